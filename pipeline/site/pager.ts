/** Links to the other parts of what does not fit on one page. */
import { type Html, html } from "./html.ts"
import type { View } from "./View.ts"

/** Parts are numbered from 1; nothing where there is one part only. */
export const pager = (
  view: View,
  number: number,
  last: number,
  pathOf: (number: number) => string,
  /** The second of two that stand above and below what they turn. */
  below = false
): Html | null =>
  last <= 1
    ? null
    : html`<nav class="pager" aria-label="${below ? view.say("分页（下）", "Pages, below") : view.say("分页", "Pages")}"><ul>${Array.from({ length: last }, (_, i) => html`<li><a href="${view.page(pathOf(i + 1))}"${i + 1 === number ? html` aria-current="page"` : null}>${i + 1}</a></li>`)}</ul></nav>`
