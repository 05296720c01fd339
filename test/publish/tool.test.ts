import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { commitOf, describeTool } from "#pipeline/publish/tool.ts"

const folder = mkdtempSync(join(tmpdir(), "tool-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const a = "a".repeat(40)
let n = 0
const tree = (files: Readonly<Record<string, string>>) => {
  const root = join(folder, String(n++))
  mkdirSync(root)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text.replaceAll("ROOT", root))
  }
  return root
}

describe("the commit of a checkout", () => {
  it.each<[string, Record<string, string>, string | null]>([
    ["is that of its branch", { ".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": `${a}\n` }, a],
    [
      "is found among packed refs",
      {
        ".git/HEAD": "ref: refs/heads/main\n",
        ".git/packed-refs": `# pack-refs\n${"b".repeat(40)} refs/heads/x\n${a} refs/heads/main\n`
      },
      a
    ],
    ["is the head itself when detached", { ".git/HEAD": `${a}\n` }, a],
    [
      "is found from a worktree",
      {
        ".git": "gitdir: ROOT/common/worktrees/w\n",
        "common/worktrees/w/HEAD": "ref: refs/heads/w\n",
        "common/worktrees/w/commondir": "../..\n",
        "common/refs/heads/w": `${a}\n`
      },
      a
    ],
    ["is unknown before the first commit", { ".git/HEAD": "ref: refs/heads/main\n" }, null],
    ["is unknown without git", { "package.json": "{}" }, null],
    ["is unknown where the head is nonsense", { ".git/HEAD": "what" }, null]
  ])("%s", (_, files, commit) => {
    expect(commitOf(tree(files))).toBe(commit)
  })

  it("is no condition of describing the program", async () => {
    const tool = await describeTool(tree({ "package.json": '{"version":"3.2.1"}' }))
    expect(tool).toEqual({
      version: "3.2.1",
      commit: null,
      dirty: null,
      node: process.version,
      lockfile_sha256: null
    })
  })
})
