import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "policy_documents",
  group: "policies",
  title: { en: "Policy documents", zh: "政策文件" },
  description: "One row per notice, with the document that it carries.",
  prefix: "pol",
  id: "policy_id",
  identity: ["document_number", "title"],
  columns: {
    policy_id: c.id("Policy document", "Stable id of the notice."),
    document_number: c.nullable(c.text("Document number", "发文字号, without inner spaces.")),
    title: c.text("Title", "Title of the document that is carried."),
    notice_title: c.nullable(c.text("Notice title", "Title of the notice that carries it.")),
    issuer_org_id: c.nullable(c.org("Issuer", "The body that issued it, the first of several.")),
    issuer_org_ids: c.list("Issuers", "Every body that issued it 联合发文, in order.", "organizations"),
    signatory: c.nullable(
      c.text("Signatory", "Post and name of the person who signs 签发人, one blank between: 省长 张三.")
    ),
    addressees: c.list("Addressees", "主送机关 as printed, one each."),
    issued: c.nullable(c.date("Issued", "Date under the notice 成文日期.")),
    printed: c.nullable(c.date("Printed", "Date of the imprint 印发日期.")),
    effective: c.nullable(c.date("Effective", "Day from which it is in force.")),
    valid_until: c.nullable(
      c.edtf(
        "Valid until",
        "Last day on which it is in force 有效期; counted from the effective day where that is known."
      )
    ),
    approved_by: c.nullable(c.text("Approved by", "Who or what approved it, as printed.")),
    attachments: c.list("Attachments", "Titles of its attachments 附件 as printed, without their numbers.")
  }
})
