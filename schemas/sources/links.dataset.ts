import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "links",
  group: "sources",
  title: { en: "Links", zh: "链接" },
  description: "One row per link of a wiki document; addresses inside a citation are not links.",
  prefix: "lnk",
  identity: ["source_id", "kind", "target", "text", "section"],
  columns: {
    kind: c.token(["page", "external", "category", "interwiki"] as const, "Kind", "Kind of link."),
    text: c.nullable(c.text("Text", "Text of the link as printed.")),
    target: c.text("Target", "Page title, decoded and unescaped, or address."),
    section: c.nullable(c.text("Section", "Nearest heading above the link; null in the lead."))
  }
})
