import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "policy_references",
  group: "policies",
  title: { en: "Documents cited", zh: "引用文件" },
  description: "One row per other document 《…》 that a provision cites.",
  prefix: "prf",
  identity: ["policy_id", "provision_id", "title"],
  columns: {
    policy_id: c.policy_id,
    provision_id: c.nullable(c.provision_id),
    title: c.text("Title", "Title cited, without the brackets 《》, re-flowed.")
  }
})
