/** Dated events, sentence by sentence: what happened, when, and to whom. A sentence without a date tells no event. */

import type { Row } from "#schemas/dataset.ts"
import events from "#schemas/directory/events.dataset.ts"
import { type DateMention, edtfBounds, findDatesInContext, yearOfEdtf } from "../../knowledge/dates.ts"
import { derived, draft, printed, type Ref, resolved } from "../../model/Draft.ts"
import type { Span } from "../../model/Span.ts"
import type { Article } from "./Article.ts"
import { readDowngraded, readUpgraded } from "./downgrading.ts"
import { claimDate } from "./eventClaims.ts"
import { readDecided, readFounded, readPredecessor } from "./founding.ts"
import { type Clause, clausesOf, type Line, type Sentence, spanIn } from "./passages.ts"
import { readReorganized } from "./reorganizing.ts"
import { readRestored } from "./restoring.ts"
import type { Subject } from "./subjects.ts"
import { readTransferred } from "./transfers.ts"

export type EventKind = Row<typeof events>["kind"]

export interface Happening {
  readonly kind: EventKind
  readonly date: DateMention
  readonly subjects: ReadonlyArray<Subject>
  readonly object?: Subject | undefined
  /** It began to work: the date of its founding if the article gives none. */
  readonly opened?: true
  /** It was set up once more: no date of its founding. */
  readonly again?: true
  /** The words that say what happened. */
  readonly word: Span
}

/** A clause with the dates that it stands under. */
export interface Told {
  readonly sentence: Sentence
  readonly clauses: ReadonlyArray<Clause>
  readonly clause: Clause
  readonly dates: ReadonlyArray<DateMention>
  /** Subjects of the clause before, for one that carries them on (…调整为联络处，皆划归…). */
  readonly before: ReadonlyArray<Subject>
  /** They have become something else in the clause before: who manages them then does so from that day on. */
  readonly changed: boolean
}

type Reader = (article: Article, told: Told) => ReadonlyArray<Happening>

const readers: ReadonlyArray<Reader> = [
  readDecided,
  readPredecessor,
  readFounded,
  readRestored,
  readReorganized,
  readDowngraded,
  readUpgraded,
  readTransferred
]

/** Reads the events of the article; returns the sentences that tell of a change of the body above. */
export const readHistory = (article: Article): ReadonlySet<Sentence> => {
  const changed = new Set<Sentence>()
  const seen = new Set<string>()
  const told: Array<{ readonly sentence: Sentence; readonly happening: Happening }> = []
  let context: { readonly passage: unknown; readonly year: number | null } = { passage: null, year: null }
  for (const sentence of [...article.sentences, ...article.entrySentences]) {
    const { passage } = sentence
    const year = context.passage === passage ? context.year : null
    const dates = findDatesInContext(sentence.hans, year)
    context = { passage, year: dates.length === 0 ? year : yearOfEdtf(dates.at(-1)!.edtf) }
    const happenings = readSentence(article, sentence, dates)
    if (happenings.some(({ kind }) => kind === "transferred")) changed.add(sentence)
    told.push(...happenings.map((happening) => ({ sentence, happening: atOnce(happening) })))
  }
  for (const { happening, sentence } of told) {
    const key = keyOf(happening)
    if (seen.has(key) || (happening.opened && isFounded(article, told, happening))) continue
    seen.add(key)
    article.drafts.push(eventDraft(sentence, happening))
    claimDate(article, sentence, happening)
  }
  return changed
}

/** Whether the article says elsewhere when the body was founded. */
const isFounded = (
  article: Article,
  told: ReadonlyArray<{ readonly happening: Happening }>,
  { date, subjects }: Happening
): boolean =>
  subjects.some(
    ({ ref }) =>
      article.book
        .claimsOf(ref)
        .some(({ attribute, value }) => attribute === "established" && value !== date.edtf) ||
      told.some(
        ({ happening }) =>
          happening.kind === "established" &&
          !happening.opened &&
          happening.subjects.some((s) => s.ref === ref)
      )
  )

/** A change is made on a day, 起 or not; only what is opened one after the other goes on. */
const atOnce = (happening: Happening): Happening => {
  const { date, kind } = happening
  if (kind === "established" || kind === "planned" || !date.edtf.endsWith("/..")) return happening
  return { ...happening, date: { ...date, edtf: date.edtf.slice(0, -3) } }
}

const keyOf = ({ date, kind, object, subjects }: Happening): string =>
  [kind, date.edtf, object?.ref, ...subjects.map(({ ref }) => ref)].join("|")

const readSentence = (
  article: Article,
  sentence: Sentence,
  all: ReadonlyArray<DateMention>
): ReadonlyArray<Happening> => {
  if (all.length === 0) return []
  const clauses = clausesOf(sentence)
  const happenings: Array<Happening> = []
  let dates: ReadonlyArray<DateMention> = []
  let before: ReadonlyArray<Subject> = []
  let changed = false
  // a list of dates may be cut by its own commas: the clause's dates count until another clause has some
  for (const clause of clauses) {
    const own = all.filter(({ start }) => start >= clause.start && start < clause.end)
    if (own.length > 0) dates = own
    else if (state.test(clause.hans) || /同年|翌年|次年|当年/u.test(clause.hans)) dates = []
    if (dates.length === 0 || isCircumstance(clause.hans)) continue
    const told: Told = { sentence, clauses, clause, dates, before, changed }
    const found = readers.flatMap((read) => read(article, told))
    if (found.length > 0) {
      before = found.at(-1)!.subjects
      changed = found.some(({ kind }) => kind === "reorganized" || kind === "downgraded")
    }
    happenings.push(...found)
  }
  return happenings
}

/** ，是…，属…: how it is, under no date any more. */
const state = /^\s*(?:现)?(?:是|系|属|为(?=[^，]{1,20}(?:机构|单位|部门|级))|归口)/u

/** 根据政府机构调整: why something happens, not what. */
const circumstance = /^\s*(?:根据|按照|依据|随着|因|由于|鉴于|为(?!止)|为了)/u
/** 2019年机构改革时: when something happens. */
const reform =
  /^[^，。；]{0,14}(?:机构改革|机构调整|大部制改革|行政区划调整|撤县设市|撤市设区|撤地设市)(?:中|时|期间|过程中)?$/u
const isCircumstance = (clause: string): boolean =>
  reform.test(clause) || (circumstance.test(clause) && !/(?:成立|设立|组建|开设)$/u.test(clause))

/** The row of an event; `at`: where its date stands, if that is not in the sentence. */
export const eventDraft = (
  sentence: Line,
  { date, kind, object, subjects, word }: Happening,
  at: Span = spanIn(sentence, date.start, date.end)
) => {
  const bounds = edtfBounds(date.edtf)
  const text = sentence.text
  return draft(events, spanIn(sentence), {
    date: derived(date.edtf, "the date as EDTF", at),
    date_start:
      bounds.first === null ? null : derived<string | null>(bounds.first, "first day of the date", at),
    date_end: bounds.last === null ? null : derived<string | null>(bounds.last, "last day of the date", at),
    kind: derived(kind, "what the words say happened", word),
    org_ids: resolved(
      subjects.map(({ ref }) => ref),
      "the bodies named, found by name or place among those that the article speaks of",
      ...subjects.map(({ span }) => span)
    ),
    object_org_id:
      object === undefined
        ? null
        : resolved<Ref | null>(object.ref, "the new body above, by its name", object.span),
    text: printed(text, spanIn(sentence))
  })
}
