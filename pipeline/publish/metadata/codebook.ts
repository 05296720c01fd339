/** The codebook: every table and column in Chinese and English, as rows for the workbook and as Markdown. */
import { columnInChinese, tableInChinese, tokenInChinese } from "#schemas/chinese.ts"
import type { AnyColumn } from "#schemas/columns.ts"
import type { Dataset } from "#schemas/dataset.ts"
import { unitOf } from "#schemas/units.ts"

export interface CodebookColumn {
  readonly table: string
  readonly column: string
  readonly title_zh: string
  readonly title_en: string
  /** Type in words, by the formats that have types. */
  readonly type: string
  readonly unit: string | null
  readonly key: string | null
  readonly references: string | null
  readonly values: string | null
  readonly null_meaning: string
  readonly description_zh: string
  readonly description_en: string
}

const types: Readonly<Record<AnyColumn["physical"], string>> = {
  text: "text 文本",
  int: "whole number 整数",
  real: "number 数",
  decimal: "decimal(18,2) 两位小数",
  date: "date 日期 (YYYY-MM-DD)",
  list: "list of texts 文本列表 (CSV: ;)",
  flag: "true or false 真假"
}

const spans = new Set(["source_id", "line", "start", "end"])

/** What an empty cell of the column means. */
const nullMeaning = (column: string, { nullable, physical }: AnyColumn): string => {
  if (!nullable)
    return physical === "list" ? "never null; an empty list: none 不为空；空列表即没有" : "never null 不为空"
  if (spans.has(column)) return "the row has no place of its own in a text 该行在文本中无自己的位置"
  return "not said by the source, not applicable, or undecided (then checks say so) 来源未说、不适用或不能判定（后者见 checks）"
}

const sentence = (text: string): string => text.replace(/ One of: .*$/su, "")

const columnOf = (dataset: Dataset, name: string, column: AnyColumn): CodebookColumn => {
  const chinese = columnInChinese(dataset, name)
  const unit = unitOf(name, column)
  const token = (value: string) => `${value} ${tokenInChinese(dataset, name, value) ?? ""}`.trim()
  return {
    table: dataset.name,
    column: name,
    title_zh: chinese?.title ?? column.title,
    title_en: column.title,
    type: types[column.physical],
    unit: unit === null ? null : `${unit.en} ${unit.zh}`,
    key: name === dataset.id ? "primary key 主键" : null,
    references: column.references,
    values: column.tokens?.map(token).join("; ") ?? null,
    null_meaning: nullMeaning(name, column),
    description_zh: chinese?.description ?? column.description,
    description_en: sentence(column.description)
  }
}

export const codebookOf = (dataset: Dataset): ReadonlyArray<CodebookColumn> =>
  Object.entries(dataset.columns).map(([name, column]) => columnOf(dataset, name, column))

export const tableTitle = (dataset: Dataset) => ({
  ...dataset.title,
  description_en: dataset.description,
  description_zh: tableInChinese(dataset) ?? dataset.description
})
