/** A small release in memory, coherent through every gate, with values that formats get wrong. */
import { TextIndex } from "#pipeline/model/Source.ts"
import type { Release } from "#pipeline/publish/Release.ts"
import { catalog, dataset } from "#schemas/catalog.ts"
import type { AnyRow } from "#schemas/dataset.ts"

export const notice = [
  "甲市商务局文件",
  "甲商〔2031〕5号",
  '关于印发"𠀀𠀁"办法的通知, 第一条',
  "各区商务局；市属企业：",
  "一、负责联系乙省、丙省。",
  ""
].join("\n")

export const budget = [
  "乙市驻丁办事处2032年预算",
  "行政运行 1,234.50 万元",
  "　合计\t99999999999999.99",
  "2010301 行政运行 12345000",
  ""
].join("\r\n")

const texts = new Map([
  ["src_notice", notice],
  ["src_budget", budget]
])

/** Where the nth occurrence of a text stands: the span columns of a row. */
export const place = (source_id: string, quote: string, nth = 0) => {
  const text = texts.get(source_id)!
  let at = text.indexOf(quote)
  for (let i = 0; i < nth; i++) at = text.indexOf(quote, at + 1)
  if (at === -1) throw new Error(`the sample has no ${quote}`)
  const index = new TextIndex(text)
  const { start, end } = index.codePoints({ start: at, end: at + quote.length })
  return { source_id, line: index.line(at), start, end }
}

/** A row of a dataset with null for what is left out. */
export const row = (table: string, cells: AnyRow): AnyRow => {
  const { columns } = dataset(table)
  const empty = Object.fromEntries(Object.keys(columns).map((column) => [column, null]))
  return { ...empty, ...cells }
}

const source = (source_id: string, file: string, kind: string, title: string) => {
  const index = new TextIndex(texts.get(source_id)!)
  return row("sources", {
    source_id,
    file,
    kind,
    title,
    language: "zh-Hans",
    licence: "official document",
    sha256: source_id.padEnd(64, "0"),
    bytes: 100,
    characters: index.length,
    lines: index.lines
  })
}

const line = (id: string, cells: AnyRow) =>
  row("budget_lines", {
    budget_line_id: id,
    budget_id: "bud_1",
    year: 2032,
    table: "expenditure",
    row: 1,
    side: "expenditure",
    row_kind: "line",
    scheme: "functional",
    code: "2010301",
    code_level: "item",
    name: "行政运行",
    measure: "total",
    unit_printed: "元",
    method: "printed",
    ...cells
  })

const cell = (provenance_id: string, table: string, row_id: string, column: string, quote: string, nth = 0) =>
  row("provenance", {
    provenance_id,
    table,
    row_id,
    column,
    quote,
    method: "printed",
    ...place("src_budget", quote, nth)
  })

export const tables = (): Map<string, ReadonlyArray<AnyRow>> =>
  new Map([
    [
      "sources",
      [
        source("src_notice", "b-notice.txt", "policy_notice", "办法"),
        source("src_budget", "a-budget.txt", "unit_budget", "预算")
      ]
    ],
    [
      "organizations",
      [
        row("organizations", {
          org_id: "org_1",
          name: "乙市驻丁办事处",
          name_hans: "乙市驻丁办事处",
          kind: "representative_office",
          source_ids: ["src_budget"],
          merged_because: [],
          ...place("src_budget", "乙市驻丁办事处")
        }),
        row("organizations", {
          org_id: "org_2",
          name: "甲市商务局",
          name_hans: "甲市商务局",
          kind: "department",
          short_name: "",
          source_ids: ["src_notice"],
          merged_because: [],
          ...place("src_notice", "甲市商务局")
        })
      ]
    ],
    [
      "policy_documents",
      [
        row("policy_documents", {
          policy_id: "pol_1",
          document_number: "甲商〔2031〕5号",
          title: '关于印发"𠀀𠀁"办法的通知, 第一条',
          issuer_org_id: "org_2",
          issuer_org_ids: ["org_2"],
          attachments: ["分工表"],
          addressees: ["各区商务局", "市属;企业\\, “二”"],
          issued: "2031-02-28",
          ...place("src_notice", '关于印发"𠀀𠀁"办法的通知, 第一条')
        })
      ]
    ],
    [
      "budgets",
      [
        row("budgets", {
          budget_id: "bud_1",
          org_id: "org_1",
          year: 2032,
          scope: "unit",
          total_income: 9_999_999_999_999_999n,
          ...place("src_budget", "2032年预算")
        })
      ]
    ],
    [
      "budget_lines",
      [
        line("bln_2", {
          amount: 1_234_500_000n,
          amount_printed: "12345000",
          row: 2,
          ...place("src_budget", "12345000")
        }),
        line("bln_1", {
          table: "general_public_functional",
          amount: 1_234_500_000n,
          amount_printed: "1,234.50",
          unit_printed: "万元",
          ...place("src_budget", "1,234.50")
        }),
        line("bln_3", {
          row_kind: "total",
          scheme: null,
          code: null,
          code_level: null,
          name: "合计",
          amount: 9_999_999_999_999_999n,
          amount_printed: "99999999999999.99",
          ...place("src_budget", "99999999999999.99")
        })
      ]
    ],
    [
      "budget_tables",
      [
        row("budget_tables", {
          budget_table_id: "btb_1",
          budget_id: "bud_1",
          position: 1,
          table: "expenditure",
          title: "行政运行",
          rows: 0,
          empty: true,
          ...place("src_budget", "行政运行")
        })
      ]
    ],
    [
      "budget_statements",
      [
        row("budget_statements", {
          statement_id: "bst_1",
          budget_id: "bud_1",
          year: 2032,
          metric: "functional_item",
          subject: "行政运行",
          amount: 1_234_500_000n,
          amount_printed: "1,234.50",
          change: -5n,
          change_percent: -12.5,
          text: "行政运行\n1,234.50 万元",
          ...place("src_budget", "行政运行 1,234.50 万元")
        })
      ]
    ],
    [
      "provenance",
      [
        cell("prv_1", "budget_lines", "bln_1", "amount", "1,234.50"),
        cell("prv_2", "budget_lines", "bln_1", "name", "行政运行"),
        cell("prv_3", "budget_lines", "bln_2", "amount", "12345000")
      ]
    ],
    [
      "checks",
      [
        row("checks", {
          check_id: "chk_1",
          rule: "column_total",
          subject_table: "budget_lines",
          subject_id: "bln_3",
          expected: "12345000",
          actual: "99999999999999.99",
          difference: 9_999_998_765_499_999n,
          tolerance: 0n,
          status: "fail",
          message: "the total 99999999999999.99 is not the sum 12345000",
          message_zh: "合计不等",
          source_id: "src_budget"
        }),
        row("checks", {
          check_id: "chk_2",
          rule: "same_line_across_tables",
          subject_table: "budget_lines",
          subject_id: "bln_1",
          status: "pass",
          message: "2010301 is 1,234.50 in both tables",
          message_zh: "一致",
          source_id: "src_budget"
        })
      ]
    ]
  ])

