import { spawnSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { catalog } from "#schemas/catalog.ts"
import manifest from "../package.json" with { type: "json" }

const root = join(import.meta.dirname, "..")
const readme = readFileSync(join(root, "README.md"), "utf8")
const help = (...args: ReadonlyArray<string>) =>
  spawnSync(process.execPath, ["pipeline/main.ts", ...args, "--help"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" }
  }).stdout

/** Rows of the table of commands: the command's words and its flags. */
const section = readme.split("## Commands")[1]!.split("\n## ")[0]!
const commands = [...section.matchAll(/^\| `([a-z]+)([^`]*)` \|/gmu)].map((m) => ({
  name: m[1]!,
  flags: [...m[2]!.matchAll(/--[a-z-]+/gu)].map(([flag]) => flag)
}))

describe("the README", () => {
  it("is short enough to be read", () => expect(readme.split("\n").length).toBeLessThanOrEqual(220))

  it("documents every command, and no other", () => {
    const listed = /SUBCOMMANDS\n([\s\S]*?)(?:\n[A-Z]|$)/u.exec(help())![1]!
    const names = [...listed.matchAll(/^ {2}([a-z]+) {2}/gmu)].map((m) => m[1]!)
    expect(names.length).toBeGreaterThan(3)
    expect(commands.map(({ name }) => name).sort()).toEqual(names.sort())
  })

  it.each(commands)("documents the flags of $name as --help has them", ({ flags, name }) => {
    const own = help(name).split("GLOBAL FLAGS")[0]!
    const known = [...own.matchAll(/^\s{2,}(--[a-z-]+)/gmu)].map((m) => m[1]!)
    expect(flags.sort()).toEqual([...new Set(known)].sort())
  })

  it("names every table", () => {
    for (const { name } of catalog) expect(readme, name).toContain(`\`${name}\``)
  })

  it("gives a reason for every dependency", () => {
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }))
      expect(readme, name).toMatch(new RegExp(`^\\|[^|]*\`${name}\`[^|]*\\| \\S`, "mu"))
  })

  it("names files that are there", () => {
    for (const [, file] of readme.matchAll(/`((?:pipeline|schemas|test|seeds)\/[^`<*]+)`/gu))
      expect(existsSync(join(root, file!)), file).toBe(true)
  })
})
