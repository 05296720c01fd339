/** One organisation: its names, what it stands under and over, its regions, people, history, money and papers. */
import aliases from "#schemas/directory/organization_aliases.dataset.ts"
import relations from "#schemas/directory/organization_relations.dataset.ts"
import organizations from "#schemas/directory/organizations.dataset.ts"
import type { Corpus } from "../../Corpus.ts"
import { evidenceLink } from "../../evidenceLink.ts"
import { type Content, type Html, html } from "../../html.ts"
import { budgetPage, organizationPage, policyPage } from "../../links.ts"
import type { OrganizationFacts } from "../../organizationFacts.ts"
import type { Page, View } from "../../View.ts"
import { mergingReason, tokenName } from "../../words.ts"
import { disagreements } from "./disagreements.ts"
import { organizationLink, regionLink } from "./names.ts"
import { timeline } from "./timeline.ts"

export const organizationPageOf = (facts: OrganizationFacts, corpus: Corpus): Page => {
  const { name } = facts.organization
  return {
    path: organizationPage(facts.organization.org_id),
    title: { zh: name, en: name },
    description: {
      zh: `${name}：名称、上级、联系区域、沿革与预算，均注明出处。`,
      en: `${name}: names, superiors, regions, history and budgets, each with its source.`
    },
    section: "organizations",
    body: (view) => html`<h1>${name}</h1>
${summary(view, facts, corpus)}
${disagreements(view, facts.conflicts)}
${names(view, facts)}
${related(view, facts, corpus)}
${regionsOf(view, facts, corpus)}
${money(view, facts)}
${timeline(view, corpus, facts.events)}
${people(view, facts)}
${duties(view, facts)}
${residents(view, facts, corpus)}
${papers(view, facts)}
${merging(view, facts, corpus)}`
  }
}

