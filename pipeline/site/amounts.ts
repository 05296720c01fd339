/** Amounts as pages print them. An amount is a bigint of hundredths of a yuan, as in the tables. */
import { decimalText } from "../publish/values.ts"

const grouped = (digits: string): string => digits.replace(/\B(?=(?:\d{3})+$)/gu, ",")

const groupedDecimal = (text: string): string => {
  const [whole = "", fraction] = text.split(".")
  return fraction === undefined ? grouped(whole) : `${grouped(whole)}.${fraction}`
}

const signed = (amount: bigint, text: (size: bigint) => string): string =>
  amount < 0n ? `−${text(-amount)}` : text(amount)

/** In yuan, exactly: `47,939,400`, `137.60`. */
export const yuan = (amount: bigint): string =>
  signed(amount, (size) => {
    const text = decimalText(size)
    return groupedDecimal(/\.\d$/u.test(text) ? `${text}0` : text)
  })

/** In 万元, exactly, at least two decimals: `4,793.94`, `0.0137` for 137 yuan. */
export const wan = (amount: bigint): string =>
  signed(amount, (size) => {
    const digits = size.toString().padStart(7, "0")
    const fraction = digits.slice(-6).replace(/0{1,4}$/u, "")
    return `${grouped(digits.slice(0, -6))}.${fraction}`
  })

/** As a share of a whole, to a tenth of a per cent; null where there is no whole. */
export const share = (amount: bigint, whole: bigint): string | null => {
  if (whole === 0n) return null
  const tenths = (amount * 20000n) / whole
  const rounded = Number(tenths >= 0n ? (tenths + 10n) / 20n : (tenths - 10n) / 20n) / 10
  return `${rounded.toFixed(1).replace("-", "−")}%`
}

/** For the scale of a chart only; never printed. */
export const toNumber = (amount: bigint): number => Number(amount) / 100
