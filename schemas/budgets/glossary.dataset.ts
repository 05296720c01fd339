import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "glossary",
  group: "budgets",
  title: { en: "Glossary", zh: "名词解释" },
  description: "One row per source and term that it explains.",
  prefix: "gls",
  identity: ["source_id", "term"],
  columns: {
    term: c.text("Term", "The term as printed."),
    definition: c.text("Definition", "Its explanation, re-flowed.")
  }
})
