import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "sources",
  group: "sources",
  title: { en: "Source documents", zh: "来源文件" },
  description: "One row per document read. The text that spans count in lies beside the data.",
  prefix: "src",
  id: "source_id",
  identity: ["kind", "title"],
  columns: {
    source_id: c.id("Source", "Stable id of the document, made from its kind and what it calls itself."),
    file: c.text("File", "Path below the folder of documents."),
    kind: c.token(
      ["wiki_markdown", "wikitext", "policy_notice", "unit_budget"] as const,
      "Kind",
      "Kind of document, recognised by its content."
    ),
    title: c.text("Title", "The document's own title, as printed."),
    language: c.token(["zh-Hans", "zh-Hant"] as const, "Script", "Chinese script of the text (BCP 47)."),
    publisher: c.nullable(c.text("Publisher", "Who published the document, where it is known.")),
    licence: c.nullable(c.text("Licence", "Licence or legal status, where it is known.")),
    url: c.nullable(c.text("Address", "Where the document was published, where it is known.")),
    sha256: c.text("SHA-256", "Digest of the file's bytes, hexadecimal."),
    bytes: c.int("Bytes", "Size of the file."),
    characters: c.int("Characters", "Unicode code points of the text."),
    lines: c.int("Lines", "Lines of the text.")
  }
})
