import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, describe, expect, it, vi } from "vitest"
import {
  applyChanges,
  Causes,
  type RowChange,
  rowChanges,
  type TableState
} from "#pipeline/publish/changes/compare.ts"
import { countChanges, dataChange } from "#pipeline/publish/changes/count.ts"
import { lineOf } from "#pipeline/publish/changes/files.ts"
import { parseDigits } from "#pipeline/publish/formats/json.ts"
import { rowText } from "#pipeline/publish/values.ts"
import { catalog, dataset } from "#schemas/catalog.ts"
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { randomOf } from "../extract/unit-budget/made/random.ts"
import { json, newOut, publishTo, run } from "./folder.ts"
import { release, tables } from "./sample.ts"
import { stateDigest } from "./whole.ts"

afterEach(() => vi.unstubAllEnvs())

const stateOf = ({ columns, id }: Dataset, rows: ReadonlyArray<AnyRow>): TableState => ({
  key: id,
  columns: Object.entries(columns).map(([name, { physical }]) => ({ name, type: physical })),
  rows
})
const of = dataset("budget_lines")
const rows = tables().get("budget_lines")!
const lines = (some: ReadonlyArray<AnyRow>) => stateOf(of, some)
const causes = (now = "1", before = "1", program = ["p", "p"]) => {
  const side = (sha256: string, of: string) => ({
    sources: [{ source_id: "src_budget", sha256 }],
    program: of
  })
  return new Causes(side(now, program[0]!), side(before, program[1]!))
}
const count = (now: TableState | null, before: TableState | null, by = causes()) =>
  countChanges(rowChanges(before, now, by))
const revised = [{ ...rows[0]!, amount: 1n }, ...rows.slice(1)]

describe("changes", () => {
  it("are found by key, whatever the order, with the columns that differ", () => {
    expect(rowChanges(lines(rows), lines([...rows].reverse()), causes())).toEqual([])
    expect(rowChanges(lines(rows), lines(revised), causes())).toEqual([
      {
        op: "modify",
        key: rows[0]!["budget_line_id"],
        before: rows[0],
        after: revised[0],
        changed: ["amount"],
        cause: "source"
      }
    ])
    expect(count(lines(rows.slice(1)), lines(rows))).toMatchObject({ added: 0, modified: 0, removed: 1 })
    expect(count(lines(rows), null)).toMatchObject({ added: 3, modified: 0, removed: 0 })
    expect(count(null, lines(rows))).toMatchObject({ removed: 3, by_cause: { contract: 3 } })
  })

  it("are caused by the document if it moved, else by the program if it did, else by another document", () => {
    const causeOf = (by: Causes) => rowChanges(lines(rows), lines(revised), by)[0]!.cause
    expect(causeOf(causes("2", "1", ["q", "p"]))).toBe("source")
    expect(causeOf(causes("1", "1", ["q", "p"]))).toBe("extractor")
    expect(causeOf(causes("1", "1", ["p", "p"]))).toBe("source")
  })

  it("are caused by the contract where nothing but new columns differs", () => {
    const without = (some: ReadonlyArray<AnyRow>): TableState => {
      const state = lines(some)
      const columns = state.columns.filter(({ name }) => name !== "measure")
      return { ...state, columns, rows: some.map(({ measure: _, ...row }) => row) }
    }
    const [program] = [causes("1", "1", ["q", "p"])]
    expect(count(lines(rows), without(rows), program).by_cause).toEqual({
      source: 0,
      extractor: 0,
      contract: 3
    })
    // a column that went takes nothing with it that was not said
    expect(rowChanges(lines(rows), without(rows), program)).toEqual([])
  })

  it("are named by the gravest of them", () => {
    const all = count(lines(rows), lines(rows))
    expect(dataChange(all)).toBe("none")
    expect(dataChange({ ...all, added: 9 })).toBe("append")
    expect(dataChange({ ...all, added: 9, modified: 1 })).toBe("revise")
    expect(dataChange({ ...all, added: 9, modified: 1, removed: 1 })).toBe("retract")
  })
})

/** Lines of a change file as somebody reads them who has only the release. */
const readLines = (text: string, columns: TableState["columns"]): ReadonlyArray<RowChange> => {
  const decimals = columns.filter(({ type }) => type === "decimal").map(({ name }) => name)
  return parseDigits(
    decimals,
    `[${text.trimEnd().replaceAll("\n", ",")}]`
  ) as unknown as ReadonlyArray<RowChange>
}
const digestOf = ({ key, rows: all }: Pick<TableState, "key" | "rows">) =>
  stateDigest(
    all.map((row) => String(row[key])),
    all.map(rowText)
  )

