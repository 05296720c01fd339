/** The list of footnotes at the end of a conversion: its texts are mostly lost, its numbers and uses are not. */
import type { List, ListItem, Root } from "mdast"
import type { Span } from "../../../model/Span.ts"
import type { WikiCitation } from "../WikiDocument.ts"
import type { MarkdownInline, Use } from "./MarkdownInline.ts"

export interface Footnotes {
  /** Place of the list among the children of the root. */
  readonly index: number
  readonly items: ReadonlyArray<{ readonly number: number; readonly item: ListItem }>
}

const isEmpty = (item: ListItem): boolean => item.children.length === 0

/** Uses as they are written before anything is parsed: whether the list at the end is one of footnotes. */
const used = /\\\[[0-9]{1,3}\\\]/u

/** The last block of the document, if it is a numbered list of what the text uses, or of nothing at all. */
export const footnotesOf = (text: string, root: Root): Footnotes | null => {
  let index = root.children.length - 1
  while (index >= 0 && isPassed(root.children[index]!.type)) index--
  const list = root.children[index]
  if (list?.type !== "list" || list.ordered !== true) return null
  const empty = list.children.filter(isEmpty).length
  if (empty === 0 && !used.test(text)) return null
  return { index, items: numbered(list) }
}

const isPassed = (type: string): boolean => type === "html" || type === "definition"

const numbered = (list: List): Footnotes["items"] =>
  list.children.map((item, i) => ({ number: (list.start ?? 1) + i, item }))

const blank = { name: null, parameters: [], template: null } as const

/** One citation for each number that is listed or used. The uses are those of the whole article. */
export const readFootnotes = (
  reader: MarkdownInline,
  footnotes: Footnotes | null
): ReadonlyArray<WikiCitation> => {
  const listed = new Map((footnotes?.items ?? []).map(({ number, item }) => [number, item]))
  const uses = new Map<string, Array<Use>>()
  for (const use of reader.uses) {
    const key = keyOf(use)
    const list = uses.get(key)
    if (list) list.push(use)
    else uses.set(key, [use])
  }
  const citations: Array<WikiCitation> = []
  for (const [number, item] of listed) {
    const places = (uses.get(keyOf({ number, group: null })) ?? []).map(({ span }) => span)
    citations.push({
      ...blank,
      number,
      group: null,
      ...contentOf(reader, item),
      uses: places,
      span: spanOf(item)
    })
  }
  for (const places of uses.values()) {
    const { number, group, span } = places[0]!
    if (group === null && listed.has(number)) continue
    citations.push({
      ...blank,
      number,
      group,
      content: null,
      url: null,
      uses: places.map((use) => use.span),
      span
    })
  }
  return citations.sort((a, b) => (a.group ?? "").localeCompare(b.group ?? "") || a.number - b.number)
}

const keyOf = ({ number, group }: Pick<Use, "number" | "group">): string => `${group ?? ""}\u0000${number}`

const spanOf = (item: ListItem): Span => ({
  start: item.position!.start.offset!,
  end: item.position!.end.offset!
})

/** What is left of the text of a footnote, and the first address in it. */
const contentOf = (reader: MarkdownInline, item: ListItem): Pick<WikiCitation, "content" | "url"> => {
  const paragraph = item.children.find((child) => child.type === "paragraph")
  if (!paragraph) return { content: null, url: null }
  reader.cited = true
  const content = reader.read(paragraph.children)
  reader.cited = false
  const link = content.marks.find((mark) => mark.type === "link" && mark.kind === "external")
  const place = paragraph.children.find((child) => child.type === "link")?.position ?? paragraph.position!
  const span = { start: place.start.offset!, end: place.end.offset! }
  return {
    content,
    url:
      link?.type === "link" ? { value: link.target, span: addressIn(reader.text, span, link.target) } : null
  }
}

const addressIn = (text: string, { start, end }: Span, address: string): Span => {
  const at = text.slice(start, end).indexOf(address)
  return at < 0 ? { start, end } : { start: start + at, end: start + at + address.length }
}
