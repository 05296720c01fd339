/** Titles as links name them: which kind of link it is, and the page's title as people write it. */
import { decodeEntities } from "./vocabulary/entities.ts"
import { languagePrefixes, projectPrefixes } from "./vocabulary/interwiki.ts"
import { categoryNamespaces, fileNamespaces, templateNamespaces } from "./vocabulary/namespaces.ts"
import type { WikiLink } from "./WikiDocument.ts"

export interface Title {
  readonly kind: WikiLink["kind"] | "file"
  /** Decoded and unescaped, underscores as spaces, namespace or prefix kept, without fragment and leading colon. */
  readonly title: string
  /** Whether it is printed where it stands: a category, a file and a language edition are not. */
  readonly printed: boolean
}

const percent = /%[0-9a-fA-F]{2}/u

export const decodePercent = (text: string): string => {
  if (!percent.test(text)) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const spaces = /[ _\u00a0\u3000]+/gu
const needsWork = /[&%_#:\u200e\u200f\u00a0\u3000]| {2}|^ | $/u

/** Title of a page from the target of a link. */
export const cleanTitle = (target: string): string => {
  if (!needsWork.test(target)) return target
  const decoded = decodePercent(decodeEntities(target)).replace(/[\u200e\u200f]/gu, "")
  const hash = decoded.indexOf("#")
  const page = hash > 0 ? decoded.slice(0, hash) : decoded
  return page.replace(spaces, " ").trim()
}

const prefixOf = (title: string): string | null => {
  const colon = title.indexOf(":")
  return colon <= 0 || colon > 24 ? null : title.slice(0, colon).trim().toLowerCase()
}

/** `Category : A` is `Category:A`. */
const tightened = (title: string): string => title.replace(/^([^:]*?) ?: ?/u, "$1:")

/** Of a page of this wiki. */
export const pageTitle = (title: string): Title => ({ kind: "page", title, printed: true })

/** What kind of link a target makes. Linear in its length. */
export const readTitle = (target: string): Title => {
  const cleaned = cleanTitle(target)
  const colon = cleaned.startsWith(":")
  const title = colon ? cleaned.slice(1).trim() : cleaned
  const prefix = prefixOf(title)
  if (prefix === null) return pageTitle(title)
  if (categoryNamespaces.has(prefix))
    return { kind: colon ? "page" : "category", title: tightened(title), printed: colon }
  if (fileNamespaces.has(prefix))
    return { kind: colon ? "page" : "file", title: tightened(title), printed: colon }
  if (projectPrefixes.has(prefix)) return { kind: "interwiki", title, printed: true }
  if (languagePrefixes.has(prefix)) return { kind: "interwiki", title, printed: colon }
  return pageTitle(title)
}

/** What `[[A (b)|]]` prints: the title without namespace and without what stands in brackets or behind a comma. */
export const pipeTrick = (title: string): string => {
  const colon = title.indexOf(":")
  const name = colon >= 0 ? title.slice(colon + 1).trim() : title
  const bracket = Math.max(name.lastIndexOf("("), name.lastIndexOf("（"))
  if (bracket > 0 && /[)）]$/u.test(name)) return name.slice(0, bracket).trim()
  const comma = name.search(/, |，/u)
  return comma > 0 ? name.slice(0, comma) : name
}

const normalised = /^[a-z0-9#:\- /\u3400-\u9fff]*$/u

/** Name by which a template is known: lower case, without namespace. */
export const templateKey = (name: string): string => {
  const key = normalised.test(name) ? name : name.replace(spaces, " ").trim().toLowerCase()
  const colon = key.indexOf(":")
  return colon > 0 && templateNamespaces.has(key.slice(0, colon)) ? key.slice(colon + 1).trim() : key
}
