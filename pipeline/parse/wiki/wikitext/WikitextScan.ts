/** What the parser alone sees in a wikitext, as it is printed. Offsets count in UTF-16 units. */
import type { Span } from "../../../model/Span.ts"

export interface ScannedParameter extends Span {
  /** Trimmed; the number of an unnamed one. */
  readonly name: string
  /** As the wiki hands it to the template: trimmed if it has a name, as it stands if not; comments left out. */
  readonly value: string
  readonly named: boolean
  /** Of the value without blanks around. */
  readonly valueStart: number
  readonly valueEnd: number
}

export interface ScannedTemplate extends Span {
  readonly name: string
  readonly parameters: ReadonlyArray<ScannedParameter>
}

export interface ScannedLink extends Span {
  /** As printed, trimmed. */
  readonly target: string
  /** Title of the page: decoded, without leading colon and fragment. */
  readonly title: string
  /** Printed text without markup and trail. */
  readonly text: string
  /** Source of what stands behind the first `|`; null without one. */
  readonly label: string | null
  /** Letters behind the brackets that are part of the text; `end` is behind the brackets. */
  readonly trail: string
  readonly file: boolean
}

export interface ScannedCategory extends Span {
  readonly target: string
  readonly sortKey: string | null
}

export interface ScannedExternal extends Span {
  readonly url: string
  readonly text: string | null
  /** `[address text]`; false for an address in running text. */
  readonly bracketed: boolean
  /** In a reference or a template that describes a cited work. */
  readonly cited: boolean
}

export interface ScannedReference extends Span {
  readonly number: number
  readonly name: string | null
  readonly group: string | null
  /** Source of the definition; null if it has none. */
  readonly content: string | null
  readonly uses: number
  readonly places: ReadonlyArray<Span>
}

export interface ScannedHeading extends Span {
  readonly level: number
  readonly text: string
}

export interface ScannedItem extends Span {
  /** The signs before it: `*`, `#`, `:`, `;`. */
  readonly marker: string
  readonly depth: number
  readonly text: string
}

export interface ScannedList extends Span {
  readonly items: ReadonlyArray<ScannedItem>
}

export interface ScannedCell extends Span {
  readonly text: string
  readonly header: boolean
  readonly rowspan: number
  readonly colspan: number
}

export interface ScannedTable extends Span {
  readonly caption: string | null
  /** The cells as they are written. */
  readonly rows: ReadonlyArray<ReadonlyArray<ScannedCell>>
  /** Texts with every cell repeated over its rowspan and colspan. */
  readonly grid: ReadonlyArray<ReadonlyArray<string>>
}

export interface ScannedVariant extends Span {
  readonly flags: ReadonlyArray<string>
  /** Source of the only text; null where there are alternatives. */
  readonly text: string | null
  readonly alternatives: ReadonlyArray<{ readonly code: string; readonly text: string } & Span>
}

export interface WikitextScan {
  readonly redirect: string | null
  readonly templates: ReadonlyArray<ScannedTemplate>
  readonly links: ReadonlyArray<ScannedLink>
  readonly categories: ReadonlyArray<ScannedCategory>
  readonly interwiki: ReadonlyArray<ScannedLink>
  readonly external: ReadonlyArray<ScannedExternal>
  readonly refs: ReadonlyArray<ScannedReference>
  readonly headings: ReadonlyArray<ScannedHeading>
  readonly lists: ReadonlyArray<ScannedList>
  readonly tables: ReadonlyArray<ScannedTable>
  readonly variants: ReadonlyArray<ScannedVariant>
}
