/** Rows of the tables below a notice: provisions, and what each of them cites, quotes and names. */
import policyMentions from "#schemas/policies/policy_mentions.dataset.ts"
import policyProvisions from "#schemas/policies/policy_provisions.dataset.ts"
import policyReferences from "#schemas/policies/policy_references.dataset.ts"
import policyTerms from "#schemas/policies/policy_terms.dataset.ts"
import { nameKey } from "../../knowledge/names.ts"
import { type Draft, derived, draft, printed, type Ref } from "../../model/Draft.ts"
import { type Flow, spanOf } from "../../parse/notice/Flow.ts"
import type { Provision } from "../../parse/notice/NoticeDocument.ts"
import { findMentions, type Mention } from "./mentions.ts"
import type { NamedBodies } from "./namedBodies.ts"
import { findQuotations } from "./quotations.ts"

export const policy: Ref = "policy"

/** Rows of a provision and of those under it, in document order; `refs` collects their names. */
export const provisionRows = (
  provisions: ReadonlyArray<Provision>,
  refs: Map<Provision, Ref>,
  parent: Ref | null = null
): ReadonlyArray<Draft> =>
  provisions.flatMap((provision, index) => {
    const ref = `provision:${refs.size + 1}`
    refs.set(provision, ref)
    const { heading, label, level, number, span, text } = provision
    const row = draft(
      policyProvisions,
      span,
      {
        policy_id: policy,
        parent_provision_id: parent,
        position: index + 1,
        level,
        label: label === null ? null : printed(label.text, spanOf(label)),
        number:
          label === null || number === null ? null : derived(number, "number of the label", spanOf(label)),
        heading: heading === null ? null : printed(heading.text, spanOf(heading)),
        text: text.text === "" ? "" : printed(text.text, spanOf(text))
      },
      ref
    )
    return [row, ...provisionRows(provision.children, refs, ref)]
  })

export interface Context {
  /** Titles of the notice and of what it carries: naming them cites no other document. */
  readonly ownTitles: ReadonlySet<string>
  readonly bodies: NamedBodies
  readonly republic: boolean
}

/** Rows that stand on a stretch of text: each title, term and name once per provision. */
export const statementRows = (
  flows: ReadonlyArray<Flow>,
  provision: Ref | null,
  context: Context
): { readonly drafts: ReadonlyArray<Draft>; readonly mentions: ReadonlyArray<readonly [Mention, Flow]> } => {
  const seen = new Set<string>()
  const drafts: Array<Draft> = []
  const mentions: Array<readonly [Mention, Flow]> = []
  const once = (kind: string, text: string): boolean => {
    const key = `${kind}|${text}`
    return !seen.has(key) && seen.add(key) !== undefined
  }
  const common = { policy_id: policy, provision_id: provision }
  for (const flow of flows) {
    for (const { end, kind, start } of findQuotations(flow.text)) {
      const text = flow.text.slice(start, end)
      if (text.trim() === "" || !once(kind, text)) continue
      const at = spanOf(flow, start, end)
      if (kind === "term") drafts.push(draft(policyTerms, at, { ...common, term: printed(text, at) }))
      else if (!context.ownTitles.has(nameKey(text)))
        drafts.push(draft(policyReferences, at, { ...common, title: printed(text, at) }))
    }
    for (const mention of findMentions(flow.text, context.bodies.names, context.republic)) {
      const text = flow.text.slice(mention.start, mention.end)
      if (!once(mention.kind, text)) continue
      mentions.push([mention, flow])
      drafts.push(mentionRow(mention, text, flow, common, context))
    }
  }
  return { drafts, mentions }
}

const mentionRow = (
  { end, kind, region, start }: Mention,
  text: string,
  flow: Flow,
  common: { readonly policy_id: Ref; readonly provision_id: Ref | null },
  context: Context
): Draft => {
  const at = spanOf(flow, start, end)
  return draft(policyMentions, at, {
    ...common,
    kind,
    text: printed(text, at),
    org_id: kind === "organization" ? context.bodies.meant(text, at) : null,
    region_id: region === null ? null : derived(region.code, "GB/T 2260 code of the name", at)
  })
}
