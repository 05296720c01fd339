/** Builds on many machines, which die, freeze and come back: always the local build's bytes. */
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { corpus, databaseAt, gongkai, killAll, latestOf, lease, newFolder, root, until } from "./machines.ts"
import { type Postgres, startPostgres } from "./postgres.ts"

let postgres: Postgres
let database: ReturnType<typeof databaseAt>
let documents: string
let expected: ReadonlyMap<string, string>
const count = 32

const shared = () => ["--database", postgres.url, "--lease", `${lease}`]
const worker = (program = root) => gongkai(["worker", ...shared(), "--threads", "1"], program)
const build = (out: string, ...more: ReadonlyArray<string>) =>
  gongkai(["build", "--seeds", documents, "--out", out, "--no-site", ...shared(), ...more])
/** Documents that could not be read give 1, as in the local build. */
const built = 1

const results = () => database.number("SELECT count(*) FROM gongkai_results")
const reads = (some: number) => until(async () => (await results()) >= some, `${some} documents read`)
const nothingLeft = async () => {
  const places = ["messages", "replies", "queue", "documents", "builds"]
  for (const place of places)
    expect(await database.number(`SELECT count(*) FROM gongkai_${place}`), place).toBe(0)
}

beforeAll(async () => {
  documents = corpus(count)
  const local = newFolder()
  const [started] = await Promise.all([
    startPostgres(),
    gongkai(["build", "--seeds", documents, "--out", local, "--no-site"]).ended
  ])
  postgres = started
  database = databaseAt(postgres.url)
  expected = latestOf(local)
  expect(await gongkai(["status", "--database", postgres.url]).ended).toBe(0)
})

afterEach(async () => {
  await killAll()
  await database.empty()
})

afterAll(() => postgres.stop())

