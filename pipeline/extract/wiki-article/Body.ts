/** An organisation as a line of text names it. */
import type { Ref } from "../../model/Draft.ts"
import type { OrganizationKind } from "../../model/Organization.ts"
import type { Span } from "../../model/Span.ts"

export interface Body {
  /** Place of the name in the line. */
  readonly start: number
  readonly end: number
  /** The organisation, if the article knows it already. */
  readonly ref: Ref | null
  /** For an office: the place that it stands for, and its kind. */
  readonly office: { readonly code: string; readonly kind: OrganizationKind } | null
  readonly span: Span
  /** The organisation, made known if it is not yet. */
  readonly make: () => Ref
  /** Stands right behind the name of another body that it belongs to (香港特別行政區政府政制及內地事務局). */
  readonly behind: Body | null
}
