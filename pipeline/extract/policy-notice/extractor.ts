/** Policy notices 政策文件: the notice, the document that it carries, and its provisions as a tree. */
import events from "#schemas/directory/events.dataset.ts"
import regions from "#schemas/directory/regions.dataset.ts"
import policyDocuments from "#schemas/policies/policy_documents.dataset.ts"
import { languageOf } from "../../knowledge/script.ts"
import { type Draft, derived, draft, printed, type Read, type Ref } from "../../model/Draft.ts"
import type { Extraction, Extractor, Issue } from "../../model/Extraction.ts"
import type { Source } from "../../model/Source.ts"
import { cover, type Span, span, trim } from "../../model/Span.ts"
import { type Flow, spanOf } from "../../parse/notice/Flow.ts"
import type { NoticeDocument, Provision } from "../../parse/notice/NoticeDocument.ts"
import { parseNotice } from "../../parse/notice/notice.ts"
import { OrganizationBook } from "../OrganizationBook.ts"
import { findingsOf } from "./completeness.ts"
import { approvedBy, effectiveOf, flatten, ownTitles } from "./effective.ts"
import { effectRows } from "./effects.ts"
import type { Mention } from "./mentions.ts"
import { enterAddressees, issuersOf, NamedBodies } from "./namedBodies.ts"
import { recognise } from "./recognise.ts"
import { type Context, policy, provisionRows, statementRows } from "./rows.ts"
import { validUntilOf } from "./validity.ts"

type Flows = ReadonlyArray<Flow>

const extract = (source: Source): Extraction => {
  const document = parseNotice(source.text)
  const whole = trim(source.text, span(0, source.text.length))
  const language = languageOf(source.text)
  const { title } = document
  if (title === null) return untitled(whole, language)
  const book = new OrganizationBook()
  const issuers = issuersOf(document, book)
  enterAddressees(document, book)
  const refs = new Map<Provision, Ref>()
  const provisions = provisionRows(document.provisions, refs)
  const context: Context = {
    ownTitles: ownTitles(document),
    bodies: new NamedBodies(document, book),
    republic: document.republic
  }
  const effective = effectiveOf(document)
  const said = flatten(document.provisions).map((provision) =>
    statementRows(textsOf(provision), refs.get(provision)!, context)
  )
  return {
    kind: "policy_notice",
    title: title.text,
    language,
    organizations: book.organizations,
    drafts: [
      documentRow(document, title, issuers, effective),
      ...provisions,
      ...citedByTitle(document.noticeTitle ?? title, context),
      ...said.flatMap(({ drafts }) => drafts),
      ...effectRows(document, refs, effective),
      ...book.aliases,
      ...issuedEvent(document, issuers),
      ...regionRows(said.flatMap(({ mentions }) => mentions))
    ],
    issues: issuesOf(document, refs, whole)
  }
}

const textsOf = ({ heading, text }: Provision): Flows => (heading === null ? [text] : [heading, text])

/** Documents that the title itself cites: 关于修改《…》的决定. */
const citedByTitle = (title: Flow, context: Context): ReadonlyArray<Draft> =>
  statementRows([title], null, context).drafts.filter(({ table }) => table === "policy_references")

const read = (flow: Flow | null): Read<string> | null =>
  flow === null ? null : printed(flow.text, spanOf(flow))

const listOf = (flows: Flows): ReadonlyArray<string> | Read<ReadonlyArray<string>> => {
  const texts = flows.map(({ text }) => text)
  return flows.length === 0 ? [] : printed(texts, ...flows.map((flow) => spanOf(flow)))
}

const documentRow = (
  document: NoticeDocument,
  title: Flow,
  issuers: ReadonlyArray<Read<Ref>>,
  effective: Read<string> | null
): Draft => {
  const { addressees, attachments, imprint, issued, noticeTitle, number, signatory } = document
  const head = [number, noticeTitle ?? title].filter((flow) => flow !== null).map((flow) => spanOf(flow))
  return draft(
    policyDocuments,
    cover(head),
    {
      document_number: read(number),
      title: printed(title.text, spanOf(title)),
      notice_title: read(noticeTitle),
      issuer_org_id: issuers[0] ?? null,
      issuer_org_ids: printed(
        issuers.map(({ value }) => value),
        ...issuers.flatMap(({ at }) => at)
      ),
      signatory: signatory === null ? null : printed(signatory.value, spanOf(signatory.flow)),
      addressees: listOf(addressees),
      issued: issued === null ? null : printed(issued.date.edtf, spanOf(issued.flow)),
      printed: imprint === null ? null : printed(imprint.date.edtf, spanOf(imprint.flow)),
      effective,
      valid_until: validUntilOf(document, effective),
      approved_by: approvedBy(document),
      attachments: listOf(attachments)
    },
    policy
  )
}

/** The event of issuing has the day under the text; without a day there is none. */
const issuedEvent = (
  { issued, issuers: signed }: NoticeDocument,
  issuers: ReadonlyArray<Read<Ref>>
): ReadonlyArray<Draft> => {
  if (issued === null || issuers.length === 0) return []
  const day = spanOf(issued.flow)
  const at = cover([...signed.map((flow) => spanOf(flow)), day])
  const text = [...signed.map((flow) => flow.text), issued.flow.text].join(" ")
  const bounds = "first and last day that the date can mean"
  return [
    draft(events, at, {
      date: printed(issued.date.edtf, day),
      date_start: derived(issued.date.first, bounds, day),
      date_end: derived(issued.date.last, bounds, day),
      kind: "issued",
      org_ids: printed(
        issuers.map(({ value }) => value),
        ...issuers.flatMap((issuer) => issuer.at)
      ),
      object_org_id: null,
      text: printed(text, at)
    })
  ]
}

const regionRows = (mentions: ReadonlyArray<readonly [Mention, Flow]>): ReadonlyArray<Draft> => {
  const seen = new Set<string>()
  return mentions.flatMap(([{ end, region, start }, flow]) => {
    if (region === null || seen.has(region.code)) return []
    seen.add(region.code)
    const at = spanOf(flow, start, end)
    const table = "GB/T 2260"
    return [
      draft(regions, at, {
        region_id: derived(region.code, table, at),
        name: printed(flow.text.slice(start, end), at),
        name_hans: derived(region.name, table, at),
        level: region.level,
        parent_region_id: region.parent,
        iso_3166_2: region.iso
      })
    ]
  })
}

const issuesOf = (
  document: NoticeDocument,
  refs: ReadonlyMap<Provision, Ref>,
  whole: Span
): ReadonlyArray<Issue> =>
  findingsOf(document, whole).map(({ provision, ...finding }) => ({
    ...finding,
    subject:
      provision === null
        ? { table: "policy_documents", ref: policy }
        : { table: "policy_provisions", ref: refs.get(provision)! }
  }))

const untitled = (whole: Span, language: Extraction["language"]): Extraction => ({
  kind: "policy_notice",
  title: "",
  language,
  organizations: [],
  drafts: [],
  issues: [
    {
      rule: "truncated_document",
      status: "fail",
      message:
        "No title was found above the text, so nothing of this notice is published: get the whole document.",
      messageZh: "正文之前没有找到标题，该文件未予公布，请取得完整文件。",
      span: whole,
      subject: null,
      expected: null,
      actual: null
    }
  ]
})

const extractor: Extractor = { name: "policy-notice", recognise, extract }
export default extractor
