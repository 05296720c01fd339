/** What `grid.js` needs to sort, filter and download a table of a page. */
import { type Html, html } from "../../html.ts"
import type { View } from "../../View.ts"

export interface Choice {
  /** Place of the column, from 0. */
  readonly column: number
  readonly label: string
  readonly values: ReadonlyArray<string>
}

/** Hidden until the script shows it. `grid` is the id of the table. */
export const gridForm = (view: View, grid: string, file: string, choices: ReadonlyArray<Choice>): Html => {
  const { say } = view
  return html`<form class="filter" data-for="${grid}" hidden><label>${say("含", "Contains")} <input name="q"></label>${choices
    .filter(({ values }) => values.length > 1)
    .map(
      ({ column, label, values }) =>
        html`<label>${label} <select name="c${column}"><option value="">${say("全部", "all")}</option>${values.map((value) => html`<option>${value}</option>`)}</select></label>`
    )}<button type="button" data-csv="${file}">${say("下载所示（CSV）", "Download what is shown (CSV)")}</button> <output aria-live="polite"></output></form>`
}
