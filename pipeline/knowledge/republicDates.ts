/** Days by years of the Republic that leave out the word 民國: 112年9月1日, for documents whose own head is dated so. */
import { type DateMention, parseDate } from "./dates.ts"

const day = /(?<![\d年月民國国])\d{2,3}\s{0,2}年\s{0,2}\d{1,2}\s{0,2}月\s{0,2}\d{1,2}\s{0,2}日/gu

/** The days of a text, left to right. The reader must know that its years are those of the Republic. */
export const findRepublicDates = (text: string): ReadonlyArray<DateMention> =>
  [...text.matchAll(day)].flatMap((match) => {
    const date = parseDate(`民國${match[0]}`)
    const at = { start: match.index, end: match.index + match[0].length }
    return date === null ? [] : [{ ...date, ...at }]
  })
