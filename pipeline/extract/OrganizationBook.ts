/** Keeps the organisations of one document: one entry per thing, found again by its name or by the page it links to. */

import type { Row } from "#schemas/dataset.ts"
import organizationAliases from "#schemas/directory/organization_aliases.dataset.ts"
import { nameKey } from "../knowledge/names.ts"
import { type Draft, derived, draft, type Method, printed, type Ref } from "../model/Draft.ts"
import type {
  Attribute,
  AttributeClaim,
  OrganizationKind,
  OrganizationMention
} from "../model/Organization.ts"
import type { Span } from "../model/Span.ts"

type AliasKind = Row<typeof organizationAliases>["kind"]

interface Entry {
  readonly ref: Ref
  name: string
  span: Span
  readonly within: Ref | null
  readonly pageTitles: Set<string>
  readonly members: Set<Ref>
  readonly claims: Array<AttributeClaim>
  bare: boolean
}

export interface MentionOptions {
  /** Page that the mention links to. */
  readonly pageTitle?: string | null
  /** Give it where the name alone is not unique (秘书处): the organisation that it belongs to. */
  readonly within?: Ref | null
  /** Claimed with the span of the mention. */
  readonly kind?: OrganizationKind
  /** Named in running text only: it gets a row if this or another document says something of it, and none otherwise. */
  readonly bare?: boolean
}

export class OrganizationBook {
  readonly #entries = new Map<Ref, Entry>()
  /** By `within` and name key, and by page title. */
  readonly #known = new Map<string, Ref>()
  readonly #aliases: Array<Draft> = []

  /** The organisation's ref; a new entry if neither its name nor its page is known yet. */
  mention(name: string, span: Span, options: MentionOptions = {}): Ref {
    const within = options.within ?? null
    const keys = [keyOf(name, within)]
    if (options.pageTitle) keys.push(keyOf(options.pageTitle, null))
    let ref = keys.map((key) => this.#known.get(key)).find((found) => found !== undefined)
    if (ref === undefined) {
      ref = `org:${this.#entries.size + 1}`
      const entry: Entry = {
        ref,
        name,
        span,
        within,
        pageTitles: new Set<string>(),
        members: new Set<Ref>(),
        claims: [],
        bare: true
      }
      this.#entries.set(ref, entry)
    }
    const known = this.#entries.get(ref)!
    if (options.bare !== true) known.bare = false
    // rules do not read in the order of the text: the first mention of the name is the one that counts
    if (span.start < known.span.start && nameKey(name) === nameKey(known.name))
      Object.assign(known, { name, span })
    for (const key of keys) if (!this.#known.has(key)) this.#known.set(key, ref)
    if (options.pageTitle) this.#entries.get(ref)!.pageTitles.add(options.pageTitle)
    if (options.kind)
      this.claim(ref, "kind", options.kind, span, "derived", "kind of the body by its name and place")
    return ref
  }

  /** The ref of a name, an alias or a page title that is known already. */
  find(name: string, within: Ref | null = null): Ref | null {
    return this.#known.get(keyOf(name, within)) ?? null
  }

  claim(
    ref: Ref,
    attribute: Attribute,
    value: string,
    span: Span,
    method: Method = "printed",
    rule: string | null = null
  ): void {
    this.#entries.get(ref)!.claims.push({ attribute, value, span, method, rule })
  }

  /**
   * Another name of the organisation; it is found by it from now on. A short name is claimed as such, too. With a `rule`
   * the name is not printed but follows from the text by it.
   */
  alias(
    ref: Ref,
    alias: string,
    kind: AliasKind,
    span: Span,
    within: Ref | null = null,
    rule: string | null = null
  ): void {
    const key = keyOf(alias, within)
    if (!this.#known.has(key)) this.#known.set(key, ref)
    this.#aliases.push(
      draft(organizationAliases, span, {
        org_id: ref,
        alias: rule === null ? printed(alias, span) : derived(alias, rule, span),
        kind
      })
    )
    if (kind === "short") this.#shortName(ref, alias, span)
  }

  /** The first short name counts, one in Chinese before one in Latin letters (HKETO). */
  #shortName(ref: Ref, alias: string, span: Span): void {
    const { claims } = this.#entries.get(ref)!
    const at = claims.findIndex(({ attribute }) => attribute === "short_name")
    if (at >= 0 && (isHan(claims[at]!.value) || !isHan(alias))) return
    if (at >= 0) claims.splice(at, 1)
    this.claim(ref, "short_name", alias, span)
  }

  member(collective: Ref, member: Ref): void {
    this.#entries.get(collective)!.members.add(member)
  }

  /** Members of a collective; none of no collective. */
  membersOf(collective: Ref | null): ReadonlyArray<Ref> {
    return collective === null ? [] : [...this.#entries.get(collective)!.members]
  }

  nameOf(ref: Ref): string {
    return this.#entries.get(ref)!.name
  }

  /** First mentions of some organisations. */
  spans(refs: ReadonlyArray<Ref>): ReadonlyArray<Span> {
    return refs.map((ref) => this.#entries.get(ref)!.span)
  }

  claimsOf(ref: Ref): ReadonlyArray<AttributeClaim> {
    return this.#entries.get(ref)!.claims
  }

  get organizations(): ReadonlyArray<OrganizationMention> {
    return [...this.#entries.values()].map((entry) => ({
      ...entry,
      pageTitles: [...entry.pageTitles],
      members: [...entry.members]
    }))
  }

  get aliases(): ReadonlyArray<Draft> {
    return this.#aliases
  }
}

const isHan = (name: string): boolean => /\p{Script=Han}/u.test(name)

const keyOf = (name: string, within: Ref | null): string => `${within ?? ""}|${nameKey(name)}`
