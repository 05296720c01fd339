/** What tokens, tables and columns are called on a page. */
import { columnInChinese, tableInChinese, tokenInChinese } from "#schemas/chinese.ts"
import type { Dataset } from "#schemas/dataset.ts"
import type { View } from "./View.ts"

/** `representative_office` is 办事处, or "representative office". */
export const tokenName = ({ lang }: View, dataset: Dataset, column: string, token: string): string =>
  (lang === "zh" ? tokenInChinese(dataset, column, token) : null) ?? token.replaceAll("_", " ")

export const tableTitle = ({ lang }: View, { title }: Dataset): string => title[lang]

export const tableDescription = ({ lang }: View, dataset: Dataset): string =>
  (lang === "zh" ? tableInChinese(dataset) : null) ?? dataset.description

export const columnTitle = ({ lang }: View, dataset: Dataset, column: string): string =>
  (lang === "zh" ? columnInChinese(dataset, column)?.title : dataset.columns[column]?.title) ?? column
