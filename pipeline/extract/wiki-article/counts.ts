/** Numbers of bodies or places that the text states, each held beside the list that it is about. */
import countClaims from "#schemas/directory/count_claims.dataset.ts"
import { edtfBounds, findDates } from "../../knowledge/dates.ts"
import { halfWidthDigits, parseNumeral } from "../../knowledge/numerals.ts"
import { derived, draft, printed } from "../../model/Draft.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import { type Counted, kindOf, listInSentence, listOfArticle } from "./countedLists.ts"
import { OFFICE_NOUNS } from "./lexicon.ts"
import { type Sentence, spanIn } from "./passages.ts"

interface Claim {
  readonly sentence: Sentence
  /** Place of the number in the sentence, and of what is counted. */
  readonly number: { readonly start: number; readonly end: number }
  readonly subject: { readonly start: number; readonly end: number }
  /** Where the claim's words end: a list may follow. */
  readonly end: number
  readonly stated: number
  readonly asOf: { readonly edtf: string; readonly span: Span } | null
}

const offices = OFFICE_NOUNS.map(([word]) => word).join("|")
/** What is counted: bodies, places, posts and duties. */
const nouns = `${offices}|驻[\\p{Script=Han}]{1,2}办事机构|驻[\\p{Script=Han}]办|主要城市|城市|职能部门|内设机构|直属机构|下属机构|派出机构|业务部门|部门|部室|处室|科室|机构|海关|派出所|分局|[处科](?=[，。；：（、和及]|$)|司局|居委会|居民委员会|村委会|省市自治区|省区市|省区|省市|省份|自治区|直辖市|单位|企业|编制|职责|职能`
const qualifiers =
  "(?:主要|隶属|驻外|驻[\\p{Script=Han}]{1,6}?|分支|职能|内设|直属|下属|业务|省级|市级|国内|海外|境外|行政|常设|相关|(?:省级|市级|县级)?政府|[正副]?[处科局厅]级){0,2}"
const numeral = "[0-9]{1,3}(?:,[0-9]{3})+|[0-9０-９]{1,4}|[一二两三四五六七八九十百零〇]{1,7}"
const counted = new RegExp(
  `(?<![第\\d０-９一二三四五六七八九十百.．]|\\d,)(?<number>${numeral})(?<unit>个|家|所|项|名)(?<subject>${qualifiers}(?:${nouns}))?`,
  "dgu"
)
const before = new RegExp(
  `(?<subject>(?:驻外|驻内地|分支)?(?:${nouns}))的?(?:数量|总数|数目|数)?(?:目前|现|已|总|一)?(?:[由从][0-9０-９一二两三四五六七八九十百零〇]{1,4}[个家])?(?:共|共有|共计|合共|增加到|增加至|增至|扩大到|达到|达|维持在|保持在|减少到|减少至|减至|缩减到|精简为|精简到|精简至|压缩为|压缩到|合并为|整合为|调整为|为|有|计有|仅有|只有)$`,
  "du"
)
const behindVerb = new RegExp(
  `(?:有|设|设立|辖|共|管理|建立|开设|撤销|保留|裁撤|新增|(?<=[0-9０-９一二两三四五六七八九十百零〇][个家])[、和])(?<subject>(?:驻外|驻内地|分支)?(?:${nouns}))(?:共|共计)?$`,
  "du"
)
/** 民警2300人, 编制核定28名: people. 2,300余人 is no number. */
const staff = new RegExp(
  `(?:现有|实有)?(?<subject>(?:在职|在编)?(?:工作人员|干部职工|职工|雇员|员工|民警|警员|关警员|公务员|(?<![休术理他用时外动])人员|(?:行政|事业)?编制))(?:总数|数)?(?:目前|现|已|总)?(?:共有|共|有|为|核定为?|：)?(?<number>${numeral})(?:人|名)(?![余多])`,
  "dgu"
)
const directly = new RegExp(`(?<subject>(?:驻外|驻内地|分支)?(?:${offices}|编制))$`, "du")
const grouped = /(?<number>[二两三四五六七八九十]{1,2})(?<subject>省区市|省区|省市)/dgu

export const readCounts = (article: Article): void => {
  const sentences = [...article.sentences, ...article.entrySentences]
  const claims = sentences.flatMap((sentence, i) => claimsIn(sentence, sentences[i - 1] ?? null))
  const latest = latestByKind(claims)
  claims.forEach((claim, i) => {
    const next =
      claims[i + 1]?.sentence === claim.sentence ? claims[i + 1]!.number.start : claim.sentence.hans.length
    const found = listInSentence(article, claim, next) ?? presentList(article, claim, latest)
    if (found === null && grouping(claim)) return
    article.drafts.push(claimDraft(claim, found))
  })
}

const grouping = ({ number, subject }: Claim): boolean => subject.start === number.end

