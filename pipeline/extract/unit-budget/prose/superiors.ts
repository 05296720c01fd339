/** What the body belongs to: 是市政府直属机构, 是X的派出机构, 隶属于X. */
import organizationRelations from "#schemas/directory/organization_relations.dataset.ts"
import { type Draft, derived, draft, printed, type Ref } from "../../../model/Draft.ts"
import type { Paragraph } from "../../../parse/budget/Paragraph.ts"
import type { OrganizationBook } from "../../OrganizationBook.ts"
import { entriesOf } from "./entries.ts"
import { fullName, kindOf } from "./names.ts"

type Relation = "part_of" | "dispatched_by" | "managed_by"

const superiorBody = "(?:(?!的)\\p{Script=Han}){1,24}?(?:政府|委员会|局|厅|委|办公厅|办公室|部)"
const belonging =
  "(?:所属|下属|直属|组成|工作部门|工作机构|职能部门|派出|派驻|特设|内设|分支|主管|管理|领导|负责|$)"
const forms: ReadonlyArray<RegExp> = [
  // 是主管全区产业经济的区政府工作部门: what stands before the last 的 describes the body
  new RegExp(
    `(?:是|为|系)(?:[^，。；]{0,40}?的)??(?:[省市区县]委、)?(?<object>${superiorBody})的?(?=${belonging})`,
    "u"
  ),
  new RegExp(`(?:隶属于?|归属于?|归口)(?<object>${superiorBody})(?=管理|领导|[，。；]|$)`, "u"),
  new RegExp(`由(?<object>${superiorBody})(?=(?:归口)?(?:管理|领导))`, "u")
]

const relationOf = (before: string, behind: string): Relation =>
  /^的?(?:派出|派驻)/u.test(behind)
    ? "dispatched_by"
    : /^(?:由|归口)/u.test(before) || /^的?(?:归口)?管理/u.test(behind)
      ? "managed_by"
      : "part_of"

/** One relation for a superior, from the first sentence that says it; numbered duties speak of others. */
export const draftSuperiors = (
  paragraphs: ReadonlyArray<Paragraph>,
  book: OrganizationBook,
  body: { readonly ref: Ref; readonly name: string }
): ReadonlyArray<Draft> => {
  const drafts = new Map<string, Draft>()
  for (const paragraph of paragraphs) {
    const [entry] = entriesOf(paragraph)
    if (entry === undefined || entry.label !== null) continue
    for (const form of forms) {
      const found = form.exec(paragraph.text.slice(0, entry.end))
      if (found === null) continue
      const draft = relation(paragraph, found, book, body)
      if (draft !== null && !drafts.has(String(draft.values["object_org_id"])))
        drafts.set(String(draft.values["object_org_id"]), draft)
    }
  }
  return [...drafts.values()]
}

const relation = (
  paragraph: Paragraph,
  found: RegExpExecArray,
  book: OrganizationBook,
  body: { readonly ref: Ref; readonly name: string }
): Draft | null => {
  const said = found.groups!["object"]!
  const at = found.index + found[0].lastIndexOf(said)
  const end = at + said.length
  // 市委市政府 are two bodies
  const name = /委[^会].*政府$/u.test(said) ? null : fullName(said, body.name)
  if (name === null || name === body.name) return null
  const behind = paragraph.text.slice(end, end + 8)
  const words =
    /^的?(?:直属|组成|工作|职能|派[出驻]|特设|内设|分支|所属|下属)?(?:机构|部门|机关|单位)?/u.exec(behind)![0]
  const span = paragraph.span(at, end)
  const object = book.mention(name, span, { kind: kindOf(name) })
  book.claim(object, "status", "active", span, "derived", "a body belongs to it")
  return draft(organizationRelations, paragraph.span(), {
    subject_org_id: derived(
      body.ref,
      "the body that the section is about",
      paragraph.span(0, Math.max(1, found.index))
    ),
    relation: printed(relationOf(found[0], behind), paragraph.span(found.index, end + words.length)),
    object_org_id:
      name === said
        ? printed(object, span)
        : derived(object, "the body of the level in the body's own region", span)
  })
}
