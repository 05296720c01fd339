import { describe, expect, it } from "vitest"
import type { Format } from "#pipeline/publish/formats/Format.ts"
import { formats } from "#pipeline/publish/formats/formats.ts"
import { collapseGate, contractGate } from "#pipeline/publish/gates/against-previous.ts"
import { roundTrip, workbookRoundTrip } from "#pipeline/publish/gates/round-trip.ts"
import { describeTable } from "#pipeline/publish/prepare.ts"
import { tableOf } from "#pipeline/publish/Table.ts"
import { dataset } from "#schemas/catalog.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { release, row, tables, withRows } from "./sample.ts"
import { encode, encodeWorkbook, inMemory, sheetOf, staged } from "./whole.ts"

const findings = async (of: ReturnType<typeof release>) => (await staged(of)).prepared.findings
const said = async (table: string, change: (rows: ReadonlyArray<AnyRow>) => ReadonlyArray<AnyRow>) =>
  (await findings(withRows(table, change))).map(({ gate, table: t, message }) => `${gate} ${t}: ${message}`)

const first = (cells: AnyRow) => (rows: ReadonlyArray<AnyRow>) => [
  { ...rows[0]!, ...cells },
  ...rows.slice(1)
]

describe("a coherent release", () => {
  it("passes every gate", async () => {
    expect(await findings(release())).toEqual([])
  })
})

describe("the schema gate refuses", () => {
  it.each<[string, string, AnyRow, RegExp]>([
    ["a number for a text", "organizations", { name: 5 }, /name: .*string.*holds 5/iu],
    [
      "a token that the contract does not know",
      "organizations",
      { kind: "bureau" },
      /kind: .*holds "bureau"/u
    ],
    ["null where it may not be", "budgets", { year: null }, /year: .*holds null/u],
    ["a column that is missing", "budgets", { total_expenditure: undefined }, /total_expenditure/u],
    ["a column too many", "budgets", { colour: "red" }, /colour/u],
    ["a fraction for a whole number", "budgets", { year: 2032.5 }, /year/u],
    ["money that went through a float", "budgets", { total_income: 12.5 }, /total_income/u],
    ["an id with a blank", "organizations", { org_id: "org 1" }, /org_id/u],
    [
      "a day that is not in the calendar",
      "policy_documents",
      { issued: "2031-02-29" },
      /issued is no day of the calendar/u
    ],
    ["more digits than DECIMAL(18,2) holds", "budgets", { total_income: 10n ** 18n }, /more than 18 digits/u],
    ["half of a surrogate pair", "organizations", { name: "甲\ud840" }, /name is no valid Unicode/u],
    [
      "an empty item of a list",
      "policy_documents",
      { addressees: ["a", ""] },
      /addressees holds an empty item/u
    ]
  ])("%s", async (_, table, cells, message) => {
    const all = await said(table, first(cells))
    expect(all.some((text) => text.startsWith(`schema ${table}`) && message.test(text))).toBe(true)
  })

  it("a table that no dataset defines", async () => {
    const extra = tables().set("secrets", [])
    expect((await findings(release({ tables: extra }))).map((f) => f.table)).toEqual(["secrets"])
  })

  it("every fault of a row at once", async () => {
    const all = await said("budgets", first({ year: "x", scope: "town" }))
    expect(all.filter((text) => text.startsWith("schema budgets")).length).toBe(2)
  })
})

describe("the key gate refuses", () => {
  it("two rows with one id where nothing points at them", async () => {
    const all = await said("provenance", (rows) => [...rows, rows[0]!])
    expect(all).toEqual([
      `keys provenance: two rows have the id ${tables().get("provenance")![0]!["provenance_id"]}`
    ])
  })
  it("two rows with one id", async () => {
    expect(await said("budget_tables", (rows) => [...rows, rows[0]!])).toEqual([
      "keys budget_tables: two rows have the id btb_1"
    ])
  })
})

