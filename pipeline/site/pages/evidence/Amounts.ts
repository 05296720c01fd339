/** Amounts of a document, by what they are of and how much they are: what agrees with an amount, and what does not. */
import type { AnyRow } from "#schemas/dataset.ts"
import type { Subject } from "./DocumentFacts.ts"

/** An amount in another place of the document. */
export interface Other {
  readonly subject: Subject
  readonly amount: bigint
}

export interface Elsewhere {
  /** The same amount. */
  readonly same: ReadonlyArray<Other>
  /** Another amount under the same code, or the same name, and measure; its scope may be another. */
  readonly different: ReadonlyArray<Other>
}

const none: Elsewhere = { same: [], different: [] }

export class Amounts {
  readonly #byAmount = new Map<string, Array<Other>>()
  readonly #byName = new Map<string, Array<Other>>()

  constructor(subjects: ReadonlyArray<Subject>) {
    for (const subject of subjects)
      for (const amount of amountsOf(subject)) {
        const other = { subject, amount }
        // zeros agree with each other and prove nothing
        if (amount !== 0n) push(this.#byAmount, `${subject.row["budget_id"]} ${amount}`, other)
        const name = nameOf(subject.row)
        if (name !== null) push(this.#byName, name, other)
      }
  }

  of(subject: Subject): Elsewhere {
    const amounts = amountsOf(subject)
    if (amounts.length === 0) return none
    const same = amounts.flatMap((amount) =>
      (this.#byAmount.get(`${subject.row["budget_id"]} ${amount}`) ?? []).filter(
        (other) => other.subject !== subject && akin(subject.row, other.subject.row)
      )
    )
    const name = nameOf(subject.row)
    const alike = name === null ? [] : (this.#byName.get(name) ?? [])
    const different = alike.filter((other) => other.subject !== subject && !amounts.includes(other.amount))
    return { same: [...new Set(same)], different }
  }
}

const amountsOf = ({ dataset, row }: Subject): ReadonlyArray<bigint> => {
  if (dataset.name === "budgets")
    return [...new Set([row["total_income"], row["total_expenditure"]].filter(isAmount))]
  if (dataset.name !== "budget_lines" && dataset.name !== "budget_statements") return []
  return [row["amount"]].filter(isAmount)
}

const isAmount = (value: unknown): value is bigint => typeof value === "bigint"

/** What a line is of, in any table; null for what is no line. */
const nameOf = ({ budget_id, code, measure, name, row_kind, side }: AnyRow): string | null =>
  typeof name !== "string" || row_kind === "total"
    ? null
    : [budget_id, side, measure, code ?? name].map(String).join("\n")

/** Two lines of one code or name, two totals, or a line and what the prose says of it. */
const akin = (a: AnyRow, b: AnyRow): boolean => {
  const isLine = (row: AnyRow) => row["row_kind"] !== undefined
  if (isLine(a) !== isLine(b)) return isLine(a) ? said(a, b) : said(b, a)
  if (!isLine(a))
    return a["subject"] === b["subject"] || a["subject"] === undefined || b["subject"] === undefined
  if (a["row_kind"] === "total" || b["row_kind"] === "total") return a["row_kind"] === b["row_kind"]
  return (a["code"] !== null && a["code"] === b["code"]) || a["name"] === b["name"]
}

/** A figure of something names it; one of nothing in particular is of a total, or of a line without a code. */
const said = (line: AnyRow, { subject }: AnyRow): boolean =>
  typeof subject === "string"
    ? subject.includes(String(line["name"]))
    : line["row_kind"] === "total" || line["code"] === null

const push = (map: Map<string, Array<Other>>, key: string, other: Other): void => {
  const known = map.get(key)
  if (known === undefined) map.set(key, [other])
  else known.push(other)
}
