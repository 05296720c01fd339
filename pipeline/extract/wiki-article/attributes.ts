/** What sentences say of a body itself: its units, regions, address, rank and short name. */
import { findDates } from "../../knowledge/dates.ts"
import type { Ref } from "../../model/Draft.ts"
import type { Article } from "./Article.ts"
import { bodiesIn } from "./bodies.ts"
import { type Clause, clausesOf, type Sentence, spanIn } from "./passages.ts"
import { leadingRegion } from "./regionLists.ts"
import { claimSeat, readRegions, responsibilities } from "./regions.ts"
import { hasMoved } from "./relocating.ts"
import { carriedSubject, collectiveNoun, type Subject, subjectsOf } from "./subjects.ts"
import { unit, unitNames } from "./units.ts"

export const readAttributes = (article: Article): void => {
  const ranks: Ranks = { changed: new Map(), dated: new Map() }
  for (const sentence of [...article.sentences, ...article.entrySentences]) {
    const clauses = clausesOf(sentence)
    readUnits(article, sentence, clauses)
    readResponsibilities(article, sentence, clauses)
    readAddress(article, sentence, clauses)
    readRank(article, sentence, clauses, ranks)
    readShortNames(article, sentence)
  }
  for (const claim of ranks.changed.values()) claim()
  // what it was on a day counts where nothing tells what it is
  for (const [ref, claim] of ranks.dated)
    if (!article.book.claimsOf(ref).some(({ attribute }) => attribute === "rank")) claim()
}

const clauseAt = (clauses: ReadonlyArray<Clause>, at: number): Clause =>
  clauses.find(({ end, start }) => start <= at && at < end) ?? clauses.at(-1)!

const units =
  /(?<verb>(?<!的)内设(?:机构|部门|处室|科室)?(?:有|为|包括|分为|分别[为是]|：)?|下设|设有|下辖|现辖|分设|(?<![建开增新内下分附创常特假派另改单])设(?![立置在于有计施法想定备址的]))(?<units>[^，。；（）]{2,80}?)(?:等|共|共计|等共)?(?:[二三四五六七八九十两]{1,2}[组科处室](?=等?(?:[，。；]|$))|[\d一二三四五六七八九十两]{1,3}个(?:[正副]?[处科局厅]级)?(?:职能|内设|业务|分支|驻外|隶属)?(?:部门|处室|机构|科室|联络处|办事处|单位|中心|组别|海关|派出所|[处组科部室])|(?:职能|内设|业务)?(?:部门|处室|机构|科室)|$|(?=[，。；]))/dgu

/** 下设5科1室：秘书科、…、办公室 */
const summed =
  /(?<verb>内设|下设|设有|分设|设)(?:有)?(?:[\d一二三四五六七八九十两]{1,3}个?[科室处组部]){2,3}(?:：|，(?:分别)?(?:是|为)：?)(?<units>[^，。；（）]{2,120})/dgu

/** 设有A（2014年12月成立）和B（2017年1月）: each with its note. */
const noted =
  /(?<verb>(?<!的)内设|下设|设有|分设|下辖|现辖)(?<units>(?:[^，。；（）]{2,20}（[^（）]{1,40}）(?:以及|[、和与及])){1,12}[^，。；（）]{2,20}（[^（）]{1,40}）)/dgu

const counted =
  /(?<verb>(?<!的)内设|下设|下辖|现辖|设有|分设|(?<!\p{Script=Han}[建开增新内下分附创])设(?=\d|[一二三四五六七八九十两]))(?:有|置)?[\d一二三四五六七八九十两]{1,3}个(?:[正副]?[处科局厅]级)?(?:职能|内设|业务)?(?:部门|处室|机构|科室|处|科|组别|组|部室)(?:（[^（）]{1,3}）)?(?:[和、]\d{1,2}个[^，。；：]{2,6})?(?:：|，?(?:分别)?(?:是|为|即|包括)：?|，即)(?<units>[^，。；（）]{2,120})/dgu

/** 下设秘书处与业务处两个职能部门; 内设4个处室：综合处、接待处. */
const readUnits = (article: Article, sentence: Sentence, clauses: ReadonlyArray<Clause>): void => {
  for (const match of [
    ...sentence.hans.matchAll(units),
    ...sentence.hans.matchAll(counted),
    ...sentence.hans.matchAll(summed),
    ...sentence.hans.matchAll(noted)
  ]) {
    const at = match.indices!.groups!
    const clause = clauses.find(({ end, start }) => start <= match.index && match.index < end)
    if (clause === undefined) continue
    // a note is no part of the name
    const hans = sentence.hans.replace(/（[^（）]*）/gu, (note) => " ".repeat(note.length))
    const names = unitNames(hans, ...at["units"]!)
    const [subject] = subjectsOf(article, sentence, clauses, clause, at["verb"]![0])
    if (subject === undefined) continue
    // 光绪三十二年（1906年）设商务局: what was set up then, and by whom, is not said to be there now
    if (match.groups!["verb"] === "设" && names.length === 1 && isDated(clause.hans)) continue
    // 设民政局 in the article on 哈尔滨市民政局 is itself
    for (const { end, start } of names)
      if (!article.title.hans.endsWith(sentence.hans.slice(start, end)))
        unit(article, subject, sentence, start, end, "a unit that the sentence says it has", spanIn(sentence))
  }
}