const claimDraft = ({ asOf, number, sentence, stated, subject }: Claim, listed: Counted | null) =>
  draft(countClaims, spanIn(sentence), {
    subject: printed(
      sentence.text.slice(subject.start, subject.end),
      spanIn(sentence, subject.start, subject.end)
    ),
    as_of:
      asOf === null
        ? null
        : derived<string | null>(asOf.edtf, "the date that the sentence stands under", asOf.span),
    stated: derived(stated, "the numeral as a number", spanIn(sentence, number.start, number.end)),
    listed:
      listed === null
        ? null
        : derived<number | null>(listed.count, "number of entries of the list", ...listed.at),
    text: printed(sentence.text, spanIn(sentence))
  })

/** How far back words before a number are looked for. */
const reach = 40
const only = /(?:仅|只|唯一|(?<!中)共(?!和))[^，。]{0,12}$/u

const claimsIn = (sentence: Sentence, previous: Sentence | null): ReadonlyArray<Claim> => {
  const found: Array<Claim> = []
  const push = (number: [number, number], subject: [number, number], end: number) => {
    const stated = parseNumeral(halfWidthDigits(sentence.hans.slice(...number)).replace(/,/gu, ""))
    if (
      stated === null ||
      (stated === 1 && !only.test(sentence.hans.slice(Math.max(0, number[0] - reach), number[0])))
    )
      return
    const [start, stop] = number
    found.push({
      sentence,
      number: { start, end: stop },
      subject: { start: subject[0], end: subject[1] },
      end,
      stated,
      asOf: dateOf(sentence, start, previous)
    })
  }
  for (const match of sentence.hans.matchAll(counted)) {
    const at = match.indices!.groups!
    const end = match.index + match[0].length
    if (at["subject"] !== undefined) push(at["number"]!, at["subject"], end)
    else {
      const from = Math.max(0, match.index - reach)
      const text = sentence.hans.slice(from, match.index)
      const said = (before.exec(text) ?? behindVerb.exec(text) ?? directly.exec(text))?.indices?.groups?.[
        "subject"
      ]
      if (said !== undefined) push(at["number"]!, [from + said[0], from + said[1]], end)
    }
  }
  for (const match of sentence.hans.matchAll(staff)) {
    const at = match.indices!.groups!
    if (!found.some(({ number }) => number.start === at["number"]![0]))
      push(at["number"]!, at["subject"]!, match.index + match[0].length)
  }
  for (const match of sentence.hans.matchAll(grouped)) {
    const at = match.indices!.groups!
    if (!found.some(({ number }) => number.start <= match.index && match.index < number.end + 8))
      push(at["number"]!, at["subject"]!, match.index + match[0].length)
  }
  return found.sort((a, b) => a.number.start - b.number.start)
}

/** The last date before the number in its sentence; 10年间 looks back to the date of the sentence before. */
const dateOf = (sentence: Sentence, number: number, previous: Sentence | null): Claim["asOf"] => {
  const own = findDates(sentence.hans).findLast(({ end }) => end <= number)
  if (own !== undefined) {
    if (/目前|现时|至今|现有|[，；](?:是|负责|专责)/u.test(sentence.hans.slice(own.end, number))) return null
    return { edtf: own.edtf, span: spanIn(sentence, own.start, own.end) }
  }
  if (!/^[\d一二三四五六七八九十]{1,3}年(?:间|来)/u.test(sentence.hans)) return null
  if (previous === null || previous.passage !== sentence.passage) return null
  const said = findDates(previous.hans).at(-1)
  return said === undefined ? null : { edtf: said.edtf, span: spanIn(previous, said.start, said.end) }
}

/** 2012 is over after 2012-06; what has gone on since a day is told from that day. */
const lastDay = (edtf: string): string => edtfBounds(edtf.replace(/^\.\.\/|\/\.\.$/gu, "")).last ?? ""

/** The end of the latest date at which things of a kind are counted. */
const latestByKind = (claims: ReadonlyArray<Claim>): ReadonlyMap<string, string> => {
  const latest = new Map<string, string>()
  for (const { asOf, sentence, subject } of claims) {
    const kind = kindOf(sentence.hans.slice(subject.start, subject.end))
    if (asOf === null || kind === null) continue
    if ((latest.get(kind) ?? "") < lastDay(asOf.edtf)) latest.set(kind, lastDay(asOf.edtf))
  }
  return latest
}

/** The article's own list, for a claim of the present, or the last one of the past that nothing later changes. */
const presentList = (article: Article, claim: Claim, latest: ReadonlyMap<string, string>): Counted | null => {
  const { asOf, number, sentence, subject } = claim
  const kind = kindOf(sentence.hans.slice(subject.start, subject.end))
  if (
    kind === null ||
    /[每各][^，。]{0,20}$/u.test(sentence.hans.slice(Math.max(0, number.start - reach), number.start))
  )
    return null
  // what is only planned is no part of what there is
  if (/(?:计划|将|拟|预计)[^，。]{0,40}$/u.test(sentence.hans.slice(0, number.start))) return null
  if (asOf !== null && lastDay(asOf.edtf) < latest.get(kind)!) return null
  return listOfArticle(article, kind)
}
