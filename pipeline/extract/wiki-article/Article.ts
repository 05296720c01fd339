/** An article while its facts are gathered: the text that rules read, and the books that they write to. */
import { findRegions } from "../../knowledge/regions.ts"
import { toSimplified, toSimplifiedAligned } from "../../knowledge/script.ts"
import type { Draft, Ref } from "../../model/Draft.ts"
import type { Issue } from "../../model/Extraction.ts"
import type { OrganizationKind } from "../../model/Organization.ts"
import type { Source } from "../../model/Source.ts"
import type { Span } from "../../model/Span.ts"
import type { Inline, WikiDocument } from "../../parse/wiki/WikiDocument.ts"
import { OrganizationBook } from "../OrganizationBook.ts"
import { OFFICES_ABROAD, officeKind } from "./lexicon.ts"
import { NameIndex } from "./NameIndex.ts"
import { type Passage, passagesOf, type Sentence, sentencesOf, spanIn } from "./passages.ts"
import { RelationBook } from "./RelationBook.ts"
import { type Office, placeOfName, Roster } from "./Roster.ts"

const longestSentence = 2000

export interface Title {
  readonly ref: Ref
  readonly name: string
  /** In simplified characters. */
  readonly hans: string
  readonly span: Span
  readonly kind: OrganizationKind
}

export class Article {
  readonly book = new OrganizationBook()
  readonly names = new NameIndex<Ref>()
  readonly roster = new Roster()
  /** The subject's name behind that of its region: 市教育局 of 青州市教育局; null if it has none. */
  localName: string | null = null
  readonly relations = new RelationBook()
  readonly drafts: Array<Draft> = []
  /** Where the duties stand that have been read. */
  readonly duties: Array<Span> = []
  readonly issues: Array<Issue> = []
  readonly passages: ReadonlyArray<Passage>
  /** Sentences of the running text, in order; sections that point elsewhere are left out. */
  readonly sentences: ReadonlyArray<Sentence>
  /** Sentences of the entries of lists, sections that point elsewhere left out. */
  readonly entrySentences: ReadonlyArray<Sentence>
  /** The office that an entry of a list, or the text under a heading with its name, is about. */
  readonly entries = new Map<Inline, { readonly ref: Ref; readonly span: Span }>()
  readonly source: Source
  readonly document: WikiDocument
  readonly title: Title
  /** Code of the region whose body the offices are of: 上海市 of 上海市人民政府驻外办事处. */
  readonly owner: string | null
  /** The collective that the article is about, or that it says its subject belongs to. */
  collective: Ref | null = null
  /** What is said of all members of the collective alike (均为…). */
  readonly distributed: Array<{ readonly attribute: "rank"; readonly value: string; readonly span: Span }> =
    []
  /** Titles of its categories, in simplified characters. */
  readonly categories: string
  readonly #links: ReadonlyArray<Span>
  readonly #regions = new Map<Ref, Set<string>>()
  readonly #enterprises = new Set<Ref>()
  readonly #present: Array<{ readonly ref: Ref; readonly span: Span }> = []

  constructor(
    source: Source,
    document: WikiDocument,
    title: { readonly name: string; readonly span: Span; readonly kind: OrganizationKind }
  ) {
    this.source = source
    this.document = document
    this.#links = document.links.map(({ span }) => span).sort((a, b) => a.start - b.start)
    this.categories = toSimplified(
      document.links.flatMap(({ kind, target }) => (kind === "category" ? target : [])).join("\n")
    )
    this.passages = passagesOf(document)
    const text = this.passages.filter(({ aside }) => !aside)
    const readable = (sentence: Sentence) => this.#isReadable(sentence)
    this.sentences = text
      .filter(({ kind }) => kind === "paragraph")
      .flatMap(sentencesOf)
      .filter(readable)
    this.entrySentences = text
      .filter(({ kind }) => kind === "item")
      .flatMap(sentencesOf)
      .filter(readable)
    const hans = toSimplifiedAligned(title.name)
    this.owner = findRegions(hans.slice(0, Math.max(0, hans.indexOf("驻"))))[0]?.region.code ?? null
    const ref = this.body(title.name, title.span)
    this.title = { ...title, ref, hans }
  }

