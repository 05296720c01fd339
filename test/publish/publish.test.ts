import { execFileSync } from "node:child_process"
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs"
import { hostname } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { canonicalJson, sha256 } from "#pipeline/publish/digest.ts"
import { filesOf, type Manifest } from "#pipeline/publish/manifest.ts"
import { catalog } from "#schemas/catalog.ts"
import { CONTRACT_VERSION } from "#schemas/version.ts"
import {
  contents,
  events,
  failure,
  history,
  isInOrder,
  json,
  newOut,
  publishTo,
  readlinkOf,
  run,
  unchangedIn,
  versions,
  warnings
} from "./folder.ts"
import { release, withRows } from "./sample.ts"

const noon = "1900000000"
beforeEach(() => {
  process.env["SOURCE_DATE_EPOCH"] = noon
})
afterEach(() => {
  delete process.env["SOURCE_DATE_EPOCH"]
})
const later = (seconds: number) => {
  process.env["SOURCE_DATE_EPOCH"] = String(Number(noon) + seconds)
}

const revised = () =>
  withRows("budget_lines", (rows) => rows.map((row, i) => (i === 0 ? { ...row, amount: 1n } : row)), {
    inputs: "inputs-2",
    program: "program-2"
  })

describe("a first release", () => {
  it("has a version of its time and digest, and every pointer leads to it", async () => {
    const out = newOut()
    const { status, manifest, path } = await run(publishTo(out, release()))
    expect(status).toBe("published")
    expect(manifest.version).toMatch(/^20300317T174640Z-[0-9a-f]{8}$/u)
    expect(path).toBe(join(out, "releases", manifest.version))
    expect(json(out, "latest.json")).toMatchObject({
      version: manifest.version,
      seq: 1,
      published_at: "2030-03-17T17:46:40Z"
    })
    expect(readlinkOf(join(out, "latest"))).toBe(`releases/${manifest.version}`)
    expect(isInOrder(out)).toBe(true)
    expect(history(out)).toMatchObject([
      { event: "published", version: manifest.version, seq: 1, data_change: "append" }
    ])
  })

  it("has every format of every dataset, empty ones too, and the texts byte for byte", async () => {
    const out = newOut()
    const given = release()
    await run(publishTo(out, given))
    const data = readdirSync(join(out, "latest", "data")).sort()
    expect(data).toEqual(
      [
        ...catalog.flatMap(({ name }) =>
          ["arrow", "csv", "csv-metadata.json", "excel.csv", "json", "parquet"].map(
            (kind) => `${name}.${kind}`
          )
        ),
        "csv-metadata.json",
        "open-data.xlsx"
      ].sort()
    )
    for (const [id, text] of given.texts)
      expect(readFileSync(join(out, "latest", "text", `${id}.txt`), "utf8")).toBe(text)
  })

  it("passes sha256sum -c over every file but the sums", async () => {
    const out = newOut()
    const { path } = await run(publishTo(out, release()))
    const said = execFileSync("sha256sum", ["--strict", "-c", "SHA256SUMS"], { cwd: path, encoding: "utf8" })
    const files = [...contents(path).keys()].filter((name) => name !== "SHA256SUMS")
    expect(said.trim().split("\n").sort()).toEqual(files.map((name) => `${name}: OK`).sort())
  })

  it("is described by its manifest, in canonical form and with relative paths", async () => {
    const out = newOut()
    const { path, manifest } = await run(publishTo(out, release()))
    const text = readFileSync(join(path, "manifest.json"), "utf8")
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(manifest)))
    const keys = Object.keys(JSON.parse(text))
    expect(keys).toEqual([...keys].sort())
    expect(text).not.toContain(out)
    expect(manifest).toMatchObject({
      seq: 1,
      contract: CONTRACT_VERSION,
      previous: null,
      created_at: "2030-03-17T17:46:40Z",
      checks: { pass: 1, warn: 0, fail: 1 },
      issues: ["c.bin: it is of no known kind"],
      licences: ["official document"],
      data_change: "append"
    })
    expect(manifest.sources.map((s) => [s.file, s.status])).toEqual([
      ["a-budget.txt", "read"],
      ["b-notice.txt", "read"],
      ["c.bin", "unrecognised"]
    ])
    const listed = filesOf(manifest).map((file) => file.path)
    const there = [...contents(path).keys()].filter(
      (name) => name !== "SHA256SUMS" && name !== "manifest.json" && !name.startsWith("site/")
    )
    expect([...listed].sort()).toEqual(there.sort())
    expect(manifest.site).toMatchObject({ files: 2, bytes: 3 + `<h1>${manifest.version}</h1>`.length })
    for (const file of filesOf(manifest)) expect(statSync(join(path, file.path)).size).toBe(file.bytes)
    const lines = manifest.tables.find((table) => table.name === "budget_lines")
    expect(lines).toMatchObject({ rows: 3, key: "budget_line_id", group: "budgets" })
    expect(lines?.columns.find((c) => c.name === "amount")).toEqual({
      name: "amount",
      tokens: null,
      type: "decimal",
      nullable: true,
      references: null
    })
    expect(manifest.changes.added).toBe(manifest.tables.reduce((sum, table) => sum + table.rows, 0))
  })
})

