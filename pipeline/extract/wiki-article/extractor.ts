/** Articles of the Chinese Wikipedia on offices and other bodies, as wikitext or as a Markdown conversion of it. */
import type { Extraction, Extractor } from "../../model/Extraction.ts"
import type { Source } from "../../model/Source.ts"
import { parseMarkdown } from "../../parse/wiki/markdown/parseMarkdown.ts"
import { parseWikitext } from "../../parse/wiki/wikitext/parseWikitext.ts"
import { extractDocument } from "./extractDocument.ts"
import { formOf } from "./recognise.ts"

/** A byte order mark is read as a blank, so that every place in the text stays where it is. */
const extract = (source: Source): Extraction => {
  const text = source.text.replace(/^\uFEFF/u, " ")
  const document = formOf(source)?.form === "markdown" ? parseMarkdown(text) : parseWikitext(text)
  return extractDocument(source, document)
}

const extractor: Extractor = {
  name: "wiki-article",
  recognise: (source) => formOf(source)?.sure ?? 0,
  extract
}

export default extractor
