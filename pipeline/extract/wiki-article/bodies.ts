/** Organisations as a line of text names them: by link, by a name that is known, or by the pattern of an office's name. */
import { findRegions } from "../../knowledge/regions.ts"
import type { Ref } from "../../model/Draft.ts"
import type { Article } from "./Article.ts"
import type { Body } from "./Body.ts"
import { bodyKind, INDEFINITE, isBody, NO_NAME, SELF, VERB } from "./lexicon.ts"
import { type Link, linkedBody, linksIn } from "./linkedBody.ts"
import { officeAt, sameOwner } from "./namedOffice.ts"
import { type Line, spanIn } from "./passages.ts"

/** Every body named in a stretch of a line, left to right. */
export const bodiesIn = (
  article: Article,
  line: Line,
  from = 0,
  to = line.hans.length
): ReadonlyArray<Body> => {
  const links = new Map(linksIn(line, from, to).map((link) => [link.start, link]))
  const found: Array<Body> = []
  for (let i = from; i < to; ) {
    const body = bodyAt(article, line, i, to, links.get(i))
    if (body === null) {
      i++
      continue
    }
    // an owner's name that stands right before 驻 is part of the office's name
    while (found.length > 0 && found.at(-1)!.start >= body.start) found.pop()
    const before = found.at(-1)
    found.push(before !== undefined && before.end === body.start ? { ...body, behind: before } : body)
    i = Math.max(i + 1, body.end)
  }
  return found
}

const bodyAt = (article: Article, line: Line, i: number, to: number, link: Link | undefined): Body | null => {
  const linked = link === undefined ? null : linkedBody(article, line, link)
  if (linked !== null && linked.end <= to) return linked
  const known = article.names.at(line.hans, i, to)
  const office = line.hans[i] === "驻" ? officeAt(article, line, i) : null
  if (office !== null && office.end <= to && (known === null || known.end < office.end)) return office
  if (known === null) return office === null ? localSelf(article, line, i, to) : null
  const listed = article.roster.of(known.value)
  // 省政府驻珠海办事处: the owner's name before 驻 is part of it, if it is the owner of the office that is known
  if (office !== null && office.end === known.end && office.start < i) {
    const same = sameOwner(line.hans.slice(office.start, i), listed?.hans ?? "")
    return same ? { ...office, ref: known.value, make: () => known.value } : office
  }
  const [code] = listed?.places ?? []
  return {
    start: i,
    end: known.end,
    ref: known.value,
    span: spanIn(line, i, known.end),
    office: listed === null || code === undefined ? null : { code, kind: listed.kind },
    make: () => known.value,
    behind: null
  }
}

/** 市教育局 in the article on 青州市教育局, where no other region stands before it (益都市教育局). */
const localSelf = (article: Article, line: Line, i: number, to: number): Body | null => {
  const { localName, title } = article
  if (localName === null || i + localName.length > to || !line.hans.startsWith(localName, i)) return null
  if (/[\p{Script=Han}]/u.test(line.hans[i - 1] ?? "") && !free.test(line.hans.slice(Math.max(0, i - 2), i)))
    return null
  const end = i + localName.length
  return {
    start: i,
    end,
    ref: title.ref,
    span: spanIn(line, i, end),
    office: null,
    make: () => title.ref,
    behind: null
  }
}

/** What may stand before a name and is no part of it. */
const free = /(?:[由对将把与和及原于在至到被为起立销复建日月年]|[，。；、（])$/u

/** Two bodies joined by "and", not one whose name has the word in it (住房和城乡建设委员会). */
export const isPair = (hans: string): boolean => {
  for (let i = 2; i < hans.length - 2; i++)
    if ("和与及".includes(hans[i]!) && isBody(hans.slice(0, i)) && isBody(hans.slice(i + 1))) return true
  return false
}

const preamble =
  /^(?:新成立的|新组建的|新设立的|原属?|由|中华人民共和国(?=[\p{Script=Han}]{2,8}政府)|中国(?=海关总署)|\s)+/u

const ownGovernment = /^(?:本)?(?:市|省|区|县|州|自治区|自治州)(?:人民)?政府(?!驻)/u

/** 市政府 is that of the region in the subject's name; withheld where the article does not name it in full. */
const governmentOf = (article: Article, line: Line, start: number, end: number): Body | null => {
  const hans = line.hans.slice(start, end)
  const region = findRegions(article.title.hans)[0]
  if (region === undefined || region.start !== 0) return null
  const rest = hans.replace(ownGovernment, "")
  const ref = article.book.find(`${article.title.hans.slice(0, region.end)}人民政府${rest}`)
  if (ref === null)
    return rest === "" ? governmentOfTitle(article, line, start, end) : localBody(article, line, start, end)
  return { start, end, ref, span: spanIn(line, start, end), office: null, make: () => ref, behind: null }
}