const readResponsibilities = (article: Article, sentence: Sentence, clauses: ReadonlyArray<Clause>): void => {
  for (const said of responsibilities(sentence)) {
    const clause = clauses.find(({ end, start }) => start <= said.start && said.start < end)
    if (clause === undefined) continue
    const subject: Subject | undefined = subjectsOf(article, sentence, clauses, clause, said.start).at(-1)
    if (subject === undefined || (said.bare && article.roster.of(subject.ref) === null)) continue
    readRegions(article, sentence, subject, said.end, said)
  }
}

const address =
  /(?:(?<word>办公地点|办公地址|办公场所|机关地址|机关驻地|地址|驻地|会址|局址|处址|署址|馆址|总部|办公楼)(?:为|是|位于|坐落于|设在|设于|在|：)|(?:位于|坐落于|坐落在|坐落|地处|设在|设于|驻))\s?(?<address>[^，。；（）()]{2,60})/dgu
const streetNumber = /^[^旁侧边近对面]{2,30}\d号/u
const own = /(?:^|(?<=[处办局厅会]))(?:的|该|本|其|现|办事处|联络处|机关|局机关|主要|目前)*$/u

/** 机关办公地点为…: the subject's own address. What is 地址 of something else need not begin with a region. */
const readAddress = (article: Article, sentence: Sentence, clauses: ReadonlyArray<Clause>): void => {
  for (const match of sentence.hans.matchAll(address)) {
    const clause = clauseAt(clauses, match.index)
    const [from, to] = match.indices!.groups!["address"]!
    const subject = residentOf(article, sentence, clauses, clause, match.index)
    if (subject === null || isPast(article, sentence, match.index)) continue
    const word = match.groups!["word"]
    const region = leadingRegion(sentence, from, to, placesOfOffice(article, subject.ref))
    const plain = word === "地址" || (word === undefined && subject.ref === article.title.ref)
    const numbered = plain && streetNumber.test(sentence.hans.slice(from, to))
    if ((word === undefined || word === "地址" || word === "总部") && region === null && !numbered) continue
    // 位于长沙市芙蓉区: a seat; 位于中山公园旁 is a place like any other
    const whole = region !== null && /^[。；\s]*$/u.test(sentence.hans.slice(region.end, to))
    if (word === undefined && !whole && !/[号號]/u.test(sentence.hans.slice(from, to))) continue
    readPlace(article, sentence, subject.ref, from, to, /^(?:机关|办公)/u.test(word ?? ""))
  }
}

/** 1984年至1990年，设在…; 1984年，设在… where it has moved since: it is elsewhere now. */
const isPast = (article: Article, sentence: Sentence, at: number): boolean => {
  const dates = findDates(sentence.hans.slice(0, at)).filter(({ edtf }) => !edtf.endsWith("/.."))
  if (dates.some(({ edtf }) => edtf.includes("/"))) return true
  return (
    dates.length > 0 && isDated(sentence.hans.slice(0, at)) && hasMoved(article, spanIn(sentence, at).start)
  )
}

/** Whose address it is: of the body that the clause begins with, or of the subject where nothing but 机关 stands before. */
const residentOf = (
  article: Article,
  sentence: Sentence,
  clauses: ReadonlyArray<Clause>,
  clause: Clause,
  at: number
): Subject | null => {
  // X（原Y）位于…
  const before = sentence.hans.slice(clause.start, at).replace(/[（(][^（）()]{2,40}[）)]$/u, "")
  const words = own.exec(before)
  if (words === null) return null
  if (words.index === 0) return carriedSubject(article, sentence, clauses, clause)[0] ?? null
  const named = clause.start + words.index
  const [first] = bodiesIn(article, sentence, clause.start, named)
  if (first?.start !== clause.start || first.end !== named || first.ref === null) return null
  return { ref: first.ref, span: first.span }
}

const placesOfOffice = (article: Article, ref: Ref): ReadonlyArray<string> =>
  article.roster.of(ref)?.places.slice(0, 1) ?? []

/** An address, and the seat that it tells; `told`: the words before it say that it is one. */
const readPlace = (
  article: Article,
  sentence: Sentence,
  ref: Ref,
  from: number,
  to: number,
  told: boolean
): void => {
  const text = sentence.text.slice(from, to).trimEnd()
  const region = leadingRegion(sentence, from, to, placesOfOffice(article, ref))
  const street = /[号號]|[路街道巷里胡同]/u.test(text)
  const building = told && region !== null && text.length > region.end - from + 3
  if (street || building) article.book.claim(ref, "address", text, spanIn(sentence, from, from + text.length))
  if (region !== null)
    claimSeat(article, ref, region.code, spanIn(sentence, region.start, region.end), "the address")
}

