import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "citations",
  group: "sources",
  title: { en: "Citations", zh: "参考文献" },
  description:
    "One row per reference of a wiki document. A footnote whose text was lost keeps its number and its uses.",
  prefix: "cit",
  id: "citation_id",
  identity: ["source_id", "group", "number"],
  columns: {
    citation_id: c.id("Citation", "Stable id of the citation."),
    number: c.int("Number", "Number of the footnote within its group, in order of first use."),
    group: c.nullable(
      c.text("Group", "Group that the reference is numbered in (注); null for the usual one.")
    ),
    name: c.nullable(c.text("Name", "Name given to the reference in the markup.")),
    title: c.nullable(c.text("Title", "Title of the work cited.")),
    url: c.nullable(c.text("Address", "Address of the work cited.")),
    publisher: c.nullable(c.text("Publisher", "Publisher of the work cited.")),
    access_date: c.nullable(c.date("Access date", "Day on which the work was read.")),
    archive_url: c.nullable(c.text("Archive address", "Address of an archived copy.")),
    archive_date: c.nullable(c.date("Archive date", "Day of the archived copy.")),
    uses: c.int("Uses", "How often the document cites it.")
  }
})
