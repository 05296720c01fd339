/** Policy documents: the list, and one page each with an outline to numbered articles. */
import type { Row } from "#schemas/dataset.ts"
import policies from "#schemas/policies/policy_documents.dataset.ts"
import type { Corpus } from "../../Corpus.ts"
import { html } from "../../html.ts"
import { policyPage } from "../../links.ts"
import type { Page, View } from "../../View.ts"
import { organizationLink } from "../organizations/names.ts"
import { policyPageOf } from "./policy.ts"

export function* policyPages(corpus: Corpus): Generator<Page> {
  const listed: Array<Row<typeof policies>> = []
  for (const document of corpus.documents())
    for (const policy of document.rows(policies)) {
      listed.push(policy)
      yield policyPageOf(policy, document, corpus)
    }
  yield {
    path: "policies/index.html",
    title: { zh: "政策文件", en: "Policy documents" },
    section: "policies",
    wide: true,
    scripts: ["filter.js"],
    body: (view) => list(view, listed, corpus)
  }
}

const list = (view: View, listed: ReadonlyArray<Row<typeof policies>>, corpus: Corpus) => {
  const { say } = view
  return html`<h1>${say("政策文件", "Policy documents")}</h1>
<p>${say(`共 ${listed.length} 份。`, `${listed.length} in all.`)}</p>
<form class="filter" data-filter="policies" hidden><label>${say("标题、文号含", "Title or number contains")} <input name="words"></label> <output aria-live="polite"></output></form>
<div class="scroll"><table id="policies"><caption class="hidden">${say("政策文件", "Policy documents")}</caption><thead><tr><th scope="col">${say("标题", "Title")}</th><th scope="col">${say("发文字号", "Number")}</th><th scope="col">${say("发文机关", "Issuer")}</th><th scope="col">${say("成文", "Issued")}</th><th scope="col">${say("施行", "In force")}</th><th scope="col">${say("有效期至", "Valid until")}</th></tr></thead><tbody>${listed.map(
    (policy) =>
      html`<tr data-words="${policy.title} ${policy.document_number ?? ""}"><th scope="row"><a href="${view.page(policyPage(policy.policy_id))}">${policy.title}</a></th><td>${policy.document_number}</td><td>${organizationLink(view, corpus, policy.issuer_org_id)}</td><td>${policy.issued}</td><td>${policy.effective}</td><td>${policy.valid_until}</td></tr>`
  )}</tbody></table></div>`
}
