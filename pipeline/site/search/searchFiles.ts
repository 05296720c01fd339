/**
 * The index of the search: files of a few thousand bytes, of which a query loads those that hold its characters. Made in
 * one pass over the lines and one over what documents say; memory holds the postings, never the texts.
 */

import budgetLines from "#schemas/budgets/budget_lines.dataset.ts"
import statements from "#schemas/budgets/budget_statements.dataset.ts"
import { tokenInChinese } from "#schemas/chinese.ts"
import type { Dataset } from "#schemas/dataset.ts"
import events from "#schemas/directory/events.dataset.ts"
import organizations from "#schemas/directory/organizations.dataset.ts"
import regions from "#schemas/directory/regions.dataset.ts"
import type { SiteFile } from "../../publish/Release.ts"
import type { Corpus } from "../Corpus.ts"
import { fold, foldingTable } from "./fold.ts"
import { type Item, kinds, organizationItems, policyItems, regionItems, textItems } from "./items.ts"
import { budgetNames, type Label, lineShards, placesOf } from "./lines.ts"
import { Numbers } from "./Numbers.ts"
import { Postings, rangeSize } from "./Postings.ts"
import { Sequence, script } from "./shards.ts"

/** Parts of digits and letters alone are kept of names and codes only: texts are full of years. */
const isWorthIt = (bigram: string): boolean => /[^\da-z]/u.test(bigram)

export function* searchFiles(corpus: Corpus): Generator<SiteFile> {
  const budgets = budgetNames(corpus)
  const labels = new Map<string, Label>()
  const numbers = new Numbers()
  const postings = new Postings()
  const lineStarts = yield* lineShards(corpus, budgets, labels, numbers)
  const items = new Sequence("i")
  const groups: Array<readonly [string, number]> = []
  const begin = (kind: string): void => {
    if (groups.at(-1)?.[0] !== kind) groups.push([kind, items.count])
  }
  const index = (item: number, names: ReadonlyArray<string>, texts: ReadonlyArray<string>): void => {
    for (const name of names) postings.add(item, fold(name))
    for (const text of texts) postings.add(item, fold(text), isWorthIt)
  }
  const add = function* (item: Item) {
    begin(item.kind)
    const isText = kinds.indexOf(item.kind) >= kinds.indexOf("provision")
    index(items.count, isText ? item.also : [item.title, ...item.also], isText ? [item.title] : [])
    if (item.number !== null) numbers.add(item.number, items.count * 2 + 1)
    yield* items.add(recordOf(item))
  }
  for (const item of organizationItems(corpus)) yield* add(item)
  for (const item of regionItems(corpus)) yield* add(item)
  for (const label of [...labels.values()].sort(inOrder)) {
    begin("line")
    index(items.count, [label.name, label.code], [])
    const context = label.scheme === null ? [] : [`scheme:${label.scheme}`]
    const also = label.code === "" ? [] : [label.code]
    yield* items.add([
      label.name,
      also,
      context,
      null,
      label.evidence,
      null,
      label.count,
      placesOf(label, budgets)
    ])
  }
  for (const item of policyItems(corpus)) yield* add(item)
  for (const item of textItems(corpus, budgets)) yield* add(item)
  yield* items.end()
  yield* postings.shards()
  yield* numbers.shards()
  const about = {
    bits: { p: postings.bits, n: numbers.bits },
    starts: { i: items.starts, l: lineStarts },
    groups,
    items: items.count,
    range: rangeSize,
    fold: foldingTable(postings.characters),
    words: words()
  }
  yield { path: "search/about.js", content: script("about", about) }
}

/** Title, other names, context, page, evidence, amount. */
const recordOf = ({ also, amount, context, evidence, page, title }: Item) => [
  title,
  also,
  context,
  page,
  evidence,
  amount
]

const inOrder = (a: Label, b: Label): number =>
  a.name.length - b.name.length ||
  (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) ||
  ((a.scheme ?? "") < (b.scheme ?? "") ? -1 : 1)

/** What tokens are called: Chinese, English. */
const words = (): Readonly<Record<string, readonly [string, string]>> => {
  const of = (prefix: string, dataset: Dataset, column: string) =>
    (dataset.columns[column]?.tokens ?? []).map(
      (token) =>
        [
          `${prefix}:${token}`,
          [tokenInChinese(dataset, column, token) ?? token, token.replaceAll("_", " ")] as const
        ] as const
    )
  return Object.fromEntries([
    ...of("kind", organizations, "kind"),
    ...of("level", regions, "level"),
    ...of("event", events, "kind"),
    ...of("metric", statements, "metric"),
    ...of("scheme", budgetLines, "scheme"),
    ...of("table", budgetLines, "table"),
    ...of("measure", budgetLines, "measure")
  ])
}
