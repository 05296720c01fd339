/** What the numbers of a column count, in English and in Chinese; null for numbers without a unit, and for what is no number. */
import type { AnyColumn } from "./columns.ts"

const units: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  bytes: ["bytes", "字节"],
  characters: ["Unicode code points", "Unicode 码点"],
  start: ["Unicode code points", "Unicode 码点"],
  end: ["Unicode code points", "Unicode 码点"],
  change_percent: ["percent", "百分比"],
  year: ["year", "年"],
  previous_year: ["year", "年"],
  difference: ["yuan (CNY), or the number of things counted", "元（人民币），或所计之数"],
  tolerance: ["yuan (CNY), or the number of things counted", "元（人民币），或所计之数"]
}

export const unitOf = (
  name: string,
  { physical }: Pick<AnyColumn, "physical">
): { readonly en: string; readonly zh: string } | null => {
  const [en, zh] = units[name] ?? (physical === "decimal" ? ["yuan (CNY)", "元（人民币）"] : [])
  return en === undefined || zh === undefined ? null : { en, zh }
}
