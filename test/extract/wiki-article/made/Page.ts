/** A made article: its blocks in the wiki's own markup, printed as wikitext or as the Markdown conversion of it. */
import { Converter } from "opencc-js/cn2t"
import type { Dice } from "../../unit-budget/made/random.ts"
import { Truth } from "./Truth.ts"

export type Form = "wikitext" | "markdown"

export interface Cell {
  readonly text: string
  readonly rows?: number
  readonly header?: boolean
}

export type Block =
  | { readonly type: "heading"; readonly level: number; readonly text: string }
  | { readonly type: "paragraph"; readonly text: string }
  | {
      readonly type: "list"
      readonly ordered: boolean
      readonly columns: boolean
      readonly items: ReadonlyArray<{ readonly depth: number; readonly text: string }>
    }
  | { readonly type: "table"; readonly rows: ReadonlyArray<ReadonlyArray<Cell>> }
  /** Kept by the wikitext alone. */
  | { readonly type: "markup"; readonly text: string }
  | { readonly type: "category"; readonly title: string }

export interface Layout {
  readonly form: Form
  readonly traditional: boolean
  /** Link texts of the conversion that swallow what follows them. */
  readonly swallow: boolean
  readonly htmlTables: boolean
  readonly htmlLists: boolean
  readonly tight: boolean
  readonly comments: boolean
  /** Infoboxes are printed; the conversion loses them. */
  readonly box: boolean
}

export class Page {
  readonly dice: Dice
  readonly layout: Layout
  readonly truth = new Truth()
  readonly blocks: Array<Block> = []

  constructor(dice: Dice, layout: Layout) {
    this.dice = dice
    this.layout = layout
  }

  heading(text: string, level = 2): void {
    this.blocks.push({ type: "heading", level, text })
  }

  paragraph(...sentences: ReadonlyArray<string>): void {
    const said = sentences.filter((sentence) => sentence !== "")
    if (said.length > 0) this.blocks.push({ type: "paragraph", text: said.join("") })
  }

  list(
    items: ReadonlyArray<string | { readonly depth: number; readonly text: string }>,
    options: { readonly ordered?: boolean; readonly columns?: boolean } = {}
  ): void {
    this.blocks.push({
      type: "list",
      ordered: options.ordered ?? false,
      columns: options.columns ?? false,
      items: items.map((item) => (typeof item === "string" ? { depth: 1, text: item } : item))
    })
  }
}

