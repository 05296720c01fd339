/** Figures that say something of another one: what changed, by how much in percent, what it was the year before. */
import { metricOfWords } from "./binding.ts"
import type { Figure } from "./figures.ts"
import type { Metric } from "./metrics.ts"

export interface Comparison {
  readonly kind: "change" | "percent" | "base" | "again" | "undecided"
  readonly negative: boolean
  /** Where the words of the direction begin within the label. */
  readonly at: number
  /** What it is said of: the figure before it, a metric by name, or a class by name. */
  readonly of: "nearest" | { readonly metric: Metric } | { readonly subject: string }
}

const direction = /(净?增加|增长|上升|提高|增幅|净?减少|下降|降低|降幅|减幅)(?:比例|幅度|[了额为数率达是])*$/u
const negativeWord = /减|降/u
const templateBefore = /(?:增加?|减少?|增长|下降|上升)[/／（(或]$/u
const templateAfter = /(?:增加?|减少?|增长|下降|上升)[（(](?:增加?|减少?|增长|下降|上升)[)）]$/u
const than =
  /(?:比|较|与|同|和|相比|相较)(?:于)?(?:上一?年(?:度)?|去年|年初|同期|[12]\d{3}年)[^，。；]{0,16}$|同比$/u
/** 预算数, 总体, 该项: words between that name nothing. */
const filler = /^(?:预算|安排|总体|整体|该项|该科目|同样|预计|其中|即|也|均|共|数|额|[（(])*$/u

/** Null if the figure compares nothing: it has to be bound by its own name. */
export const comparisonOf = (
  figure: Figure,
  year: number,
  bodies: ReadonlyArray<string>
): Comparison | null => {
  const { label } = figure
  const found = direction.exec(label)
  if (found === null) return templateAfter.test(label) ? undecided : plainComparison(figure, year)
  const rest = label.slice(0, found.index)
  if (templateBefore.test(rest)) return undecided
  if (figure.unit !== "%" && figure.fen === null) return undecided
  const compared = than.exec(rest)
  const of = whose(compared === null ? rest : rest.slice(0, compared.index), bodies)
  // 主要原因是…增加20万元 is said of something else
  if (of === null || (compared === null && figure.explains)) return undecided
  return {
    kind: figure.unit === "%" ? "percent" : "change",
    negative: negativeWord.test(found[1]!),
    at: found.index,
    of
  }
}

/** Something is compared, and the text does not say what with which direction: it says nothing of any statement. */
const undecided: Comparison = { kind: "undecided", negative: false, at: 0, of: "nearest" }

const whose = (words: string, bodies: ReadonlyArray<string>): Comparison["of"] | null => {
  if (filler.test(words)) return "nearest"
  const quoted = /^[“"]?([^“”"]{2,120})[”"]?(?:科目)?(?:预算数?)?$/u.exec(words)?.[1]
  const metric = metricOfWords(words, bodies)
  if (metric !== null) return { metric }
  return quoted === undefined ? null : { subject: quoted }
}

const tokens = "(?:预算|执行|决算|完成|安排|批复|同期|当年|年初|[度的数为是额共])*"
const yearBefore = new RegExp(
  `^(?:其中|比|较|与|同)?(?:(?<year>[12]\\d{3})年|上一?年|去年|(?<now>今年|本年))${tokens}$`,
  "u"
)

/** 2023年预算执行数为132.56万元 is the year before, 2024年预算安排160.14万元 the figure again. */
const plainComparison = (figure: Figure, year: number): Comparison | null => {
  if (figure.fen === null || figure.unit === "%") return null
  const found = yearBefore.exec(figure.label)?.groups
  if (found === undefined) return null
  const now = found["now"] !== undefined || Number(found["year"]) === year
  const kind = now ? (/执行|决算/u.test(figure.label) ? "undecided" : "again") : "base"
  return { kind, negative: false, at: 0, of: "nearest" }
}

const level =
  /^[）)]?[，。、；]?(?:均)?(?:(?:与|比|同|较|和)(?:上一?年(?:度)?|去年|[12]\d{3}年)[^，。；]{0,16}?)?(?<roughly>基本|大致|略)?(?:持平|一致|相同|无变化|没有变化|无增减(?:变化)?|保持不变|不变)/u

export interface Level {
  /** Within the text behind the figure. */
  readonly start: number
  readonly end: number
  /** It stands behind the bracket that the figure is in. */
  readonly outside: boolean
  /** 均: what stands before it in the sentence did not change either. */
  readonly all: boolean
}

/** 与2023年预算持平 right behind a figure; null for 基本持平, which is not the same amount. */
export const levelAfter = (text: string): Level | null => {
  const found = level.exec(text)
  if (found === null || found.groups!["roughly"] !== undefined) return null
  const end = found[0].length
  const word = /(?:持平|一致|相同|无变化|没有变化|无增减(?:变化)?|保持不变|不变)$/u.exec(found[0])!
  return {
    start: end - word[0].length,
    end,
    outside: /^[）)]/u.test(found[0]),
    all: /^[）)]?[，。、；]?均/u.test(found[0])
  }
}
