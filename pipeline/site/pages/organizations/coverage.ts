/** Who covers which region, as a matrix for each family of offices: those that one document, or several in a chain, tell of. */
import type { Corpus } from "../../Corpus.ts"
import { evidenceLink } from "../../evidenceLink.ts"
import { type Html, html } from "../../html.ts"
import { coveragePage } from "../../links.ts"
import type { OfficeRegion, OrganizationFacts } from "../../organizationFacts.ts"
import type { Page, View } from "../../View.ts"
import { organizationLink, regionLink } from "./names.ts"

interface Family {
  /** Titles of the documents that tell of them. */
  readonly told: ReadonlyArray<string>
  readonly offices: ReadonlyArray<OrganizationFacts>
}

/** A matrix wider than this is cut into several. */
const officesPerMatrix = 20
const familiesPerPage = 10

export function* coveragePages(
  facts: ReadonlyMap<string, OrganizationFacts>,
  corpus: Corpus
): Generator<Page> {
  const offices = [...facts.values()].filter(({ regions }) => regions.length > 0)
  const families = familiesOf(offices, corpus).flatMap(({ offices: members, told }) =>
    cut(members, officesPerMatrix).map((part) => ({ told, offices: part }))
  )
  const parts = families.length === 0 ? [[]] : cut(families, familiesPerPage)
  for (const [i, part] of parts.entries())
    yield {
      path: coveragePage(i + 1),
      title: { zh: "谁联系哪里", en: "Who covers which region" },
      section: "organizations",
      wide: true,
      body: (view) => body(view, part, parts.length, corpus)
    }
}

/** Offices are of one family when a document tells of both. */
const familiesOf = (
  offices: ReadonlyArray<OrganizationFacts>,
  { sources }: Corpus
): ReadonlyArray<Family> => {
  const families = new Map<
    string,
    { readonly ids: Set<string>; readonly offices: Array<OrganizationFacts> }
  >()
  for (const office of offices) {
    const ids = new Set(office.regions.map((row) => row.source_id))
    const met = new Set([...ids].flatMap((id) => families.get(id) ?? []))
    const joined = { ids, offices: [...met].flatMap((family) => family.offices).concat(office) }
    for (const family of met) for (const id of family.ids) ids.add(id)
    for (const id of ids) families.set(id, joined)
  }
  return [...new Set(families.values())].map(({ ids, offices: members }) => ({
    offices: members,
    told: [...sources.values()].filter(({ source_id }) => ids.has(source_id)).map(({ title }) => title)
  }))
}

const cut = <A>(items: ReadonlyArray<A>, size: number): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))

const body = (view: View, families: ReadonlyArray<Family>, pages: number, corpus: Corpus): Html => {
  const { say } = view
  return html`<h1>${say("谁联系哪里", "Who covers which region")}</h1>
<p>${say("各机构负责联系的区域。每个 ● 都可点开，看它所据的原文；一格有几个，是几份文件都这样说。", "The regions that each office is responsible for. Each ● opens the words of the source; several in a cell are several documents that say so.")}</p>
${pages > 1 ? html`<nav class="pager" aria-label="${say("分页", "Pages")}"><ul>${Array.from({ length: pages }, (_, i) => html`<li><a href="${view.page(coveragePage(i + 1))}">${i + 1}</a></li>`)}</ul></nav>` : null}
${families.length === 0 ? html`<p>${say("没有文件说到负责联系的区域。", "No document says which regions an office is responsible for.")}</p>` : families.map((family) => matrix(view, family, corpus))}`
}

const matrix = (view: View, { offices, told }: Family, corpus: Corpus): Html => {
  const { say } = view
  const named = [...new Set(offices.flatMap(({ regions }) => regions.map((row) => row.region_id)))].sort()
  const cells = new Map<string, Array<OfficeRegion>>()
  for (const { regions } of offices)
    for (const row of regions) {
      const key = `${row.org_id} ${row.region_id}`
      cells.set(key, [...(cells.get(key) ?? []), row])
    }
  const cell = (org_id: string, region_id: string, office: string): Html =>
    html`<td>${(cells.get(`${org_id} ${region_id}`) ?? []).map((row) =>
      evidenceLink(
        view,
        row,
        row.row_id,
        html`<span aria-hidden="true">●</span><span class="hidden">${say(`${office}：${corpus.regions.get(region_id)?.name_hans ?? region_id}`, `${office}: ${corpus.regions.get(region_id)?.name_hans ?? region_id}`)}</span>`
      )
    )}</td>`
  return html`<section><h2>${told.join(say("、", ", "))}</h2>
<div class="scroll matrix" tabindex="0" role="group" aria-label="${told.join(say("、", ", "))}"><table><caption class="hidden">${say("区域与机构", "Regions and offices")}</caption><thead><tr><th scope="col">${say("区域", "Region")}</th>${offices.map(({ organization }) => html`<th scope="col">${organizationLink(view, corpus, organization.org_id)}</th>`)}</tr></thead><tbody>${named.map(
    (region_id) =>
      html`<tr><th scope="row">${regionLink(view, corpus, region_id)}</th>${offices.map(({ organization }) => cell(organization.org_id, region_id, organization.name))}</tr>`
  )}</tbody></table></div></section>`
}