describe("the reference gate", () => {
  it.each<[string, AnyRow, string]>([
    [
      "budgets",
      { org_id: "org_9" },
      "references budgets: org_id holds org_9, which is no row of organizations"
    ],
    [
      "organizations",
      { source_ids: ["src_budget", "src_9"] },
      "references organizations: source_ids holds src_9, which is no row of sources"
    ],
    [
      "provenance",
      { row_id: "bln_9" },
      "references provenance: row_id holds bln_9, which is no row of budget_lines"
    ],
    [
      "checks",
      { subject_table: "nowhere" },
      "references checks: subject_id holds bln_3, which is no row of nowhere"
    ]
  ])("refuses an id in %s that leads nowhere", async (table, cells, message) => {
    expect(await said(table, first(cells))).toEqual([message])
  })

  it("lets a region's parent go unnamed, and nothing else of it", async () => {
    const region = row("regions", {
      region_id: "990100",
      name: "丁市",
      name_hans: "丁市",
      level: "prefecture",
      parent_region_id: "990000",
      source_id: "src_budget",
      line: 1,
      start: 3,
      end: 4
    })
    expect(await said("regions", () => [region])).toEqual([])
    expect(await said("organizations", first({ seat_region_id: "990200" }))).toEqual([
      "references organizations: seat_region_id holds 990200, which is no row of regions"
    ])
  })
})

describe("the span gate refuses", () => {
  it.each<[string, string, AnyRow, RegExp]>([
    [
      "a span beyond the text",
      "budgets",
      { end: 10_000 },
      /does not lie in the \d+ characters of src_budget/u
    ],
    ["an empty span", "budgets", { start: 4, end: 4 }, /does not lie/u],
    ["a span before the text", "budgets", { start: -1 }, /does not lie/u],
    ["a line that is not the span's", "budgets", { line: 2 }, /begins on line 1 of src_budget, not 2/u],
    ["half a place", "budgets", { line: null }, /half given/u],
    ["a row without a place", "budgets", { line: null, start: null, end: null }, /has no place/u],
    ["a quote that differs by one character", "provenance", { quote: "1,234.51" }, /is not what stands at/u],
    ["a source that has no text", "budgets", { source_id: "src_9" }, /src_9 has no text/u]
  ])("%s", async (_, table, cells, message) => {
    const all = await said(table, first(cells))
    expect(all.filter((text) => text.startsWith(`spans ${table}`) && message.test(text)).length).toBe(1)
  })

  it("an offset that counts UTF-16 units after a character beyond the BMP", async () => {
    const [title] = tables().get("policy_documents")!
    const shifted = { start: Number(title!["start"]) + 2, end: Number(title!["end"]) + 2 }
    const quote = (cells: AnyRow) =>
      row("provenance", {
        provenance_id: "prv_9",
        table: "policy_documents",
        row_id: "pol_1",
        column: "title",
        quote: "办法",
        method: "printed",
        source_id: "src_notice",
        line: 3,
        ...cells
      })
    const at = Number(title!["start"]) + 8
    expect(await said("provenance", (rows) => [...rows, quote({ start: at, end: at + 2 })])).toEqual([])
    expect(
      (
        await said("provenance", (rows) => [
          ...rows,
          quote({ start: shifted.start + 8, end: shifted.start + 10 })
        ])
      )[0]
    ).toContain("is not what stands at")
  })
})

describe("the format gate refuses", () => {
  const of = dataset("budget_lines")
  const rows = tables().get("budget_lines")!
  const changed = [{ ...rows[0]!, amount: 1n }, ...rows.slice(1)]
  const gate = (format: Format, bytes: Uint8Array) => roundTrip(format, tableOf(of, rows), inMemory(bytes))
  it.each(formats)("a $extension file that holds another value", async (format) => {
    expect(await gate(format, encode(format, of, rows))).toEqual([])
    const [finding] = await gate(format, encode(format, of, changed))
    expect(finding?.row_id).toBe("bln_2")
    expect(finding?.message).toMatch(/gives 1 for amount 1234500000$/u)
  })
  it.each(formats)("a $extension file that lost a row, or cannot be read", async (format) => {
    expect((await gate(format, encode(format, of, rows.slice(1))))[0]?.message).toContain("gives 2 rows of 3")
    const cut = encode(format, of, rows).subarray(0, 40)
    expect((await gate(format, cut)).length).toBe(1)
  })
  it("a workbook with another value or a row less, or that cannot be read", async () => {
    const table = { dataset: of, rows, licences: "" }
    const gate = (bytes: Uint8Array) => workbookRoundTrip([sheetOf(table)], inMemory(bytes))
    expect(await gate(encodeWorkbook([table]))).toEqual([])
    const [finding] = await gate(encodeWorkbook([{ ...table, rows: changed }]))
    expect(finding).toMatchObject({ gate: "formats", table: of.name, row_id: "bln_2" })
    expect(finding?.message).toMatch(/xlsx gives 1 for amount 1234500000$/u)
    const shorter = await gate(encodeWorkbook([{ ...table, rows: rows.slice(0, 2) }]))
    expect(shorter[0]?.message).toContain("xlsx gives 2 rows of 3")
    const longer = await gate(encodeWorkbook([{ ...table, rows: [...rows, rows[0]!] }]))
    expect(longer[0]?.message).toContain("xlsx gives 4 rows of 3")
    expect((await gate(encodeWorkbook([table]).subarray(0, 4000))).length).toBe(1)
  })
})

