import { parse } from "csv-parse/sync"
import { describe, expect, it } from "vitest"
import { excelCsv } from "#pipeline/publish/formats/excelCsv.ts"
import { guarded, unguarded } from "#pipeline/publish/formats/spreadsheet.ts"
import { dataset } from "#schemas/catalog.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { everyTable, row, seeded, tables, wildRows } from "../sample.ts"
import { encode } from "../whole.ts"

const terms = (texts: ReadonlyArray<string>): ReadonlyArray<AnyRow> =>
  texts.map((term, i) => row("glossary", { row_id: `g${i}`, term, definition: "x" }))
/** What another reader finds in the column `term`. */
const seen = (texts: ReadonlyArray<string>): ReadonlyArray<string> =>
  parse(Buffer.from(encode(excelCsv, dataset("glossary"), terms(texts))), { bom: true, columns: true }).map(
    (record) => (record as { readonly term: string }).term
  )

const formulas = [
  "=1+1",
  "+1",
  "-1+2",
  "@SUM(1)",
  "\t=1+1",
  "\r=1",
  "\n=1",
  "\tx",
  "＝1+1",
  "＋1",
  "－2",
  "＠x",
  "﹦1",
  " =1+1",
  "\u200b=1",
  "\ufeff=1",
  "=cmd|' /C calc'!A0"
]

describe("a text that a spreadsheet would run", () => {
  it.each(formulas)("%j begins with an apostrophe", (text) => {
    expect(seen([text])).toEqual([`'${text}`])
  })

  it("cannot be hidden behind an apostrophe of its own", () => {
    expect(seen(["'=1", "''+1"])).toEqual(["''=1", "'''+1"])
  })

  it("is found whatever table and column it is in, lists included", () => {
    const [first] = wildRows("organizations", 1, seeded(3))
    const rows = [{ ...first!, name: "=1", address: "@x", source_ids: ["=2", "b"] }]
    const [record] = parse(Buffer.from(encode(excelCsv, dataset("organizations"), rows)), {
      bom: true,
      columns: true
    }) as ReadonlyArray<Record<string, string>>
    expect(record).toMatchObject({ name: "'=1", address: "'@x", source_ids: "'=2;b" })
  })
})

describe("a text that a spreadsheet would rewrite", () => {
  it.each([
    ["0012", "a code's zeros"],
    ["12345678901234567890", "digits past the fifteenth"],
    ["1e5", "what is no exponent"],
    ["1986-08", "a month, which would become a day"],
    ["3/4", "a share"],
    ["(1)", "a label, which would become -1"],
    ["1.", "a label with its stop"],
    ["12,34", "a misprint"],
    ["1234.50", "a last zero"],
    ["１２", "full-width digits"]
  ])("%s keeps %s", (text) => expect(seen([text])).toEqual([`'${text}`]))

  it.each(["行政运行", "1,234", "1,234.50", "12", "0", "12.5", "1996-10-20", "a=b", "'x", "第1条"])(
    "%s needs nothing",
    (text) => expect(seen([text])).toEqual([text])
  )
})

describe("the file", () => {
  const [budget] = tables().get("budgets")!
  const text = (rows: ReadonlyArray<AnyRow>) =>
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(encode(excelCsv, dataset("budgets"), rows))

  it("begins with a BOM and ends every record with CRLF", () => {
    const written = text([budget!, budget!])
    expect(written.startsWith("\ufeffbudget_id,")).toBe(true)
    expect(written.split("\r\n").length).toBe(4)
    expect(written.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/u)
  })

  it("has amounts as plain numbers, negative ones too, unless a spreadsheet would round them", () => {
    const [record] = parse(text([{ ...budget!, total_income: -150n }]), {
      bom: true,
      columns: true
    }) as ReadonlyArray<Record<string, string>>
    expect(record).toMatchObject({ total_income: "-1.5", year: "2032" })
    expect(text([budget!])).toContain(",'99999999999999.99,")
  })

  it("has no cell, of any table, that begins like a formula", () => {
    for (const name of everyTable) {
      const of = dataset(name)
      const records = parse(Buffer.from(encode(excelCsv, of, wildRows(name, 200, seeded(11)))), {
        bom: true,
        columns: true
      }) as ReadonlyArray<Record<string, string>>
      expect(records.length).toBe(200)
      for (const record of records)
        for (const [column, cell] of Object.entries(record)) {
          const isText = ["text", "list"].includes(of.columns[column]!.physical)
          if (isText) expect(cell, `${name}.${column}`).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u)
        }
    }
  })
})

describe("the guard", () => {
  it("is taken away exactly, whatever the text", () => {
    const random = seeded(29)
    const signs = [..."'''=+-@\t\r\n ＝－0123456789.,/():eE%a甲\ufeff"]
    for (let i = 0; i < 20_000; i++) {
      const length = Math.floor(random() * 7)
      const text = Array.from({ length }, () => signs[Math.floor(random() * signs.length)]).join("")
      expect(unguarded(guarded(text))).toBe(text)
    }
  })
})
