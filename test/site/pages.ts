/** Pages of a site as documents, each parsed once, and rows as tests look at them. */
import { load as loadAsBrowsers } from "cheerio"
import { type Cheerio, type CheerioAPI, load } from "cheerio/slim"
import type { Element } from "domhandler"
import type { SiteInput } from "#pipeline/publish/Release.ts"

export interface ParsedPage {
  readonly $: CheerioAPI
  /** The element of an id; empty if there is none. Looked up, not searched. */
  readonly byId: (id: string) => Cheerio<Element>
  /** Every id, as often as it occurs. */
  readonly ids: ReadonlyArray<string>
}

/** `exactly` parses as browsers do, which takes longer: for what the text is to the character. */
export const pagesOf = (
  files: ReadonlyMap<string, string>,
  exactly = false
): ((path: string) => ParsedPage) => {
  const parsed = new Map<string, ParsedPage>()
  return (path) => {
    const known = parsed.get(path) ?? parse(files.get(path) ?? "", exactly)
    parsed.set(path, known)
    return known
  }
}

const parse = (markup: string, exactly: boolean): ParsedPage => {
  const $ = (exactly ? loadAsBrowsers : load)(markup)
  const all = $("[id]").toArray() as ReadonlyArray<Element>
  const byId = new Map(all.map((element) => [element.attribs["id"], element]))
  return {
    $,
    ids: all.map((element) => element.attribs["id"] ?? ""),
    byId: (id) => {
      const element = byId.get(id)
      return (element === undefined ? $([]) : $(element)) as Cheerio<Element>
    }
  }
}

// biome-ignore lint/suspicious/noExplicitAny: tests look at any column of any table
export type Cells = Readonly<Record<string, any>>

export const rowsOf = (input: SiteInput, table: string): ReadonlyArray<Cells> =>
  [...(input.tables.get(table)?.rows ?? [])] as ReadonlyArray<Cells>

/** What elements say, characters that are shown by their number put back. */
export const textOf = ($: CheerioAPI, elements: Cheerio<Element>): string => {
  const copy = elements.clone()
  for (const odd of copy.find(".odd").toArray())
    $(odd).text(String.fromCodePoint(Number.parseInt(String($(odd).attr("data-u")), 16)))
  return copy.text()
}