// a crowded machine takes its time; an idle one a few seconds for each
describe("a build on many machines", { timeout: 300_000 }, () => {
  it("is the local build to the byte, whoever submits it again, and leaves nothing behind", async () => {
    const [first, second] = [newFolder(), newFolder()]
    worker()
    worker()
    expect(await build(first).ended).toBe(built)
    expect(latestOf(first)).toEqual(expected)
    expect(await results()).toBe(count + 2)
    await nothingLeft()
    const attempts = "SELECT sum(attempts) FROM gongkai_batches"
    const before = await database.number(attempts)
    expect(await build(second).ended).toBe(built)
    expect(latestOf(second)).toEqual(expected)
    expect(await database.number(attempts), "nothing is read twice").toBe(before)
  })

  it("survives the death of a worker in each of its stages", async () => {
    const out = newFolder()
    const coordinator = build(out)
    const stages = [
      { name: "before it has a batch", reached: "SELECT 1 FROM gongkai_runners" },
      { name: "with a batch", reached: "SELECT 1 FROM gongkai_batches WHERE begun_at IS NOT NULL" },
      { name: "between two batches", reached: "SELECT 1 FROM gongkai_results OFFSET 4" },
      {
        name: "after a batch, before its workflow knows",
        reached: "SELECT 1 FROM gongkai_batches WHERE finished_at IS NOT NULL OFFSET 9"
      }
    ]
    for (const { name, reached } of stages) {
      const victim = worker()
      await until(async () => (await database.query(reached)).length > 0, name)
      victim.child.kill("SIGKILL")
      expect(await victim.ended, name).toBe("SIGKILL")
      await database.query("DELETE FROM gongkai_runners")
    }
    expect(await results()).toBeLessThan(count)
    worker()
    expect(await coordinator.ended).toBe(built)
    expect(latestOf(out)).toEqual(expected)
    await nothingLeft()
  })

  it("survives the death of the coordinator in each of its stages", async () => {
    const out = newFolder()
    worker()
    worker()
    for (const stage of ["extract:", "acquire:", "resolve:", "check", "publish"]) {
      const victim = build(out)
      await victim.says(stage)
      victim.child.kill("SIGKILL")
      expect(await victim.ended, stage).toBe("SIGKILL")
    }
    expect(await build(out).ended).toBe(built)
    expect(latestOf(out)).toEqual(expected)
    expect(await gongkai(["verify", "--out", out]).ended).toBe(0)
  })

  it("survives a restart of the database", async () => {
    const out = newFolder()
    worker()
    worker()
    const coordinator = build(out)
    await reads(5)
    await postgres.restart(1500)
    expect(await coordinator.ended).toBe(built)
    expect(latestOf(out)).toEqual(expected)
    await nothingLeft()
  })

  it("takes over from a worker that froze, and lets it work on when it thaws", async () => {
    const out = newFolder()
    const frozen = worker()
    const coordinator = build(out)
    await reads(5)
    frozen.child.kill("SIGSTOP")
    const silent = gongkai(["status", ...shared(), "--json"])
    worker()
    await until(async () => (await results()) >= count, "all read without it")
    frozen.child.kill("SIGCONT")
    expect(await coordinator.ended).toBe(built)
    expect(await silent.ended).toBe(0)
    expect(latestOf(out)).toEqual(expected)
    await until(
      async () => (await database.number("SELECT count(*) FROM gongkai_runners")) === 2,
      "the frozen worker is back"
    )
  })

  it("is cut once by two coordinators that start at once", async () => {
    const [out, other] = [newFolder(), newFolder()]
    worker()
    worker()
    const coordinators = [build(out), build(out), build(other)]
    const [first, second, third] = await Promise.all(coordinators.map(({ ended }) => ended))
    // the one that comes second finds nothing due
    expect([first, second].sort()).toEqual([0, built])
    expect(third).toBe(built)
    expect(latestOf(out)).toEqual(expected)
    expect(latestOf(other)).toEqual(expected)
  })

  it("gives no batch to a worker of another version, and says so", async () => {
    const other = newFolder()
    for (const part of ["pipeline", "schemas", "package.json", "package-lock.json"])
      cpSync(join(root, part), join(other, part), { recursive: true })
    symlinkSync(join(root, "node_modules"), join(other, "node_modules"))
    mkdirSync(join(other, "pipeline", "knowledge"), { recursive: true })
    writeFileSync(join(other, "pipeline", "knowledge", "new.txt"), "knows more\n")
    const stranger = worker(other)
    await until(
      async () => (await database.number("SELECT count(*) FROM gongkai_runners")) === 1,
      "it is there"
    )
    const out = newFolder()
    const coordinator = build(out)
    await coordinator.says("no worker of this program")
    expect(coordinator.said()).toContain("1 of another version")
    const status = gongkai(["status", ...shared()])
    expect(await status.ended).toBe(0)
    expect(status.said()).toMatch(
      /it runs program [0-9a-f]{16}, the builds need [0-9a-f]{16}; it takes none/u
    )
    expect(await results()).toBe(0)
    worker()
    expect(await coordinator.ended).toBe(built)
    expect(latestOf(out)).toEqual(expected)
    expect(await database.number("SELECT count(DISTINCT worker) FROM gongkai_results")).toBe(1)
    stranger.child.kill("SIGKILL")
  })

  it("tells what is wrong with the database, and never its password", async () => {
    const url = "postgres://gongkai:geheim@127.0.0.1:1/gongkai"
    for (const command of [["build", "--seeds", documents, "--out", newFolder()], ["worker"], ["status"]]) {
      const lost = gongkai([...command, "--database", url])
      expect(await lost.ended).toBe(69)
      expect(lost.said()).toContain("the database 127.0.0.1:1/gongkai cannot be used")
      expect(lost.said()).not.toContain("geheim")
    }
    const wrong = gongkai(["status", "--database", "mysql://gongkai:geheim@127.0.0.1/gongkai"])
    expect(await wrong.ended).toBe(2)
    expect(wrong.said()).not.toContain("geheim")
  })

  it("publishes nothing and keeps nothing in a dry run", async () => {
    const out = join(newFolder(), "out")
    worker()
    expect(await build(out, "--dry-run").ended).toBe(built)
    expect(await results()).toBe(count + 2)
    expect(existsSync(out)).toBe(false)
  })
})
