/** The body whose budget it is, what it belongs to, and the departments and units that it has. */
import countClaims from "#schemas/directory/count_claims.dataset.ts"
import organizationRelations from "#schemas/directory/organization_relations.dataset.ts"
import { parseNumeral } from "../../../knowledge/numerals.ts"
import { type Draft, derived, draft, printed, type Ref } from "../../../model/Draft.ts"
import type { OrganizationKind } from "../../../model/Organization.ts"
import type { Span } from "../../../model/Span.ts"
import type { BudgetDocument } from "../../../parse/budget/BudgetDocument.ts"
import type { Paragraph } from "../../../parse/budget/Paragraph.ts"
import type { OrganizationBook } from "../../OrganizationBook.ts"
import type { Head } from "../head.ts"

export interface Body {
  readonly ref: Ref
  readonly span: Span
  readonly drafts: ReadonlyArray<Draft>
}

const kindOf = (name: string): OrganizationKind =>
  /(?:人民)?政府$/u.test(name)
    ? "government"
    : /^中共|(?:党委|党组|工委|纪委)$/u.test(name)
      ? "party_body"
      : /(?:局|厅|委员会|委|办公厅|办公室|街道办事处|署|部)$/u.test(name)
        ? "department"
        : "other"

export const draftBody = (document: BudgetDocument, book: OrganizationBook, head: Head): Body => {
  const { name, span } = head.body ?? { name: head.title, span: head.span }
  const ref = book.mention(name, span, { kind: kindOf(name) })
  book.claim(ref, "status", "active", span, "derived", "it has a budget")
  const paragraphs = (kind: string) =>
    document.sections.filter((s) => s.kind === kind).flatMap((s) => s.paragraphs)
  return {
    ref,
    span,
    drafts: [
      ...paragraphs("duties").flatMap((paragraph) => belongs(paragraph, book, ref, name)),
      ...paragraphs("bodies").flatMap((paragraph) => departments(paragraph, book, ref)),
      ...subordinates(paragraphs("bodies"), book, ref, name)
    ]
  }
}

// -- what it belongs to -----------------------------------------------------------------------------------------------

const levels = "(?:[\\p{Script=Han}]{2,12}?[省市区县州])?(?:省|市|区|县|州)?(?:委、)?"
const superior = new RegExp(
  `(?:是|为|系|隶属于|隶属)(?<object>${levels}(?:人民)?政府)(?:的)?(?:直属|工作|组成|派出|职能|事业|特设|$|。|，)`,
  "u"
)

/** 是市政府直属机构: part of the government that its own name begins with, or that is written out. */
const belongs = (
  paragraph: Paragraph,
  book: OrganizationBook,
  ref: Ref,
  name: string
): ReadonlyArray<Draft> => {
  const found = superior.exec(paragraph.text)
  const said = found?.groups?.["object"]
  if (found === null || said === undefined) return []
  const at = found.index + found[0].indexOf(said)
  const government = governmentOf(said, name)
  if (government === null) return []
  const span = paragraph.span(at, at + said.length)
  const object = book.mention(government, span, { kind: "government" })
  book.claim(object, "status", "active", span, "derived", "a body belongs to it")
  const dispatched = /派出/u.test(paragraph.text.slice(at, at + said.length + 6))
  return [
    draft(organizationRelations, paragraph.span(), {
      subject_org_id: derived(
        ref,
        "the body that the duties are of",
        paragraph.span(0, Math.max(1, found.index))
      ),
      relation: printed(
        dispatched ? "dispatched_by" : "part_of",
        paragraph.span(found.index, found.index + found[0].length)
      ),
      object_org_id:
        government === said
          ? printed(object, span)
          : derived(object, "the level's government of the body's own region", span)
    })
  ]
}

/**
 * The full name of 市政府 for a body called 上海市人民政府合作交流办公室 or 上海市普陀区商务委员会: the region that its name begins
 * with, down to the level that is named. Null if the name does not begin with one.
 */
const governmentOf = (said: string, name: string): string | null => {
  const level = /^(省|市|区|县|州)(?:人民)?政府$/u.exec(said)?.[1]
  if (level === undefined) return said.length > 4 ? said : null
  const own = /^(?<region>[\p{Script=Han}]{2,12}?(?:人民政府))/u.exec(name)?.groups?.["region"]
  if (own?.endsWith(`${level}人民政府`)) return own
  const end = regionEnd(name, level)
  return end === null ? null : `${name.slice(0, end)}人民政府`
}

