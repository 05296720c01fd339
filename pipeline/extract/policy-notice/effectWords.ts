/** What a sentence says of the documents that it names: that they are repealed, amended, superseded, carried out. */
import type { Row } from "#schemas/dataset.ts"
import type policyEffects from "#schemas/policies/policy_effects.dataset.ts"
import { findDates } from "../../knowledge/dates.ts"
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { printed, type Read, type Ref } from "../../model/Draft.ts"
import { type Flow, slice, spanOf, trimmed } from "../../parse/notice/Flow.ts"
import { type CitedDocument, findCitedDocuments } from "./citedDocuments.ts"
import { bareEntry, titledEntry } from "./listEntries.ts"

export type Kind = Row<typeof policyEffects>["kind"]

export interface Effect {
  readonly kind: Kind
  readonly target: CitedDocument
  /** The sentence. */
  readonly flow: Flow
  readonly provision: Ref | null
  /** The day that the sentence says itself. */
  readonly date: Read<string> | null
}

export interface Sentence {
  readonly flow: Flow
  readonly simple: string
  readonly targets: ReadonlyArray<CitedDocument>
}

export const sentenceOf = (flow: Flow): Sentence => ({
  flow,
  simple: toSimplifiedAligned(flow.text),
  targets: findCitedDocuments(flow)
})

/** Sentences, and the clauses that ； separates. */
export const sentencesOf = (flow: Flow): ReadonlyArray<Sentence> => {
  const sentences: Array<Sentence> = []
  let from = 0
  let depth = 0
  for (let i = 0; i < flow.text.length; i++) {
    const c = flow.text[i]!
    if (/[《（(]/u.test(c)) depth++
    else if (/[》）)]/u.test(c)) depth = Math.max(0, depth - 1)
    if (!(c === "。" || c === "！" || (depth === 0 && (c === "；" || c === ";"))) && i < flow.text.length - 1)
      continue
    const sentence = trimmed(slice(flow, from, i + 1))
    if (sentence.text !== "") sentences.push(sentenceOf(sentence))
    from = i + 1
    depth = 0
  }
  return sentences
}

/** Words that make of a rule about repealing none that repeals. */
const hypothetical = /应当|可以|不得|未|尚|如果|需要|建议|提请|拟|是否|及时|按程序|负责/u
const repeal =
  /(?:废止|(?:现予|予以|现)废除|停止(?:执行|施行|实施|适用)(?!(?!并|，)\p{Script=Han})|失效|不再(?:执行|施行|适用))(?!的|后|前|或|、|程序|情形|日期)/u
const amend =
  /(?:作(?:出)?(?:如下|以下|部分)?(?:修改|修订|修正|调整)|(?:现予|予以|进行)(?:修改|修订|修正)|(?:修改|修订|修正)(?:为|如下))/u
/** The words before a title that a document goes by: 根据国家发展改革委《…》, however long the purpose before them is. */
const basis =
  /(?:(?:根据|依据|依照|按照)[^《，。；]{0,40}|^为(?:了)?[^《，。]{0,8}?(?:实施|贯彻|落实|执行)[^《，。]{0,8})$/u
/** …等法律、法规和国务院《…》: a further one. */
const further = /^[^《，。；]{0,30}[和及与、]\p{Script=Han}{0,16}$/u
const made = /(?:制定|制订|订定|颁布|出台|编制)(?:了)?本|(?:特|现)?(?:制定|制订|订定)(?:如下|以下)/u
const carriesOut = /^为(?:了)?[^《，。]{0,8}?(?:贯彻|落实|实施|执行)[^《，。]{0,8}?《/u

/** `list`: what the list says whose entry it is. */
export const effectsOf = (sentence: Sentence, provision: Ref, list: Kind | null): ReadonlyArray<Effect> => {
  const { flow, simple, targets } = sentence
  const effect =
    (kind: Kind) =>
    (target: CitedDocument): Effect => ({
      kind,
      target,
      flow,
      provision,
      date: kind === "repeals" ? dayIn(sentence) : null
    })
  if (targets.length === 0) {
    const entry = list === null ? null : bareEntry(sentence)
    return entry === null ? [] : [effect(list!)(entry)]
  }
  const groups = groupsOf(targets, simple)
  const effects = groups.flatMap((group, g): ReadonlyArray<Effect> => {
    const kind = kindOfGroup(
      sentence,
      group,
      groups[g + 1]?.[0]?.start ?? simple.length,
      groups[g - 1]?.at(-1)?.end ?? 0
    )
    return kind === null ? [] : group.map(effect(kind))
  })
  if (effects.length > 0) return effects
  const [first] = groups
  const bases = basesOf(groups, simple)
  if (bases.length > 0) return bases.map(effect("implements"))
  if (list === null) return []
  const entry = titledEntry(sentence)
  if (entry !== null) return [effect(list)(entry)]
  return simple.slice(0, first![0]!.start).length > 30 ? [] : first!.map(effect(list))
}

