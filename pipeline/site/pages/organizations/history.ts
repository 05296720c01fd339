/** How many there were, as sources say at several times, and every dated event. */

import countClaims from "#schemas/directory/count_claims.dataset.ts"
import events from "#schemas/directory/events.dataset.ts"
import type { Corpus } from "../../Corpus.ts"
import { evidenceLink } from "../../evidenceLink.ts"
import { type Html, html } from "../../html.ts"
import { type CountClaim, inTime } from "../../organizationFacts.ts"
import type { Page, View } from "../../View.ts"
import { countsChart, yearOf } from "./countsChart.ts"
import { timelineList } from "./timeline.ts"

/** More than that are in the tables, and on the pages of the organisations. */
const mostShown = 300

export const historyPage = (corpus: Corpus): Page => ({
  path: "organizations/history.html",
  title: { zh: "历年沿革与数目", en: "History and counts over time" },
  section: "organizations",
  wide: true,
  body: (view) => {
    const { say } = view
    const dated = [...corpus.rows(events)]
    const claims = [...corpus.rows(countClaims)]
    const shown = inTime(dated).slice(0, mostShown)
    return html`<h1>${say("历年沿革与数目", "History and counts over time")}</h1>
${counts(view, claims, corpus)}
<h2>${say("沿革", "Events")}</h2>
${dated.length > mostShown ? html`<p>${say(`共 ${dated.length} 件，这里列最早的 ${mostShown} 件；其余见`, `${dated.length} in all; the first ${mostShown} are listed here, the others in `)}<a href="${view.release("data/events.csv")}">events.csv</a></p>` : null}
${shown.length === 0 ? html`<p>${say("没有带日期的事件。", "No dated events.")}</p>` : timelineList(view, corpus, shown)}`
  }
})

const counts = (view: View, claims: ReadonlyArray<CountClaim>, corpus: Corpus): Html | null => {
  const { say } = view
  if (claims.length === 0) return null
  const year = (claim: CountClaim): number => (claim.as_of === null ? null : yearOf(claim.as_of)) ?? 9999
  const all = [...claims].sort((a, b) =>
    a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : year(a) - year(b)
  )
  const rows = all.slice(0, mostShown)
  return html`<section aria-labelledby="counts"><h2 id="counts">${say("文件所说的数目", "Counts that documents state")}</h2>
${countsChart(view, rows)}
<div class="scroll"><table><caption class="hidden">${say("文件所说的数目", "Counts that documents state")}</caption><thead><tr><th scope="col">${say("所数", "What is counted")}</th><th scope="col">${say("截至", "As of")}</th><th scope="col" class="number">${say("所称", "Stated")}</th><th scope="col" class="number">${say("所列", "Listed")}</th><th scope="col">${say("文件", "Document")}</th></tr></thead><tbody>${rows.map(
    (claim) =>
      html`<tr><td>${claim.subject}</td><td>${claim.as_of ?? say("成文之时", "when written")}</td><td class="number">${evidenceLink(view, claim, claim.claim_id, claim.stated)}</td><td class="number">${claim.listed === null ? null : claim.listed === claim.stated ? claim.listed : html`<strong class="warn">${claim.listed} ${say("不符", "differs")}</strong>`}</td><td>${corpus.sources.get(claim.source_id)?.title}</td></tr>`
  )}</tbody></table></div>${all.length > rows.length ? html`<p><a href="${view.release("data/count_claims.csv")}">${say(`全部 ${all.length} 条`, `All ${all.length}`)}</a></p>` : null}</section>`
}
