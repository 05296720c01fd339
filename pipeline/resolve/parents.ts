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
  const current = relations.filter((relation) => relation.until === null)
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
      const claims = disagreeing(
        [...own, ...shared],
        (r) => names.get(r.object_org_id) ?? r.object_org_id,
        own,
        shared
      )
      if (claims.length > 1)
        conflicts.push({
          table: organizations.name,
          id,
          about: relation,
          claims: claims.map((r) => ({
            value: names.get(r.object_org_id) ?? r.object_org_id,
            file: fileOf(r.source_id),
            line: r.line ?? 1
          }))
        })
    }
  return { parentOf, conflicts }
}

/**
 * The claims of a relation that cannot all hold, one for each body named. A body and the one that it belongs to by its
 * name (上海市人民政府, 上海市人民政府办公厅) do not exclude each other where one is said of a collective and one of a member.
 */
const disagreeing = (
  claims: ReadonlyArray<Relation>,
  nameOf: (relation: Relation) => string,
  own: ReadonlyArray<Relation>,
  shared: ReadonlyArray<Relation>
): ReadonlyArray<Relation> => {
  const one = new Map<string, Relation>()
  for (const claim of claims) if (!one.has(claim.object_org_id)) one.set(claim.object_org_id, claim)
  const ownObjects = new Set(own.map((r) => r.object_org_id))
  if (ownObjects.size > 1) return [...one.values()]
  const [object] = own
  const others = [...one.values()].filter((r) => !ownObjects.has(r.object_org_id))
  const incompatible = others.filter((r) => {
    const [a, b] = [nameKey(nameOf(r)), nameKey(nameOf(object!))]
    return shared.includes(r) && !a.startsWith(b) && !b.startsWith(a)
  })
  return incompatible.length === 0 ? [] : [object!, ...incompatible]
}