  /** The organisation of a name or of the page that it links to; from now on it is found in the text by that name. */
  body(
    name: string,
    span: Span,
    options: {
      readonly pageTitle?: string | null
      readonly within?: Ref | null
      /** Not looked for in the text: 办公室 ends the names of many bodies. */
      readonly common?: boolean
    } = {}
  ): Ref {
    const ref = this.book.mention(name, span, options)
    if (options.common !== true) this.names.add(toSimplifiedAligned(name), ref)
    return ref
  }

  /** Place of the link that a place in the source lies in. */
  linkAt(offset: number): Span | null {
    let [low, high] = [0, this.#links.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#links[middle]!.start <= offset) low = middle + 1
      else high = middle
    }
    const found = this.#links[low - 1]
    return found !== undefined && offset < found.end ? found : null
  }

  /** Keeps an office in the roster; a listed one is found by its place and kind, too (广州办事处). */
  enroll(office: Office): void {
    this.roster.add(office)
    const place = placeOfName(office.hans)
    if (!office.listed || place === null) return
    this.names.add(office.hans.slice(place.start), office.ref)
  }

  /** Listed offices that are no more. */
  readonly gone = new Set<Ref>()

  /** Where the text says that an office was downgraded: its rank before that is no longer its rank. */
  readonly lowered = new Map<Ref, number>()

  /** The last dated event, other than its end, that the text tells of a body: EDTF, for comparing. */
  readonly lastTold = new Map<Ref, string>()

  /** Offices that the text says have become another kind of office: they are found by what they were, too. */
  readonly changed = new Set<Ref>()

  /** The one office at a place that was of another kind before. */
  changedAt(code: string): Office | null {
    const office = this.roster.at(code)
    return office !== null && this.changed.has(office.ref) ? office : null
  }

  /** Claims what kind of body it is, once. */
  kind(ref: Ref, kind: OrganizationKind, span: Span, rule = "the kind of body by its name"): void {
    if (this.book.claimsOf(ref).some(({ attribute }) => attribute === "kind")) return
    const name = toSimplified(this.book.nameOf(ref))
    const all = officeKind(name) !== null && OFFICES_ABROAD.test(name)
    this.book.claim(ref, "kind", all ? "collective" : kind, span, "derived", rule)
  }

  /** Place of a region among those of an office, from 1; null if it has it already. */
  placeRegion(office: Ref, code: string): number | null {
    const codes = this.#regions.get(office) ?? new Set()
    this.#regions.set(office, codes)
    if (codes.has(code)) return null
    return codes.add(code).size
  }

  /** Place of an enterprise among those listed, from 1; null if it is there already. */
  placeEnterprise(ref: Ref): number | null {
    if (this.#enterprises.has(ref)) return null
    return this.#enterprises.add(ref).size
  }

  /** Where the enterprises are listed. */
  get enterprises(): ReadonlyArray<Span> {
    return this.book.spans([...this.#enterprises])
  }

  /** The text speaks of it as existing now; counts unless it says elsewhere that it is only planned. */
  present(ref: Ref, span: Span): void {
    this.#present.push({ ref, span })
  }

  planned(ref: Ref, span: Span): void {
    // an article on a body that was once planned: its first sentence tells what it is now
    if (ref === this.title.ref && !/将|拟|计划|筹/u.test(this.sentences[0]?.hans ?? "")) return
    if (!this.#hasStatus(ref))
      this.book.claim(ref, "status", "planned", span, "derived", "the text says that it is to be set up")
  }

  /** Claims `active` for what is present and not planned, when all has been read. */
  claimPresent(): void {
    for (const { ref, span } of this.#present)
      if (!this.#hasStatus(ref))
        this.book.claim(ref, "status", "active", span, "derived", "the text speaks of it in the present")
  }

  /** Rules look back and forth in a sentence: one that is longer than any is left out, and said so. */
  #isReadable(sentence: Sentence): boolean {
    if (sentence.text.length <= longestSentence) return true
    const span = spanIn(sentence)
    this.issues.push({
      rule: "anomaly",
      status: "warn",
      message: `A sentence of ${sentence.text.length} characters (${sentence.text.slice(0, 20)}…) has not been read: full stops seem to be missing. Nothing is published from it.`,
      messageZh: `有一句长达${sentence.text.length}字（${sentence.text.slice(0, 20)}……），疑缺句号，未予读取，不据此发布任何内容。`,
      span,
      subject: null,
      expected: null,
      actual: String(sentence.text.length)
    })
    return false
  }

  #hasStatus(ref: Ref): boolean {
    return this.book.claimsOf(ref).some(({ attribute }) => attribute === "status")
  }
}