const rank =
  /(?:级别为|级别是|规格为|定为|核定为|明确为|相当于|均为|都是|为|是|(?<![直所下隶])属|属于|，|(?:直属|所属|下属)的?(?=[副正]?[^，。；、]{1,3}级(?:行政|参公|公益|全额)?[^，。；、]{0,4}(?:机构|单位|机关|部门))|的(?=[副正]?[^，。；、]{1,3}级(?:工作|职能|组成|政府|直属|派出|办事|行政|联络|隶属|海关|单位|机构)))(?<rank>[副正]?(?:省部|厅局|地厅|司局|县处|乡科|县团|省|部|厅|局|司|处|县|科|乡|团|师|股)级)(?:单位|建制|规格|编制|配置|机构|(?:工作|职能|组成|政府|直属)部门|(?:派出|办事|行政|直属|职能|事业|联络|隶属)(?:机构|单位|机关|海关))?(?=[，。；、的（()）]|$)/dgu

/** Claims of ranks, the last of each body, that wait for the end: of what it was changed to, and of what it was on a day. */
interface Ranks {
  readonly changed: Map<Ref, () => void>
  readonly dated: Map<Ref, () => void>
}

/** The last change of a rank (1983年升格为副厅级, 1994年升格为正厅级) tells what it is: `ranks` keeps it to the end. 均为副局级单位: the rank of the subject, and of every member where it is said of a collective. */
const readRank = (
  article: Article,
  sentence: Sentence,
  clauses: ReadonlyArray<Clause>,
  ranks: Ranks
): void => {
  for (const match of sentence.hans.matchAll(rank)) {
    const [from, to] = match.indices!.groups!["rank"]!
    const clause = clauseAt(clauses, match.index)
    const span = spanIn(sentence, from, to)
    const value = sentence.text.slice(from, to)
    const counted =
      collectiveNoun(article, sentence, 0, match.index) ?? countedOffices(article, sentence, match.index)
    const subjects =
      counted === null
        ? subjectsOf(article, sentence, clauses, clause, ranked(sentence, clause, match.index))
        : [counted]
    const changed = /(?:升格|升级|提升|升|降格|降级|降)$/u.test(sentence.hans.slice(0, match.index))
    for (const { ref } of subjects) {
      const dated = isDated(sentence.hans.slice(0, match.index))
      if (dated && (article.lowered.get(ref) ?? 0) > span.start) continue
      const claim = () => article.book.claim(ref, "rank", value, span)
      if (changed) ranks.changed.set(ref, claim)
      else if (dated) ranks.dated.set(ref, claim)
      else claim()
      if (ref === article.collective) article.distributed.push({ attribute: "rank", value, span })
    }
  }
}

/** Whether a stretch stands under a date: 1985年设立，为…, not X是Y于1985年设立的…, nor 目前. */
const isDated = (hans: string): boolean =>
  findDates(hans).some(({ edtf }) => !edtf.endsWith("/..")) &&
  !/目前|现为|现时|现在|至今|[是系][^，。；]*$/u.test(hans)

/** 是X所属的正处级工作部门: of what stands before 是, not of X. */
const ranked = ({ hans }: Sentence, clause: Clause, at: number): number => {
  const is = /^[的直所下]/u.test(hans.slice(at, at + 1))
    ? hans.slice(clause.start, at).search(/[是系为属]/u)
    : -1
  return is < 0 ? at : clause.start + is
}

const countedPattern = /^(?:这)?[\d一二三四五六七八九十]{1,3}个(?:驻外)?(?:办事处|联络处|代表处)/u

/** 11个办事处，都属… as the collective's members. */
const countedOffices = (article: Article, sentence: Sentence, before: number): Subject | null => {
  const match = countedPattern.exec(sentence.hans.slice(0, before))
  return match === null ? null : collectiveNoun(article, sentence, 0, match[0].length, true)
}

const shortly = /[（(](?:以下)?(?:简称|又称|通称)(?:为|：)?[“「]?(?<name>[^，。；、（）()”」或]{2,20})/dgu

/** X（简称Y） of a body that the text names; what the first sentence says of the subject has been read. */
const readShortNames = (article: Article, sentence: Sentence): void => {
  for (const match of sentence.hans.matchAll(shortly)) {
    const [start, end] = match.indices!.groups!["name"]!
    const alias = sentence.text.slice(start, end)
    const body = bodiesIn(article, sentence, Math.max(0, match.index - 40), match.index).at(-1)
    if (body?.end !== match.index || article.book.find(alias) !== null) continue
    const ref = body.make()
    article.book.alias(ref, alias, "short", spanIn(sentence, start, end))
    article.names.add(sentence.hans.slice(start, end), ref)
  }
}
