import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "policy_mentions",
  group: "policies",
  title: { en: "Mentions", zh: "提及" },
  description: "One row per organisation, region or date named in a provision.",
  prefix: "pmn",
  identity: ["policy_id", "provision_id", "kind", "text"],
  columns: {
    policy_id: c.policy_id,
    provision_id: c.nullable(c.provision_id),
    kind: c.token(["organization", "region", "date"] as const, "Kind", "What is named."),
    text: c.text("Text", "The mention as printed, re-flowed."),
    org_id: c.nullable(c.org("Organisation", "The organisation meant, where it has a row.")),
    region_id: c.nullable(c.region_id)
  }
})
