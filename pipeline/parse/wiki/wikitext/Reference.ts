import type { Span } from "../../../model/Span.ts"
import type { Node } from "./Node.ts"

export interface Reference {
  readonly name: string | null
  readonly group: string | null
  number: number
  readonly uses: Array<Span>
  definition: { readonly nodes: ReadonlyArray<Node>; readonly span: Span } | null
  /** First place where it occurs. */
  readonly first: Span
}

/** References that a node uses. */
export type Numbering = ReadonlyMap<Node, ReadonlyArray<Reference>>
