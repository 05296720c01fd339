/** What an infobox says of the article's subject. */
import { parseDate } from "../../knowledge/dates.ts"
import { nameKey } from "../../knowledge/names.ts"
import { toSimplified } from "../../knowledge/script.ts"
import type { Ref } from "../../model/Draft.ts"
import type { Article } from "./Article.ts"
import { readBody } from "./bodies.ts"
import { type InfoboxEntry, infoboxOf, linesOfValue } from "./infobox.ts"
import type { InfoboxAttribute } from "./infoboxNames.ts"
import { isBody, officeKind, SECTION } from "./lexicon.ts"
import { type Line, spanIn } from "./passages.ts"
import type { RelationKind } from "./RelationBook.ts"
import { placeOfName } from "./Roster.ts"
import { leadingRegion } from "./regionLists.ts"
import { claimSeat, readRegions } from "./regions.ts"
import { readStaff } from "./staff.ts"
import { unit, unitNames } from "./units.ts"
import { claimWebsite, externalLink } from "./websites.ts"

export const readInfobox = (article: Article): void => {
  for (const entry of infoboxOf(article.document))
    for (const line of linesOfValue(entry.value)) readers[entry.attribute](article, line, entry)
}

type Reader = (article: Article, line: Line, entry: InfoboxEntry) => void

const otherNames =
  (kind: "short" | "former" | "variant"): Reader =>
  (article, line) => {
    if (nameKey(line.text) !== nameKey(article.title.name)) otherName(article, line, kind)
  }

const relations =
  (kind: RelationKind): Reader =>
  (article, line) => {
    relation(article, line, kind)
  }

/** 正处级（2006年前为副处级）: what stands in brackets is not the rank. */
const readRank: Reader = (article, line) => {
  const text = line.text.replace(/\s*[（(][^（）()]*[）)]\s*$/u, "")
  if (text !== "") article.book.claim(article.title.ref, "rank", text, spanIn(line, 0, text.length))
}

const readWebsite: Reader = (article, line, { parameter, value }) => {
  const url = externalLink(article, value)?.url ?? /https?:\/\/[^\s|<>]+/u.exec(line.text)?.[0]
  if (url !== undefined) claimWebsite(article, article.title.ref, url, parameter.valueSpan)
}

const otherName = (article: Article, line: Line, kind: "short" | "former" | "variant"): void => {
  const known = article.book.find(line.text)
  // 厦门海关 is known as 中华人民共和国厦门海关, and no less its short name
  if (known !== null && (known !== article.title.ref || line.hans.length >= article.title.hans.length)) return
  if (article.book.aliases.some(({ values }) => values["alias"] === line.text)) return
  // 田林街道 is the place, not its office
  if (kind === "variant" && /[街镇乡市区县省州]道?$/u.test(line.hans) && !isBody(line.hans)) return
  article.book.alias(article.title.ref, line.text, kind, spanIn(line))
  article.names.add(line.hans, article.title.ref)
}

const relation = (article: Article, line: Line, kind: RelationKind, to = line.text.length): void => {
  const object = readBody(article, line, 0, to)
  if (object === null) return
  const ref = object.make()
  article.relations.say({
    subject: article.title.ref,
    relation: kind,
    object: ref,
    span: spanIn(line),
    at: { subject: article.title.span, relation: spanIn(line), object: object.span },
    rule: "the parameter of the infobox"
  })
  if (kind !== "successor_of") article.present(ref, object.span)
}

const dispatched = /^(?<object>.{2,40}?)的?(?:派出机构|派出机关|派驻机构|派出单位|派出部门)$/u

/** 机构类型: X派出机构 is dispatched by X; 上海市人民政府驻外办事处 is the collective that the office belongs to. */
const readType = (article: Article, line: Line): void => {
  const match = dispatched.exec(line.hans)
  if (match !== null) {
    relation(article, line, "dispatched_by", match.groups!["object"]!.length)
    return
  }
  const collective =
    officeKind(line.hans) !== null && placeOfName(line.hans) === null && /驻|派/u.test(line.hans)
  if (!collective || officeKind(line.hans) !== article.title.kind) return
  const ref = article.body(line.text, spanIn(line))
  article.kind(ref, "collective", spanIn(line), "a name of offices without a place is that of all of them")
  article.present(ref, spanIn(line))
  article.book.member(ref, article.title.ref)
  article.collective = ref
}

const readEstablished = (article: Article, line: Line, { value }: InfoboxEntry): void => {
  // 1981年4月（联络处）<br/>1984年11月（办事处）: the one that is told of this kind of body
  const note = /[（(](?<note>[^（）()]*)[）)]\s*$/u.exec(line.hans)?.groups?.["note"]
  if (note !== undefined && linesOfValue(value).length > 1 && !article.title.hans.endsWith(note)) return
  const text = line.text.replace(/[（(][^（）()]*[）)]\s*$/u, "").trim()
  const date = parseDate(text)
  const span = spanIn(line, 0, text.length)
  if (date !== null && !date.edtf.includes("/")) {
    article.book.claim(article.title.ref, "established", date.edtf, span, "derived", "the date as EDTF")
    return
  }
  article.issues.push({
    rule: "anomaly",
    status: "warn",
    message: `The infobox gives ${line.text} as the date of founding, which is no date that can be read; no date is published from it.`,
    messageZh: `信息框所载成立时间“${line.text}”无法识别为日期，不据此发布日期。`,
    span,
    subject: { table: "organizations", ref: article.title.ref },
    expected: null,
    actual: line.text
  })
}

export const readAddress = (article: Article, ref: Ref, line: Line): void => {
  if (/^(?:邮编|邮政编码|电话|传真|电邮|邮箱|总机)/u.test(line.hans)) return
  article.book.claim(ref, "address", line.text, spanIn(line))
  const region = leadingRegion(line, 0, line.text.length)
  if (region !== null)
    claimSeat(article, ref, region.code, spanIn(line, region.start, region.end), "the address")
}

/** 列表1 below 子类1=内设机构; below 子类2=驻地企业 are no units. */
const readUnits = (article: Article, line: Line, { parameter }: InfoboxEntry): void => {
  const number = /^(?:子类)?(?:列表|内容)(?<n>\d{0,2})$/u.exec(toSimplified(parameter.name))?.groups?.["n"]
  const label = infoboxOf(article.document).find(
    ({ parameter: { name } }) => toSimplified(name) === `子类${number}`
  )
  if (number !== undefined && !SECTION.internal.test(toSimplified(label?.value.text ?? "").trim())) return
  for (const { end, start } of unitNames(line.hans, 0, line.hans.length))
    unit(article, article.title, line, start, end, "the parameter of the infobox")
}

const readers: Readonly<Record<InfoboxAttribute, Reader>> = {
  name: otherNames("variant"),
  short: otherNames("short"),
  former: otherNames("former"),
  predecessor: relations("successor_of"),
  superior: relations("organizational_superior"),
  parent: relations("part_of"),
  manager: relations("managed_by"),
  dispatcher: relations("dispatched_by"),
  type: readType,
  rank: readRank,
  established: readEstablished,
  // what follows the first line is a building or a telephone number, unless it is an address, too
  address: (article, line, { parameter }) => {
    const first = line.start < 2 && !/[2-9]$/u.test(parameter.name)
    if (first || (/[号路街]/u.test(line.hans) && leadingRegion(line, 0, line.text.length) !== null))
      readAddress(article, article.title.ref, line)
  },
  website: readWebsite,
  regions: (article, line) =>
    readRegions(article, line, { ref: article.title.ref, span: article.title.span }, 0),
  units: readUnits,
  staff: readStaff
}
