/** Internal departments 内设机构 of the body, and how many it says it has. */
import countClaims from "#schemas/directory/count_claims.dataset.ts"
import organizationRelations from "#schemas/directory/organization_relations.dataset.ts"
import { parseNumeral } from "../../../knowledge/numerals.ts"
import { type Draft, derived, draft, printed, type Ref } from "../../../model/Draft.ts"
import type { Span } from "../../../model/Span.ts"
import type { Paragraph } from "../../../parse/budget/Paragraph.ts"
import type { OrganizationBook } from "../../OrganizationBook.ts"
import { entriesOf } from "./entries.ts"
import { isName, type Part, partsOf } from "./names.ts"

const count = "(?<count>\\d{1,3}|[〇零一二两三四五六七八九十百]{1,4})\\s*个"
const kinds = "(?:职能|行政)?(?:内设(?:机构|处室|科室|部门)|职能(?:处室|科室|部门)|处室|科室)"
/** 设14个内设机构; 内设机构14个; 内设机构包括. */
const forms: ReadonlyArray<RegExp> = [
  new RegExp(`(?:内设|下设|设)(?:有|立|置)?${count}(?<subject>${kinds}|部门)`, "u"),
  new RegExp(`(?<subject>内设(?:机构|处室|科室|部门))(?:共|共有|有|设)?${count}`, "u"),
  /(?<subject>内设(?:机构|处室|科室|部门))(?=(?:主要)?(?:包括|有|为|分别|[：:]))/u
]
const listing = /^[，,（(]?(?:具体|其中|主要|分别|即)*(?:包括|是|为|有|含)?[:：]?/u

interface Listed extends Part {
  readonly paragraph: Paragraph
}

export const draftDepartments = (
  paragraphs: ReadonlyArray<Paragraph>,
  book: OrganizationBook,
  body: Ref
): ReadonlyArray<Draft> =>
  paragraphs.flatMap((paragraph, i) => {
    for (const form of forms) {
      const found = form.exec(paragraph.text)
      if (found === null) continue
      const from = found.index + found[0].length
      const listed = departmentsAfter(paragraph, from, paragraphs.slice(i + 1))
      const claimed = paragraph.span(found.index, from)
      return [
        ...listed.map((one) => department(one, book, body, claimed, paragraph)),
        ...claim(paragraph, found, listed)
      ]
    }
    return []
  })

/** The list behind the claim in its sentence; else the numbered paragraphs that follow. */
const departmentsAfter = (
  paragraph: Paragraph,
  from: number,
  following: ReadonlyArray<Paragraph>
): ReadonlyArray<Listed> => {
  const lead = listing.exec(paragraph.text.slice(from, from + 20))![0].length
  const start = from + lead
  const stop = paragraph.text.indexOf("。", start)
  const text = paragraph.text.slice(start, stop < 0 ? undefined : stop)
  const inline = lead === 0 ? [] : partsOf(text, start)
  if (inline.length > 0) return inline.map((part) => ({ ...part, paragraph }))
  return text === "" ? numbered(following) : []
}

const numbered = (paragraphs: ReadonlyArray<Paragraph>): ReadonlyArray<Listed> => {
  const found: Array<Listed> = []
  for (const paragraph of paragraphs) {
    const [entry] = entriesOf(paragraph)
    if (entry === undefined || entry.label === null) break
    const name = /^[^。：:，；]{2,30}/u.exec(paragraph.text.slice(entry.start))?.[0]
    if (name !== undefined && isName(name))
      found.push({ name, start: entry.start, end: entry.start + name.length, paragraph })
  }
  return found
}

const department = (
  { end, name, paragraph, start }: Listed,
  book: OrganizationBook,
  body: Ref,
  claimed: Span,
  about: Paragraph
): Draft => {
  const span = paragraph.span(start, end)
  const ref = book.mention(name, span, { within: body, kind: "internal_department" })
  book.claim(ref, "status", "active", span, "derived", "it is listed")
  return draft(organizationRelations, span, {
    subject_org_id: printed(ref, span),
    relation: printed("part_of" as const, claimed),
    object_org_id: derived(body, "the body that the section is about", about.span(0, 1))
  })
}

const claim = (
  paragraph: Paragraph,
  found: RegExpExecArray,
  listed: ReadonlyArray<Listed>
): ReadonlyArray<Draft> => {
  const { count: stated, subject } = found.groups as { count?: string; subject: string }
  if (stated === undefined) return []
  const at = found.index + found[0].lastIndexOf(subject)
  const number = found.index + found[0].indexOf(stated)
  const text = sentenceAt(paragraph, found.index)
  const total = parseNumeral(stated)!
  // a list that ends in 等 does not claim to be whole
  const whole = listed.length === total || !endsOpen(listed)
  return [
    draft(countClaims, paragraph.span(text.start, text.end), {
      subject: printed(subject, paragraph.span(at, at + subject.length)),
      stated: printed(total, paragraph.span(number, number + stated.length)),
      listed:
        listed.length > 0 && whole
          ? derived(
              listed.length,
              "members of the list",
              ...listed.map((one) => one.paragraph.span(one.start, one.end))
            )
          : null,
      text: printed(paragraph.raw.slice(text.start, text.end), paragraph.span(text.start, text.end))
    })
  ]
}

const endsOpen = (listed: ReadonlyArray<Listed>): boolean => {
  const last = listed.at(-1)
  return last?.paragraph.text[last.end] === "等"
}

/** The sentence that a place stands in. */
export const sentenceAt = ({ text }: Paragraph, at: number): Span => {
  const stop = text.indexOf("。", at)
  return { start: text.lastIndexOf("。", at) + 1, end: stop < 0 ? text.length : stop + 1 }
}
