/** One document: what it is, its outline, its provisions, what it cites, repeals and names. */
import type { Row } from "#schemas/dataset.ts"
import type policies from "#schemas/policies/policy_documents.dataset.ts"
import effects from "#schemas/policies/policy_effects.dataset.ts"
import mentions from "#schemas/policies/policy_mentions.dataset.ts"
import provisions from "#schemas/policies/policy_provisions.dataset.ts"
import references from "#schemas/policies/policy_references.dataset.ts"
import terms from "#schemas/policies/policy_terms.dataset.ts"
import type { Corpus, DocumentRows } from "../../Corpus.ts"
import { evidenceLink } from "../../evidenceLink.ts"
import { type Content, type Html, html } from "../../html.ts"
import { policyPage, sourcePage } from "../../links.ts"
import type { Page, View } from "../../View.ts"
import { tokenName } from "../../words.ts"
import { organizationLink } from "../organizations/names.ts"
import { linked, type Named } from "./linked.ts"

type Policy = Row<typeof policies>
type Provision = Row<typeof provisions>

export const policyPageOf = (policy: Policy, document: DocumentRows, corpus: Corpus): Page => {
  const own = <A extends { readonly policy_id: string }>(rows: ReadonlyArray<A>) =>
    rows.filter(({ policy_id }) => policy_id === policy.policy_id)
  const parts = {
    provisions: own(document.rows(provisions)),
    references: own(document.rows(references)),
    terms: own(document.rows(terms)),
    mentions: own(document.rows(mentions)),
    effects: own(document.rows(effects))
  }
  return {
    path: policyPage(policy.policy_id),
    title: { zh: policy.title, en: policy.title },
    section: "policies",
    body: (view) => html`<h1>${policy.title}</h1>
${facts(view, policy, corpus)}
${effectsOf(view, parts.effects)}
${outline(view, parts.provisions)}
${text(view, parts, corpus)}
${cited(view, parts)}`
  }
}

interface Parts {
  readonly provisions: ReadonlyArray<Provision>
  readonly references: ReadonlyArray<Row<typeof references>>
  readonly terms: ReadonlyArray<Row<typeof terms>>
  readonly mentions: ReadonlyArray<Row<typeof mentions>>
  readonly effects: ReadonlyArray<Row<typeof effects>>
}

