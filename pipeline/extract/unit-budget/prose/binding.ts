/** Binds a figure to what it measures by the words before it. */
import { isFunctionalClass } from "../../../knowledge/budgetClasses.ts"
import type { Figure } from "./figures.ts"
import { type Metric, type MetricForm, metricForms } from "./metrics.ts"

export interface Binding {
  readonly metric: Metric
  readonly subject: { readonly text: string; readonly start: number; readonly end: number } | null
}

export interface BindingContext {
  /** Names of the bodies whose budget it is. */
  readonly bodies: ReadonlyArray<string>
  /** What the figure before it in the paragraph measures. */
  readonly last: Metric | null
  /** Purchases of vehicles and equipment are being planned. */
  readonly planned: boolean
}

/** 预算数为, 合计, 共安排 …: what joins the name of a figure to the figure, or a figure's own year. */
const joint =
  /(?:预算|安排|编制|合计|金额|人民币|科目|(?:[12]\d{3}|本|当)年(?:度)?|其中|[总数额计共均为是：:])+$/u
/** 2024年, 本单位, 其中 …: what may stand before the name of a figure without narrowing it. */
const opening =
  /(?:[12]\d{3}年(?:度)?|本年(?:度)?|当年|全年|其中|部门|单位|预算|本|我|同级|编制|批复|安排|实现|年初|(?:财政拨款)?(?:收入|支出)(?:预算)?中|[总共的])+$/u
const bracketed = /[（(][^（）()]{0,12}[)）]$/u
/** Last characters of the names of bodies. */
const bodyEnd = /[局委会院所厅室处心府校部馆站队镇乡道办联社团署协狱学]$/u
/** Words before a name that make it the name of another figure. */
const narrowing =
  /非同级|增加|减少|压缩|压减|节约|结余|结转|原因|由于|用于|国内|国外|外宾|外事|人均|面向|预留|小微|小型|微型|执行|决算/u

/** Every metric that the figure states: one, but two for 收支总预算; none if its words name none. */
export const bindingsOf = (
  figure: Figure,
  after: string,
  context: BindingContext
): ReadonlyArray<Binding> => {
  const core = bareWords(figure.label)
  if (isMoney(figure)) {
    const functional = functionalOf(figure, core)
    if (functional !== null) return [functional]
  }
  const form = metricForms.find((candidate) => fits(candidate, core, figure, context))
  if (form === undefined) return projectsOf(figure, after)
  const subject = form.words.exec(core)!.groups?.["subject"]
  return form.metrics.map((metric) => ({
    metric,
    subject: subject === undefined ? null : placeOf(figure, subject)
  }))
}

/** The metric that words alone name, as in 财政拨款收入比2023年预算增加; null for none or for more than one. */
export const metricOfWords = (words: string, bodies: ReadonlyArray<string>): Metric | null => {
  const core = bareWords(words)
  const form = metricForms.find(
    (candidate) =>
      candidate.unit === "money" && candidate.behind === undefined && namesIt(candidate, core, bodies)
  )
  return form?.metrics.length === 1 ? form.metrics[0]! : null
}