/** A release whose tables are in memory. */
export interface Sample extends Release {
  readonly texts: ReadonlyMap<string, string>
  readonly tables: ReadonlyMap<string, ReadonlyArray<AnyRow>>
}

export const release = (changes: Partial<Sample> = {}): Sample => ({
  tables: tables(),
  texts,
  sources: [
    {
      source_id: "src_notice",
      file: "b-notice.txt",
      kind: "policy_notice",
      sha256: "src_notice".padEnd(64, "0"),
      bytes: 100,
      licence: "official document",
      status: "read",
      message: null
    },
    {
      source_id: "src_budget",
      file: "a-budget.txt",
      kind: "unit_budget",
      sha256: "src_budget".padEnd(64, "0"),
      bytes: 100,
      licence: "official document",
      status: "read",
      message: null
    },
    {
      source_id: null,
      file: "c.bin",
      kind: null,
      sha256: "c".padEnd(64, "0"),
      bytes: 3,
      licence: null,
      status: "unrecognised",
      message: "c.bin: it is of no known kind"
    }
  ],
  issues: ["c.bin: it is of no known kind"],
  inputs: "inputs-1",
  program: "program-1",
  site: ({ manifest }) => [
    { path: "assets/a.css", content: "a{}" },
    { path: "index.html", content: `<h1>${manifest.version}</h1>` }
  ],
  ...changes
})

/** The release with some rows of a table replaced. */
export const withRows = (
  table: string,
  change: (rows: ReadonlyArray<AnyRow>) => ReadonlyArray<AnyRow>,
  rest: Partial<Sample> = {}
): Sample => {
  const changed = tables()
  changed.set(table, change(changed.get(table) ?? []))
  return release({ tables: changed, ...rest })
}

/** A seeded generator of numbers from 0 to 1. */
export const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

const scraps = [
  "",
  ",",
  '"',
  "\n",
  "\r\n",
  "\r",
  ";",
  "\\",
  " ",
  "\t",
  "𠀀",
  "行政",
  "a",
  "null",
  "0012",
  "'",
  "=1+1",
  "\ufeff",
  "é"
]

/** Rows whose values are of the columns' physical types and otherwise as bad as they come. */
export const wildRows = (table: string, n: number, random: () => number): ReadonlyArray<AnyRow> => {
  const of = <A>(items: ReadonlyArray<A>): A => items[Math.floor(random() * items.length)]!
  const text = () => Array.from({ length: Math.floor(random() * 5) }, () => of(scraps)).join("")
  const day = () => new Date(Math.floor((random() - 0.3) * 40_000) * 86_400_000).toISOString().slice(0, 10)
  const make = {
    text,
    int: () => of([0, 1, -1, 2 ** 31 - 1, -(2 ** 31), Math.floor(random() * 1e6)]),
    real: () => of([0, -12.5, 1e-7, 0.1, 123456.789, 1e21]),
    decimal: () => of([0n, 1n, -1n, 10n, -150n, 9_999_999_999_999_999n, -999_999_999_999_999_999n]),
    date: day,
    list: () => Array.from({ length: Math.floor(random() * 4) }, () => `${text()}x`),
    flag: () => random() < 0.5
  }
  return Array.from({ length: n }, (_, i) =>
    Object.fromEntries(
      Object.entries(dataset(table).columns).map(([name, { physical, nullable }]) => {
        if (name === dataset(table).id) return [name, `id_${i}`]
        return [name, nullable && random() < 0.3 ? null : make[physical]()]
      })
    )
  )
}

export const everyTable = catalog.map(({ name }) => name)