const facts = (view: View, policy: Policy, corpus: Corpus): Html => {
  const { say } = view
  const cell = (value: string | null): Content =>
    value === null ? null : evidenceLink(view, policy, policy.policy_id, value)
  const issuers = policy.issuer_org_ids.length > 0 ? policy.issuer_org_ids : [policy.issuer_org_id]
  const list = (items: ReadonlyArray<string>): Content =>
    items.length === 0 ? null : items.join(say("、", ", "))
  const rows: ReadonlyArray<readonly [string, Content]> = [
    [say("通知标题", "Notice"), cell(policy.notice_title)],
    [say("发文字号", "Number"), cell(policy.document_number)],
    [
      say("发文机关", "Issued by"),
      issuers.some((id) => id !== null)
        ? issuers.map(
            (id, i) => html`${i === 0 ? null : say("、", ", ")}${organizationLink(view, corpus, id)}`
          )
        : null
    ],
    [say("签发人", "Signed by"), cell(policy.signatory)],
    [say("主送", "Addressed to"), list(policy.addressees)],
    [say("成文日期", "Dated"), cell(policy.issued)],
    [say("印发日期", "Printed"), cell(policy.printed)],
    [say("施行日期", "In force from"), cell(policy.effective)],
    [say("有效期至", "Valid until"), cell(policy.valid_until)],
    [say("通过", "Approved by"), cell(policy.approved_by)],
    [say("附件", "Attachments"), list(policy.attachments)],
    [
      say("原文", "Source"),
      html`<a href="${view.page(sourcePage(policy.source_id))}">${corpus.sources.get(policy.source_id)?.file ?? policy.source_id}</a>`
    ]
  ]
  return html`<dl class="facts">${rows
    .filter(([, value]) => value !== null)
    .map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

const effectsOf = (view: View, rows: Parts["effects"]): Html | null => {
  const { say } = view
  if (rows.length === 0) return null
  return html`<section aria-labelledby="effects"><h2 id="effects">${say("与其他文件的关系", "What it does to other documents")}</h2><ul>${rows.map(
    (row) =>
      html`<li><span class="tag">${tokenName(view, effects, "kind", row.kind)}</span> ${evidenceLink(view, row, row.row_id, row.target_title ?? row.target_document_number ?? row.text)}${row.target_title === null || row.target_document_number === null ? null : html` <small>${row.target_document_number}</small>`}${row.date === null ? null : html` <small>${row.date}</small>`}${row.target_policy_id === null ? null : html` <a href="${view.page(policyPage(row.target_policy_id))}">${say("在本数据中", "in this data")}</a>`}</li>`
  )}</ul></section>`
}

const nameOf = ({ heading, label, text }: Provision): string =>
  `${label ?? ""}${label === null ? "" : " "}${heading ?? text.slice(0, 24)}`

const outline = (view: View, rows: ReadonlyArray<Provision>): Html | null => {
  const headed = rows.filter(
    ({ heading, level }) => level === "part" || (level === "article" && heading !== null)
  )
  if (headed.length < 2) return null
  return html`<nav aria-labelledby="outline"><h2 id="outline">${view.say("目次", "Outline")}</h2><ul class="outline">${headed.map(
    (row) => html`<li class="${row.level}"><a href="#${row.provision_id}">${nameOf(row)}</a></li>`
  )}</ul></nav>`
}

const text = (
  view: View,
  { mentions: named, provisions: rows, references: cites, terms: slogans }: Parts,
  corpus: Corpus
): Html => {
  const { say } = view
  const byProvision = <A extends { readonly provision_id: string | null }>(all: ReadonlyArray<A>) =>
    Map.groupBy(all, ({ provision_id }) => provision_id)
  const [m, c, t] = [byProvision(named), byProvision(cites), byProvision(slogans)]
  const known = (id: string): ReadonlyArray<Named> => [
    ...(c.get(id) ?? []).map((row) => ({
      text: row.title,
      link: (shown: Html) => evidenceLink(view, row, row.row_id, html`<cite>${shown}</cite>`)
    })),
    ...(t.get(id) ?? []).map((row) => ({
      text: row.term,
      link: (shown: Html) => evidenceLink(view, row, row.row_id, html`<b>${shown}</b>`)
    })),
    ...(m.get(id) ?? []).map((row) => ({
      text: row.text,
      link: (shown: Html) =>
        (row.kind === "organization" ? organizationHref(view, corpus, row.org_id, shown) : null) ??
        evidenceLink(view, row, row.row_id, shown)
    }))
  ]
  return html`<section aria-labelledby="text"><h2 id="text">${say("条款", "Provisions")}</h2>${rows.map(
    (row) => {
      const names = known(row.provision_id)
      const head = row.heading === null ? null : html`<b>${linked(row.heading, names)}</b>`
      return html`<div class="provision ${row.level}" id="${row.provision_id}"><p>${row.label === null ? null : html`<span class="label">${row.label}</span> `}${head}${head === null || row.text === "" ? null : html`<br>`}${linked(row.text, names)} <a class="anchor" href="#${row.provision_id}" aria-label="${say("本条的地址", "Address of this provision")} ${row.label ?? row.position}">¶</a> ${evidenceLink(view, row, row.provision_id, say("原文", "source"))}</p></div>`
    }
  )}</section>`
}

const organizationHref = (
  view: View,
  { organizations }: Corpus,
  org_id: string | null,
  shown: Html
): Html | null =>
  org_id !== null && organizations.has(org_id)
    ? html`<a href="${view.page(`organizations/${org_id}.html`)}">${shown}</a>`
    : null

const cited = (view: View, { references: cites, terms: slogans }: Parts): Html => {
  const { say } = view
  const list = <A>(
    id: string,
    heading: string,
    rows: ReadonlyArray<A>,
    item: (row: A) => Html
  ): Html | null =>
    rows.length === 0
      ? null
      : html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2><ul>${rows.map((row) => html`<li>${item(row)}</li>`)}</ul></section>`
  return html`${list("references", say("引用的文件", "Documents cited"), cites, (row) => evidenceLink(view, row, row.row_id, `《${row.title}》`))}${list("terms", say("计划与提法", "Programmes and slogans"), slogans, (row) => evidenceLink(view, row, row.row_id, row.term))}`
}
