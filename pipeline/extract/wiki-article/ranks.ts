/** What sentences say of ranks. */
import type { Ref } from "../../model/Draft.ts"
import type { Article } from "./Article.ts"
import { type Clause, clauseAt, clausesOf, type Sentence, spanIn } from "./passages.ts"
import { collectiveNoun, type Subject, subjectsOf } from "./subjects.ts"
import { isDated } from "./underDate.ts"

export const readRanks = (article: Article): void => {
  const ranks: Ranks = { changed: new Map(), dated: new Map() }
  for (const sentence of [...article.sentences, ...article.entrySentences])
    readRank(article, sentence, clausesOf(sentence), ranks)
  for (const claim of ranks.changed.values()) claim()
  // what it was on a day counts where nothing tells what it is
  for (const [ref, claim] of ranks.dated)
    if (!article.book.claimsOf(ref).some(({ attribute }) => attribute === "rank")) claim()
}

const rank =
  /(?:级别为|级别是|规格为|定为|核定为|明确为|相当于|均为|都是|为|是|(?<![直所下隶])属|属于|，|(?:直属|所属|下属)的?(?=[副正]?[^，。；、]{1,3}级(?:行政|参公|公益|全额)?[^，。；、]{0,4}(?:机构|单位|机关|部门))|的(?=[副正]?[^，。；、]{1,3}级(?:工作|职能|组成|政府|直属|派出|办事|行政|联络|隶属|海关|单位|机构)))(?<rank>[副正]?(?:省部|厅局|地厅|司局|县处|乡科|县团|省|部|厅|局|司|处|县|科|乡|团|师|股)级)(?:单位|建制|规格|编制|配置|机构|(?:工作|职能|组成|政府|直属)部门|(?:派出|办事|行政|直属|职能|事业|联络|隶属)(?:机构|单位|机关|海关))?(?=[，。；、的（()）]|$)/dgu

/** Claims of ranks, the last of each body, that wait for the end: of what it was changed to, and of what it was on a day, or is only equal to. */
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
      else if (dated || match[0].startsWith("相当于")) ranks.dated.set(ref, claim)
      else claim()
      if (ref === article.collective) article.distributed.push({ attribute: "rank", value, span })
    }
  }
}

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
