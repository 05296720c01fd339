/** Licences as the documents' facts name them, and as catalogues want them. */
import type { AnyRow } from "#schemas/dataset.ts"

export interface Licence {
  /** As the facts about the document have it; null where nothing is known. */
  readonly stated: string | null
  /** Identifier of the Open Definition's list, or of SPDX. */
  readonly name: string
  readonly title: { readonly en: string; readonly zh: string }
  readonly url: string | null
  readonly kind: "share-alike" | "attribution" | "public-domain" | "other" | "unknown"
}

const creativeCommons = /^CC[- ](BY(?:-SA)?)[- ](\d\.\d)$/iu
const publicDomain = /\bpublic domain\b|\bofficial document\b|不适用著作权法|公有领域|公共领域/iu

export const licenceOf = (stated: string | null): Licence => {
  const text = stated?.trim() ?? ""
  if (text === "")
    return {
      stated: null,
      name: "notspecified",
      title: { en: "Not stated: ask the publisher", zh: "未注明：请询问发布者" },
      url: null,
      kind: "unknown"
    }
  const [, terms, version] = creativeCommons.exec(text) ?? []
  if (terms !== undefined && version !== undefined) return attribution(text, terms.toUpperCase(), version)
  if (/^CC0(?:-1\.0)?$/iu.test(text))
    return {
      stated: text,
      name: "CC0-1.0",
      title: { en: "CC0 1.0 Universal", zh: "CC0 1.0 通用" },
      url: "https://creativecommons.org/publicdomain/zero/1.0/",
      kind: "public-domain"
    }
  const kind = publicDomain.test(text) ? "public-domain" : "other"
  const name = kind === "public-domain" ? "other-pd" : "other"
  return { stated: text, name, title: { en: text, zh: text }, url: null, kind }
}

const attribution = (stated: string, terms: string, version: string): Licence => {
  const isShareAlike = terms.endsWith("SA")
  return {
    stated,
    name: `CC-${terms}-${version}`,
    title: {
      en: `Creative Commons Attribution${isShareAlike ? "-ShareAlike" : ""} ${version}`,
      zh: `知识共享 署名${isShareAlike ? "—相同方式共享" : ""} ${version}`
    },
    url: `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/`,
    kind: isShareAlike ? "share-alike" : "attribution"
  }
}

/** Counts documents by the rows that were read from them. A merged row has part in every one that says something of it. */
export class SourceCount {
  readonly counts = new Map<string, number>()
  add(row: AnyRow): void {
    const { source_id, source_ids } = row
    if (Array.isArray(source_ids)) for (const id of new Set([source_id, ...source_ids])) this.#count(id)
    else this.#count(source_id)
  }
  #count(id: unknown): void {
    if (typeof id === "string") this.counts.set(id, (this.counts.get(id) ?? 0) + 1)
  }
}

/** Stated licences of documents, one of each; null where one has none stated. */
export const licencesOf = (
  documents: Iterable<string>,
  sources: ReadonlyArray<AnyRow>
): ReadonlyArray<string | null> => {
  const stated = new Map(sources.map((row) => [row["source_id"], row["licence"] as string | null]))
  return distinctLicences(Array.from(documents, (id) => stated.get(id) ?? null)).map(
    (licence) => licence.stated
  )
}

/** For people, in one line. */
export const licenceText = (stated: ReadonlyArray<string | null>): string =>
  distinctLicences(stated)
    .map((licence) => licence.stated ?? `${licence.title.en} ${licence.title.zh}`)
    .join("; ")

/** One of each, in the order of their names; what is not stated comes last. */
export const distinctLicences = (stated: Iterable<string | null>): ReadonlyArray<Licence> =>
  [...new Set(stated)]
    .map(licenceOf)
    .sort((a, b) => Number(a.stated === null) - Number(b.stated === null) || (a.stated! < b.stated! ? -1 : 1))
