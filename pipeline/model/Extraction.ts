/** What one document says: a pure function of its text, ready to be cached by digest or sent between machines. */
import type { Row } from "#schemas/dataset.ts"
import type checks from "#schemas/sources/checks.dataset.ts"
import type sources from "#schemas/sources/sources.dataset.ts"
import type { Draft, Ref } from "./Draft.ts"
import type { OrganizationMention } from "./Organization.ts"
import type { Source } from "./Source.ts"
import type { Span } from "./Span.ts"

export type DocumentKind = Row<typeof sources>["kind"]
export type Language = Row<typeof sources>["language"]
export type Rule = Row<typeof checks>["rule"]
export type Status = Row<typeof checks>["status"]

/** Something odd in a document. Never an exception: it is published in `checks`. */
export interface Issue {
  readonly rule: Rule
  readonly status: Status
  /** Names the code, name and figure as printed and says what follows, in a sentence each. */
  readonly message: string
  readonly messageZh: string
  readonly span: Span
  /** The row in question; null for the document as a whole. */
  readonly subject: { readonly table: string; readonly ref: Ref } | null
  readonly expected: string | null
  readonly actual: string | null
}

export interface Extraction {
  readonly kind: DocumentKind
  /** What the document calls itself. With the kind it identifies the document over its revisions. */
  readonly title: string
  readonly language: Language
  /** Organisations that the document says something of, in order of first mention; drafts refer to them by `ref`. */
  readonly organizations: ReadonlyArray<OrganizationMention>
  /** Rows of every other table, in document order. */
  readonly drafts: ReadonlyArray<Draft>
  readonly issues: ReadonlyArray<Issue>
}

/** A document type: recognises its documents by their content and says what they say. Both are pure and linear. */
export interface Extractor {
  readonly name: string
  /**
   * How sure it is that the text is of its kind, 0 (no) to 1; or why a document that looks alike cannot be read.
   * The surest extractor reads the document.
   */
  readonly recognise: (source: Source) => number | { readonly unsupported: string }
  readonly extract: (source: Source) => Extraction
}