const regionEnd = (name: string, level: string): number | null => {
  const found = new RegExp(`^[\\p{Script=Han}]{1,10}?${level}`, "u").exec(name)
  return found === null ? null : found[0].length
}

// -- what it has ------------------------------------------------------------------------------------------------------

const having =
  /(?<claim>设(?:有|立)?(?<count>[\d〇零一二两三四五六七八九十百]{1,4})个(?<subject>(?:职能)?(?:内设机构|内设处室|职能处室|处室|科室|内设部门|部门)))/u
const listing = /(?:包括|分别(?:是|为)|即|为|[：:])[：:]?(?<list>[^。；]+)/u

/** 设14个内设机构，包括：… : each is a department within the body. */
const departments = (paragraph: Paragraph, book: OrganizationBook, ref: Ref): ReadonlyArray<Draft> => {
  const found = having.exec(paragraph.text)
  if (found === null) return []
  const from = found.index + found[0].length
  const list = listing.exec(paragraph.text.slice(from))
  const names =
    list === null
      ? []
      : split(list.groups!["list"]!, from + list.index + list[0].length - list.groups!["list"]!.length)
  const drafts = names.map(({ end, name, start }) => {
    const span = paragraph.span(start, end)
    const department = book.mention(name, span, { within: ref, kind: "internal_department" })
    book.claim(department, "status", "active", span, "derived", "it is listed")
    return draft(organizationRelations, span, {
      subject_org_id: printed(department, span),
      relation: printed("part_of" as const, paragraph.span(found.index, from)),
      object_org_id: derived(
        ref,
        "the body that the section is about",
        paragraph.span(0, Math.max(1, found.index))
      )
    })
  })
  const { count, subject } = found.groups as { count: string; subject: string }
  const at = found.index + found[0].lastIndexOf(subject)
  const number = found.index + found[0].indexOf(count)
  return [
    ...drafts,
    draft(countClaims, paragraph.span(), {
      subject: printed(subject, paragraph.span(at, at + subject.length)),
      stated: printed(parseNumeral(count)!, paragraph.span(number, number + count.length)),
      listed:
        names.length > 0
          ? derived(names.length, "members of the list", paragraph.span(names[0]!.start, names.at(-1)!.end))
          : null,
      text: printed(paragraph.raw, paragraph.span())
    })
  ]
}

interface Part {
  readonly name: string
  readonly start: number
  readonly end: number
}

/** Parts of a list at 、 and 和, but not inside brackets. */
const split = (list: string, offset: number): ReadonlyArray<Part> => {
  const parts: Array<Part> = []
  let depth = 0
  let from = 0
  const push = (to: number) => {
    const name = list.slice(from, to).replace(/等$/u, "")
    if (name !== "") parts.push({ name, start: offset + from, end: offset + from + name.length })
  }
  for (let i = 0; i < list.length; i++) {
    const c = list[i]!
    if (/[（(]/u.test(c)) depth++
    else if (/[）)]/u.test(c)) depth--
    else if (depth === 0 && /[、，,]/u.test(c)) {
      push(i)
      from = i + 1
    }
  }
  push(list.length)
  return parts
}

const unit =
  /^(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)(?<name>[^，。；：:]{4,40}?)[。；;]?$/u

/** Units that a department's budget takes in, one to a numbered line; the body itself is one of them. */
const subordinates = (
  paragraphs: ReadonlyArray<Paragraph>,
  book: OrganizationBook,
  ref: Ref,
  name: string
): ReadonlyArray<Draft> => {
  const lead = paragraphs.findIndex(({ text }) => /(?:下属|所属).{0,12}(?:预算)?单位/u.test(text))
  if (lead < 0) return []
  return paragraphs.slice(lead + 1).flatMap((paragraph) => {
    const found = unit.exec(paragraph.text)?.groups?.["name"]
    if (found === undefined || found.startsWith(name) || /本级|本部/u.test(found)) return []
    const at = paragraph.text.indexOf(found)
    const span = paragraph.span(at, at + found.length)
    const subordinate = book.mention(found, span, { kind: kindOf(found) })
    book.claim(subordinate, "status", "active", span, "derived", "it is listed")
    return [
      draft(organizationRelations, span, {
        subject_org_id: printed(subordinate, span),
        relation: derived(
          "part_of" as const,
          "下属预算单位: a unit of the department",
          paragraphs[lead]!.span()
        ),
        object_org_id: derived(ref, "the department whose budget takes the unit in", paragraphs[lead]!.span())
      })
    ]
  })
}
