/** Terms that a budget explains 名词解释. */
import glossary from "#schemas/budgets/glossary.dataset.ts"
import { type Draft, draft, printed } from "../../../model/Draft.ts"
import type { BudgetDocument } from "../../../parse/budget/BudgetDocument.ts"

const entry =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．])?(?<term>[^：:。，；]{2,40})[：:](?<definition>.+)$/u

export const draftGlossary = ({ sections }: BudgetDocument): ReadonlyArray<Draft> =>
  sections
    .filter((section) => section.kind === "glossary")
    .flatMap(({ paragraphs }) =>
      paragraphs.flatMap((paragraph) => {
        const found = entry.exec(paragraph.text)
        if (found === null) return []
        const { definition, term } = found.groups as { definition: string; term: string }
        const at = paragraph.text.indexOf(term)
        const from = paragraph.text.length - definition.length
        return [
          draft(glossary, paragraph.span(at), {
            term: printed(paragraph.raw.slice(at, at + term.length), paragraph.span(at, at + term.length)),
            definition: printed(paragraph.raw.slice(from), paragraph.span(from))
          })
        ]
      })
    )
