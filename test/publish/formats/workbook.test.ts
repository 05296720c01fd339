/** The workbook, read by a second library and, where that does not look, as the XML that it is. */
import * as cheerio from "cheerio"
import readXlsx from "read-excel-file/node"
import { describe, expect, it, vi } from "vitest"
import { readWorkbook } from "#pipeline/publish/formats/workbook.ts"
import { cellLimit } from "#pipeline/publish/formats/xlsx/sheet.ts"
import { unzip } from "#pipeline/publish/formats/xlsx/zip.ts"
import { decimalText } from "#pipeline/publish/values.ts"
import { catalog, dataset } from "#schemas/catalog.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { row, seeded, tables, wildRows } from "../sample.ts"
import { encodeWorkbook, inMemory } from "../whole.ts"

const full = catalog.map((of) => ({
  dataset: of,
  rows: [...(tables().get(of.name) ?? []), ...wildRows(of.name, 60, seeded(of.name.length))],
  licences: "CC-BY-SA-4.0"
}))
const bytes = encodeWorkbook(full)

const table = (name: string, rows: ReadonlyArray<AnyRow>) => ({ dataset: dataset(name), rows, licences: "" })
const glossary = (texts: ReadonlyArray<string>) =>
  table(
    "glossary",
    texts.map((term, i) => row("glossary", { row_id: `g${i}`, term, definition: "x" }))
  )

/** Sheets by name: rows of cells, by a library that shares nothing with the writer. */
const read = async (workbook: Uint8Array) => {
  const sheets = await readXlsx(Buffer.from(workbook), { trim: false })
  return new Map(sheets.map(({ data, sheet }) => [sheet, data]))
}
/** What the gate reads. */
const tableIn = async (workbook: Uint8Array, name: string): Promise<ReadonlyArray<AnyRow>> => {
  const found: Array<AnyRow> = []
  for await (const { rows, table } of readWorkbook(catalog, inMemory(workbook)))
    if (table === name) found.push(...rows)
  return found
}
const xml = (workbook: Uint8Array, path: string) =>
  cheerio.load(unzip(inMemory(workbook)).read(path)!.toString("utf8"), { xml: true })

/** What a cell should hold for a value: numbers, days and texts as such. */
const shown = (physical: string, value: unknown): unknown => {
  if (value === null || value === "") return null
  if (typeof value === "bigint") {
    const text = decimalText(value)
    return text.replace(/\D/gu, "").length > 15 ? text : Number(text)
  }
  if (typeof value === "boolean") return String(value)
  if (Array.isArray(value)) {
    const text = value.map((item) => item.replace(/[\\;]/gu, "\\$&")).join(";")
    return text === "" ? null : text
  }
  if (physical === "date" && String(value) >= "1900-03-01") return new Date(`${value}T00:00:00Z`)
  return value
}

describe("every sheet of the workbook, read by another library", () => {
  it("has the rows of its table, typed", async () => {
    const sheets = await read(bytes)
    for (const { dataset: of, rows } of full) {
      const [header, ...records] = sheets.get(of.name)!
      const columns = Object.entries(of.columns)
      expect(header, of.name).toEqual(columns.map(([name]) => name))
      expect(records.length, of.name).toBe(rows.length)
      for (const [i, record] of records.entries())
        expect(
          columns.map((_, c) => (record[c] === "" ? null : (record[c] ?? null))),
          `${of.name} ${i}`
        ).toEqual(columns.map(([name, { physical }]) => shown(physical, rows[i]![name])))
    }
  })

  it("comes after the contents, the codebook and the sources, which say what it is", async () => {
    const sheets = await read(bytes)
    expect([...sheets.keys()].slice(0, 3)).toEqual(["contents", "codebook", "sources"])
    const contents = sheets.get("contents")!
    expect(contents.length).toBe(catalog.length + 1)
    expect(contents.find((line) => line[0] === "budget_lines")).toEqual(
      expect.arrayContaining(["预算数据", "Budget lines", 63, "CC-BY-SA-4.0"])
    )
    const described = new Set(sheets.get("codebook")!.map((line) => `${line[0]}.${line[1]}`))
    for (const { columns, name } of catalog)
      for (const column of Object.keys(columns)) expect(described).toContain(`${name}.${column}`)
  })
})

