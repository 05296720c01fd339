/** What a link of a Markdown conversion leads to. */
import { decodePercent, readTitle, type Title } from "../titles.ts"

const host = /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/iu
const wikiPath = /^\/(?:wiki|zh|zh-hans|zh-hant|zh-cn|zh-tw|zh-hk|zh-mo|zh-sg|zh-my)\//u
const pagePath = /^(?:\.{1,2}\/)*(?:Page\/)?/u

/** Page title in the address of a link that is marked as a link of the wiki. */
const pageOf = (url: string): string => {
  const site = host.exec(url)
  if (site) {
    const path = url.slice(site[0].length)
    return path.replace(wikiPath, "").replace(/^\//u, "")
  }
  return url.replace(pagePath, "").replace(/\.md(?=#|$)/u, "")
}

export type Target =
  | { readonly type: "page"; readonly title: Title }
  | { readonly type: "external"; readonly url: string }
  /** A place on the same page. */
  | { readonly type: "anchor"; readonly anchor: string }

/** `title` is the link's own: "wikilink" marks a link of the wiki, whatever its host. */
export const readTarget = (url: string, title: string | null | undefined): Target => {
  if (url.startsWith("#")) return { type: "anchor", anchor: url.slice(1) }
  const wiki = title?.trim().toLowerCase() === "wikilink"
  if (!wiki && (host.test(url) || /^(?:mailto|tel|news):/iu.test(url))) return { type: "external", url }
  return { type: "page", title: readTitle(decodePercent(pageOf(url))) }
}
