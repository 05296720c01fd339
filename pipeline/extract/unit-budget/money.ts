/** Printed figures as hundredths of a yuan. */
import { unitFactor } from "../../knowledge/budgetTables.ts"
import type { Figure } from "../../parse/budget/words.ts"

/** Fen of a figure in a unit; null if it is not a whole number of fen, or is too large to be published. */
export const fenOf = ({ decimals, digits }: Figure, unit: string): bigint | null => {
  const factor = unitFactor[unit]
  if (factor === undefined) return null
  const scale = 10n ** BigInt(decimals)
  const product = digits * factor
  const fen = product / scale
  const size = fen < 0n ? -fen : fen
  return product % scale === 0n && size < 10n ** 18n ? fen : null
}

/** Fen of one unit of a figure's last printed digit, at least a yuan: what a printed sum may be off by for each part. */
export const lastDigit = (decimals: number, unit: string): number => {
  const factor = Number(unitFactor[unit] ?? 100n)
  return decimals === 0 ? factor : Math.max(factor / 10 ** decimals, unit === "元" ? 100 : 0)
}
