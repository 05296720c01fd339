/** What a document does to others: repeals, amends, supersedes, implements; and what it was amended by. */

import policyEffects from "#schemas/policies/policy_effects.dataset.ts"
import { findDates } from "../../knowledge/dates.ts"
import { nameKey } from "../../knowledge/names.ts"
import { type Draft, derived, draft, printed, type Read, type Ref } from "../../model/Draft.ts"
import { type Flow, slice, spanOf } from "../../parse/notice/Flow.ts"
import { outerMarks } from "../../parse/notice/lineForms.ts"
import type { NoticeDocument, Provision } from "../../parse/notice/NoticeDocument.ts"
import type { CitedDocument } from "./citedDocuments.ts"
import { isAmendment, ownTitles } from "./effective.ts"
import { type Effect, effectsOf, type Kind, sentenceOf, sentencesOf } from "./effectWords.ts"
import { policy } from "./rows.ts"

/** Rows in document order, one for each kind and target. `effective`: the day from which the document is in force. */
export const effectRows = (
  document: NoticeDocument,
  refs: ReadonlyMap<Provision, Ref>,
  effective: Read<string> | null
): ReadonlyArray<Draft> => {
  const amendment = isAmendment(document)
  const own = ownTitles(amendment ? { ...document, title: document.noticeTitle } : document)
  const said = [
    ...(document.noticeTitle === null && document.title !== null ? ofTitle(document.title) : []),
    ...(document.adoption === null ? [] : ofAdoption(document.adoption)),
    ...ofProvisions(document.provisions, refs, null)
  ].filter(({ target }) => {
    // the old document may have had the title of the new one
    const other = target.number !== null && target.number.text !== document.number?.text
    return other || target.title === null || !own.has(nameKey(outerMarks(target.title.text)))
  })
  return onePerTarget(said).map((effect) => rowOf(effect, effective))
}

/** A title says it shortly, a sentence of the text again with the number: the fuller one stays. */
const onePerTarget = (effects: ReadonlyArray<Effect>): ReadonlyArray<Effect> => {
  const kept: Array<Effect> = []
  const places = new Map<string, Array<number>>()
  for (const effect of effects) {
    const { date, kind, target } = effect
    const named = target.title === null ? target.number!.text : nameKey(target.title.text)
    // a statute is amended again by decisions of one title
    const key = [kind, target.title === null, named, kind === "amended_by" ? date?.value : null].join("|")
    const before = places.get(key) ?? []
    const same = before.find((at) => sameNumber(kept[at]!.target, target))
    if (same !== undefined) {
      if (weight(effect) > weight(kept[same]!)) kept[same] = effect
      continue
    }
    places.set(key, [...before, kept.push(effect) - 1])
  }
  return kept
}

const sameNumber = (a: CitedDocument, b: CitedDocument): boolean =>
  a.number === null || b.number === null || a.number.text === b.number.text

const weight = ({ date, provision, target }: Effect): number =>
  (target.number === null ? 0 : 4) + (date === null ? 0 : 2) + (provision === null ? 0 : 1)

const rowOf = ({ date, flow, kind, provision, target }: Effect, effective: Read<string> | null): Draft => {
  const inForce = kind === "implements" || kind === "amended_by" ? null : effective
  const said =
    date ??
    (inForce === null
      ? null
      : derived(inForce.value, "the day from which the document is in force", ...inForce.at))
  const at = spanOf(flow)
  return draft(policyEffects, at, {
    policy_id: policy,
    provision_id: provision,
    kind: derived(kind, "the words about the title", at),
    target_title: target.title === null ? null : printed(target.title.text, spanOf(target.title)),
    target_document_number:
      target.number === null ? null : printed(target.number.text, spanOf(target.number)),
    date: said,
    text: printed(flow.text, at)
  })
}

// -- where it is said -----------------------------------------------------------------------------------------------

/** 关于修改《…》的决定, 关于废止《…》等规章的决定, …实施《…》办法. */
const ofTitle = (flow: Flow): ReadonlyArray<Effect> => {
  const { simple, targets } = sentenceOf(flow)
  return targets.flatMap((target): ReadonlyArray<Effect> => {
    const lead = simple.slice(0, target.start)
    const kind = /(?:修改|修订|修正)[^》]{0,10}(?:《|$)/u.test(lead.slice(-20))
      ? "amends"
      : /废止[^》]{0,10}(?:《|$)/u.test(lead.slice(-20))
        ? "repeals"
        : /(?:实施|执行|贯彻|落实)$/u.test(lead) && /(?:办法|细则|条例|规定|意见|方案)$/u.test(simple)
          ? "implements"
          : null
    return kind === null ? [] : [{ kind, target, flow, provision: null, date: null }]
  })
}

/** （根据2020年3月1日《…关于修改〈…〉的决定》修正）, several of them in a row. */
const ofAdoption = (flow: Flow): ReadonlyArray<Effect> => {
  const { simple, targets } = sentenceOf(flow)
  return targets.flatMap((target): ReadonlyArray<Effect> => {
    const lead = simple.slice(0, target.start)
    const from = lead.lastIndexOf("根据")
    if (
      from < 0 ||
      lead.slice(from).includes("》") ||
      !/^(?:第[一二三四五六七八九十]{1,2}次)?(?:修改|修正|修订)/u.test(simple.slice(target.end))
    )
      return []
    const day = findDates(simple.slice(from, target.start))[0]
    const date =
      day === undefined || day.edtf.includes("/")
        ? null
        : printed(day.edtf, spanOf(flow, from + day.start, from + day.end))
    return [{ kind: "amended_by", target, flow: slice(flow, from, target.end + 2), provision: null, date }]
  })
}

/** 决定废止下列规章, 对以下文件予以废止: the entries of the list below are what it speaks of. */
const listed =
  /(?:废止|宣布失效|停止执行)(?:下列|以下)|(?:下列|以下|附件所列)[^。]{0,40}(?:废止|失效|停止执行)|(?:予以|决定|现将|继续|宣布)?(?:废止|失效)的?[^。，]{0,20}(?:[：:]|如下|目录|(?:文件|规章|法规)(?:[（(]?\d{1,3}\s?[件部项][）)]?)?)$|废止[^。，；《]{0,24}[：:]$/u

const ofProvisions = (
  provisions: ReadonlyArray<Provision>,
  refs: ReadonlyMap<Provision, Ref>,
  inList: Kind | null
): ReadonlyArray<Effect> => {
  let list = inList
  return provisions.flatMap((provision) => {
    const { children, heading, level, text } = provision
    if (level !== "item" && provision.label === null) list = inList
    const ref = refs.get(provision)!
    const flows = [heading, text].filter((flow) => flow !== null && flow.text !== "") as ReadonlyArray<Flow>
    const sentences = flows.flatMap(sentencesOf)
    const said = sentences.flatMap((sentence) => effectsOf(sentence, ref, list))
    const opens = sentences.some(({ simple, targets }) => targets.length === 0 && listed.test(simple))
    const below = ofProvisions(children, refs, opens ? "repeals" : list)
    // a paragraph without label opens the list of its siblings
    if (opens && children.length === 0 && provision.label === null) list = "repeals"
    return [...said, ...below]
  })
}
