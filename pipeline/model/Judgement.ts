/** A decision by hand on whether two names are of one organisation; it goes before every rule on names. */
export interface NamedBody {
  /** Name or other name in either script, or the id of an organisation. */
  readonly name: string
  /** The document that it is named in; null for every one. */
  readonly file: string | null
}

export interface Judgement {
  readonly judgement: "same" | "different"
  readonly of: readonly [NamedBody, NamedBody]
  readonly reason: string
  /** Line of the file of judgements, from 1. */
  readonly line: number
}