describe("the same inputs", () => {
  it("give the same bytes at the same time, whatever order the rows came in", async () => {
    const [one, two] = [newOut(), newOut()]
    const turned = release()
    const reversed = new Map([...turned.tables].reverse().map(([name, rows]) => [name, [...rows].reverse()]))
    const a = await run(publishTo(one, release()))
    const b = await run(publishTo(two, release({ tables: reversed })))
    expect(contents(b.path)).toEqual(contents(a.path))
    expect(b.manifest.version).toBe(a.manifest.version)
  })

  it("differ at another time in the version, in created_at, and where the site names them", async () => {
    const [one, two] = [newOut(), newOut()]
    const a = await run(publishTo(one, release()))
    later(3600)
    const b = await run(publishTo(two, release()))
    const differing = [...contents(a.path)].filter(([name, bytes]) => contents(b.path).get(name) !== bytes)
    expect(differing.map(([name]) => name)).toEqual(["SHA256SUMS", "manifest.json", "site/index.html"])
    expect({ ...b.manifest, version: "", created_at: "", site: null }).toEqual({
      ...a.manifest,
      version: "",
      created_at: "",
      site: null
    })
    expect(b.manifest.version.slice(-8)).toBe(a.manifest.version.slice(-8))
  })

  it("give no second release: nothing moves but the history", async () => {
    const out = newOut()
    const first = await run(publishTo(out, release()))
    const before = contents(out)
    later(60)
    const second = await run(unchangedIn(out, "inputs-1"))
    expect(second).toMatchObject({ status: "unchanged", path: first.path })
    expect(await run(publishTo(out, release()))).toMatchObject({ status: "unchanged", path: first.path })
    expect(versions(out).length).toBe(1)
    expect(events(out)).toEqual(["published", "unchanged", "unchanged"])
    const moved = [...contents(out)]
      .filter(([name, bytes]) => before.get(name) !== bytes)
      .map(([name]) => name)
    expect(moved).toEqual(["history.ndjson"])
  })

  it("are built anew where the release lost a file", async () => {
    const out = newOut()
    const { path } = await run(publishTo(out, release()))
    rmSync(join(path, "data", "events.csv"))
    later(60)
    expect(await run(unchangedIn(out, "inputs-1"))).toBeNull()
    expect(warnings.join()).toContain("lost files")
    expect(await run(publishTo(out, release()))).toMatchObject({ status: "published", manifest: { seq: 2 } })
    expect(isInOrder(out)).toBe(true)
  })
})

