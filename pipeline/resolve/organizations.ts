/** Rows of `organizations` from the merged bodies: agreed attributes, withheld ones where claims disagree. */

import type { AnyRow } from "#schemas/dataset.ts"
import organizations from "#schemas/directory/organizations.dataset.ts"
import { nameKey } from "../knowledge/names.ts"
import { isWithin } from "../knowledge/regions.ts"
import { toSimplified } from "../knowledge/script.ts"
import type { Attribute, AttributeClaim } from "../model/Organization.ts"
import type { Document } from "./Document.ts"
import type { Body } from "./merge.ts"
import type { CellEvidence } from "./provenance.ts"

/** Two sources, or two places of one, say different things of one fact. Both are kept; the cell is withheld. */
export interface Conflict {
  readonly table: string
  readonly id: string
  /** Column or relation in question. */
  readonly about: string
  /** The values claimed, first mention first, each with the document and the words that claim it. */
  readonly claims: ReadonlyArray<{ readonly value: string; readonly file: string; readonly line: number }>
}

interface PlacedClaim extends AttributeClaim {
  readonly document: Document
}

const attributes: ReadonlyArray<Attribute> = [
  "kind",
  "short_name",
  "rank",
  "seat_region_id",
  "address",
  "website",
  "established",
  "status"
]

/** Kinds from the most telling to the least: 驻外办事处 is a representative office before it is "other". */
const kinds = [
  "collective",
  "liaison_unit",
  "representative_office",
  "internal_department",
  "party_body",
  "government",
  "department",
  "enterprise",
  "other"
]

export const organizationRow = (body: Body) => {
  // a bare mention (市政府) is no name to publish where another document has the whole one
  const first = body.mentions.find(({ mention }) => !mention.bare) ?? body.mentions[0]
  const claims = new Map<Attribute, ReadonlyArray<PlacedClaim>>(
    attributes.map((attribute) => [
      attribute,
      body.mentions.flatMap(({ document, mention }) =>
        mention.claims
          .filter((claim) => claim.attribute === attribute)
          .map((claim) => ({ ...claim, document }))
      )
    ])
  )
  const values: Record<string, unknown> = {}
  const evidence: Array<CellEvidence> = []
  const conflicts: Array<Conflict> = []
  for (const [attribute, made] of claims) {
    const value = agreed(attribute, made)
    values[attribute] = value ?? null
    if (value === undefined) conflicts.push(conflictOf(body.id, attribute, made))
    for (const claim of made)
      evidence.push({
        column: attribute,
        document: claim.document,
        span: claim.span,
        method: claim.method,
        rule: value === undefined ? "withheld: the sources disagree" : claim.rule
      })
  }
  for (const { document, mention } of body.mentions)
    evidence.push({ column: "name", document, span: mention.span, method: "printed", rule: null })
  const row: AnyRow = {
    ...values,
    org_id: body.id,
    name: first!.mention.name,
    name_hans: toSimplified(first!.mention.name),
    kind: values["kind"] ?? "other",
    parent_org_id: null,
    source_ids: [...new Set(body.mentions.map(({ document }) => document.id))],
    merged_because: [...new Set(body.reasons)]
  }
  return {
    table: organizations.name,
    row,
    document: first!.document,
    span: first!.mention.span,
    evidence,
    conflicts
  }
}

/** The value that the claims agree on, null if there is none, undefined if they disagree. */
const agreed = (attribute: Attribute, claims: ReadonlyArray<PlacedClaim>): string | null | undefined => {
  const values = [...new Set(claims.map((claim) => claim.value))]
  if (values.length <= 1) return values[0] ?? null
  if (attribute === "kind") return [...values].sort((a, b) => kinds.indexOf(a) - kinds.indexOf(b))[0]!
  if (attribute === "short_name") return values[0]!
  if (attribute === "seat_region_id") return mostSpecific(values, (value, other) => isWithin(value, other))
  if (attribute === "established") return mostSpecific(values, (value, other) => value.startsWith(other))
  // 北长街59号 and 北京市西城区北长街59号 are one address, told in part and in full
  if (attribute === "address")
    return mostSpecific(values, (value, other) => nameKey(value).includes(nameKey(other)))
  if (attribute === "website")
    return sameBy(values, (value) => value.replace(/^https?:\/\//u, "").replace(/\/$/u, ""))
  return sameBy(values, nameKey)
}

const mostSpecific = (values: ReadonlyArray<string>, covers: (value: string, other: string) => boolean) =>
  values.find((value) => values.every((other) => covers(value, other)))

const sameBy = (values: ReadonlyArray<string>, key: (value: string) => string) =>
  new Set(values.map(key)).size === 1 ? values[0]! : undefined

const conflictOf = (id: string, about: string, claims: ReadonlyArray<PlacedClaim>): Conflict => {
  const seen = new Map<string, PlacedClaim>()
  for (const claim of claims) if (!seen.has(claim.value)) seen.set(claim.value, claim)
  return {
    table: organizations.name,
    id,
    about,
    claims: [...seen.values()].map(({ document, span, value }) => ({
      value,
      file: document.source.file,
      line: document.index.line(span.start)
    }))
  }
}
