/** Horizontal bars, a segment for each part; parts are told apart by hatching and words, never by colour alone. */
import type { BudgetLine } from "../../../check/budget/Ledger.ts"
import { toNumber, wan, yuan } from "../../amounts.ts"
import { type Html, html } from "../../html.ts"
import type { View } from "../../View.ts"
import { colour, fitted, type Link, rounded, textWidth } from "./Chart.ts"

export interface Segment {
  readonly line: BudgetLine
  readonly name: string
  /** 0 is filled, 1 hatched. */
  readonly style: 0 | 1
}

export interface Bar {
  readonly label: string
  readonly strong: boolean
  readonly segments: ReadonlyArray<Segment>
  /** The line of the whole bar, whose amount is written beside it. */
  readonly line: BudgetLine
}

const labelWidth = 240
const figureWidth = 110
const step = 24
const size = 12

const hatch = html`<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="var(--c2)" fill-opacity=".25"/><line x1="0" y1="0" x2="0" y2="6" stroke="var(--c2)" stroke-width="3"/></pattern></defs>`

export const barsHeight = (bars: ReadonlyArray<Bar>): number => bars.length * step + 8

/** Amounts of 0, below 0 and withheld have no bar; the figure or the reason stands beside the label all the same. */
export const barMarks = (view: View, bars: ReadonlyArray<Bar>, width: number, link: Link): Html => {
  const sizeOf = ({ amount }: BudgetLine): number => Math.max(0, toNumber(amount ?? 0n))
  const most = Math.max(
    1,
    ...bars.map(({ segments }) => segments.reduce((sum, { line }) => sum + sizeOf(line), 0))
  )
  const scale = (width - labelWidth - figureWidth) / most
  const hatched = bars.some(({ segments }) => segments.some(({ style }) => style === 1))
  return html`${hatched ? hatch : null}${bars.map((bar, i) => {
    const y = i * step + 4
    let x = labelWidth
    const label = fitted(bar.label, labelWidth - 10, size) ?? ""
    const segments = bar.segments.map(({ line, name, style }) => {
      const w = rounded(sizeOf(line) * scale)
      const at = rounded(x)
      x += w
      return html`<rect x="${at}" y="${y}" width="${w}" height="${step - 7}" fill="${style === 1 ? "url(#hatch)" : colour(0)}" stroke="${colour(style)}"><title>${name} ${line.amount === null ? null : yuan(line.amount)}</title></rect>`
    })
    return link(
      bar.line,
      html`<g><title>${bar.label} ${bar.line.amount === null ? null : html`${yuan(bar.line.amount)} ${view.say("元", "yuan")}`}</title><text x="${labelWidth - 6}" y="${y + 13}" font-size="${size}" text-anchor="end"${bar.strong ? html` font-weight="600"` : null}>${label}</text>${segments}<text x="${rounded(x + 6)}" y="${y + 13}" font-size="${size}">${bar.line.amount === null ? view.say("未能判定", "withheld") : wan(bar.line.amount)}</text></g>`
    )
  })}`
}

export interface Key {
  readonly name: string
  readonly style: 0 | 1
}

/** What the two styles mean, on one line at a height. */
export const keyMarks = (keys: ReadonlyArray<Key>, y: number): Html => {
  let x = labelWidth
  return html`${keys.map(({ name, style }) => {
    const at = x
    x += textWidth(name, size) + 44
    return html`<rect x="${at}" y="${y}" width="14" height="12" fill="${style === 1 ? "url(#hatch)" : colour(0)}" stroke="${colour(style)}"/><text x="${at + 20}" y="${y + 11}" font-size="${size}">${name}</text>`
  })}`
}
