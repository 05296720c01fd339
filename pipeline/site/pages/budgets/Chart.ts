/** A drawing of a budget's figures, and the table of the same figures that stands beneath it. */
import type { BudgetLine } from "../../../check/budget/Ledger.ts"
import { evidenceLink } from "../../evidenceLink.ts"
import { type Html, html } from "../../html.ts"
import type { Said, View } from "../../View.ts"

export interface Chart {
  /** In addresses: `chart-<name>.html`, `chart-<name>.svg`. */
  readonly name: string
  readonly title: (view: View) => string
  /** What it shows, in a sentence: for those who do not see it. */
  readonly description: (view: View) => string
  readonly width: number
  readonly height: number
  /** What stands inside the `svg`. `link` makes a mark open the line that it was drawn from. */
  readonly marks: (view: View, link: Link) => Html
  readonly table: (view: View) => Html
  /** What the drawing leaves out, and why. */
  readonly notes: ReadonlyArray<Said>
  /** First line that it is drawn from: the source of the whole. */
  readonly line: BudgetLine
}

export type Link = (line: BudgetLine | undefined, content: Html) => Html

export const linked =
  (view: View): Link =>
  (line, content) =>
    line === undefined ? content : evidenceLink(view, line, line.budget_line_id, content)

export const unlinked: Link = (_, content) => content

/** Colour of the nth of a row of things. */
export const colour = (i: number): string => `var(--c${(i % 8) + 1})`

export const rounded = (value: number): number => Math.round(value * 10) / 10

/** Of a text in a size, about: a Chinese character is as wide as it is high. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((width, character) => width + (character > "\u2e80" ? size : size * 0.58), 0)

/** The text, or its beginning, where it fits; null where not even three characters do. */
export const fitted = (text: string, width: number, size: number): string | null => {
  if (textWidth(text, size) <= width) return text
  const characters = [...text]
  while (characters.length > 2) {
    characters.pop()
    const short = `${characters.join("")}…`
    if (textWidth(short, size) <= width) return short
  }
  return null
}

/** The drawing in a page: marks open their lines, so that it is a group of links and no image. */
export const drawing = (view: View, chart: Chart): Html => {
  const id = `chart-${chart.name}`
  return html`<svg class="chart" viewBox="0 0 ${chart.width} ${chart.height}" role="group" aria-labelledby="${id}-title ${id}-desc"><title id="${id}-title">${chart.title(view)}</title><desc id="${id}-desc">${chart.description(view)}</desc>${chart.marks(view, linked(view))}</svg>`
}
