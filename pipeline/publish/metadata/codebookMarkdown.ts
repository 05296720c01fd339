/** `CODEBOOK.md`: every table and column in Chinese and English, and how values were come by in this release. */
import { tokenInChinese } from "#schemas/chinese.ts"
import { about } from "./about.ts"
import { codebookOf, tableTitle } from "./codebook.ts"
import { type DescribedTable, type Description, versionIn } from "./Description.ts"
import { code, inline, table } from "./markdown.ts"

/** Rules that are listed; a release may name more of them, with the names of bodies in them. */
const mostRules = 150

const intro = (description: Description): ReadonlyArray<string> => [
  "# Codebook 数据说明",
  "",
  `${about.title.zh} · ${about.title.en}. Version 版本 ${code(versionIn(description))} (contract 契约 ${code(description.contract)}).`,
  "",
  about.description.zh,
  "",
  about.description.en,
  "",
  "## Conventions 约定",
  "",
  "- Money is in yuan (CNY) with two decimals, whatever unit the source prints; `amount_printed` and `unit_printed` keep the source's own figure. A blank cell of a budget has no row: blank is not 0. 金额一律以元（人民币）计，两位小数；`amount_printed` 与 `unit_printed` 保留原文数字。预算表的空白单元格没有行：空白不是 0。",
  "- Chinese values stay as the source prints them, in its own script; a column ending in `_hans` is in simplified characters. 中文值照原文文字；以 `_hans` 结尾的列为简体字。",
  "- Dates in text are EDTF level 1: `1986-08`, `2014-12/..` (since 自), `../2017-06` (before 之前). 文本日期用 EDTF 一级。",
  '- A null (an empty cell in CSV, no cell in the workbook) means: not said by the source, not applicable, or undecided; what could not be decided is in `checks`. In CSV, `""` is an empty text or list, and nothing at all is null. 空值（CSV 中为空单元格，工作簿中无单元格）表示来源未说、不适用或不能判定；不能判定者见 `checks`。CSV 中 `""` 为空文本或空列表，全空为空值。',
  "- Lists are joined by `;` in CSV and in the workbook, where `\\` stands before a `;` or `\\` of an item itself. 列表在 CSV 与工作簿中以 `;` 连接，项内的 `;` 与 `\\` 前加 `\\`。",
  "- `source_id`, `line`, `start` and `end` say where a row stands in `text/<source_id>.txt`: Unicode code points, `end` exclusive. 这四列说明该行在文本中的位置，按 Unicode 码点计，`end` 不含。",
  "- In `<table>.excel.csv` a text that a spreadsheet would run or rewrite has an apostrophe before it (`'=…`, `'0012`, `'1986-08`); it is no part of the value. 在 `<table>.excel.csv` 中，表格软件会执行或改写的文字前加一个撇号，撇号不属于值。",
  ""
]

const overview = ({ tables }: Description): ReadonlyArray<string> => [
  "## Tables 数据表",
  "",
  ...table(
    ["table 表", "rows 行数", "名称", "title", "group 组"],
    tables.map(({ dataset, rows }) => [
      code(dataset.name),
      String(rows),
      dataset.title.zh,
      dataset.title.en,
      dataset.group
    ])
  )
]

const share = (methods: ReadonlyMap<string, number> | undefined): string =>
  [...(methods ?? [])]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([method, count]) => `${method} ${count}`)
    .join(", ")

const tokens = ({ dataset }: DescribedTable): ReadonlyArray<string> =>
  Object.entries(dataset.columns).flatMap(([name, column]) =>
    column.tokens === null
      ? []
      : [
          `Values of 取值 ${code(name)}: ${column.tokens
            .map((token) => `${code(token)} ${tokenInChinese(dataset, name, token) ?? ""}`.trim())
            .join(" · ")}`,
          ""
        ]
  )

const tableSection = (described: DescribedTable, { methods }: Description): ReadonlyArray<string> => {
  const { dataset } = described
  const { description_en, description_zh, en, zh } = tableTitle(dataset)
  return [
    `### ${dataset.name} · ${zh} ${en}`,
    "",
    `${inline(description_zh)} ${inline(description_en)}`,
    "",
    `Key 主键: ${code(dataset.id)}, made from 由此生成: ${dataset.identity.map(code).join(", ")}. Rows of one key are ${dataset.merged ? "merged into one" : "numbered in the order of the document"}. 同键之行${dataset.merged ? "合并为一" : "按文件顺序编号"}。`,
    "",
    ...table(
      [
        "column 列",
        "名称",
        "type 类型",
        "unit 单位",
        "null 空值",
        "reference 引用",
        "说明",
        "description",
        "read 得出"
      ],
      codebookOf(dataset).map((column) => [
        code(column.column),
        inline(column.title_zh),
        column.type,
        column.unit ?? "",
        column.null_meaning.startsWith("never") ? "–" : "null",
        column.references === null ? "" : code(column.references),
        inline(column.description_zh),
        inline(column.description_en),
        share(methods.get(`${dataset.name}.${column.column}`))
      ])
    ),
    ...tokens(described)
  ]
}

const nullMeanings = ({ tables }: Description): ReadonlyArray<string> => {
  const meanings = new Set(tables.flatMap(({ dataset }) => codebookOf(dataset).map((c) => c.null_meaning)))
  return ["What null means, by column 各列空值的含义:", "", ...[...meanings].sort().map((m) => `- ${m}`), ""]
}

const derivation = ({ rules }: Description): ReadonlyArray<string> => {
  const all = [...rules]
    .flatMap(([method, counts]) => [...counts].map(([rule, count]) => ({ method, rule, count })))
    .sort((a, b) => b.count - a.count || (`${a.method} ${a.rule}` < `${b.method} ${b.rule}` ? -1 : 1))
  const more = all.length - mostRules
  return [
    "## How values were come by 值如何得出",
    "",
    "`provenance` has a row for every cell that was read from a text, with the words (`quote`), the method and the rule. `provenance` 为每个从文本读出的单元格列出原文（`quote`）、方式与规则。",
    "",
    "- `printed` 照录: the text says it. 原文如此。",
    "- `derived` 推得: it follows from the quoted text by the rule. 依规则由引文得出。",
    "- `resolved` 判定: of several readings the rule leaves one; for an amount, the accounting identities named in the rule (the names are those of `checks.rule`). 几种读法中规则只容一种；对金额而言，规则即所列的会计恒等式（名称同 `checks.rule`）。",
    "- `ambiguous` 歧义 (`budget_lines.method`): more than one reading is left; the amount is withheld. 仍有多种读法，不公布金额。",
    "",
    "A column without a count below `read 得出` is not read from a place of its own: an id, a place, or a value of another row. 无计数的列并非直接读自原文：标识、位置，或他行之值。",
    "",
    "Rules of this release, with the number of places 本版所用规则及处数:",
    "",
    ...table(
      ["method 方式", "places 处数", "rule 规则"],
      all.slice(0, mostRules).map(({ count, method, rule }) => [method, String(count), inline(rule)])
    ),
    ...(more > 0
      ? [`… and ${more} more, in \`provenance.rule\`. 另有 ${more} 条，见 \`provenance.rule\`。`, ""]
      : [])
  ]
}

export const codebookMarkdown = (description: Description): Uint8Array =>
  Buffer.from(
    [
      ...intro(description),
      ...overview(description),
      ...description.tables.flatMap((described) => tableSection(described, description)),
      ...nullMeanings(description),
      ...derivation(description)
    ].join("\n")
  )
