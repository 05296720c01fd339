/**
 * What spreadsheets do to text, and how a table keeps its text from it.
 *
 * A cell whose text begins a formula is run, and one whose text looks like a number, a day or a share is rewritten: 0012 as
 * 12, 1986-08 as a day, (1) as -1. A leading apostrophe makes it text; `unguarded` takes it away again, so nothing is lost.
 */

/** Signs that begin a formula or a command, full-width, small and raised forms too. */
const opening = "=+\\-@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋−"
/** Blanks and invisible signs before them do not help, nor do tabs and line breaks of their own. */
const executed = new RegExp(`^(?:[\\p{White_Space}\\p{Cc}\\p{Cf}]*[${opening}]|[\\t\\r\\n])`, "u")

/** Digits that a spreadsheet holds of a number. */
const digitsHeld = 15
const numberLike = /^[\d(.][\d.,:/()eE+\-% ]*$/u
/** Numbers and days that a spreadsheet shows as they are written. */
const kept = /^(?:(?:0|[1-9]\d*)(?:\.\d*[1-9])?|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d\d)?|\d{4}-\d\d-\d\d)$/u

/** Most texts here begin with one, and none of them is a number. */
const isIdeograph = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fff

const digits = (text: string): number => text.replace(/\D/gu, "").length

/** Whether a spreadsheet would run the text, with or without apostrophes before it. */
export const isExecuted = (text: string): boolean => executed.test(text)

const isRewritten = (text: string): boolean => {
  if (isIdeograph(text.charCodeAt(0))) return false
  const plain = text.normalize("NFKC").trim()
  if (!numberLike.test(plain)) return false
  return plain !== text || !kept.test(plain) || digits(plain) > digitsHeld
}

const needsGuard = (text: string): boolean => {
  const bare = text.replace(/^'+/u, "")
  return isExecuted(bare) || isRewritten(bare)
}

/** Text that a spreadsheet opens as text and shows as it is, but for the apostrophe. */
export const guarded = (text: string): string => (needsGuard(text) ? `'${text}` : text)

/** The text that `guarded` was given. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && needsGuard(text) ? text.slice(1) : text

/** Whether a spreadsheet holds the number, given by its decimal digits, exactly. */
export const holdsNumber = (decimal: string): boolean => digits(decimal) <= digitsHeld
