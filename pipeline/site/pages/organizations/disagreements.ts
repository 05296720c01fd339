/** What sources say differently of one organisation, as two claims side by side. */
import type { Row } from "#schemas/dataset.ts"
import type checks from "#schemas/sources/checks.dataset.ts"
import { type Html, html } from "../../html.ts"
import { checkPage } from "../../links.ts"
import type { View } from "../../View.ts"

export const disagreements = (view: View, rows: ReadonlyArray<Row<typeof checks>>): Html | null => {
  const { lang, say } = view
  if (rows.length === 0) return null
  return html`<section class="card" aria-labelledby="disagreements"><h2 id="disagreements" class="warn">${say("来源说法不一", "The sources disagree")}</h2>${rows.map(
    (row) => html`<article class="claims"><p>${lang === "zh" ? row.message_zh : row.message}</p>
<dl class="pair"><div><dt>${say("说法一", "One says")}</dt><dd>${row.expected}</dd></div><div><dt>${say("说法二", "The other says")}</dt><dd>${row.actual}</dd></div></dl>
<p><a href="${view.page(checkPage(row))}">${say("查看这项核对", "See the check")}</a></p></article>`
  )}</section>`
}
