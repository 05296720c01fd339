/** Makes articles with known truth: the same seed gives the same article as wikitext and as Markdown. */
import { Dice } from "../../unit-budget/made/random.ts"
import { writeBureau } from "./bureau.ts"
import { writeCollective } from "./collective.ts"
import { writeOffice } from "./office.ts"
import { writeOverview } from "./overview.ts"
import { type Form, type Layout, Page, printed, traditional } from "./Page.ts"
import type { Rows } from "./Truth.ts"
import type { Writer } from "./writing.ts"

export const kinds = {
  overview: writeOverview,
  office: writeOffice,
  collective: writeCollective,
  bureau: writeBureau
} as const
export type Kind = keyof typeof kinds

export interface Made {
  readonly text: string
  readonly rows: Rows
}

export const make = (
  kind: Kind,
  seed: number,
  form: Form,
  { box }: { readonly box: boolean } = { box: true }
): Made => {
  const dice = new Dice(seed)
  const inTraditional = dice.chance(kind === "collective" ? 0.85 : 0.25)
  const layout: Layout = {
    form,
    traditional: inTraditional,
    swallow: dice.chance(0.6),
    htmlTables: dice.chance(0.25),
    htmlLists: dice.chance(0.15),
    tight: dice.chance(0.4),
    comments: dice.chance(0.4),
    box: box && form === "wikitext"
  }
  const page = new Page(dice, layout)
  const dates = dice.pick([
    "arabic",
    "arabic",
    "arabic",
    "han",
    "blanks",
    inTraditional ? "republic" : "arabic"
  ] as const)
  const writer: Writer = { page, dice, dates, links: dice.pick([0, 0.4, 0.9]) }
  decorate(page)
  kinds[kind](writer)
  const rows = page.truth.rows()
  return {
    text: printed(page),
    rows: inTraditional ? new Map([...rows].map(([table, all]) => [table, all.map(traditional)])) : rows
  }
}

/** What stands before an article and says nothing of its subject. */
const decorate = ({ blocks, dice }: Page): void => {
  const markup = [
    "{{NoteTA|G1=Unit}}",
    "{{Otheruses|subject=机构|other=其他机构}}",
    "{{noteTA\n|1=zh-hans:信息; zh-hant:資訊;\n}}",
    "{{Coord|23.12|113.29|display=title}}",
    "[[File:Office.jpg|thumb|200px|办公楼外景]]",
    "__NOTOC__"
  ]
  if (dice.chance(0.4)) blocks.push({ type: "markup", text: dice.pick(markup) })
}
