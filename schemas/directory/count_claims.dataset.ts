import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "count_claims",
  group: "directory",
  title: { en: "Counts claimed", zh: "数量说法" },
  description: "One row per number of things that a source states, beside what the same document lists.",
  prefix: "cnt",
  id: "claim_id",
  identity: ["source_id", "subject", "as_of", "stated"],
  columns: {
    claim_id: c.id("Claim", "Stable id of the claim."),
    subject: c.text("Subject", "What is counted, as printed."),
    as_of: c.nullable(c.edtf("As of", "Date that the claim speaks of, EDTF.")),
    stated: c.int("Stated", "The number stated."),
    listed: c.nullable(c.int("Listed", "How many the same document lists; null if it lists none.")),
    text: c.text("Text", "The sentence.")
  }
})
