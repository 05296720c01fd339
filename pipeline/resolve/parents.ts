/** Parents of organisations, and managers or dispatchers that the sources disagree on, from the relations they say. */

import type { AnyRow, Row } from "#schemas/dataset.ts"
import type organizationRelations from "#schemas/directory/organization_relations.dataset.ts"
import organizations from "#schemas/directory/organizations.dataset.ts"
import { nameKey } from "../knowledge/names.ts"
import type { Conflict } from "./organizations.ts"

type Relation = Row<typeof organizationRelations>

/** In this order a relation gives the parent: part of, else dispatched by, else managed by. */
const parental = ["part_of", "dispatched_by", "managed_by"] as const

export interface Parents {
  readonly parentOf: ReadonlyMap<string, string>
  readonly conflicts: ReadonlyArray<Conflict>
}

/**
 * `collectives` gives the collectives that an organisation is a member of: what is said of them is said of it, so that it
 * can contradict what is said of it alone; it is no parent of it.
 */
export const parentsOf = (
  relations: ReadonlyArray<Relation>,
  rows: ReadonlyArray<AnyRow>,
  collectives: ReadonlyMap<string, ReadonlySet<string>>,
  fileOf: (sourceId: string) => string
): Parents => {
  const names = new Map(rows.map((row) => [row["org_id"] as string, row["name"] as string]))
  const keyOf = (r: Relation) => [r.source_id, r.subject_org_id, r.relation, r.object_org_id].join(" ")
  const ended = new Set(relations.flatMap((r) => (r.until === null ? [] : [keyOf(r)])))
  // a source that says when it ended does not say elsewhere, without a date, that it goes on
  const current = relations.filter((r) => r.until === null && (r.since !== null || !ended.has(keyOf(r))))
  const said = new Map<string, Array<Relation>>()
  for (const relation of current) {
    const key = `${relation.subject_org_id} ${relation.relation}`
    said.set(key, [...(said.get(key) ?? []), relation])
  }
  const of = (id: string, relation: string) => said.get(`${id} ${relation}`) ?? []
  const parentOf = new Map<string, string>()
  const conflicts: Array<Conflict> = []
  for (const id of names.keys()) {
    const relation = parental.find((name) => of(id, name).length > 0)
    if (relation === undefined) continue
    const objects = new Set(of(id, relation).map((r) => r.object_org_id))
    if (objects.size === 1) parentOf.set(id, [...objects][0]!)
  }
  for (const id of names.keys())
    for (const relation of parental) {
      const own = of(id, relation)
      const shared = [...(collectives.get(id) ?? [])].flatMap((collective) => of(collective, relation))
      if (own.length === 0) continue
      const nameOf = (r: Relation) => names.get(r.object_org_id) ?? r.object_org_id
      // what a collective is part of, or dispatched by, is of its own rank; what manages it manages its members
      const claims = disagreeing(relation, relation === "managed_by" ? [...own, ...shared] : own, nameOf)
      if (claims.length > 1)
        conflicts.push({
          table: organizations.name,
          id,
          about: relation,
          claims: claims.map((r) => ({
            value: nameOf(r),
            file: fileOf(r.source_id),
            line: r.line ?? 1
          }))
        })
    }
  return { parentOf, conflicts }
}

/**
 * The claims of a relation that cannot all hold, one for each body named. A government manages through its office
 * (上海市人民政府, 上海市人民政府办公厅: one name begins with the other), so that these two managers do not exclude each other.
 * A body that dispatches, or that another is part of, is one and no other.
 */
const disagreeing = (
  relation: (typeof parental)[number],
  claims: ReadonlyArray<Relation>,
  nameOf: (relation: Relation) => string
): ReadonlyArray<Relation> => {
  const one = new Map<string, Relation>()
  for (const claim of claims) if (!one.has(claim.object_org_id)) one.set(claim.object_org_id, claim)
  const distinct = [...one.values()]
  if (relation !== "managed_by") return distinct
  const keys = distinct.map((claim) => nameKey(nameOf(claim)))
  const above = (a: string, b: string) => a !== b && b.startsWith(a)
  return distinct.filter((_, i) => !keys.some((key) => above(keys[i]!, key)))
}
