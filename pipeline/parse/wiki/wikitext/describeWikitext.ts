import { scanWikitext } from "./scanWikitext.ts"
import type { WikitextScan } from "./WikitextScan.ts"

export interface WikitextDescription extends WikitextScan {
  readonly form: "wikitext"
  /** Length of the source in the units that offsets count in (UTF-16). */
  readonly length: number
}

/** What the parser alone sees, ready to be printed as JSON. */
export const describeWikitext = (text: string): WikitextDescription => ({
  form: "wikitext",
  length: text.length,
  ...scanWikitext(text)
})
