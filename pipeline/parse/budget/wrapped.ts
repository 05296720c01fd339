/** Puts rows together whose name is wrapped, or whose amounts stand on another line than their label. */
import { totalLabel } from "../../knowledge/budgetTables.ts"
import { cover, type Span } from "../../model/Span.ts"
import type { Read } from "./BudgetDocument.ts"
import type { TextLine } from "./clean.ts"
import type { Cell } from "./words.ts"

/** A row, or a line of one, while it is put together. */
export interface Entry {
  code: Read | null
  name: Array<Span & { readonly text: string }>
  cells: Array<Cell>
  line: number
  place: TextLine["place"]
  spans: Array<Span>
  /** Its name began above its code and amounts, so that its end stands below them. */
  around?: boolean
}

export const textOf = ({ name }: Pick<Entry, "name">): string => name.map((part) => part.text).join("")
const bareText = (entry: Entry): string => textOf(entry).replace(/\s/gu, "")
export const isTotal = (entry: Entry): boolean => entry.code === null && totalLabel.test(bareText(entry))

type IsKnown = (entry: Entry, name: string) => boolean

/**
 * Gives each piece of a wrapped row to the row that it belongs to. A row that has its code and no amounts takes what
 * follows; a row that has code and amounts and no name takes the text before and after it; for other text see `side`.
 * What has amounts and belongs to no row is left in `unread`.
 */
export const joinWrapped = (
  entries: ReadonlyArray<Entry>,
  isKnown: IsKnown,
  unread: Array<Span>
): ReadonlyArray<Entry> => {
  const done: Array<Entry> = []
  let before: Array<Entry> = []
  const habit = habitOf(entries, isKnown)
  entries.forEach((entry, i) => {
    const last = done.at(-1)
    if (entry.code !== null || isTotal(entry)) {
      entry.around = entry.name.length === 0 && before.length > 0
      entry.name.unshift(...before.flatMap((piece) => piece.name))
      entry.spans.push(...before.flatMap((piece) => piece.spans))
      before = []
      done.push(entry)
      return
    }
    const open = last !== undefined && last.cells.length === 0
    if (entry.cells.length > 0) {
      if (open) take(last, entry)
      else if (before.length === 0 && entry.name.length === 0 && nextTotal(entries, i)) {
        entries[i + 1]!.cells.push(...entry.cells)
        entries[i + 1]!.spans.push(...entry.spans)
      } else unread.push(cover(entry.spans))
      return
    }
    const side = before.length > 0 ? "next" : (sideOf(entries, i, last, isKnown) ?? habit)
    if (side === "next" && goesOn(entries, i)) before.push(entry)
    else if (last !== undefined && last.code !== null) take(last, entry)
  })
  return done
}

const take = (into: Entry, from: Entry): void => {
  into.name.push(...from.name)
  into.cells.push(...from.cells)
  into.spans.push(...from.spans)
}

type Side = "last" | "next"

/** Whether a row with a code follows, after further lines without one. */
const goesOn = (entries: ReadonlyArray<Entry>, i: number): boolean => {
  let at = i + 1
  while (entries[at] !== undefined && isPiece(entries[at]!)) at++
  return entries[at] !== undefined && entries[at]!.code !== null
}
const isPiece = (entry: Entry): boolean => entry.code === null && entry.cells.length === 0 && !isTotal(entry)

/** Whether a line of text alone goes on with the row before it or begins the one after it; null where nothing tells. */
const sideOf = (
  entries: ReadonlyArray<Entry>,
  i: number,
  last: Entry | undefined,
  isKnown: IsKnown
): Side | null => {
  const entry = entries[i]!
  const next = entries[i + 1]
  if (next === undefined) return "last"
  if (last === undefined || last.code === null) return "next"
  if (last.cells.length === 0) return "last"
  const near = nearer(entries[i - 1]!, entry, next)
  if (near !== null) return near
  if (last.around === true && entries[i - 1] === last) return "last"
  const text = textOf(entry)
  if (next.code === null) return longer(text, last.name.at(-1)?.text ?? "", "") ?? "last"
  if (next.name.length === 0) return "next"
  const fitsLast = isKnown(last, textOf(last) + text)
  if (fitsLast !== isKnown(next, text + textOf(next))) return fitsLast ? "last" : "next"
  if (fitsLast) return "last"
  return longer(text, last.name.at(-1)?.text ?? "", textOf(next))
}

/** Lines of one cell are nearer to each other than to those of the next row. */
const nearer = (before: Entry, entry: Entry, next: Entry): Side | null => {
  const above = distance(before, entry)
  const below = distance(entry, next)
  if (above === null || below === null)
    return above === null && below === null ? null : above === null ? "next" : "last"
  if (above < below * 0.85) return "last"
  return below < above * 0.85 ? "next" : null
}
const distance = ({ place: a }: Entry, { place: b }: Entry): number | null =>
  a === null || b === null || a.page !== b.page ? null : b.y - a.y

/** A line is wrapped where it is full: one that is longer than the line before it is not the rest of that line. */
const longer = (text: string, last: string, next: string): Side | null => {
  const clearly = 2
  if (text.length >= last.length + clearly) return "next"
  return next.length >= text.length + clearly ? "last" : null
}

/** The side to which the lines of this table belong of which something tells. */
const habitOf = (entries: ReadonlyArray<Entry>, isKnown: IsKnown): Side => {
  let next = 0
  let last: Entry | undefined
  entries.forEach((entry, i) => {
    if (!isPiece(entry)) {
      if (entry.code !== null || isTotal(entry)) last = entry
      return
    }
    const side = entries[i + 1]?.name.length === 0 ? null : sideOf(entries, i, last, isKnown)
    if (side !== null) next += side === "next" ? 1 : -1
  })
  return next > 0 ? "next" : "last"
}

/** The amounts of the total stand on the line before its label. */
const nextTotal = (entries: ReadonlyArray<Entry>, i: number): boolean => {
  const next = entries[i + 1]
  return next !== undefined && next.cells.length === 0 && isTotal(next)
}