/** The text as a reader sees it: what rows quote. */
export const plainOf = (markup: string): string =>
  markup
    .replace(/<!--.*?-->|<ref[^>]*\/>|<ref[^>]*>.*?<\/ref>/gu, "")
    .replace(/\[\[(?:[^|\]]*\|)?([^\]]*)\]\]/gu, "$1")
    .replace(/\[https?:\S+ ([^\]]*)\]/gu, "$1")
    .replace(/-\{(?:zh-hans:([^;}]*);[^}]*|([^:;}]*))\}-/gu, "$1$2")
    .replace(/'''|<\/?(?:sup|small)>/gu, "")
    .replace(/<br\s*\/?>/gu, "\n")

const letters = new Map<string, string>()
const convert = Converter({ from: "cn", to: "hk" })
/** Letter by letter, so that a name is written alike wherever it stands. */
export const traditional = (text: string): string =>
  text.replace(/\p{Script=Han}/gu, (letter) => {
    const known = letters.get(letter) ?? convert(letter)
    letters.set(letter, known)
    return known
  })

export const printed = ({ blocks, layout }: Page): string => {
  const text = layout.form === "wikitext" ? wikitextOf(blocks, layout) : markdownOf(blocks, layout)
  return layout.traditional ? traditional(text) : text
}

// -- wikitext -------------------------------------------------------------------------------------------------------

const wikitextOf = (blocks: ReadonlyArray<Block>, layout: Layout): string =>
  blocks.map((block) => wikiBlock(block, layout)).join(layout.tight ? "\n" : "\n\n")

const wikiBlock = (block: Block, layout: Layout): string => {
  const blank = layout.tight ? "" : " "
  switch (block.type) {
    case "heading": {
      const marks = "=".repeat(block.level)
      return `${marks}${blank}${block.text}${blank}${marks}`
    }
    case "paragraph":
      return layout.tight ? `${block.text}\n` : block.text
    case "list":
      return wikiList(block, layout)
    case "table":
      return layout.htmlTables ? htmlTable(block.rows) : wikiTable(block.rows)
    case "markup":
      return block.text
    case "category":
      return `[[Category:${block.title}]]`
  }
}

const wikiList = (block: Extract<Block, { type: "list" }>, layout: Layout): string => {
  if (layout.htmlLists && block.items.every(({ depth }) => depth === 1)) {
    const tag = block.ordered ? "ol" : "ul"
    return `<${tag}>\n${block.items.map(({ text }) => `<li>${text}</li>`).join("\n")}\n</${tag}>`
  }
  const mark = block.ordered ? "#" : "*"
  const lines = block.items.map(({ depth, text }) => `${mark.repeat(depth)}${layout.tight ? "" : " "}${text}`)
  if (!block.columns) return lines.join("\n")
  const half = Math.ceil(lines.length / 2)
  return [
    "{{col-begin}}",
    "{{col-2}}",
    ...lines.slice(0, half),
    "{{col-2}}",
    ...lines.slice(half),
    "{{col-end}}"
  ].join("\n")
}

const wikiTable = (rows: ReadonlyArray<ReadonlyArray<Cell>>): string =>
  [
    '{| class="wikitable"',
    ...rows.flatMap((row) => [
      "|-",
      ...row.map(({ header, rows: span, text }) => {
        const mark = header ? "!" : "|"
        return span === undefined || span === 1 ? `${mark} ${text}` : `${mark} rowspan="${span}" | ${text}`
      })
    ]),
    "|}"
  ].join("\n")

const htmlTable = (rows: ReadonlyArray<ReadonlyArray<Cell>>): string =>
  [
    '<table class="wikitable">',
    ...rows.map(
      (row) =>
        `<tr>${row
          .map(({ header, rows: span, text }) => {
            const tag = header ? "th" : "td"
            return `<${tag}${span === undefined || span === 1 ? "" : ` rowspan="${span}"`}>${text}</${tag}>`
          })
          .join("")}</tr>`
    ),
    "</table>"
  ].join("\n")

// -- Markdown -------------------------------------------------------------------------------------------------------

const markdownOf = (blocks: ReadonlyArray<Block>, layout: Layout): string => {
  const notes = { count: 0, named: new Map<string, number>() }
  const inline = (text: string) => markdownInline(text, layout, notes)
  const parts: Array<string> = []
  let before: Block["type"] | null = null
  for (const block of blocks) {
    if (block.type === "list" && before === "list") parts.push("<!-- end list -->")
    if (block.type !== "markup") before = block.type
    parts.push(markdownBlock(block, inline))
  }
  const emptied = Array.from({ length: notes.count }, (_, i) => `${i + 1}.`)
  return [...parts.filter((part) => part !== ""), "{{-}}", emptied.join("\n")].join("\n\n")
}

const markdownBlock = (block: Block, inline: (text: string) => string): string => {
  switch (block.type) {
    case "heading":
      return `${"#".repeat(block.level)} ${inline(block.text)}`
    case "paragraph":
      return inline(block.text)
    case "list": {
      const places = new Map<number, number>()
      return block.items
        .map(({ depth, text }) => {
          places.set(depth, (places.get(depth) ?? 0) + 1)
          const indent = "    ".repeat(depth - 1)
          return block.ordered
            ? `${indent}${places.get(depth)}.  ${inline(text)}`
            : `${indent}  - ${inline(text)}`
        })
        .join("\n")
    }
    case "table":
      return htmlTable(block.rows.map((row) => row.map((cell) => ({ ...cell, text: htmlInline(cell.text) }))))
    case "markup":
      return ""
    case "category":
      return `[Category:${block.title}](https://zh.wikipedia.org/wiki/Category:${block.title} "wikilink")`
  }
}

const target = (title: string): string =>
  title.length % 2 === 0
    ? `../Page/${title.replace(/ /gu, "_").replace(/[()]/gu, "\\$&")}.md`
    : `https://zh.wikipedia.org/wiki/${title.replace(/ /gu, "_").replace(/[()]/gu, "\\$&")}`

const markdownInline = (
  text: string,
  { swallow }: Layout,
  notes: { count: number; readonly named: Map<string, number> }
): string => {
  const link = /\[\[([^|\]]*)(?:\|([^\]]*))?\]\]((?:(?!\[\[)\p{Script=Han})*)/gu
  return text
    .replace(/<!--.*?-->/gu, "")
    .replace(/<ref(?:\s+name="([^"]*)")?\s*(?:\/>|>.*?<\/ref>)/gu, (_, name: string | undefined) => {
      const known = name === undefined ? undefined : notes.named.get(name)
      const number = known ?? ++notes.count
      if (name !== undefined) notes.named.set(name, number)
      return `\\[${number}\\]`
    })
    .replace(/-\{(?:zh-hans:([^;}]*);[^}]*|([^:;}]*))\}-/gu, "$1$2")
    .replace(/\[(https?:\S+) ([^\]]*)\]/gu, "[$2]($1)")
    .replace(link, (_, title: string, shown: string | undefined, trail: string) =>
      swallow
        ? `[${shown ?? title}${trail}](${target(title)} "wikilink")`
        : `[${shown ?? title}](${target(title)} "wikilink")${trail}`
    )
    .replace(/'''/gu, "**")
}

const htmlInline = (text: string): string =>
  text
    .replace(/<!--.*?-->|<ref[^>]*\/>|<ref[^>]*>.*?<\/ref>/gu, "")
    .replace(/\[(https?:\S+) ([^\]]*)\]/gu, '<a href="$1">$2</a>')
    .replace(
      /\[\[([^|\]]*)(?:\|([^\]]*))?\]\]/gu,
      (_, title: string, shown: string | undefined) =>
        `<a href="https://zh.wikipedia.org/wiki/${title.replace(/ /gu, "_")}" title="wikilink">${shown ?? title}</a>`
    )
    .replace(/'''/gu, "")
