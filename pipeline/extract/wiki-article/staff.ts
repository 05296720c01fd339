/** 雇员=298人（2020年12月）: a number of people that an infobox states, as of a day if it gives one. */
import countClaims from "#schemas/directory/count_claims.dataset.ts"
import { parseDate } from "../../knowledge/dates.ts"
import { derived, draft, printed } from "../../model/Draft.ts"
import type { Article } from "./Article.ts"
import type { InfoboxEntry } from "./infobox.ts"
import { type Line, spanIn } from "./passages.ts"

const number =
  /^(?<number>\d{1,3}(?:,\d{3})+|\d{1,6})\s?(?:人|名)?\s?(?:[（(](?:截至)?(?<date>[^（）()]{4,20})[）)])?$/du

/** Nothing where the value is more than a number (约3200人, 编制28、实有25). */
export const readStaff = (article: Article, line: Line, { parameter }: InfoboxEntry): void => {
  const match = number.exec(line.text)
  const start = article.source.text.indexOf(parameter.name, parameter.span.start)
  if (match === null || start < 0 || start >= parameter.span.end) return
  const [from, to] = match.indices!.groups!["number"]!
  const at = match.indices!.groups!["date"]
  const date = at === undefined ? null : parseDate(line.text.slice(...at))
  const named = { start, end: start + parameter.name.length }
  article.drafts.push(
    draft(countClaims, parameter.span, {
      subject: printed(parameter.name, named),
      as_of:
        date === null || at === undefined
          ? null
          : derived<string | null>(date.edtf, "the date that the value gives", spanIn(line, ...at)),
      stated: derived(
        Number(line.text.slice(from, to).replace(/,/gu, "")),
        "the numeral as a number",
        spanIn(line, from, to)
      ),
      listed: null,
      text: printed(line.text, spanIn(line))
    })
  )
}
