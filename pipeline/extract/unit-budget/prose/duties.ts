/** Duties 主要职能 of the body: numbered ones, or a sentence. */
import functions from "#schemas/directory/functions.dataset.ts"
import { parseNumeral } from "../../../knowledge/numerals.ts"
import { type Draft, draft, printed, type Ref } from "../../../model/Draft.ts"
import type { BudgetDocument } from "../../../parse/budget/BudgetDocument.ts"
import type { Paragraph } from "../../../parse/budget/Paragraph.ts"

const numbered =
  /^(?:[（(](?<a>[一二三四五六七八九十\d]{1,3})[）)]|(?<b>[一二三四五六七八九十]{1,3})[、.．]|(?<c>\d{1,2})[、.．])/u
const sentence = /主要(?:职能|职责|任务)(?:是|为|有)[：:]?/u

export const draftDuties = ({ sections }: BudgetDocument, org: Ref): ReadonlyArray<Draft> =>
  sections
    .filter((section) => section.kind === "duties")
    .flatMap(({ paragraphs }) => paragraphs.flatMap((paragraph) => dutyOf(paragraph, org)))

const dutyOf = (paragraph: Paragraph, org: Ref): ReadonlyArray<Draft> => {
  const found = numbered.exec(paragraph.text)
  if (found !== null) {
    const label = found.groups!["a"] ?? found.groups!["b"] ?? found.groups!["c"]!
    const at = found[0].length
    const number = found[0].indexOf(label)
    return [
      draft(functions, paragraph.span(), {
        org_id: org,
        number: printed(parseNumeral(label)!, paragraph.span(number, number + label.length)),
        text: printed(paragraph.raw.slice(at), paragraph.span(at))
      })
    ]
  }
  const said = sentence.exec(paragraph.text)
  const after = said === null ? "" : paragraph.text.slice(said.index + said[0].length)
  // 主要职能包括： introduces the list
  if (said === null || after === "") return []
  return [
    draft(functions, paragraph.span(), {
      org_id: org,
      number: null,
      text: printed(paragraph.raw, paragraph.span())
    })
  ]
}
