/** What a made article says, as rows of the release in words: organisations by name, regions by code. */
import { resolveRegion } from "#pipeline/knowledge/regions.ts"

export interface Body {
  readonly name: string
  readonly kind: string
  /** Told apart by it: 秘书处 < 上海市人民政府驻哈尔滨办事处. */
  readonly within: Body | null
}

export const body = (name: string, kind: string, within: Body | null = null): Body => ({ name, kind, within })

export const shown = ({ name, within }: Body): string => (within === null ? name : `${name} < ${within.name}`)

export const tables = [
  "organizations",
  "attributes",
  "organization_aliases",
  "organization_relations",
  "office_regions",
  "regions",
  "events",
  "count_claims",
  "functions",
  "resident_enterprises",
  "office_holders",
  "conflicts"
] as const
export type Table = (typeof tables)[number]
export type Rows = ReadonlyMap<Table, ReadonlyArray<string>>

interface Claim {
  readonly body: Body
  readonly attribute: string
  readonly value: string
}

const parental = ["part_of", "dispatched_by", "managed_by"]

export class Truth {
  readonly #rows = new Map<Table, Array<string>>(tables.map((table) => [table, []]))
  readonly #bodies = new Map<string, Body>()
  readonly #claims: Array<Claim> = []
  readonly #relations = new Map<string, { subject: Body; relation: string; object: Body; until: string }>()
  readonly #positions = new Map<string, Array<string>>()

  add(table: Table, ...cells: ReadonlyArray<string | number | null>): void {
    this.#rows.get(table)!.push(cells.map((cell) => cell ?? "-").join(" | "))
  }

  body(of: Body): void {
    this.#bodies.set(shown(of), of)
  }

  claim(of: Body, attribute: string, value: string): void {
    this.body(of)
    this.#claims.push({ body: of, attribute, value })
  }

  active(...bodies: ReadonlyArray<Body>): void {
    for (const of of bodies)
      if (!this.#claims.some((c) => c.attribute === "status" && shown(c.body) === shown(of)))
        this.claim(of, "status", "active")
  }

  status(of: Body, value: string): void {
    const at = this.#claims.findIndex((c) => c.attribute === "status" && shown(c.body) === shown(of))
    if (at >= 0) this.#claims.splice(at, 1)
    this.claim(of, "status", value)
  }

  alias(of: Body, alias: string, kind: string): void {
    if (this.#rows.get("organization_aliases")!.some((row) => row.startsWith(`${shown(of)} | ${alias} |`)))
      return
    this.add("organization_aliases", shown(of), alias, kind)
    if (kind === "short" && !this.#claims.some((c) => c.attribute === "short_name" && c.body === of))
      this.claim(of, "short_name", alias)
  }

  relation(subject: Body, relation: string, object: Body, since = "-", until = "-"): void {
    this.body(subject)
    this.body(object)
    const key = [shown(subject), relation, shown(object), since, until].join(" | ")
    this.#relations.set(key, { subject, relation, object, until })
  }

  /** A region that the text names. */
  region(...names: ReadonlyArray<string>): void {
    for (const name of names) this.code(codeOf(name))
  }

  code(code: string): void {
    if (!this.#rows.get("regions")!.includes(code)) this.add("regions", code)
  }

  officeRegion(of: Body, code: string): void {
    const known = this.#positions.get(shown(of)) ?? []
    this.#positions.set(shown(of), known)
    this.code(code)
    if (known.includes(code)) return
    known.push(code)
    this.add("office_regions", shown(of), code, known.length)
  }

  event(date: string, kind: string, bodies: ReadonlyArray<Body>, object: Body | null, text: string): void {
    for (const of of [...bodies, ...(object === null ? [] : [object])]) this.body(of)
    const names = bodies.map(shown).join(" + ")
    this.add("events", date, kind, names, object === null ? "-" : shown(object), text)
  }

  rows(): Rows {
    const all = new Map(this.#rows)
    all.set(
      "organizations",
      [...this.#bodies.values()].map((of) => `${shown(of)} | ${of.kind}`)
    )
    all.set("organization_relations", [...this.#relations.keys()])
    const attributes: Array<string> = []
    const conflicts: Array<string> = [...this.#rows.get("conflicts")!]
    for (const [key, claims] of Map.groupBy(this.#claims, (c) => `${shown(c.body)} | ${c.attribute}`)) {
      const value = agreed(claims)
      if (value !== null) attributes.push(`${key} | ${value}`)
      else conflicts.push(key)
    }
    for (const of of this.#bodies.values()) {
      const own = [...this.#relations.values()].filter(
        (r) => shown(r.subject) === shown(of) && r.until === "-"
      )
      for (const relation of parental) {
        const objects = new Set(own.filter((r) => r.relation === relation).map((r) => shown(r.object)))
        // a government manages through its own office: these two do not exclude each other
        const apart = [...objects].filter(
          (a) => relation !== "managed_by" || ![...objects].some((b) => b !== a && b.startsWith(a))
        )
        if (apart.length > 1) conflicts.push(`${shown(of)} | ${relation}`)
      }
      const first = parental.find((relation) => own.some((r) => r.relation === relation))
      const objects = new Set(own.filter((r) => r.relation === first).map((r) => shown(r.object)))
      if (objects.size === 1) attributes.push(`${shown(of)} | parent | ${[...objects][0]}`)
    }
    return all.set("attributes", attributes).set("conflicts", conflicts)
  }
}

const agreed = (claims: ReadonlyArray<Claim>): string | null => {
  const values = [...new Set(claims.map(({ value }) => value))]
  if (values.length === 1 || claims[0]!.attribute === "short_name") return values[0]!
  const covers = (value: string, other: string) =>
    claims[0]!.attribute === "seat_region_id"
      ? value.startsWith(other.replace(/(?:00){1,2}$/u, ""))
      : claims[0]!.attribute === "established" && value.startsWith(other)
  return values.find((value) => values.every((other) => covers(value, other))) ?? null
}

export const codeOf = (name: string, within: ReadonlyArray<string> = []): string => {
  const region = resolveRegion(name, within)
  if (region === null) throw new Error(`the generator knows no region ${name}`)
  return region.code
}
