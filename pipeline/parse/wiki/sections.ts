/** Where links stand in an article, and the category that a navigation box at its end stands for. */
import { templateKey } from "./titles.ts"
import { isTechnicalTemplate } from "./vocabulary/templates.ts"
import type { WikiBlock, WikiLink } from "./WikiDocument.ts"

type Unplaced = Omit<WikiLink, "section">

/** Gives each link, sorted by place, the nearest heading above it. */
export const sectionAt = (
  blocks: ReadonlyArray<WikiBlock>,
  links: ReadonlyArray<Unplaced>
): ReadonlyArray<WikiLink> => {
  const headings = blocks.filter((block) => block.type === "heading")
  let next = 0
  return links.map((link) => {
    while (next < headings.length && headings[next]!.span.start <= link.span.start) next++
    const { kind, text, target, span } = link
    return { kind, text, target, section: next === 0 ? null : headings[next - 1]!.inline.text, span }
  })
}

/** `{{上海市人民政府|派出机构}}` behind everything else: the boxes that put the article among others of its kind. */
export const navigationCategories = (blocks: ReadonlyArray<WikiBlock>): ReadonlyArray<Unplaced> => {
  const found: Array<Unplaced> = []
  for (let i = blocks.length - 1; i > 0; i--) {
    const block = blocks[i]!
    if (block.type !== "template") return found.reverse()
    if (isTechnicalTemplate(templateKey(block.name))) continue
    const first = block.parameters.find(({ name }) => name === "1")?.value.text ?? ""
    found.push({ kind: "category", text: first === "" ? null : first, target: block.name, span: block.span })
  }
  return []
}
