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

/**
 * The first mention of each region, in source order. Names inside the names of enterprises (大连东生服饰有限公司) name no
 * region; a code that a row refers to and whose name stands in no text of its own (粤 in an abbreviation) is found in the
 * evidence of that row.
 */
export const regionsNamed = (
  documents: ReadonlyArray<Document>,
  referred: ReadonlyArray<{ readonly code: string; readonly document: Document; readonly span: Span }>
): ReadonlyArray<RegionNamed> => {
  const first = new Map<string, RegionNamed>()
  const mention = (code: string, document: Document, span: Span) => {
    const region = regionByCode(code)
    if (region === null) return
    const known = first.get(code)
    if (known !== undefined && (known.document !== document || known.span.start <= span.start)) return
    first.set(code, {
      code,
      document,
      span,
      row: {
        region_id: code,
        name: document.source.text.slice(span.start, span.end),
        name_hans: region.name,
        level: region.level,
        parent_region_id: region.parent,
        iso_3166_2: region.iso
      }
    })
  }
  for (const document of documents) {
    for (const found of findRegions(document.source.text))
      if (!insideEnterprise(document, found.start)) mention(found.region.code, document, found)
    for (const { code, document: of, span } of referred) {
      if (of !== document || first.has(code)) continue
      const quoted = findRegions(document.source.text.slice(span.start, span.end), {
        abbreviations: true
      }).find((m) => m.region.code === code)
      if (quoted !== undefined)
        mention(code, document, { start: span.start + quoted.start, end: span.start + quoted.end })
    }
  }
  // one that is nowhere written out is named by the words that a row was read from
  for (const { code, document, span } of referred) if (!first.has(code)) mention(code, document, span)
  return [...first.values()]
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
