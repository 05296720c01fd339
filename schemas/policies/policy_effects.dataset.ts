import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "policy_effects",
  group: "policies",
  title: { en: "Effects on other documents", zh: "与其他文件的效力关系" },
  description:
    "One row per other document that this one repeals, amends, supersedes or implements, or is amended by.",
  prefix: "pef",
  identity: ["policy_id", "kind", "target_title", "target_document_number"],
  columns: {
    policy_id: c.policy_id,
    provision_id: c.nullable(c.provision_id),
    kind: c.token(
      ["repeals", "amends", "supersedes", "extends", "implements", "amended_by"] as const,
      "Kind",
      "repeals 废止, 失效, 停止执行; amends 修改, 修订; supersedes 以本文件为准; extends 有效期延长; implements 根据…制定, 实施…办法; amended_by 根据…修正."
    ),
    target_title: c.nullable(
      c.text("Title of the other", "As printed, without the brackets 《》, re-flowed.")
    ),
    target_document_number: c.nullable(
      c.text("Number of the other", "发文字号 of the other, without inner spaces.")
    ),
    target_policy_id: c.nullable(
      c.id("The other", "The other document, where the release has it.", "policy_documents")
    ),
    date: c.nullable(c.edtf("From", "Day from which it takes effect, where the text says it.")),
    text: c.text("Text", "The sentence that says it, re-flowed.")
  }
})