/** A section with a heading, where it has anything. */
const section = (id: string, heading: string, rows: ReadonlyArray<unknown>, body: () => Html): Html | null =>
  rows.length === 0
    ? null
    : html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${body()}</section>`

const summary = (view: View, { organization }: OrganizationFacts, corpus: Corpus): Html => {
  const { say } = view
  const cell = (value: string | null): Content =>
    value === null ? null : evidenceLink(view, organization, organization.org_id, value)
  const facts: ReadonlyArray<readonly [string, Content]> = [
    [say("名称", "Name"), cell(organization.name)],
    [say("类别", "Kind"), tokenName(view, organizations, "kind", organization.kind)],
    [say("上级", "Superior"), organizationLink(view, corpus, organization.parent_org_id)],
    [say("级别", "Rank"), cell(organization.rank)],
    [
      say("状态", "Status"),
      organization.status === null ? null : tokenName(view, organizations, "status", organization.status)
    ],
    [say("设立", "Established"), cell(organization.established)],
    [say("所在地", "Seat"), regionLink(view, corpus, organization.seat_region_id)],
    [say("地址", "Address"), cell(organization.address)],
    [say("网站", "Website"), cell(organization.website)],
    [say("标识", "Id"), html`<code>${organization.org_id}</code>`]
  ]
  return html`<dl class="facts">${facts
    .filter(([, value]) => value !== null)
    .map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

const names = (view: View, { aliases: rows, organization }: OrganizationFacts): Html | null => {
  const { say } = view
  const own: ReadonlyArray<readonly [string, Content]> = [
    ...(organization.short_name === null
      ? []
      : [
          [
            say("简称", "short"),
            evidenceLink(view, organization, organization.org_id, organization.short_name)
          ] as const
        ]),
    ...(organization.name_hans === organization.name
      ? []
      : [[say("简体", "simplified"), organization.name_hans] as const]),
    ...rows
      .filter(({ alias }) => alias !== organization.short_name)
      .map(
        (row) =>
          [
            tokenName(view, aliases, "kind", row.kind),
            evidenceLink(view, row, row.row_id, row.alias)
          ] as const
      )
  ]
  return section(
    "names",
    say("其他名称", "Other names"),
    own,
    () => html`<ul>${own.map(([kind, name]) => html`<li>${name} <small>${kind}</small></li>`)}</ul>`
  )
}

const related = (view: View, { bodies, relations: said }: OrganizationFacts, corpus: Corpus): Html => {
  const { say } = view
  const term = (row: OrganizationFacts["relations"][number]): Content =>
    row.since === null && row.until === null
      ? null
      : html` <small>${row.since ?? "…"} – ${row.until ?? "…"}</small>`
  const item = (row: OrganizationFacts["relations"][number], other: string): Html =>
    html`<tr><td>${evidenceLink(view, row, row.relation_id, tokenName(view, relations, "relation", row.relation))}</td><td>${organizationLink(view, corpus, other)}${term(row)}</td></tr>`
  const table = (caption: string, rows: ReadonlyArray<Html>): Html =>
    html`<div class="scroll"><table><caption class="hidden">${caption}</caption><thead><tr><th scope="col">${say("关系", "Relation")}</th><th scope="col">${say("机构", "Organisation")}</th></tr></thead><tbody>${rows}</tbody></table></div>`
  return html`${section("relations", say("与上级的关系", "What it stands under"), said, () =>
    table(
      say("与上级的关系", "What it stands under"),
      said.map((row) => item(row, row.object_org_id))
    )
  )}${section("bodies", say("所属、所派、所管的机构", "Bodies under it"), bodies, () =>
    table(
      say("所属、所派、所管的机构", "Bodies under it"),
      bodies.map((row) => item(row, row.subject_org_id))
    )
  )}`
}

const regionsOf = (view: View, { regions }: OrganizationFacts, corpus: Corpus): Html | null => {
  const { say } = view
  const byRegion = Map.groupBy(regions, (row) => row.region_id)
  return section("regions", say("负责联系的区域", "Regions it is responsible for"), regions, () => {
    const items = [...byRegion].map(
      ([region_id, rows]) =>
        html`<li>${rows.map(
          (row, i) =>
            html`${evidenceLink(
              view,
              row,
              row.row_id,
              i === 0
                ? (corpus.regions.get(region_id)?.name_hans ?? region_id)
                : say(`出处${i + 1}`, `source ${i + 1}`)
            )} `
        )}<small>${region_id}</small></li>`
    )
    return html`<ul>${items}</ul><p><a href="${view.page("organizations/regions.html")}">${say("谁联系哪里：全表", "Who covers which region: the whole table")}</a></p>`
  })
}

const money = (view: View, { budgets }: OrganizationFacts): Html | null => {
  const { say } = view
  return section(
    "budgets",
    say("预算", "Budgets"),
    budgets,
    () =>
      html`<ul>${budgets.map((row) => html`<li><a href="${view.page(budgetPage(row.budget_id))}">${row.year} ${row.scope === "unit" ? say("单位预算", "unit budget") : say("部门预算", "department budget")}</a></li>`)}</ul>`
  )
}

const people = (view: View, { holders }: OrganizationFacts): Html | null => {
  const { say } = view
  return section(
    "people",
    say("任职人员", "Office-holders"),
    holders,
    () =>
      html`<div class="scroll"><table><caption class="hidden">${say("任职人员", "Office-holders")}</caption><thead><tr><th scope="col">${say("职务", "Post")}</th><th scope="col">${say("姓名", "Name")}</th><th scope="col">${say("起", "From")}</th><th scope="col">${say("止", "Until")}</th></tr></thead><tbody>${holders.map(
        (row) =>
          html`<tr><td>${row.post}</td><td>${evidenceLink(view, row, row.row_id, row.person)}</td><td>${row.from}</td><td>${row.until}</td></tr>`
      )}</tbody></table></div>`
  )
}

const duties = (view: View, { functions }: OrganizationFacts): Html | null =>
  section(
    "duties",
    view.say("主要职能", "Duties"),
    functions,
    () =>
      html`<ul class="duties">${functions.map(
        (row) =>
          html`<li>${row.number === null ? null : html`<b>${row.number}.</b> `}${row.text} ${evidenceLink(view, row, row.row_id, view.say("出处", "source"))}</li>`
      )}</ul>`
  )

const residents = (view: View, { enterprises, residence }: OrganizationFacts, corpus: Corpus): Html => {
  const { say } = view
  return html`${section(
    "enterprises",
    say("驻地企业", "Resident enterprises"),
    enterprises,
    () =>
      html`<ol>${enterprises.map(
        (row) =>
          html`<li>${organizationLink(view, corpus, row.enterprise_org_id) ?? row.name} ${evidenceLink(view, row, row.row_id, say("出处", "source"))}</li>`
      )}</ol>`
  )}${section(
    "offices",
    say("列于何处", "Listed under"),
    residence,
    () =>
      html`<ul>${residence.map(
        (row) =>
          html`<li>${organizationLink(view, corpus, row.office_org_id)} ${evidenceLink(view, row, row.row_id, say("出处", "source"))}</li>`
      )}</ul>`
  )}`
}

const papers = (view: View, { mentions, policies }: OrganizationFacts): Html => {
  const { say } = view
  const named = [...Map.groupBy(mentions, (row) => row.policy_id)]
  return html`${section(
    "issued",
    say("所发文件", "Documents it issued"),
    policies,
    () =>
      html`<ul>${policies.map((row) => html`<li><a href="${view.page(policyPage(row.policy_id))}">${row.title}</a>${row.document_number === null ? null : html` <small>${row.document_number}</small>`}</li>`)}</ul>`
  )}${section(
    "named",
    say("提及它的条款", "Provisions that name it"),
    named,
    () =>
      html`<ul>${named.map(
        ([policy_id, rows]) =>
          html`<li>${rows.map((row) => html`<a href="${view.page(`${policyPage(policy_id)}${row.provision_id === null ? "" : `#${row.provision_id}`}`)}">${row.text}</a> `)}</li>`
      )}</ul>`
  )}`
}

const merging = (view: View, { organization }: OrganizationFacts, corpus: Corpus): Html => {
  const { say } = view
  const files = organization.source_ids.map((id) => corpus.sources.get(id)?.title ?? id)
  return html`<section aria-labelledby="merged"><h2 id="merged">${say("据以归并的来源", "Sources that were merged")}</h2>
<p>${say(`该机构见于 ${files.length} 份文件：`, `Found in ${files.length} ${files.length === 1 ? "document" : "documents"}: `)}${files.join(say("；", "; "))}</p>${
    organization.merged_because.length === 0
      ? null
      : html`<ul>${organization.merged_because.map((reason) => html`<li>${mergingReason(view, reason)}</li>`)}</ul>`
  }</section>`
}