/** 省政府, where the subject's own name begins with it: 四川省人民政府驻北京办事处. */
const governmentOfTitle = (article: Article, line: Line, start: number, end: number): Body | null => {
  const { hans, name, span } = article.title
  const length = /^[^驻]{2,12}人民政府(?=驻)/u.exec(hans)?.[0].length ?? 0
  if (length === 0 || span.end - span.start !== name.length) return null
  const make = () => {
    const at = { start: span.start, end: span.start + length }
    const ref = article.body(name.slice(0, length), at)
    article.kind(ref, "government", at)
    return ref
  }
  return { start, end, ref: null, span: spanIn(line, start, end), office: null, make, behind: null }
}

const local = /^(?:本)?(?:市|省|区|县|州|自治区)(?![级内外属直])/u

/** 省商务厅 is that of the region in the subject's name; by itself the name is that of many, so that it counts only here. */
const localBody = (article: Article, line: Line, start: number, end: number): Body | null => {
  const text = line.text.slice(start, end)
  const region = findRegions(article.title.hans)[0]
  const place = region?.start === 0 ? article.title.hans.slice(0, region.end) : null
  const level = line.hans[start] ?? ""
  if (place === null) return null
  const full = place.endsWith(level) ? place.slice(0, -1) + line.hans.slice(start, end) : null
  const known = full === null ? null : article.book.find(full)
  const span = spanIn(line, start, end)
  const make = () => {
    if (known !== null) return known
    const ref = article.body(text, span, { within: article.title.ref, common: true })
    article.kind(ref, bodyKind(line.hans.slice(start, end)), span)
    return ref
  }
  return { start, end, ref: known, span, office: null, make, behind: null }
}

/** The bureaus of a special administrative region have names of their own behind that of its government. */
const regional = /^[\p{Script=Han}]{2,4}特别行政区政府/u

/** The one body that a stretch of text names as a whole (由…管理, 隶属…); null if it names none, or none in particular. */
export const readBody = (article: Article, line: Line, from: number, to: number): Body | null => {
  const lead = preamble.exec(line.hans.slice(from, to))?.[0].length ?? 0
  const start = from + lead
  const tail = /(?:[的\s。，]|进行|负责|统一|直接|归口)+$/u.exec(line.hans.slice(start, to))?.[0].length ?? 0
  const end = to - tail
  const hans = line.hans.slice(start, end)
  if (hans.length < 2 || INDEFINITE.test(hans) || VERB.test(hans) || NO_NAME.test(hans) || SELF.test(hans))
    return null
  if (ownGovernment.test(hans)) return governmentOf(article, line, start, end)
  const style = regional.exec(hans)?.[0].length ?? 0
  if (style > 0 && style < hans.length && isBody(hans.slice(style))) {
    const bureau = readBody(article, line, start + style, end)
    const government = readBody(article, line, start, start + style)
    return bureau === null ? null : { ...bureau, behind: bureau.behind ?? government }
  }
  const bodies = bodiesIn(article, line, start, end)
  const last = bodies.at(-1)
  if (last !== undefined && last.end === end) return last
  if (hans.length > 30 || /[、，的]/u.test(hans) || !isBody(hans) || isPair(hans)) return null
  if (local.test(hans)) return localBody(article, line, start, end)
  const text = line.text.slice(start, end)
  const span = spanIn(line, start, end)
  return {
    start,
    end,
    ref: article.book.find(text),
    span,
    office: null,
    make: () => {
      const ref = article.body(text, span)
      article.kind(ref, bodyKind(hans), span)
      return ref
    },
    behind: null
  }
}

/** `from`: where its whole name begins. A body that came before the subject is not the subject for standing at the same place: 郑县驻粤办事处. */
export const distinctBody = (article: Article, line: Line, body: Body, from: number): Ref => {
  const start = /[的，、年月]/u.test(line.hans.slice(from, body.start)) ? body.start : from
  const text = line.text.slice(start, body.end)
  if (body.ref !== article.title.ref || article.book.find(text) !== null) return body.make()
  const span = spanIn(line, start, body.end)
  const ref = article.body(text, span)
  article.kind(ref, bodyKind(line.hans.slice(start, body.end)), span)
  return ref
}
