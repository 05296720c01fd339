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

const reasonsInChinese: ReadonlyArray<readonly [RegExp, string]> = [
  [/^the name (.+) in both$/u, "两处都称“$1”"],
  [/^links to the page (.+) in both$/u, "两处都链接到条目“$1”"],
  [/^a judgement says that (.+?) and (.+?) are the same: (.+)$/u, "判定文件认定$1与$2为同一机构：$3"],
  [/^a judgement says that it is not (.+?): (.+)$/u, "判定文件认定它不是$1：$2"]
]

/** Why mentions were taken for one organisation; as it is where nobody has said it in Chinese. */
export const mergingReason = ({ lang }: View, reason: string): string => {
  const known = lang === "zh" ? reasonsInChinese.find(([pattern]) => pattern.test(reason)) : undefined
  return known === undefined ? reason : reason.replace(known[0], known[1])
}