describe("a change file, applied to the table of before,", () => {
  const another = (value: unknown, random: () => number): unknown => {
    if (typeof value === "bigint") return value + BigInt(Math.floor(random() * 1e6)) + 1n
    if (typeof value === "number") return value + 1
    if (typeof value === "boolean") return !value
    if (Array.isArray(value)) return [...value, '"新"\n']
    return value === null || random() < 0.2 ? "改\u2028了," : null
  }
  const mutated = (some: ReadonlyArray<AnyRow>, { id }: Dataset, random: () => number) =>
    some.flatMap((row): ReadonlyArray<AnyRow> => {
      const dice = random()
      if (dice < 0.2) return []
      const twin = dice < 0.4 ? [{ ...row, [id]: `${row[id]}x` }] : []
      const columns = Object.keys(row).filter((name) => name !== id && random() < 0.2)
      const changed = Object.fromEntries(columns.map((name) => [name, another(row[name], random)]))
      return [{ ...row, ...changed }, ...twin]
    })

  it("gives the state that the release names, for every table and any change of rows and columns", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = randomOf(seed)
      for (const table of catalog) {
        const before = stateOf(table, mutated(tables().get(table.name) ?? [], table, random))
        const whole = stateOf(table, mutated(tables().get(table.name) ?? [], table, random))
        const dropped = seed % 3 === 0 ? whole.columns.find(({ name }) => name !== table.id)?.name : undefined
        const now = {
          ...whole,
          columns: whole.columns.filter(({ name }) => name !== dropped),
          rows: whole.rows.map((row) =>
            Object.fromEntries(Object.entries(row).filter(([name]) => name !== dropped))
          )
        }
        for (const [from, to] of [
          [before, now],
          [now, before],
          [null, now]
        ] as const) {
          const text = rowChanges(from, to, causes()).map(lineOf).join("")
          const rowsNow = applyChanges(from, to, readLines(text, to.columns))
          expect(digestOf({ key: to.key, rows: rowsNow }), `${table.name}, seed ${seed}`).toBe(digestOf(to))
        }
      }
    }
  })

  it("does so on disk, release after release, and the summary and the manifest count alike", async () => {
    const out = newOut()
    const states = new Map<string, TableState>()
    for (let step = 0; step < 4; step++) {
      vi.stubEnv("SOURCE_DATE_EPOCH", String(1_700_000_000 + step * 60))
      const some = new Map(tables())
      if (step > 0) {
        some.set(
          "budget_lines",
          rows.map((row) => ({ ...row, amount: BigInt(step) }))
        )
        some.set("checks", some.get("checks")!.slice(step - 1))
        some.set("provenance", some.get("provenance")!.slice(0, step))
      }
      const made = release({ tables: some, inputs: `${step}`, program: "p" })
      const { manifest, path } = await run(publishTo(out, made, { allowCollapse: true }))
      const summary = json(path, "changes/summary.json")
      expect(summary.from?.version ?? null).toBe(manifest.previous?.version ?? null)
      let added = 0
      for (const table of manifest.tables) {
        const text = readFileSync(join(path, "changes", `${table.name}.ndjson`), "utf8")
        const changes = readLines(text, table.columns)
        added += changes.filter(({ op }) => op === "add").length
        const before = states.get(table.name) ?? null
        const now = { key: table.key, columns: table.columns, rows: applyChanges(before, table, changes) }
        expect(digestOf(now), `${table.name} of release ${step}`).toBe(table.state_digest)
        states.set(table.name, now)
        const told = summary.tables.find((one: { readonly table: string }) => one.table === table.name)
        expect(told).toMatchObject({
          to_state: table.state_digest,
          to_rows: table.rows,
          ...countChanges(changes)
        })
      }
      expect(manifest.changes.added).toBe(added)
      expect(summary).toMatchObject({ ...manifest.changes, data_change: manifest.data_change })
    }
  })

  it("is written where nothing changed, and is empty", async () => {
    const out = newOut()
    await run(publishTo(out, release()))
    vi.stubEnv("SOURCE_DATE_EPOCH", "1900000000")
    const { manifest, path } = await run(publishTo(out, release({ inputs: "2", program: "2" })))
    expect(manifest.data_change).toBe("none")
    for (const { name } of manifest.tables)
      expect(readFileSync(join(path, "changes", `${name}.ndjson`), "utf8")).toBe("")
    expect(json(path, "changes/schema.json")).toMatchObject({ breaking: false, changes: [] })
  })
})
