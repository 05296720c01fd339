/** Rows of `citations`: each reference with what its template says and how often it is used. */
import citations from "#schemas/sources/citations.dataset.ts"
import { parseDate } from "../../knowledge/dates.ts"
import { type Draft, derived, draft, printed, type Read } from "../../model/Draft.ts"
import type { WikiCitation, WikiParameter } from "../../parse/wiki/WikiDocument.ts"

/** Names of the parameters of cite templates, lower case, without blanks, hyphens and underscores. */
const names = {
  title: ["title", "标题", "標題", "題名", "题名", "scripttitle"],
  url: ["url", "网址", "網址", "链接", "連結", "contributionurl", "chapterurl"],
  publisher: [
    "publisher",
    "出版者",
    "出版社",
    "出版商",
    "agency",
    "work",
    "newspaper",
    "website",
    "journal",
    "magazine",
    "institution",
    "作品"
  ],
  access_date: ["accessdate", "访问日期", "訪問日期", "存取日期", "引用日期", "查阅日期"],
  archive_url: ["archiveurl", "存档网址", "存檔網址", "存档url"],
  archive_date: ["archivedate", "存档日期", "存檔日期"]
} as const

type Field = keyof typeof names

const find = ({ parameters }: WikiCitation, field: Field): WikiParameter | null => {
  for (const name of names[field]) {
    const found = parameters.find(
      (parameter) =>
        parameter.name.toLowerCase().replace(/[\s_-]/gu, "") === name && parameter.value.text.trim() !== ""
    )
    if (found !== undefined) return found
  }
  return null
}

const text = (parameter: WikiParameter | null): Read<string | null> | null =>
  parameter === null ? null : printed<string | null>(parameter.value.text.trim(), parameter.valueSpan)

/** A whole day; a month or year alone is no day, and the cell stays empty. */
const day = (parameter: WikiParameter | null): Read<string | null> | null => {
  const date = parameter === null ? null : parseDate(parameter.value.text)
  if (parameter === null || date === null || !/^\d{4}-\d{2}-\d{2}$/u.test(date.edtf)) return null
  const { edtf } = date
  return edtf === parameter.value.text.trim()
    ? printed<string | null>(edtf, parameter.valueSpan)
    : derived<string | null>(edtf, "the date as a day of the calendar", parameter.valueSpan)
}

/** The address of a reference as it is written in its markup. */
const address = (citation: WikiCitation): Read<string | null> | null => {
  const parameter = find(citation, "url")
  if (parameter !== null) {
    const link = parameter.value.marks.find((mark) => mark.type === "link" && mark.kind === "external")
    const url = link?.type === "link" ? link.target : parameter.value.text.trim()
    return printed<string | null>(url, parameter.valueSpan)
  }
  return citation.url === null ? null : printed<string | null>(citation.url.value, citation.url.span)
}

export const citationDrafts = (all: ReadonlyArray<WikiCitation>): ReadonlyArray<Draft> =>
  all.map((citation) => {
    const [first] = citation.uses
    return draft(citations, citation.span, {
      number: derived(citation.number, "order of first use", first ?? citation.span),
      group:
        citation.group === null
          ? null
          : derived(citation.group, "group of the reference", first ?? citation.span),
      name: citation.name === null ? null : printed<string | null>(citation.name, citation.span),
      title: text(find(citation, "title")) ?? bareTitle(citation),
      url: address(citation),
      publisher: text(find(citation, "publisher")),
      access_date: day(find(citation, "access_date")),
      archive_url: text(find(citation, "archive_url")),
      archive_date: day(find(citation, "archive_date")),
      uses: derived(citation.uses.length, "number of uses", ...citation.uses)
    })
  })

/** The text of a reference without a template is its title. */
const bareTitle = ({ content, span, template, url }: WikiCitation): Read<string | null> | null => {
  const title = content?.text.trim() ?? ""
  if (template !== null || title === "" || title === url?.value) return null
  return printed<string | null>(title, span)
}