/** The documents by which this one is made, or that it carries out. */
const basesOf = (
  groups: ReadonlyArray<ReadonlyArray<CitedDocument>>,
  text: string
): ReadonlyArray<CitedDocument> => {
  let on = false
  const bases = groups.filter((group, g) => {
    const lead = text.slice(groups[g - 1]?.at(-1)?.end ?? 0, group[0]!.start)
    on = basis.test(lead) || (on && further.test(lead))
    return on
  })
  const last = bases.at(-1)?.at(-1)
  if (last !== undefined && made.test(text.slice(last.end))) return bases.flat()
  return carriesOut.test(text) ? (bases[0] ?? []) : []
}

/** 、 or 和, and who issued the next one when: 、2003年8月1日省人民政府发布的《…》. */
const together =
  /^(?:[、，,和与及]|以及|原|等){0,3}(?:(?<=[、，,和及])(?:自?[\d〇零一二三四五六七八九十]{1,4}年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日)?起?(?:由)?\p{Script=Han}{0,20}(?:发布|公布|颁布|印发|批准|通过|施行|实施)的(?:原)?)?$/u

/** Titles that only 、 or 和 stands between. */
const groupsOf = (
  targets: ReadonlyArray<CitedDocument>,
  text: string
): ReadonlyArray<ReadonlyArray<CitedDocument>> => {
  const groups: Array<Array<CitedDocument>> = []
  for (const target of targets) {
    const before = groups.at(-1)?.at(-1)
    const between = before === undefined ? "" : text.slice(before.end, target.start)
    if (before !== undefined && together.test(between)) groups.at(-1)!.push(target)
    else groups.push([target])
  }
  return groups
}

/** What follows a title where a provision of it is meant, and not the whole. */
const ofProvision = /^(?:中的?|的)?第[\d〇零一二三四五六七八九十百]{1,5}[编章节条款]/u

/** What is said of a group of titles: by the words after it up to the next group, or by those before it. */
const kindOfGroup = (
  { simple }: Sentence,
  group: ReadonlyArray<CitedDocument>,
  next: number,
  previous: number
): Kind | null => {
  const lead = simple.slice(previous, group[0]!.start)
  const after = simple.slice(group.at(-1)!.end, next)
  if (/(?:根据|依据|依照|按照)[^，。《]{0,20}$/u.test(lead)) return null
  if (/不一致|不符|抵触|相冲突/u.test(after) && /以本[\p{Script=Han}（）]{1,10}(?:规定)?为准/u.test(after))
    return "supersedes"
  if (/(?:代替|替代|取代)(?:了)?原?$/u.test(lead)) return "supersedes"
  if (
    /^[^，。]{0,6}有效期[^，。]{0,12}(?:延长|顺延|延续)|^[^，。]{0,4}继续(?:有效|执行|实施|施行)/u.test(after)
  )
    return hypothetical.test(after) ? null : "extends"
  const cancel = repeal.exec(after)
  if (
    cancel !== null &&
    !hypothetical.test(after.slice(0, cancel.index)) &&
    !/(?:的|[、和与或]|已被?|已经)$|^的[，,]/u.test(after.slice(0, cancel.index))
  )
    // 《…》第五条同时废止: the rest stays in force
    return ofProvision.test(after) ? "amends" : "repeals"
  if (
    /(?:废止|失效|停止执行)(?:了)?(?:下列|以下)?[^，。、；的]{0,24}$/u.test(lead) &&
    !hypothetical.test(lead)
  )
    return ofProvision.test(after) ? "amends" : "repeals"
  const change = amend.exec(after)
  if (change !== null && !hypothetical.test(after.slice(0, change.index))) return "amends"
  if (/(?:决定|现|同意)(?:对)?(?:修改|修订|修正)[^，。、；的]{0,12}$/u.test(lead)) return "amends"
  return null
}

/** The day of 自2022年1月1日起废止; null where the sentence says none, or several. */
const dayIn = ({ flow, simple, targets }: Sentence): Read<string> | null => {
  const days = findDates(simple).flatMap((day) => {
    const inTarget = targets.some(({ end, start }) => day.start < end && day.end > start)
    const words = simple.slice(Math.max(0, day.start - 1), day.end + 1)
    const lead = /^(?:.)?(?:自从|自|从|于)/u.exec(words)?.[0]
    return !inTarget && lead !== undefined && /^\d{4}-\d{2}-\d{2}(?:\/\.\.)?$/u.test(day.edtf) ? [day] : []
  })
  const [only] = days
  if (days.length !== 1) return null
  const words = /[\d〇零○一二三四五六七八九十].*[日号]/u.exec(simple.slice(only!.start, only!.end))
  if (words === null) return null
  const start = only!.start + words.index
  return printed(only!.edtf.slice(0, 10), spanOf(flow, start, start + words[0].length))
}
