/** A part of a source text: every line under its number, what became data linked to its evidence. */
import { type Content, type Html, html } from "../../html.ts"
import type { TextLine } from "../../LineIndex.ts"
import { segments, visible } from "../../marked.ts"
import type { View } from "../../View.ts"
import type { DocumentFacts } from "../evidence/DocumentFacts.ts"
import { rank, type Used } from "./used.ts"

/** Lines `from` to `to` (exclusive, by index); `used` in the order of their places. The text is exactly the text. */
export const textOf = (
  view: View,
  { document, lines }: DocumentFacts,
  used: ReadonlyArray<Used>,
  from: number,
  to: number
): Html => {
  const all = lines.lines
  const open = new OpenMarks(used)
  const shown = all.slice(from, to).map((line) => {
    const next = all[line.number]?.start ?? document.text.length
    const cut = segments(open.of(line), line.start, line.end)
    const content = cut.map(({ end, mark, start }) => markup(view, mark, document.text.slice(start, end)))
    const end = document.text.slice(line.end, next)
    return html`<li id="L${line.number}"><a class="n" href="#L${line.number}">${line.number}</a><span class="t">${content}${visible(end)}</span></li>`
  })
  return html`<ol class="lines source">${shown}</ol>`
}

/** Blanks between two marked words are no link: there is nothing to click. */
const markup = (view: View, mark: Used | null, text: string): Content => {
  const content = visible(text)
  if (mark === null || !/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)) return content
  const kind = mark.rank === rank.row ? "r" : "d"
  return html`<a class="ev ${kind}" href="${view.page(mark.path)}">${content}</a>`
}

/** The marks of one line after the other, without looking at all marks for each. */
class OpenMarks {
  readonly #used: ReadonlyArray<Used>
  #next = 0
  #open: ReadonlyArray<Used> = []
  constructor(used: ReadonlyArray<Used>) {
    this.#used = used
  }
  of({ end, start }: TextLine): ReadonlyArray<Used> {
    const open = this.#open.filter((mark) => mark.end > start)
    while (this.#next < this.#used.length && this.#used[this.#next]!.start < end) {
      const mark = this.#used[this.#next++]!
      if (mark.end > start) open.push(mark)
    }
    this.#open = open
    return open
  }
}
