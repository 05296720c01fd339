import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "policy_provisions",
  group: "policies",
  title: { en: "Provisions", zh: "条款" },
  description: "One row per part, article, item or paragraph, as a tree with re-flowed text.",
  prefix: "prn",
  id: "provision_id",
  identity: ["policy_id", "parent_provision_id", "level", "position"],
  columns: {
    provision_id: c.id("Provision", "Stable id of the provision."),
    policy_id: c.policy_id,
    parent_provision_id: c.nullable(
      c.id("Parent", "The provision that it stands under.", "policy_provisions")
    ),
    position: c.position,
    level: c.token(
      ["preamble", "part", "article", "item", "closing"] as const,
      "Level",
      "part 一、 or 第…章, article （一） or 第…条, item ——."
    ),
    label: c.nullable(c.text("Label", "Label as printed.")),
    number: c.nullable(c.int("Number", "Number of the label.")),
    heading: c.nullable(c.text("Heading", "Heading: the run-in sentence or the line.")),
    text: c.text("Text", "Body without label and heading: no line break or page number inside a sentence.")
  }
})
