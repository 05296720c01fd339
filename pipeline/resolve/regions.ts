/** Rows of `regions`: every administrative region that a document names, merged by code. */

import type { AnyRow } from "#schemas/dataset.ts"
import regions from "#schemas/directory/regions.dataset.ts"
import { findRegions, regionByCode } from "../knowledge/regions.ts"
import type { Span } from "../model/Span.ts"
import type { Document } from "./Document.ts"

export interface RegionNamed {
  readonly code: string
  readonly document: Document
  readonly span: Span
  readonly row: AnyRow
}

/** A code that a row refers to, with the words that it was read from. */
export interface RegionReferred {
  readonly code: string
  readonly document: Document
  readonly span: Span
}

/**
 * The first mention of each region, in source order, but for counties far from all else that the document names. Names inside the names of enterprises (大连东生服饰有限公司) name no
 * region; a code that a row refers to and whose name stands in no text of its own (粤 in an abbreviation) is found in the
 * evidence of that row.
 */
export class RegionsNamed {
  readonly #first = new Map<string, RegionNamed>()
  readonly #left: { readonly rows: Array<RegionReferred>; readonly seats: Array<RegionReferred> } = {
    rows: [],
    seats: []
  }

  /** The next document, with what its rows refer to and the seats of organisations that it tells. */
  add(document: Document, rows: ReadonlyArray<RegionReferred>, seats: ReadonlyArray<RegionReferred>): void {
    const { text } = document.source
    const named = findRegions(text)
    const provinces = provincesOf(named.map(({ region }) => region.code))
    for (const found of named)
      if (!insideEnterprise(document, found.start) && !isElsewhere(found.region.code, provinces))
        this.#mention(found.region.code, document, found)
    for (const { code, span } of [...rows, ...seats]) {
      if (this.#first.has(code)) continue
      if (brokenName(text.slice(span.start, span.end), code) !== null) {
        this.#mention(code, document, span)
        continue
      }
      const quoted = findRegions(text.slice(span.start, span.end), { abbreviations: true }).find(
        (m) => m.region.code === code
      )
      if (quoted === undefined) continue
      this.#mention(code, document, { start: span.start + quoted.start, end: span.start + quoted.end })
    }
    const isLeft = ({ code }: RegionReferred) => !this.#first.has(code)
    this.#left.rows.push(...rows.filter(isLeft))
    this.#left.seats.push(...seats.filter(isLeft))
  }

  /** One that is nowhere written out is named by the words that a row was read from. */
  all(): ReadonlyArray<RegionNamed> {
    const left = [...this.#left.rows, ...this.#left.seats].filter(({ code }) => !this.#first.has(code))
    for (const { code, document, span } of left)
      if (!this.#first.has(code)) this.#mention(code, document, span)
    return [...this.#first.values()]
  }

  #mention(code: string, document: Document, span: Span): void {
    const region = regionByCode(code)
    if (region === null) return
    const known = this.#first.get(code)
    if (known !== undefined && (known.document !== document || known.span.start <= span.start)) return
    const printed = document.source.text.slice(span.start, span.end)
    const row: AnyRow = {
      region_id: code,
      name: brokenName(printed, code) ?? printed,
      name_hans: region.name,
      level: region.level,
      parent_region_id: region.parent,
      iso_3166_2: region.iso
    }
    this.#first.set(code, { code, document, span, row })
  }
}

/**
 * Whether a document is about other parts of the country than a county that it seems to name: 復興區 in an article on Taiwan is
 * not 邯郸's. A document that names its county alone, without any province or prefecture, means the only one of that name.
 */
const isElsewhere = (code: string, provinces: ReadonlySet<string>): boolean =>
  !code.endsWith("00") && provinces.size > 0 && !provinces.has(code.slice(0, 2))

/** The first two digits of the provinces and prefectures among the codes. */
const provincesOf = (codes: ReadonlyArray<string>): ReadonlySet<string> =>
  new Set(codes.filter((code) => code.endsWith("00")).map((code) => code.slice(0, 2)))

/** A name that is cut by the end of a line or of a page (深 / - 5 - / 圳), re-flowed; null for any other text. */
const brokenName = (printed: string, code: string): string | null => {
  if (!printed.includes("\n") || printed.length > 60) return null
  const name = printed.replace(/[^\p{Script=Han}]/gu, "")
  const [found] = findRegions(name)
  return found?.region.code === code && found.end - found.start === name.length ? name : null
}

/** Whether an offset lies inside a mention of an enterprise's name; mentions are few, and looked through once each. */
const insideEnterprise = (document: Document, offset: number): boolean =>
  enterpriseSpans(document).some(({ end, start }) => start <= offset && offset < end)

const spans = new WeakMap<Document, ReadonlyArray<Span>>()
const enterpriseSpans = (document: Document): ReadonlyArray<Span> => {
  const known = spans.get(document)
  if (known !== undefined) return known
  const found = document.extraction.organizations
    .filter((o) => o.claims.some((claim) => claim.attribute === "kind" && claim.value === "enterprise"))
    .map((o) => o.span)
  spans.set(document, found)
  return found
}

export const regionsTable = regions.name
