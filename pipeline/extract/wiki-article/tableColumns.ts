/** What the columns of a table of offices hold. */
import type { WikiCell } from "../../parse/wiki/WikiDocument.ts"
import { attributeOf } from "./infobox.ts"
import { leadingName } from "./leadingName.ts"
import { OFFICE_NOUNS, officeKind } from "./lexicon.ts"
import { lineOf } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import type { Table } from "./titledTable.ts"

export type Column =
  | "office"
  | "place"
  | "regions"
  | "website"
  | "established"
  | "rank"
  | "address"
  | "units"
  | null

const nouns = OFFICE_NOUNS.map(([word]) => word).join("|")
/** 屬聯絡處: the row is about a unit of the office, which has no name of its own. */
export const unitMarker = new RegExp(`^(?:属|所属|下属)?(?:${nouns})$`, "u")

/** The cell above is that of a group of columns: 设立 over 时间. */
export const columnOf = ({ inline }: WikiCell, rows: Table["rows"], i: number, above?: WikiCell): Column => {
  const own = lineOf(inline).hans
  const group = above === undefined || above.inline === inline ? "" : lineOf(above.inline).hans.trim()
  const hans =
    attributeOf(own) === null && attributeOf(group + own.trim()) !== null ? group + own.trim() : own
  const names = rows.filter((row) => row[i] !== undefined && nameIn(row[i]!) !== null).length
  if (names * 2 > rows.length) return "office"
  if (/地点|所在地|驻地|城市|位置|所在/u.test(hans)) return "place"
  if (unitMarker.test(hans.trim()) && i > 0) return "units"
  if (/网站|网址|链接|连结/u.test(hans)) return "website"
  const attribute = attributeOf(hans)
  return attribute === "regions" ||
    attribute === "established" ||
    attribute === "rank" ||
    attribute === "address"
    ? attribute
    : null
}

/** A name of an office with its place; 属联络处 alone is none. */
export const nameIn = ({ inline }: WikiCell) => {
  const name = leadingName(lineOf(inline))
  return name !== null &&
    officeKind(name.hans) !== null &&
    (name.hans.includes("驻") || placeOfName(name.hans) !== null)
    ? name
    : null
}
