import { type SpawnSyncReturns, spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { programRoot } from "#pipeline/publish/digest.ts"
import { events, newOut, publishTo, run } from "../publish/folder.ts"
import { release } from "../publish/sample.ts"

const folder = mkdtempSync(join(tmpdir(), "cli-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const gongkai = (args: ReadonlyArray<string>, env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, [join(programRoot, "pipeline", "main.ts"), ...args], {
    cwd: programRoot,
    encoding: "utf8",
    env: { ...process.env, ...env }
  })

/** No stack and no name of a class: what a person can read. */
const readable = (text: string) => !/^\s+at |Error:|\{|_tag/mu.test(text)

let out = ""
beforeAll(async () => {
  out = newOut()
  await run(publishTo(out, release()))
})

describe("help", () => {
  it("is a result: it names every command and shows how they are used", () => {
    const { status, stdout, stderr } = gongkai(["--help"])
    expect([status, stderr]).toEqual([0, ""])
    for (const command of ["build", "check", "explain", "tables", "worker", "status"])
      expect(stdout).toMatch(new RegExp(`^  ${command} {2,}\\S`, "mu"))
    expect(stdout).toContain("EXAMPLES")
  })

  it.each<[string, ReadonlyArray<string>]>([
    [
      "build",
      ["--seeds", "--out", "--strict", "--dry-run", "--allow-collapse", "--database", "--lease", "--json"]
    ],
    ["worker", ["--database", "--threads", "--lease"]],
    ["status", ["--database", "--lease", "--json"]],
    ["check", ["--out", "--all", "--strict", "--json"]],
    ["explain", ["--out", "--all", "--json"]],
    ["tables", ["--out", "--json"]]
  ])("of %s has its flags and examples that use no other", (command, flags) => {
    const { status, stdout } = gongkai([command, "--help"])
    expect(status).toBe(0)
    for (const flag of flags) expect(stdout).toContain(flag)
    const examples = stdout.slice(stdout.indexOf("EXAMPLES"))
    expect(examples).toContain(`gongkai ${command}`)
    for (const flag of examples.match(/--[a-z-]+/gu) ?? []) expect(flags).toContain(flag)
  })

  it("of the version is one line", () => {
    expect(gongkai(["--version"]).stdout).toMatch(/^gongkai v\d+\.\d+\.\d+\n$/u)
  })
})

describe("wrong usage exits with 2 and says what is wrong on stderr alone", () => {
  it.each([
    [["frobnicate"], "frobnicate"],
    [["build", "--frobnicate"], "--frobnicate"],
    [["--frobnicate"], "--frobnicate"],
    [["build", "extra"], "extra"],
    [["--out", "x", "check"], "check"],
    [["explain"], "argument"],
    [["check", "--out"], "--out"]
  ])("%j", (args, word) => {
    const { status, stdout, stderr } = gongkai(args)
    expect([status, stdout]).toEqual([2, ""])
    expect(stderr).toContain(word)
    expect(stderr).toContain("--help")
    expect(readable(stderr)).toBe(true)
  })
})

describe("exit codes", () => {
  const fails = (args: ReadonlyArray<string>, code: number, word: string, env = {}) => {
    const { status, stdout, stderr } = gongkai(args, env)
    expect([status, stdout]).toEqual([code, ""])
    expect(stderr).toContain(word)
    expect(readable(stderr)).toBe(true)
  }
  it("3: the folder of documents is missing", () => fails(["--seeds", join(folder, "none")], 3, "none"))
  it("4: the folder of documents is empty", () => {
    mkdirSync(join(folder, "empty"))
    fails(["build", "--seeds", join(folder, "empty"), "--out", join(folder, "o")], 4, "empty")
  })
  it.each(["check", "tables"])("3: %s finds no release", (command) =>
    fails([command, "--out", join(folder, "none")], 3, "npm start")
  )
  it("3: explain finds no release", () =>
    fails(["explain", "x", "--out", join(folder, "none")], 3, "no release"))
  it("4: explain finds nothing", () => fails(["explain", "没有的东西", "--out", out], 4, "没有的东西"))
  it("1: check --strict, and a check failed", () => {
    const { status, stdout } = gongkai(["check", "--strict", "--out", out])
    expect(status).toBe(1)
    expect(stdout).toContain("fail  column_total")
    expect(gongkai(["check", "--out", out]).status).toBe(0)
  })
})

describe("results", () => {
  it.each([
    [["tables"], "budget_lines"],
    [["check"], "column_total"],
    [["explain", "1,234.50"], "bln_1"],
    [["explain", "甲市商务局"], "org_2"]
  ])("of %j are on stdout, with nothing on stderr", (args, word) => {
    const { status, stdout, stderr } = gongkai([...args, "--out", out])
    expect([status, stderr]).toEqual([0, ""])
    expect(stdout).toContain(word)
    expect(stdout).not.toContain("\u001b")
  })

  it.each([[["tables"]], [["check"]], [["explain", "1,234.50"]]])(
    "of %j --json are one JSON document",
    (args) => {
      const { status, stdout } = gongkai([...args, "--json", "--out", out])
      expect(status).toBe(0)
      expect(typeof JSON.parse(stdout)).toBe("object")
    }
  )

  it("a reader that has seen enough ends the program quietly", () => {
    const main = join(programRoot, "pipeline", "main.ts")
    const command = `"${process.execPath}" "${main}" tables --out "${out}" | head -1`
    const { stdout, stderr } = spawnSync("sh", ["-c", command], { encoding: "utf8" })
    expect([stdout, stderr]).toEqual(["sources\n", ""])
  })
})

describe("build", () => {
  const seeds = join(folder, "seeds")
  const target = join(folder, "built")
  beforeAll(() => cpSync(join(programRoot, "seeds"), seeds, { recursive: true }))
  const build = (...more: ReadonlyArray<string>) => gongkai(["--seeds", seeds, "--out", target, ...more])

  it("is what runs without a command: a summary on stdout, a line a stage on stderr", () => {
    const dry = build("--dry-run")
    expect([dry.status, readdirSync(folder).includes("built")]).toEqual([0, false])
    const { status, stdout, stderr } = build()
    expect(status).toBe(0)
    expect(stdout).toMatch(
      /Documents: 5 read[\s\S]*Rows: [\s\S]*Checks: [\s\S]*Published \d{8}T\d{6}Z-[0-9a-f]{8}/u
    )
    expect(stdout).toContain(target)
    for (const stage of ["acquire", "extract", "resolve", "check", "publish"])
      expect(stderr).toMatch(new RegExp(`^${stage}`, "mu"))
  })

  it("has nothing to do the second time, and says so", () => {
    const { status, stdout, stderr } = build("--json")
    expect([status, stderr]).toEqual([0, ""])
    expect(JSON.parse(stdout)).toMatchObject({ status: "unchanged" })
    expect(events(target)).toEqual(["published", "unchanged"])
  })

  it("builds the rest when a file cannot be read, and exits with 1", () => {
    writeFileSync(join(seeds, "photo.jpg"), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0, 0, 1, 2, 3]))
    const { status, stdout } = build()
    expect(status).toBe(1)
    expect(stdout).toMatch(/Documents: 5 read, 1 not/u)
    expect(stdout).toMatch(/Not read\n.*photo\.jpg/u)
    expect(events(target).at(-1)).toBe("published")
  })

  it("that another run holds up exits with 75", async () => {
    const { hostname } = await import("node:os")
    const owner = {
      run: "x",
      pid: process.pid,
      host: hostname(),
      started_at: "2030-01-01T00:00:00Z",
      born: null
    }
    writeFileSync(join(target, ".lock"), JSON.stringify(owner))
    const { status, stderr } = build()
    rmSync(join(target, ".lock"))
    expect(status).toBe(75)
    expect(stderr).toContain("another run")
  })

  it("to a folder that holds much more is refused with 5, and what is there stays", () => {
    const few = join(folder, "few")
    mkdirSync(few)
    const [one] = readdirSync(seeds).filter((name) => name.startsWith("002"))
    cpSync(join(seeds, one!), join(few, one!))
    const { status, stderr } = gongkai(["--seeds", few, "--out", target])
    expect(status).toBe(5)
    expect(stderr).toContain("--allow-collapse")
    expect(events(target).at(-1)).toBe("refused")
  })
})