describe("other inputs", () => {
  it("are due, and the manifest of before is named with its digest", async () => {
    const out = newOut()
    const first = await run(publishTo(out, release()))
    expect(await run(unchangedIn(out, "inputs-2"))).toBeNull()
    const pointer = json(out, "latest.json")
    later(60)
    const { manifest } = await run(publishTo(out, revised()))
    expect(manifest).toMatchObject({
      seq: 2,
      previous: { version: first.manifest.version, manifest_sha256: pointer.manifest_sha256 },
      data_change: "revise",
      changes: { added: 0, modified: 1, removed: 0, by_cause: { source: 0, extractor: 1, contract: 0 } }
    })
    expect(json(out, "index.json").map((entry: { readonly seq: number }) => entry.seq)).toEqual([2, 1])
    expect(isInOrder(out)).toBe(true)
  })

  it("are a retraction when a row goes, caused by its document if that moved", async () => {
    const out = newOut()
    await run(publishTo(out, release()))
    later(60)
    const sources = release().sources.map((s) =>
      s.source_id === "src_budget" ? { ...s, sha256: "f".repeat(64) } : s
    )
    const shorter = withRows("checks", (rows) => rows.slice(0, 1), { inputs: "inputs-2", sources })
    const { manifest } = await run(publishTo(out, shorter, { allowCollapse: true }))
    expect(manifest.data_change).toBe("retract")
    expect(manifest.changes).toMatchObject({ removed: 1, by_cause: { source: 1, extractor: 0 } })
  })

  it("are published though no row differs: a new program must reach people", async () => {
    const out = newOut()
    const first = await run(publishTo(out, release()))
    later(60)
    const second = await run(publishTo(out, release({ program: "program-2", inputs: "inputs-2" })))
    expect(second.manifest).toMatchObject({
      data_change: "none",
      changes: { added: 0, modified: 0, removed: 0 }
    })
    expect(second.manifest.version.slice(-8)).not.toBe(first.manifest.version.slice(-8))
  })

  it("follow each other by their sequence, though the clock goes back", async () => {
    const out = newOut()
    const first = await run(publishTo(out, release()))
    later(-3600)
    const second = await run(publishTo(out, revised()))
    expect(second.manifest.created_at < first.manifest.created_at).toBe(true)
    expect(second.manifest).toMatchObject({ seq: 2, previous: { version: first.manifest.version } })
    expect(json(out, "latest.json")).toMatchObject({ version: second.manifest.version, seq: 2 })
    expect(json(out, "index.json").map((entry: { readonly seq: number }) => entry.seq)).toEqual([2, 1])
    expect(isInOrder(out)).toBe(true)
  })

  it("never take the name of a release that is there", async () => {
    const out = newOut()
    await run(publishTo(out, release()))
    await run(publishTo(out, revised()))
    const again = await failure(publishTo(out, release({ inputs: "inputs-3" })))
    expect(again).toMatchObject({ _tag: "OutUnavailable", exitCode: 3 })
    expect(again.message).toContain("SOURCE_DATE_EPOCH")
    expect(events(out)).toEqual(["published", "published", "failed"])
    expect(isInOrder(out)).toBe(true)
  })
})

