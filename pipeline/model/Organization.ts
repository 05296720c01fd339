/**
 * An organisation as one document speaks of it. `resolve` merges these over all documents into `organizations`.
 */

import type { Row } from "#schemas/dataset.ts"
import type organizations from "#schemas/directory/organizations.dataset.ts"
import type { Method, Ref } from "./Draft.ts"
import type { Span } from "./Span.ts"

export type OrganizationKind = Row<typeof organizations>["kind"]

/** Attributes that are claimed, each with its place; two claims that differ are a conflict, and both are kept. */
export type Attribute =
  | "kind"
  | "short_name"
  | "rank"
  | "seat_region_id"
  | "address"
  | "website"
  | "established"
  | "status"

export interface AttributeClaim {
  readonly attribute: Attribute
  readonly value: string
  readonly span: Span
  readonly method: Method
  readonly rule: string | null
}

export interface OrganizationMention {
  readonly ref: Ref
  /** Name as first printed. */
  readonly name: string
  /** First mention of the name. */
  readonly span: Span
  /** Titles of the wiki pages that links to it point at: they identify it beside its name. */
  readonly pageTitles: ReadonlyArray<string>
  /** The organisation that makes a name unique which others have too (秘书处 of an office); null for a full name. */
  readonly within: Ref | null
  /** Members of a collective 总称 that the document lists: what is said of the collective is said of them too. */
  readonly members: ReadonlyArray<Ref>
  readonly claims: ReadonlyArray<AttributeClaim>
  /** Named in running text only: it has a row if another document says something of it, and none otherwise. */
  readonly bare: boolean
}
