/**
 * The column vocabulary: one name, one meaning, one unit, everywhere.
 *
 * A column carries what every later stage needs and nothing else: the Effect schema that a value must satisfy, the
 * physical type that CSV, JSON and Parquet are written with, whether it may be null, and the table whose ids it holds.
 */
import * as Schema from "effect/Schema"

/**
 * Physical types. In memory: `text`, `date` (ISO `YYYY-MM-DD`) are strings; `int`, `real` are numbers; `decimal` is a
 * bigint of hundredths (fen for money), so that no cent passes through a float; `list` is an array of strings;
 * `flag` is a boolean.
 */
export type Physical = "text" | "int" | "real" | "decimal" | "date" | "list" | "flag"

export interface Column<A> {
  readonly schema: Schema.Codec<A, A>
  readonly physical: Physical
  readonly nullable: boolean
  /** The table whose ids this column holds, if any. */
  readonly references: string | null
  /** The only values that it may have, if there is such a list. */
  readonly tokens: ReadonlyArray<string> | null
  /** Regular expression that its text satisfies, if there is one. */
  readonly pattern: string | null
  readonly title: string
  readonly description: string
}

// biome-ignore lint/suspicious/noExplicitAny: a codec is invariant, so no narrower type holds every column
export type AnyColumn = Column<any>
export type ValueOf<C> = C extends Column<infer A> ? A : never

const column = <A>(
  schema: Schema.Codec<A, A>,
  physical: Physical,
  title: string,
  description: string,
  references: string | null = null,
  form: Partial<Pick<Column<A>, "tokens" | "pattern">> = {}
): Column<A> => ({
  schema,
  physical,
  nullable: false,
  references,
  tokens: null,
  pattern: null,
  title,
  description,
  ...form
})

/** ASCII, at most 64 characters, no blank: the form of every id. */
const idPattern = /^[!-~]{1,64}$/u
const Id = Schema.String.check(Schema.isPattern(idPattern))
const IsoDate = Schema.String.check(Schema.isPattern(/^\d{4}-\d{2}-\d{2}$/u))
/** EDTF level 1, the part in use: years, months, days, and intervals open at either end. */
const edtfPattern = /^(\.\.|\d{4}(-\d{2}){0,2})(\/(\.\.|\d{4}(-\d{2}){0,2}))?$/u
const Edtf = Schema.String.check(Schema.isPattern(edtfPattern))

export const text = (title: string, description: string) => column(Schema.String, "text", title, description)
export const int = (title: string, description: string) => column(Schema.Int, "int", title, description)
export const real = (title: string, description: string) => column(Schema.Finite, "real", title, description)
export const decimal = (title: string, description: string) =>
  column(Schema.BigInt, "decimal", title, description)
export const date = (title: string, description: string) => column(IsoDate, "date", title, description)
export const edtf = (title: string, description: string) =>
  column(Edtf, "text", title, description, null, { pattern: edtfPattern.source })
export const flag = (title: string, description: string) => column(Schema.Boolean, "flag", title, description)
export const list = (title: string, description: string, references: string | null = null) =>
  column(
    Schema.Array(references === null ? Schema.String : Id) as Schema.Codec<
      ReadonlyArray<string>,
      ReadonlyArray<string>
    >,
    "list",
    title,
    description,
    references
  )
export const token = <const T extends ReadonlyArray<string>>(
  tokens: T,
  title: string,
  description: string
): Column<T[number]> =>
  column(
    Schema.Literals(tokens) as unknown as Schema.Codec<T[number], T[number]>,
    "text",
    title,
    `${description} One of: ${tokens.join(", ")}.`,
    null,
    { tokens }
  )
/** An id of a row of `references`; without a table it is the row's own. */
export const id = (title: string, description: string, references: string | null = null) =>
  column(Id, "text", title, description, references, { pattern: idPattern.source })
export const nullable = <A>(of: Column<A>): Column<A | null> => ({
  ...of,
  schema: Schema.NullOr(of.schema) as unknown as Schema.Codec<A | null, A | null>,
  nullable: true
})

// -- columns that more than one table has ---------------------------------------------------------------------------

export const source_id = id("Source", "The document the row was read from.", "sources")
export const line = nullable(int("Line", "Line of the source that the span begins on, from 1."))
export const start = nullable(
  int("Start", "First character of the span: Unicode code points into text/<source_id>.txt, from 0.")
)
export const end = nullable(int("End", "End of the span, exclusive, in code points."))
export const row_id = id("Row", "Stable id of the row, made from its natural key; provenance points at it.")
export const org = (title: string, description: string) => id(title, description, "organizations")
export const org_id = org("Organisation", "The organisation that the row is about.")
export const region_id = id("Region", "Six-digit GB/T 2260 code of an administrative region.", "regions")
export const position = int("Position", "Place in the list or among the children of one parent, from 1.")
export const policy_id = id("Policy document", "The notice that the row belongs to.", "policy_documents")
export const provision_id = id("Provision", "The provision that the row was found in.", "policy_provisions")
export const budget_id = id("Budget", "The budget that the row belongs to.", "budgets")
export const year = int("Year", "Budget year 预算年度.")
export const amount = decimal("Amount", "Yuan (CNY), whatever unit the source prints.")
export const amount_printed = text("Amount as printed", "The source's own figure, separators included.")
export const unit_printed = text("Unit as printed", "The source's own unit: 元, 万元 or 亿元.")
export const scheme = token(
  ["functional", "economic"] as const,
  "Scheme",
  "Classification 分类: functional 功能分类 or economic 部门预算经济分类."
)
export const code = text("Code", "Digits of 类款项 joined: 201, 20103, 2010301.")
export const code_level = token(
  ["class", "section", "item"] as const,
  "Level of the code",
  "Class 类, section 款 or item 项."
)
export const budget_table_token = token(
  [
    "financial_summary",
    "income",
    "expenditure",
    "appropriation_summary",
    "general_public_functional",
    "government_fund_functional",
    "state_capital_functional",
    "general_public_basic_economic",
    "three_public"
  ] as const,
  "Table",
  "Which of the nine budget tables."
)
export const measure = token(
  [
    "budget",
    "total",
    "personnel",
    "operating",
    "basic",
    "project",
    "fiscal_appropriation",
    "business_income",
    "operating_income",
    "other_income",
    "general_public_budget",
    "government_fund",
    "state_capital",
    "three_public_total",
    "overseas_travel",
    "official_reception",
    "vehicle_total",
    "vehicle_purchase",
    "vehicle_operation",
    "agency_operation"
  ] as const,
  "Measure",
  "Which column of the table the amount stands in."
)
