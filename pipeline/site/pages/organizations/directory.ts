/** The directory: every organisation, some hundreds a page, filtered by a small script. */
import organizations from "#schemas/directory/organizations.dataset.ts"
import type { Corpus } from "../../Corpus.ts"
import { evidenceLink } from "../../evidenceLink.ts"
import { type Html, html } from "../../html.ts"
import { directoryPage } from "../../links.ts"
import type { OrganizationFacts } from "../../organizationFacts.ts"
import { pager } from "../../pager.ts"
import type { Page, View } from "../../View.ts"
import { tokenName } from "../../words.ts"
import { organizationLink } from "./names.ts"

const rowsPerPage = 300

export function* directoryPages(
  facts: ReadonlyMap<string, OrganizationFacts>,
  corpus: Corpus
): Generator<Page> {
  const all = [...facts.values()]
  const last = Math.max(1, Math.ceil(all.length / rowsPerPage))
  for (let number = 1; number <= last; number++) {
    const shown = all.slice((number - 1) * rowsPerPage, number * rowsPerPage)
    yield {
      path: directoryPage(number),
      title: {
        zh: number === 1 ? "机构" : `机构（第 ${number} 页）`,
        en: number === 1 ? "Organisations" : `Organisations (page ${number})`
      },
      section: "organizations",
      wide: true,
      scripts: ["filter.js"],
      body: (view) => body(view, shown, { number, last, all: all.length }, corpus)
    }
  }
}

interface Place {
  readonly number: number
  readonly last: number
  readonly all: number
}

const body = (
  view: View,
  shown: ReadonlyArray<OrganizationFacts>,
  { all, last, number }: Place,
  corpus: Corpus
): Html => {
  const { say } = view
  const heads = [
    say("名称", "Name"),
    say("类别", "Kind"),
    say("上级", "Superior"),
    say("级别", "Rank"),
    say("所在地", "Seat"),
    say("设立", "Established"),
    say("状态", "Status")
  ]
  return html`<h1>${say("机构", "Organisations")}${last > 1 ? say(`（第 ${number} / ${last} 页）`, ` (page ${number} of ${last})`) : null}</h1>
<p>${say(`共 ${all} 个机构。`, `${all} organisations in all.`)} <a href="${view.page("organizations/regions.html")}">${say("谁联系哪里", "Who covers which region")}</a> · <a href="${view.page("organizations/history.html")}">${say("历年沿革与数目", "History and counts over time")}</a></p>
${filters(view, shown)}
${pager(view, number, last, directoryPage)}
<div class="scroll"><table id="directory"><caption class="hidden">${say("机构名录", "Directory of organisations")}</caption><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${shown.map((facts) => row(view, facts, corpus))}</tbody></table></div>
${pager(view, number, last, directoryPage)}`
}

const row = (view: View, { organization, aliases }: OrganizationFacts, corpus: Corpus): Html => {
  const { kind, status } = organization
  const seat = organization.seat_region_id
  const words = [organization.name, organization.name_hans, ...aliases.map(({ alias }) => alias)].join(" ")
  return html`<tr data-kind="${kind}" data-status="${status ?? ""}" data-words="${words}"><th scope="row">${organizationLink(view, corpus, organization.org_id)}</th><td>${tokenName(view, organizations, "kind", kind)}</td><td>${organizationLink(view, corpus, organization.parent_org_id)}</td><td>${organization.rank}</td><td>${seat === null ? null : (corpus.regions.get(seat)?.name_hans ?? seat)}</td><td>${organization.established === null ? null : evidenceLink(view, organization, organization.org_id, organization.established)}</td><td>${status === null ? null : tokenName(view, organizations, "status", status)}</td></tr>`
}

const filters = (view: View, shown: ReadonlyArray<OrganizationFacts>): Html => {
  const { say } = view
  const choice = (column: "kind" | "status", label: string): Html => {
    const values = [...new Set(shown.flatMap(({ organization }) => organization[column] ?? []))].sort()
    return html`<label>${label} <select name="${column}"><option value="">${say("全部", "all")}</option>${values.map((value) => html`<option value="${value}">${tokenName(view, organizations, column, value)}</option>`)}</select></label>`
  }
  return html`<form class="filter" data-filter="directory" hidden><label>${say("名称含", "Name contains")} <input name="words"></label> ${choice("kind", say("类别", "Kind"))} ${choice("status", say("状态", "Status"))} <output aria-live="polite"></output></form>`
}