describe("a release of other tables than the one before", () => {
  /** Publishes, then lets the release look as if its tables had been others. */
  const succeeding = async (edit: (manifest: Manifest) => void) => {
    const out = newOut()
    const { path } = await run(publishTo(out, release()))
    const manifest = json(path, "manifest.json")
    edit(manifest)
    const text = `${canonicalJson(manifest)}\n`
    writeFileSync(join(path, "manifest.json"), text)
    const pointer = { ...json(out, "latest.json"), manifest_sha256: sha256(text) }
    writeFileSync(join(out, "latest.json"), `${canonicalJson(pointer)}\n`)
    later(60)
    return publishTo(out, revised())
  }
  const budgetsOf = ({ tables }: Manifest) => tables.find(({ name }) => name === "budgets")!
  type Columns = Array<Manifest["tables"][number]["columns"][number]>
  const parts = CONTRACT_VERSION.split(".").map(Number) as [number, number, number]
  const major = `${parts[0] + 1}.0.0`

  it("is refused where a column or a table is gone, and told the smallest lawful version", async () => {
    const column = await failure(
      await succeeding((manifest) => {
        const columns = budgetsOf(manifest).columns as Columns
        columns.push({ ...columns[1]!, name: "lost" })
      })
    )
    expect(column).toMatchObject({ _tag: "ReleaseRefused", exitCode: 5 })
    expect(column.message).toContain(`column lost is gone`)
    expect(column.message).toContain(`the smallest lawful version is ${major}`)
    const table = await failure(
      await succeeding(({ tables }) => {
        const all = tables as Array<Manifest["tables"][number]>
        all.push({ ...all[0]!, name: "lost", rows: 0, files: [] })
      })
    )
    expect(table.message).toContain("the table is gone")
  })

  it("is published where a column is new and the version says so; the change is told in changes/schema.json", async () => {
    const { manifest, path } = await run(
      await succeeding((manifest) => {
        ;(budgetsOf(manifest).columns as Columns).splice(2, 1)
        Object.assign(manifest, { contract: `${parts[0]}.${parts[1] - 1}.0` })
      })
    )
    expect(manifest.seq).toBe(2)
    const schema = json(path, "changes", "schema.json")
    expect(schema).toMatchObject({ to: CONTRACT_VERSION, breaking: false })
    expect(schema.changes).toMatchObject([{ table: "budgets", change: "added" }])
  })

  it("is refused where a column is new and the version does not say so", async () => {
    const error = await failure(
      await succeeding((manifest) => {
        ;(budgetsOf(manifest).columns as Columns).splice(2, 1)
      })
    )
    expect(error.message).toContain(`the smallest lawful version is ${parts[0]}.${parts[1] + 1}.0`)
  })
})

describe("a refused release", () => {
  const broken = () => withRows("budgets", (rows) => [...rows, ...rows], { inputs: "inputs-2" })

  it("changes nothing that is visible, and says why, in a report and in the history", async () => {
    const out = newOut()
    await run(publishTo(out, release()))
    const before = contents(out)
    later(60)
    const error = await failure(publishTo(out, broken()))
    expect(error).toMatchObject({ _tag: "ReleaseRefused", exitCode: 5 })
    expect(error.message).toContain("keys · budgets: two rows have the id bud_1")
    const visible = [...contents(out)].filter(
      ([name]) => !name.startsWith(".stage") && name !== "history.ndjson"
    )
    expect(new Map(visible)).toEqual(new Map([...before].filter(([name]) => name !== "history.ndjson")))
    const line = history(out).at(-1)
    expect(line).toMatchObject({ event: "refused", reasons: ["keys · budgets: two rows have the id bud_1"] })
    expect(json(out, String(line?.["report"])).findings[0]).toMatchObject({ gate: "keys", table: "budgets" })
    expect(isInOrder(out)).toBe(true)
  })

  it("is kept until the next that succeeds", async () => {
    const out = newOut()
    await failure(publishTo(out, broken()))
    expect(readdirSync(join(out, ".stage")).length).toBe(1)
    await failure(publishTo(out, broken()))
    expect(readdirSync(join(out, ".stage")).length).toBe(2)
    await run(publishTo(out, release()))
    expect(readdirSync(join(out, ".stage"))).toEqual([])
  })

  it("may be one that lost more than a fifth of a table, unless that is allowed", async () => {
    const out = newOut()
    await run(publishTo(out, release()))
    later(60)
    const fewer = withRows("checks", (rows) => rows.slice(0, 1), { inputs: "inputs-2" })
    expect((await failure(publishTo(out, fewer))).message).toContain("collapse · checks: 2 rows became 1")
    expect(await run(publishTo(out, fewer, { allowCollapse: true }))).toMatchObject({ status: "published" })
  })

  it("may be one that breaks the contract of the release before", async () => {
    const out = newOut()
    const { path } = await run(publishTo(out, release()))
    const manifest = json(path, "manifest.json")
    manifest.tables[0].columns.push({ name: "gone", type: "text", nullable: true, references: null })
    const text = JSON.stringify(manifest)
    writeFileSync(join(path, "manifest.json"), text)
    const { createHash } = await import("node:crypto")
    const pointer = {
      ...json(out, "latest.json"),
      manifest_sha256: createHash("sha256").update(text).digest("hex")
    }
    writeFileSync(join(out, "latest.json"), JSON.stringify(pointer))
    later(60)
    const error = await failure(publishTo(out, revised()))
    expect(error.message).toMatch(
      /contract · \w+: column gone is gone: .*smallest lawful version is 2\.0\.0/u
    )
  })
})

