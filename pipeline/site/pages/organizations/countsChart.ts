/** Counts over time, a line for each thing that is counted at two times or more. The table beside it has all of them. */
import { type Html, html } from "../../html.ts"
import type { CountClaim } from "../../organizationFacts.ts"
import type { View } from "../../View.ts"

const width = 760
const height = 260
const margin = { top: 14, right: 150, bottom: 28, left: 36 }
const mostSeries = 8

/** Year, with the month as its fraction, of the first date in an EDTF text; null where it has none. */
export const yearOf = (edtf: string): number | null => {
  const found = /(\d{4})(?:-(0[1-9]|1[0-2]))?/u.exec(edtf)
  return found === null
    ? null
    : Number(found[1]) + (found[2] === undefined ? 0.5 : (Number(found[2]) - 0.5) / 12)
}

export const countsChart = (view: View, claims: ReadonlyArray<CountClaim>): Html | null => {
  const { say } = view
  const dated = claims.flatMap((claim) => {
    const year = claim.as_of === null ? null : yearOf(claim.as_of)
    return year === null ? [] : [{ ...claim, year }]
  })
  const series = [...Map.groupBy(dated, ({ subject }) => subject)]
    .filter(([, points]) => new Set(points.map(({ year }) => year)).size > 1)
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, mostSeries)
  const points = series.flatMap(([, found]) => found)
  if (points.length === 0) return null
  const years = points.map(({ year }) => year)
  const [first, last] = [Math.floor(Math.min(...years)), Math.ceil(Math.max(...years))]
  const most = Math.max(1, ...points.map(({ stated }) => stated))
  const x = (year: number): number =>
    round(margin.left + ((year - first) / Math.max(1, last - first)) * (width - margin.left - margin.right))
  const y = (count: number): number =>
    round(height - margin.bottom - (count / most) * (height - margin.top - margin.bottom))
  const title = say("文件所说的数目，按时间", "Counts that documents state, over time")
  return html`<figure><figcaption>${title}</figcaption><div class="scroll" tabindex="0" role="group" aria-label="${title}"><svg class="counts" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="counts-title counts-desc"><title id="counts-title">${title}</title><desc id="counts-desc">${say("各点的数字见下表；虚线只为连看，其间的数目没有文件说。", "The figures of all points are in the table below. Dotted lines only join points: no document states a count between them.")}</desc>
${ticks(0, most, 4).map((count) => html`<line x1="${margin.left}" x2="${width - margin.right}" y1="${y(count)}" y2="${y(count)}" stroke="var(--rule)"/><text x="${margin.left - 6}" y="${y(count) + 4}" text-anchor="end" font-size="12">${count}</text>`)}
${ticks(first, last, 6).map((year) => html`<text x="${x(year)}" y="${height - 8}" text-anchor="middle" font-size="12">${year}</text>`)}
${series.map(([subject, found], i) => {
  const sorted = [...found].sort((a, b) => a.year - b.year)
  const end = sorted.at(-1)!
  const colour = `var(--c${i + 1})`
  return html`<polyline fill="none" stroke="${colour}" stroke-width="1.5" stroke-dasharray="3 4" points="${sorted.map(({ stated, year }) => `${x(year)},${y(stated)}`).join(" ")}"/>${sorted.map(({ stated, year }) => html`<circle cx="${x(year)}" cy="${y(stated)}" r="4" fill="${colour}"/>`)}<text x="${x(end.year) + 8}" y="${y(end.stated) + 4}" font-size="12">${subject.slice(0, 12)}</text>`
})}</svg></div><p class="soft">${say("各点是文件所说的数目；虚线只为连看，其间的数目没有文件说。", "Points are counts that a document states; dotted lines only join them: no document states a count in between.")}</p></figure>`
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Whole numbers from one to the other, at most so many steps. */
const ticks = (from: number, to: number, most: number): ReadonlyArray<number> => {
  const step = Math.max(1, Math.ceil((to - from) / most))
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step)
}
