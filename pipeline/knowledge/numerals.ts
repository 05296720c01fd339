/** Numbers in Chinese and Arabic, full-width included. */

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  "○": 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9
}
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 }

/** Characters that a Chinese numeral is written with, for use inside a character class. */
export const NUMERAL = "〇零○一二两兩三四五六七八九十百千廿卅"

/** Full-width digits as ASCII ones; same length. */
export const halfWidthDigits = (text: string): string =>
  text.replace(/[０-９]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))

/**
 * A whole number: `12`, `１２`, `十二`, `二〇二一` (digit by digit), `一百零五`. Null for anything else.
 */
export const parseNumeral = (text: string): number | null => {
  const ascii = halfWidthDigits(text.trim()).replace(/廿/gu, "二十").replace(/卅/gu, "三十")
  if (/^\d+$/u.test(ascii)) return Number(ascii)
  if (ascii === "") return null
  let positional = true
  for (const c of ascii) {
    if (digits[c] === undefined && units[c] === undefined) return null
    if (units[c] !== undefined) positional = false
  }
  if (positional) return Number([...ascii].map((c) => digits[c]).join(""))
  let total = 0
  let pending = 0
  for (const c of ascii) {
    const unit = units[c]
    if (unit === undefined) pending = digits[c]!
    else {
      total += (pending === 0 ? 1 : pending) * unit
      pending = 0
    }
  }
  return total + pending
}
