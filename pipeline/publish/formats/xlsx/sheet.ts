/**
 * A sheet of a workbook: header row frozen and filtered, texts as texts (so that codes keep their zeros and nothing is run),
 * numbers as numbers with a format, days as days. No cell is ever a formula.
 */
import type { AnyColumn } from "#schemas/columns.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { part, type RowSource } from "../../Table.ts"
import { decimalText } from "../../values.ts"
import { joinList } from "../csv.ts"
import { holdsNumber, isExecuted } from "../spreadsheet.ts"
import { type Style, styles } from "./styles.ts"

export interface SheetColumn {
  readonly name: string
  readonly physical: AnyColumn["physical"]
  /** Shown when the head of the column is chosen. */
  readonly help: { readonly title: string; readonly text: string } | null
}

export interface Sheet {
  readonly name: string
  readonly columns: ReadonlyArray<SheetColumn>
  readonly rows: RowSource
  readonly count: number
}

/** Characters that a cell holds at most. */
export const cellLimit = 32_767
const cutMark = "…✂"
/** Before 1 March 1900 spreadsheets disagree about which number a day is. */
const firstDay = "1900-03-01"
const rowsPerPiece = 2000
const rowsForWidth = 200

/** Text as far as a cell holds it; where it is cut it ends with `…✂`. */
export const fitted = (text: string): string => {
  if (text.length <= cellLimit) return text
  const cut = text.slice(0, cellLimit - cutMark.length)
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)) + cutMark
}

/** XML text; what XML cannot hold, or would lose, is written `_xHHHH_` as spreadsheets do. */
const escapeXml = (text: string): string => {
  if (!/[&<>"_\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u.test(text)) return text
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, "_x005F_")
    .replace(
      /[\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu,
      (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`
    )
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
}

/** Letters of a column, from 0. */
export const letters = (index: number): string =>
  (index < 26 ? "" : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))

const textCell = (at: string, text: string, style: Style): string =>
  `<c r="${at}" s="${styles.indexOf(style)}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(fitted(text))}</t></is></c>`

/** A number that has more digits than a spreadsheet holds is a text: exact rather than summable. */
const numberCell = (at: string, number: string, style: Style): string =>
  style === "number" || holdsNumber(number)
    ? `<c r="${at}" s="${styles.indexOf(style)}"><v>${number}</v></c>`
    : textCell(at, number, "text")

const cell = (at: string, physical: AnyColumn["physical"], value: unknown): string => {
  if (value === null || value === undefined) return ""
  if (typeof value === "bigint") return numberCell(at, decimalText(value), "amount")
  if (typeof value === "number") return numberCell(at, String(value), physical === "int" ? "whole" : "number")
  // LibreOffice makes the formulas TRUE() and FALSE() of truth values
  if (typeof value === "boolean") return textCell(at, String(value), "text")
  const text = Array.isArray(value) ? joinList(value) : String(value)
  if (physical === "date" && text >= firstDay && text.length === 10)
    return `<c r="${at}" s="${styles.indexOf("day")}"><v>${Date.parse(`${text}T00:00:00Z`) / 86_400_000 + 25_569}</v></c>`
  return textCell(at, text, isExecuted(text) ? "quoted" : "text")
}

/** Columns that the first line of a text takes, Chinese characters two each. */
const displayWidth = (text: string): number => {
  const line = text.slice(0, 80).split("\n", 1)[0]!
  return line.length + (line.match(/[^\u0000-\u04ff]/gu)?.length ?? 0)
}

/** Wide enough for what most of the first rows hold, and for the name with the button of the filter. */
const width = ({ name }: SheetColumn, first: ReadonlyArray<AnyRow>): number => {
  const widths = first
    .map((row) => row[name])
    .map((value) =>
      typeof value === "bigint" ? decimalText(value).length + 6 : displayWidth(String(value ?? ""))
    )
    .sort((a, b) => a - b)
  const most = widths[Math.floor(widths.length * 0.9)] ?? 0
  return Math.min(60, Math.max(8, name.length + 4, most + 2))
}

const head = ({ columns, count, rows }: Sheet, isFirst: boolean): string => {
  const last = letters(columns.length - 1)
  const first = [...part(rows, 0, rowsForWidth)]
  const widths = columns.map(
    (column, i) => `<col min="${i + 1}" max="${i + 1}" width="${width(column, first)}" customWidth="1"/>`
  )
  const names = columns.map(({ name }, i) => textCell(`${letters(i)}1`, name, "head"))
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<dimension ref="A1:${last}${count + 1}"/>`,
    `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ""} workbookViewId="0">`,
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>',
    '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>',
    `<cols>${widths.join("")}</cols><sheetData><row r="1">${names.join("")}</row>`
  ].join("")
}

const foot = ({ columns, count }: Sheet): string => {
  const last = letters(columns.length - 1)
  const all = `A1:${last}${count + 1}`
  const helps = columns.flatMap(({ help }, i) =>
    help === null
      ? []
      : `<dataValidation allowBlank="1" showInputMessage="1" promptTitle="${escapeXml(help.title.slice(0, 32))}" prompt="${escapeXml(help.text.slice(0, 255))}" sqref="${letters(i)}1"/>`
  )
  const validations =
    helps.length === 0 ? "" : `<dataValidations count="${helps.length}">${helps.join("")}</dataValidations>`
  return `</sheetData><autoFilter ref="${all}"/>${validations}<ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
}

/** The XML of a sheet in pieces of some thousand rows. */
export function* sheetXml(sheet: Sheet, isFirst: boolean): Generator<Uint8Array> {
  const { columns, rows } = sheet
  const places = columns.map((_, i) => letters(i))
  let piece = head(sheet, isFirst)
  let number = 1
  for (const row of rows) {
    number++
    piece += `<row r="${number}">`
    for (let c = 0; c < columns.length; c++) {
      const { name, physical } = columns[c]!
      piece += cell(`${places[c]}${number}`, physical, row[name])
    }
    piece += "</row>"
    if ((number - 1) % rowsPerPiece === 0) {
      yield Buffer.from(piece)
      piece = ""
    }
  }
  yield Buffer.from(piece + foot(sheet))
}