describe("a dry run", () => {
  it("makes every gate, names the version, and writes nothing", async () => {
    const out = newOut()
    const { status, manifest, path } = await run(publishTo(out, release(), { dryRun: true }))
    expect([status, existsSync(out)]).toEqual(["dry-run", false])
    expect(path).toContain(manifest.version)
    const error = await failure(
      publishTo(
        out,
        withRows("budgets", (rows) => [...rows, ...rows]),
        { dryRun: true }
      )
    )
    expect([error._tag, existsSync(out)]).toEqual(["ReleaseRefused", false])
  })
})

describe("the lock", () => {
  const lock = (out: string, owner: Record<string, unknown>) => {
    mkdirSync(out, { recursive: true })
    writeFileSync(join(out, ".lock"), JSON.stringify(owner))
  }
  const other = async () => {
    const { hostname } = await import("node:os")
    return {
      run: "other",
      pid: process.pid,
      host: hostname(),
      started_at: "2030-01-01T00:00:00Z",
      born: null
    }
  }

  it("of a run at work keeps others out, who may try again", async () => {
    const out = newOut()
    lock(out, await other())
    const error = await failure(publishTo(out, release()))
    expect(error).toMatchObject({ _tag: "OutUnavailable", reason: "locked", exitCode: 75 })
    expect(error.message).toContain(`process ${process.pid}`)
    expect(readdirSync(out)).toEqual([".lock"])
  })

  it("of a run on another machine cannot be judged, so it holds", async () => {
    const out = newOut()
    lock(out, { ...(await other()), host: "elsewhere", pid: 2 ** 30 })
    expect(await failure(publishTo(out, release()))).toMatchObject({ exitCode: 75 })
  })

  it("of a run that died is taken over, and that is said", async () => {
    const out = newOut()
    lock(out, { ...(await other()), pid: 2 ** 30 })
    expect(await run(publishTo(out, release()))).toMatchObject({ status: "published" })
    expect(warnings.join()).toContain(`took over the lock of a run that died (process ${2 ** 30}`)
    expect(isInOrder(out)).toBe(true)
  })

  it("of a run whose number another process has now is taken over", async () => {
    const out = newOut()
    lock(out, { ...(await other()), born: "1" })
    expect(await run(publishTo(out, release()))).toMatchObject({ status: "published" })
  })

  it("of a run that died taking over is taken over in turn", async () => {
    const out = newOut()
    const dead = { ...(await other()), pid: 2 ** 30 }
    lock(out, dead)
    writeFileSync(join(out, ".lock.other"), JSON.stringify({ ...dead, run: "heir" }))
    expect(await run(publishTo(out, release()))).toMatchObject({ status: "published" })
    expect(isInOrder(out)).toBe(true)
  })

  it("that names no run is left to people", async () => {
    const out = newOut()
    mkdirSync(out)
    writeFileSync(join(out, ".lock"), "")
    expect((await failure(publishTo(out, release()))).message).toContain("delete it")
  })

  it("lets exactly one of many through at a time", async () => {
    const out = newOut()
    lock(out, { ...(await other()), pid: 2 ** 30 })
    const runs = await Promise.allSettled(Array.from({ length: 6 }, () => run(publishTo(out, release()))))
    const published = runs.filter((r) => r.status === "fulfilled" && r.value.status === "published")
    expect(published.length).toBe(1)
    for (const r of runs)
      if (r.status === "rejected") expect(String(r.reason)).toContain("another run is publishing")
    expect(versions(out).length).toBe(1)
    expect(isInOrder(out)).toBe(true)
  })
})