const saysClass = /[”"](?:[（(]类[)）])?科目/u

/** “财政拨款收入” in quotation marks is a name as well; a class in them is told by them, or by 科目 behind them. */
const bareWords = (words: string): string => {
  const core = words.replace(joint, "")
  if (saysClass.test(words)) return core
  const quoted = /[“"]([^“”"]{2,40})[”"]$/u.exec(core)?.[1]
  return quoted !== undefined && metricForms.some((form) => form.before === "body" && named(form, quoted))
    ? quoted
    : core
}

/** The words are the form's whole name. */
const named = ({ words }: MetricForm, text: string): boolean => words.exec(text)?.index === 0

export const isMoney = ({ fen, unit }: Figure): boolean => fen !== null && unit !== "%"

const fits = (form: MetricForm, core: string, figure: Figure, context: BindingContext): boolean => {
  const unit = figure.unit === "套" ? "台" : figure.unit
  const counts = form.unit === unit && figure.decimals === 0
  if (form.unit === "money" ? !isMoney(figure) : !counts) return false
  if (form.planned !== undefined && form.planned !== context.planned) return false
  if (form.behind !== undefined && (context.last === null || !form.behind.includes(context.last)))
    return false
  return namesIt(form, core, context.bodies)
}

const namesIt = (form: MetricForm, core: string, bodies: ReadonlyArray<string>): boolean => {
  const found = form.words.exec(core)
  if (found === null) return false
  const before = core.slice(0, found.index)
  return form.before === "any" ? !narrowing.test(before) : isOpening(before, bodies)
}

const isOpening = (before: string, bodies: ReadonlyArray<string>): boolean => {
  if (narrowing.test(before)) return false
  const rest = before.replace(opening, "").replace(bracketed, "").replace(opening, "")
  return rest === "" || (rest.length >= 4 && bodyEnd.test(rest)) || bodies.some((body) => rest.endsWith(body))
}

// -- functional classification ----------------------------------------------------------------------------------------

const quotedItem = /[“"](?<subject>[^“”"]{2,120}[（(]项[)）])[”"]$/u
const joinedItem = /[“"](?<subject>[^“”"]{2,40}[-－—–]{1,2}[^“”"]{2,40}[-－—–]{1,2}[^“”"]{2,40})[”"]$/u
const quotedClass = /[“"](?<subject>[^“”"（）()]{2,40})(?:[（(]类[)）])?[”"](?:[（(]类[)）])?$/u
const plainItem = /(?<subject>[^“”"]{2,120}[（(]项[)）])$/u
const plainClass = /^(?<subject>[^“”"（）()]{2,40})(?<mark>[（(]类[)）])?$/u
/** Classes, and without their mark the names of other figures as well. */
const ofTwoMeanings = /^(?:其他支出|国有资本经营预算支出)$/u
const leading = /^(?:[12]\d{3}年(?:度)?|预算|安排|其中|[的：:])+/u

/** “…（类）…（款）…（项）”, with hyphens between the names, or the name of a class; with or without quotation marks. */
const functionalOf = (figure: Figure, core: string): Binding | null => {
  const item = quotedItem.exec(core) ?? joinedItem.exec(core)
  if (item !== null) return { metric: "functional_item", subject: placeOf(figure, item.groups!["subject"]!) }
  const quoted = quotedClass.exec(core)?.groups?.["subject"]
  if (quoted !== undefined)
    return quoted.endsWith("支出") || isFunctionalClass(quoted)
      ? { metric: "functional_class", subject: placeOf(figure, quoted) }
      : null
  const bare = core.replace(leading, "")
  const plain = plainItem.exec(bare)?.groups?.["subject"]
  if (plain !== undefined && /[（(]类[)）]/u.test(plain))
    return { metric: "functional_item", subject: placeOf(figure, plain) }
  const named = plainClass.exec(bare)?.groups
  const name = named?.["subject"]
  if (name === undefined || !isFunctionalClass(name) || (ofTwoMeanings.test(name) && !named!["mark"]))
    return null
  return { metric: "functional_class", subject: placeOf(figure, name) }
}

const placeOf = (figure: Figure, text: string) => {
  const start = figure.labelStart + figure.label.lastIndexOf(text)
  return { text, start, end: start + text.length }
}

/** 编报绩效目标的3个项目, 3个项目编报了绩效目标. */
const projectsOf = (figure: Figure, after: string): ReadonlyArray<Binding> => {
  if (figure.unit !== "个" || figure.decimals > 0) return []
  const counted = /^(?:[一二三]级)?项目/u.exec(after)
  if (counted === null) return []
  const said =
    /绩效目标(?:管理)?的?$/u.test(figure.label.replace(joint, "")) ||
    /^[^，。；]{0,12}(?:编报|编制|设置|申报|实行|纳入)[^，。；]{0,8}绩效/u.test(
      after.slice(counted[0].length)
    )
  return said ? [{ metric: "performance_projects", subject: null }] : []
}
