/** Terms that a budget explains 名词解释. */
import glossary from "#schemas/budgets/glossary.dataset.ts"
import { type Draft, draft, printed } from "../../../model/Draft.ts"
import { cover } from "../../../model/Span.ts"
import type { BudgetDocument } from "../../../parse/budget/BudgetDocument.ts"
import { type Entry, entriesOf, type Piece, spansOf, textOf } from "./entries.ts"

/** 财政拨款收入：是…; 财政拨款收入是指…. */
const withColon = /^(?<term>[^：:。，；]{2,40})[：:](?=[^\s])/u
const withVerb = /^(?<term>[^：:。，；]{2,40}?)[，,]?(?:是指|指的是|系指)/u
/** What introduces a part of an explanation. */
const noTerm = /^(?:其中|包括|具体|主要|分别|如下|注|说明|备注)/u

interface Explained {
  readonly term: Piece
  readonly definition: Array<Piece>
}

export const draftGlossary = ({ sections }: BudgetDocument): ReadonlyArray<Draft> =>
  sections
    .filter((section) => section.kind === "glossary")
    .flatMap(({ paragraphs }) => explained(paragraphs.flatMap(entriesOf)))
    .map(({ definition, term }) =>
      draft(glossary, cover(spansOf([term, ...definition])), {
        term: printed(textOf([term]), ...spansOf([term])),
        definition: printed(textOf(definition), ...spansOf(definition))
      })
    )

/** A paragraph that names no term goes on with the definition before it. */
const explained = (entries: ReadonlyArray<Entry>): ReadonlyArray<Explained> => {
  const found: Array<Explained> = []
  for (const entry of entries) {
    const term = termOf(entry)
    if (term !== null) found.push(term)
    else found.at(-1)?.definition.push(entry)
  }
  return found
}

const termOf = ({ end, paragraph, start }: Entry): Explained | null => {
  const text = paragraph.text.slice(start, end)
  const colon = withColon.exec(text)
  const found = colon ?? withVerb.exec(text)
  const name = found?.groups?.["term"]
  if (found === null || name === undefined || noTerm.test(name)) return null
  // the definition begins with 是指 itself
  const behind =
    colon === null ? name.length + (/^[，,]/u.test(text.slice(name.length)) ? 1 : 0) : found[0].length
  return {
    term: { paragraph, start, end: start + name.length },
    definition: [{ paragraph, start: start + behind, end }]
  }
}
