/** The documents of seeds/ built as a user builds them, and the release read back by a second program (DuckDB). */
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import {
  copyFileSync,
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { catalog } from "#schemas/catalog.ts"
import type { Physical } from "#schemas/columns.ts"

const root = join(import.meta.dirname, "..")
const work = mkdtempSync(join(tmpdir(), "release-"))
const latest = join(work, "one", "latest")
let duckdb: DuckDBConnection

const build = (seeds: string, out: string) =>
  spawnSync(process.execPath, ["pipeline/main.ts", "build", "--seeds", seeds, "--out", out], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, SOURCE_DATE_EPOCH: "1700000000", NO_COLOR: "1" }
  })

beforeAll(async () => {
  const first = build("seeds", join(work, "one"))
  expect(first.stderr).not.toContain("    at ")
  expect(first.status).toBe(0)
  duckdb = await (await DuckDBInstance.create(":memory:")).connect()
})
afterAll(() => rmSync(work, { recursive: true, force: true }))

const rows = async (sql: string) => (await duckdb.runAndReadAll(sql)).getRowObjectsJS()
const table = (name: string, format: string) => {
  const file = join(latest, "data", `${name}.${format}`).replaceAll("'", "''")
  if (format === "parquet") return `read_parquet('${file}')`
  return format === "csv"
    ? `read_csv('${file}', all_varchar = true, header = true)`
    : `read_json('${file}', maximum_object_size = 10000000)`
}

describe("a release", () => {
  it("has the same bytes when it is built twice, wherever it is built", () => {
    expect(build("seeds", join(work, "two")).status).toBe(0)
    const files = globSync("**", { cwd: join(work, "one", "latest") }).filter((file) =>
      statSync(join(work, "one", "latest", file)).isFile()
    )
    expect(files.length).toBeGreaterThan(catalog.length * 3)
    for (const file of files)
      expect(digest(join(work, "two", "latest", file)), file).toBe(digest(join(work, "one", "latest", file)))
  })

  it("has the same rows under other file names", () => {
    const renamed = join(work, "renamed")
    cpSync(join(root, "seeds"), renamed, { recursive: true })
    for (const file of globSync("*.txt", { cwd: renamed })) {
      copyFileSync(join(renamed, file), join(renamed, `${file.slice(0, 3)}-document`))
      rmSync(join(renamed, file))
    }
    expect(build(renamed, join(work, "three")).status).toBe(0)
    for (const { name } of catalog) {
      if (name === "sources" || name === "checks") continue
      const file = join("latest", "data", `${name}.json`)
      expect(digest(join(work, "three", file)), name).toBe(digest(join(work, "one", file)))
    }
  })

  it("is not made again from the same documents", () => {
    const again = build("seeds", join(work, "one"))
    expect(again.status).toBe(0)
    expect(globSync("*", { cwd: join(work, "one", "releases") })).toHaveLength(1)
    const history = readFileSync(join(work, "one", "history.ndjson"), "utf8")
    expect(history).toContain("unchanged")
  })

  it("builds what it can from a folder with a bad document, names it, and says so with its exit code", () => {
    const mixed = join(work, "mixed")
    cpSync(join(root, "seeds"), mixed, { recursive: true })
    writeFileSync(join(mixed, "letter.txt"), "亲爱的朋友：\n\n你好！今天天气很好，我们去了公园。\n")
    writeFileSync(join(mixed, "photo.jpg"), new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 1]))
    const built = build(mixed, join(work, "four"))
    expect(built.status).toBe(1)
    const said = built.stdout + built.stderr
    expect(said).toContain("letter.txt")
    expect(said).toContain("photo.jpg")
    expect(said).not.toContain("    at ")
    for (const { name } of catalog) {
      const file = join("latest", "data", `${name}.json`)
      expect(digest(join(work, "four", file)), name).toBe(digest(join(work, "one", file)))
    }
  })
})

describe.each(catalog)("table $name, read by DuckDB", ({ columns, id, name }) => {
  it("has the same rows in JSON, CSV and Parquet, and a unique key", async () => {
    const counts = await Promise.all(
      ["json", "csv", "parquet"].map(
        async (format) => (await rows(`select count(*) as n from ${table(name, format)}`))[0]!["n"]
      )
    )
    expect(counts[0]).toBe(counts[2])
    expect(counts[1]).toBe(counts[2])
    const keys = await rows(`select count(distinct "${id}") as n from ${table(name, "parquet")}`)
    expect(keys[0]!["n"]).toBe(counts[2])
  })

  it("has real types", async () => {
    const types: Readonly<Record<Physical, RegExp>> = {
      text: /^VARCHAR$/u,
      int: /^(?:INTEGER|BIGINT)$/u,
      real: /^DOUBLE$/u,
      decimal: /^DECIMAL\(18,2\)$/u,
      date: /^DATE$/u,
      list: /^VARCHAR\[\]$/u,
      flag: /^BOOLEAN$/u
    }
    const described = await rows(`describe select * from ${table(name, "parquet")}`)
    expect(described.map((row) => row["column_name"])).toEqual(Object.keys(columns))
    for (const row of described) {
      const column = columns[row["column_name"] as string]!
      expect(row["column_type"], `${name}.${row["column_name"]}`).toMatch(types[column.physical])
    }
  })

  it("refers only to rows that are there", async () => {
    for (const [column, { physical, references }] of Object.entries(columns)) {
      if (references === null || (name === "regions" && column === "parent_region_id")) continue
      const key = catalog.find((d) => d.name === references)!.id
      const ids = physical === "list" ? `unnest("${column}")` : `"${column}"`
      const lost = await rows(
        `select ref from (select ${ids} as ref from ${table(name, "parquet")}) where ref is not null ` +
          `and ref not in (select "${key}" from ${table(references, "parquet")})`
      )
      expect(lost, `${name}.${column}`).toEqual([])
    }
  })
})

describe("provenance", () => {
  it("points at a row that is there, and quotes its source exactly", async () => {
    for (const { id, name } of catalog) {
      const lost = await rows(
        `select row_id from ${table("provenance", "parquet")} where "table" = '${name}' ` +
          `and row_id not in (select "${id}" from ${table(name, "parquet")})`
      )
      expect(lost, name).toEqual([])
    }
    const texts = new Map<string, ReadonlyArray<string>>()
    for (const row of await rows(`select * from ${table("provenance", "parquet")}`)) {
      const source = row["source_id"] as string
      if (!texts.has(source))
        texts.set(source, [...readFileSync(join(latest, "text", `${source}.txt`), "utf8")])
      const quote = texts.get(source)!.slice(Number(row["start"]), Number(row["end"])).join("")
      expect(quote).toBe(row["quote"])
    }
  })
})

function digest(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex")
}
