/** Collects the relations that an article says: one row for what it says twice, with both places as evidence. */

import type { Row } from "#schemas/dataset.ts"
import organizationRelations from "#schemas/directory/organization_relations.dataset.ts"
import { type Draft, derived, draft, printed, type Read, type Ref } from "../../model/Draft.ts"
import { cover, type Span } from "../../model/Span.ts"

export type RelationKind = Row<typeof organizationRelations>["relation"]

export interface Relation {
  readonly subject: Ref
  readonly relation: RelationKind
  readonly object: Ref
  readonly since?: { readonly edtf: string; readonly span: Span } | undefined
  readonly until?: { readonly edtf: string; readonly span: Span } | undefined
  /** The sentence or list entry that says it. */
  readonly span: Span
  /** Where the subject, the saying word and the object stand; the subject's may be the title, carried over. */
  readonly at: { readonly subject: Span; readonly relation: Span; readonly object: Span }
  /** Why it is so where no word says it (an entry below another). */
  readonly rule?: string
}

export class RelationBook {
  readonly #said = new Map<string, Array<Relation>>()

  say(relation: Relation): void {
    if (relation.subject === relation.object) return
    const { object, relation: kind, since, subject, until } = relation
    const key = [subject, kind, object, since?.edtf, until?.edtf].join("|")
    const known = this.#said.get(key)
    if (known === undefined) this.#said.set(key, [relation])
    else known.push(relation)
  }

  get all(): ReadonlyArray<Relation> {
    return [...this.#said.values()].flat()
  }

  get drafts(): ReadonlyArray<Draft> {
    return [...this.#said.values()].map((said) => {
      const [first] = [...said].sort((a, b) => a.span.start - b.span.start) as [Relation]
      const spans = (of: (relation: Relation) => Span) => said.map(of)
      const word = first.rule ?? "the relation by the words that say it"
      return draft(organizationRelations, first.span, {
        subject_org_id: derived(
          first.subject,
          "the subject of the sentence, or of the article where it is left out",
          ...spans(({ at }) => at.subject)
        ),
        relation: derived(first.relation, word, ...spans(({ at }) => at.relation)),
        object_org_id: printed(first.object, ...spans(({ at }) => at.object)),
        since: dated(
          first.since,
          said.map(({ since }) => since?.span)
        ),
        until: dated(
          first.until,
          said.map(({ until }) => until?.span)
        )
      })
    })
  }
}

const dated = (
  date: { readonly edtf: string } | undefined,
  spans: ReadonlyArray<Span | undefined>
): Read<string | null> | undefined =>
  date === undefined
    ? undefined
    : derived<string | null>(date.edtf, "the date as EDTF", ...spans.filter((s) => s !== undefined))

export const around = (...spans: ReadonlyArray<Span>): Span => cover(spans)
