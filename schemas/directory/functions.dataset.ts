import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "functions",
  group: "directory",
  title: { en: "Duties", zh: "主要职能" },
  description: "One row per duty 职能 that a document gives an organisation.",
  prefix: "fun",
  identity: ["source_id", "org_id", "number", "text"],
  columns: {
    org_id: c.org_id,
    number: c.nullable(c.int("Number", "Number as printed; null where the duty is a sentence.")),
    text: c.text("Text", "The duty, re-flowed.")
  }
})