describe("the contract gate", () => {
  const shape = (
    change: (columns: ReturnType<typeof describeTable>) => Partial<ReturnType<typeof describeTable>>
  ) => {
    const table = describeTable({
      dataset: dataset("budgets"),
      count: 0,
      state_digest: "",
      files: [],
      licences: []
    })
    return { ...table, ...change(table) }
  }
  const now = shape(() => ({}))
  const gate = (contract: string, before: typeof now) =>
    contractGate([now], contract, { contract: "1.4.0", tables: [before] }).map((f) => f.message)

  it.each([
    [
      "a column that went away",
      shape((t) => ({ columns: [...t.columns, { ...t.columns[0]!, name: "old" }] })),
      /old is gone/u
    ],
    [
      "a column that changed its type",
      shape((t) => ({ columns: t.columns.map((c) => (c.name === "year" ? { ...c, type: "text" } : c)) })),
      /year was text and is int/u
    ],
    [
      "a column that may now be null",
      shape((t) => ({ columns: t.columns.map((c) => ({ ...c, nullable: false })) })),
      /may now be null/u
    ],
    ["another key", shape(() => ({ key: "org_id" })), /key was org_id and is budget_id/u],
    ["a table that went away", { ...now, name: "lost" }, /table is gone/u]
  ])("refuses %s, and says which version would do", (_, before, message) => {
    const [found] = gate("1.5.0", before)
    expect(found).toMatch(message)
    expect(found).toContain("smallest lawful version is 2.0.0")
    expect(gate("2.0.0", before)).toEqual([])
  })

  const narrower = shape((t) => ({ columns: t.columns.slice(1) }))

  it("lets a table or a column be added with a new MINOR version", () => {
    expect(gate("1.4.0", narrower)[0]).toMatch(/budget_id is new.*smallest lawful version is 1\.5\.0/u)
    expect(gate("1.5.0", narrower)).toEqual([])
    expect(gate("2.0.0", narrower)).toEqual([])
    const fresh = (contract: string) => contractGate([now], contract, { contract: "1.0.0", tables: [] })
    expect(fresh("1.0.0")[0]?.message).toContain("smallest lawful version is 1.1.0")
    expect(fresh("1.1.0")).toEqual([])
  })

  it("takes a token less for a break, and one more for an addition", () => {
    const tokens = (change: (of: ReadonlyArray<string>) => ReadonlyArray<string>) =>
      shape((t) => ({
        columns: t.columns.map((c) => (c.name === "scope" ? { ...c, tokens: change(c.tokens ?? []) } : c))
      }))
    expect(
      gate(
        "1.9.0",
        tokens((of) => [...of, "village"])
      )[0]
    ).toMatch(/no longer takes village.*2\.0\.0/u)
    const fewer = tokens((of) => of.slice(1))
    expect(gate("1.4.0", fewer)[0]).toMatch(/also takes.*1\.5\.0/u)
    expect(gate("1.5.0", fewer)).toEqual([])
  })

  it("refuses a version that comes before the one that is published", () => {
    expect(gate("1.3.9", now)[0]).toContain("comes before 1.4.0")
    expect(gate("1.4.0", now)).toEqual([])
    expect(gate("1.10.0", now)).toEqual([])
  })
})

describe("the collapse guard", () => {
  const gate = (before: number, now: number) =>
    collapseGate([{ name: "t", rows: now }], { tables: [{ ...table, rows: before }] }).map((f) => f.message)
  const table = {
    ...describeTable({ dataset: dataset("budgets"), count: 0, state_digest: "", files: [], licences: [] }),
    name: "t"
  }
  it("refuses more than a fifth lost, and not a fifth", () => {
    expect(gate(100, 80)).toEqual([])
    expect(gate(100, 79)[0]).toContain("100 rows became 79")
    expect(gate(1, 0)[0]).toContain("--allow-collapse")
    expect(gate(0, 0)).toEqual([])
    expect(gate(100, 200)).toEqual([])
  })
})
