import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "policy_terms",
  group: "policies",
  title: { en: "Programmes and slogans", zh: "引号用语" },
  description: "One row per programme or slogan in quotation marks “…” outside a title.",
  prefix: "ptm",
  identity: ["policy_id", "provision_id", "term"],
  columns: {
    policy_id: c.policy_id,
    provision_id: c.nullable(c.provision_id),
    term: c.text("Term", "What stands between the quotation marks, re-flowed.")
  }
})