describe("what was damaged between two runs", () => {
  const due: ReadonlyArray<[string, (out: string) => void]> = [
    ["the link is gone", (out) => rmSync(join(out, "latest"))],
    ["the index is gone", (out) => rmSync(join(out, "index.json"))],
    ["the index is cut short", (out) => writeFileSync(join(out, "index.json"), "[")],
    ["the history is gone", (out) => rmSync(join(out, "history.ndjson"))],
    ["the history ends in half a line", (out) => appendFileSync(join(out, "history.ndjson"), '{"at":"20')]
  ]
  it.each(due)("%s: a run that has nothing to do puts it right", async (_, damage) => {
    const out = newOut()
    await run(publishTo(out, release()))
    damage(out)
    expect(await run(unchangedIn(out, "inputs-1"))).toMatchObject({ status: "unchanged" })
    expect(isInOrder(out)).toBe(true)
    expect(events(out).at(-1)).toBe("unchanged")
  })

  it.each<[string, (out: string) => void]>([
    ["is gone", (out) => rmSync(join(out, "latest.json"))],
    ["is cut short", (out) => writeFileSync(join(out, "latest.json"), '{"vers')],
    [
      "names a release that is not there",
      (out) => {
        const pointer = json(out, "latest.json")
        writeFileSync(
          join(out, "latest.json"),
          JSON.stringify({ ...pointer, version: "20300101T000000Z-00000000" })
        )
      }
    ]
  ])("latest.json %s: the newest whole release is latest again, and seq does not fall", async (_, damage) => {
    const out = newOut()
    await run(publishTo(out, release()))
    later(60)
    const { manifest } = await run(publishTo(out, revised()))
    damage(out)
    later(120)
    expect(await run(publishTo(out, revised()))).toMatchObject({
      status: "unchanged",
      manifest: { version: manifest.version }
    })
    expect(json(out, "latest.json")).toMatchObject({ version: manifest.version, seq: 2 })
    expect(isInOrder(out)).toBe(true)
  })

  it("files that a run left beside are swept, but for that of a run that waits for the lock", async () => {
    const out = newOut()
    await run(publishTo(out, release()))
    const beside = [".latest.json.1-abc", ".index.json.1-abc", ".feed.atom.1-abc", ".lock.1-abc.mine"]
    for (const name of beside)
      writeFileSync(join(out, name), JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1 }))
    const waiting = join(out, ".lock.2-abc.mine")
    writeFileSync(waiting, JSON.stringify({ host: hostname(), pid: process.pid, born: null }))
    later(60)
    await run(publishTo(out, revised()))
    expect(beside.filter((name) => existsSync(join(out, name)))).toEqual([])
    expect(existsSync(waiting)).toBe(true)
  })
})

describe("a folder that cannot be used", () => {
  it("is said to be so: a file stands in its place", async () => {
    const out = newOut()
    writeFileSync(out, "")
    expect(await failure(publishTo(out, release()))).toMatchObject({ reason: "unusable", exitCode: 3 })
  })

  it.each(["soon", "-1", "1.5", "99999999999999"])("SOURCE_DATE_EPOCH may not be %s", async (value) => {
    process.env["SOURCE_DATE_EPOCH"] = value
    const error = await failure(publishTo(newOut(), release()))
    expect(error).toMatchObject({ reason: "setting", exitCode: 3 })
    expect(error.message).toContain(value)
  })
})
