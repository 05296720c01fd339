/** Units whose budgets a department's takes in 下属预算单位, and how many it says there are. */
import countClaims from "#schemas/directory/count_claims.dataset.ts"
import organizationRelations from "#schemas/directory/organization_relations.dataset.ts"
import { parseNumeral } from "../../../knowledge/numerals.ts"
import { type Draft, derived, draft, printed, type Ref } from "../../../model/Draft.ts"
import type { Paragraph } from "../../../parse/budget/Paragraph.ts"
import type { OrganizationBook } from "../../OrganizationBook.ts"
import { sentenceAt } from "./departments.ts"
import { entriesOf } from "./entries.ts"
import { isName, kindOf, type Part, partsOf } from "./names.ts"

const lead = /(?:下属|所属|下设|直属)[^，。；]{0,14}?单位/u
/** Such units are spoken of as a list: 是X的下属单位 has none. */
const enumerates = /[家个]|包括|分别|汇总|综合收支|单位(?:有|为)|[：:]$/u
const inline =
  /(?:下属|所属|直属)(?:的)?(?:预算|事业)?单位[^，。；：:]{0,12}?(?:包括|分别[是为]|有|[是为即])?[：:，]?(?:包括|分别[是为])?[：:]?/u
const number = "(?<count>\\d{1,3}|[〇零一二两三四五六七八九十百]{1,4})\\s*[家个]"
/** 下属5家预算单位, 下属预算单位5家; 行政单位1家. */
const claims: ReadonlyArray<RegExp> = [
  new RegExp(`(?:下属|所属|直属)${number}(?<subject>(?:预算|事业|二级预算|基层预算)?单位)`, "gu"),
  new RegExp(
    `(?<subject>(?:下属|所属|直属)(?:预算|事业)?单位|行政单位|参公(?:事业)?单位|事业单位)(?:共|共有|有)?${number}`,
    "gu"
  )
]

interface Unit extends Part {
  readonly paragraph: Paragraph
}

export const draftUnits = (
  paragraphs: ReadonlyArray<Paragraph>,
  book: OrganizationBook,
  body: { readonly ref: Ref; readonly name: string }
): ReadonlyArray<Draft> => {
  const at = paragraphs.findIndex(({ text }) => lead.test(text) && enumerates.test(text))
  if (at < 0) return []
  const about = paragraphs[at]!
  const units = unitsOf(paragraphs.slice(at), body.name).filter(
    ({ name }) => book.find(name, body.ref) === null
  )
  return [
    ...paragraphs.slice(at).flatMap((paragraph) => claimsOf(paragraph, units)),
    ...units.map((unit) => belongs(unit, book, body.ref, about))
  ]
}

const unitsOf = (paragraphs: ReadonlyArray<Paragraph>, body: string): ReadonlyArray<Unit> => {
  const lines = paragraphs.flatMap((paragraph) => {
    const [entry] = entriesOf(paragraph)
    if (entry === undefined || entry.label === null) return []
    const name = /^[^，。；：:]{4,40}/u.exec(paragraph.text.slice(entry.start))?.[0]
    return name === undefined ? [] : [{ name, start: entry.start, end: entry.start + name.length, paragraph }]
  })
  const found = lines.length > 0 ? lines : paragraphs.flatMap(inSentence)
  return found.filter(({ name }) => isName(name) && !isBody(name, body))
}

const inSentence = (paragraph: Paragraph): ReadonlyArray<Unit> => {
  const found = inline.exec(paragraph.text)
  if (found === null) return []
  const start = found.index + found[0].length
  const stop = paragraph.text.indexOf("。", start)
  const list = paragraph.text.slice(start, stop < 0 ? undefined : stop)
  return partsOf(list, start)
    .filter(({ name }) => name.length >= 5)
    .map((part) => ({ ...part, paragraph }))
}

/** The body itself is the first of its units: 本级, 本部, 机关. */
const isBody = (name: string, body: string): boolean =>
  /(?:本级|本部|机关)[）)]?$/u.test(name) || name.replace(/[（(][^（）()]*[）)]$/u, "") === body

const belongs = (
  { end, name, paragraph, start }: Unit,
  book: OrganizationBook,
  body: Ref,
  about: Paragraph
): Draft => {
  const span = paragraph.span(start, end)
  const unit = book.mention(name, span, { kind: kindOf(name) })
  book.claim(unit, "status", "active", span, "derived", "it is listed")
  return draft(organizationRelations, span, {
    subject_org_id: printed(unit, span),
    relation: derived("part_of" as const, "下属预算单位: a unit of the department", about.span()),
    object_org_id: derived(body, "the department whose budget takes the unit in", about.span())
  })
}

const claimsOf = (paragraph: Paragraph, units: ReadonlyArray<Unit>): ReadonlyArray<Draft> =>
  claims.flatMap((pattern) =>
    [...paragraph.text.matchAll(pattern)].map((found) => {
      const { count, subject } = found.groups as { count: string; subject: string }
      const at = found.index + found[0].lastIndexOf(subject)
      const from = found.index + found[0].lastIndexOf(count)
      const text = sentenceAt(paragraph, found.index)
      const all = /下属|所属|直属/u.test(found[0]) && units.length > 0
      return draft(countClaims, paragraph.span(text.start, text.end), {
        subject: printed(subject, paragraph.span(at, at + subject.length)),
        stated: printed(parseNumeral(count)!, paragraph.span(from, from + count.length)),
        listed: all
          ? derived(
              units.length,
              "units that the document lists",
              ...units.map((unit) => unit.paragraph.span(unit.start, unit.end))
            )
          : null,
        text: printed(paragraph.raw.slice(text.start, text.end), paragraph.span(text.start, text.end))
      })
    })
  )
