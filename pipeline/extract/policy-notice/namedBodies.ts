/** Bodies of a notice: who issued it, whom it is addressed to, and whom its provisions name. */
import { findRegions, type Region, regionByCode } from "../../knowledge/regions.ts"
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { derived, printed, type Read, type Ref, resolved } from "../../model/Draft.ts"
import type { Span } from "../../model/Span.ts"
import { type Flow, slice, spanOf } from "../../parse/notice/Flow.ts"
import { isBodyName } from "../../parse/notice/lineForms.ts"
import type { NoticeDocument } from "../../parse/notice/NoticeDocument.ts"
import type { OrganizationBook } from "../OrganizationBook.ts"
import { findBodies, isOneBody, kindOfBody } from "./bodies.ts"
import { flatten } from "./effective.ts"

/**
 * The issuers, as they sign; without a signature the body that the title or the number begins with. Empty if the text
 * names none: the imprint names who printed it, which need not be who issued it.
 */
export const issuersOf = (document: NoticeDocument, book: OrganizationBook): ReadonlyArray<Read<Ref>> => {
  const enter = (flow: Flow): Ref => book.mention(flow.text, spanOf(flow), { kind: kindOfBody(flow.text) })
  if (document.issuers.length > 0) return document.issuers.map((flow) => printed(enter(flow), spanOf(flow)))
  for (const flow of [document.noticeTitle, document.title, document.number]) {
    const found =
      flow === null
        ? null
        : /^(.{3,40}?)(?:关于|印发|令第|\s{1,4}(?:函|公告|令|书函)$)/u.exec(toSimplifiedAligned(flow.text))
    if (flow === null || found === null) continue
    const names = [...found[1]!.matchAll(/[^\s、]+/gu)]
    if (!names.every(([name]) => isBodyName(name))) continue
    return names.map(({ 0: text, index }) => {
      const name = slice(flow, index, index + text.length)
      return derived(enter(name), "the body that the title or number begins with", spanOf(name))
    })
  }
  return []
}

/** Enters the addressees that are one body each; a group (各…) is none. */
export const enterAddressees = (document: NoticeDocument, book: OrganizationBook): void => {
  for (const flow of document.addressees)
    if (isOneBody(flow.text)) book.mention(flow.text, spanOf(flow), { kind: kindOfBody(flow.text) })
}

/** Region of the issuer by its name, whose bodies a 市委 or 区政府 means; null if the name tells none. */
const regionOfIssuer = (document: NoticeDocument): Region | null => {
  const name = document.issuers[0]?.text ?? document.noticeTitle?.text ?? document.title?.text ?? ""
  const first = findRegions(toSimplifiedAligned(name))[0]
  return first === undefined || first.start > 2 ? null : first.region
}

const abbreviated = /^[（(]以下(?:统称|简称|称)[：:]?[“"「]?(\p{Script=Han}{2,12}?)[”"」]?[）)]/u
/** How many names of bodies are looked for as they are. */
const most = 100

/** The bodies that a document names, by the names that it uses of them. */
export class NamedBodies {
  readonly #book: OrganizationBook
  readonly #region: Region | null
  /** Full names by the short ones that the document gives: （以下简称…）. */
  readonly #short = new Map<string, string>()
  /** Names to be found as they are. */
  readonly names: ReadonlyArray<string>

  constructor(document: NoticeDocument, book: OrganizationBook) {
    this.#book = book
    this.#region = regionOfIssuer(document)
    const known = book.organizations.map(({ name }) => name).slice(0, most)
    for (const { text } of flatten(document.provisions).filter((provision) =>
      /以下.{0,2}[称稱]/u.test(provision.text.text)
    ))
      for (const { end, start } of findBodies(text.text, known)) {
        const short = abbreviated.exec(toSimplifiedAligned(text.text.slice(end, end + 24)))
        if (short === null) continue
        const from = end + short[0].indexOf(short[1]!)
        const alias = slice(text, from, from + short[1]!.length)
        const full = slice(text, start, end)
        this.#short.set(alias.text, full.text)
        const ref = book.mention(full.text, spanOf(full), { bare: true })
        book.alias(ref, alias.text, "short", spanOf(alias))
      }
    this.names = [...new Set([...known, ...this.#short.keys()])]
      .filter((name) => name.length >= 3)
      .slice(0, most)
  }

  /** The body that a name means: one of the document, or one that is only named in it. */
  meant(name: string, at: Span): Read<Ref> {
    const full = this.#short.get(name) ?? this.#inRegion(name) ?? name
    const ref = this.#book.find(name) ?? this.#book.find(full) ?? this.#book.mention(full, at, { bare: true })
    return resolved(ref, full === name ? "the body of this name" : `${name}: ${full}`, at)
  }

  /** 市政府 is the government of the issuer's city: of its own region, or of the one that this lies in. */
  #inRegion(name: string): string | null {
    const simple = toSimplifiedAligned(name)
    if (!/^[市省区县州](?:委|政府|\p{Script=Han}{2,14}$)/u.test(simple)) return null
    for (let region = this.#region; region !== null; region = regionByCode(region.parent ?? "")) {
      if (!region.name.endsWith(simple[0]!)) continue
      return /^.委(?:办|$)/u.test(simple)
        ? `中共${region.name}${name.slice(1)}`
        : `${region.name}${name.slice(1)}`
    }
    return null
  }
}