describe("texts", () => {
  const odd = [
    "0012",
    "=1+1",
    "+1",
    "@x",
    "\t=1",
    "1e5",
    "<b>&\"'",
    "_x0041_",
    "a_x000D_b",
    " a ",
    "a\r\nb\u0001\uffff𠀀"
  ]

  it("are texts, whatever they look like: codes keep their zeros, nothing is run, nothing is lost", async () => {
    const workbook = encodeWorkbook([glossary(odd)])
    const cells = (await read(workbook))
      .get("glossary")!
      .slice(1)
      .map((line) => line[1])
    const readable = odd.filter((text) => !/[_\r\u0001]/u.test(text))
    expect(cells.filter((cell) => readable.includes(String(cell)))).toEqual(readable)
    expect(cells.every((cell) => typeof cell === "string")).toBe(true)
    const back = await tableIn(workbook, "glossary")
    expect(back.map(({ term }) => term)).toEqual(odd)
  })

  it("too long for a cell are cut between characters, end with a mark, and the contents say so", async () => {
    const long = `${"行".repeat(cellLimit - 3)}𠀀𠀀𠀀`
    const workbook = encodeWorkbook([glossary(["短", long])])
    const cell = String((await read(workbook)).get("glossary")![2]![1])
    expect(cell.length).toBeLessThanOrEqual(cellLimit)
    expect(cell.endsWith("…✂") && cell.isWellFormed()).toBe(true)
    expect(String((await read(workbook)).get("contents")![1]![5])).toContain("1 texts are longer")
  })
})

describe("a table with more rows than a sheet", () => {
  it("goes on in further sheets, which the contents list with their rows", async () => {
    const rows = wildRows("organization_relations", 25, seeded(5))
    const workbook = encodeWorkbook([table("organization_relations", rows)], 10)
    const sheets = await read(workbook)
    expect([...sheets.keys()].slice(2)).toEqual([
      "organization_relations",
      "organization_relations_2",
      "organization_relations_3"
    ])
    expect(
      sheets
        .get("contents")!
        .slice(1)
        .map((line) => [line[0], line[4]])
    ).toEqual([
      ["organization_relations", 10],
      ["organization_relations_2", 10],
      ["organization_relations_3", 5]
    ])
    expect(String(sheets.get("contents")![3]![5])).toContain("rows 21 to 25 of 25")
    expect(await tableIn(workbook, "organization_relations")).toEqual(rows)
  })
})

describe("the file", () => {
  const parts = catalog.map((_, i) => `xl/worksheets/sheet${i + 3}.xml`)

  it("has no formula, and a frozen, filtered header on every sheet", () => {
    for (const path of ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", ...parts]) {
      const $ = xml(bytes, path)
      expect($("f").length, path).toBe(0)
      expect($("c").filter((_, c) => !["inlineStr", undefined].includes($(c).attr("t"))).length, path).toBe(0)
      expect($("pane").attr(), path).toMatchObject({ ySplit: "1", state: "frozen" })
      expect($("autoFilter").attr("ref"), path).toBe($("dimension").attr("ref"))
      const widths = $("col")
        .toArray()
        .map((col) => Number($(col).attr("width")))
      expect(
        widths.every((width) => width >= 8 && width <= 60),
        path
      ).toBe(true)
      expect(widths.length, path).toBe($("sheetData row").first().find("c").length)
    }
  })

  it("formats amounts as amounts and days as days", () => {
    const $ = xml(bytes, "xl/styles.xml")
    const formats = $("cellXfs xf")
      .toArray()
      .map((xf) => $(xf).attr("numFmtId"))
    const sheet = catalog.findIndex(({ name }) => name === "policy_documents") // sources come first
    const at = sheet > catalog.findIndex(({ name }) => name === "sources") ? sheet + 3 : sheet + 4
    const $days = xml(bytes, `xl/worksheets/sheet${at}.xml`)
    const styled = new Set(
      $days("c")
        .toArray()
        .filter((c) => $days(c).find("v").length > 0)
        .map((c) => formats[Number($days(c).attr("s"))])
    )
    expect(styled).toContain("164")
    expect($('numFmt[numFmtId="164"]').attr("formatCode")).toBe("yyyy\\-mm\\-dd")
    expect(formats).toContain("4")
  })

  it("names sheets lawfully and once, and points at every part that it has", () => {
    const $ = xml(bytes, "xl/workbook.xml")
    const names = $("sheet")
      .toArray()
      .map((sheet) => $(sheet).attr("name")!)
    expect(names.every((name) => name.length <= 31 && !/[[\]:*?/\\]/u.test(name))).toBe(true)
    expect(new Set(names).size).toBe(names.length)
    const $types = xml(bytes, "[Content_Types].xml")
    for (const part of $types("Override").toArray())
      expect(unzip(inMemory(bytes)).read($types(part).attr("PartName")!.slice(1))).not.toBeNull()
  })

  it("has the same bytes for the same rows, at any time", () => {
    vi.useFakeTimers({ now: 0 })
    const again = encodeWorkbook(full.map((table) => ({ ...table, rows: structuredClone(table.rows) })))
    vi.useRealTimers()
    expect(Buffer.from(bytes).equals(again)).toBe(true)
  })
})
