/** The subject of an article: its name, and what kind of body that is. */
import { withoutDisambiguation } from "../../knowledge/names.ts"
import { findRegions } from "../../knowledge/regions.ts"
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import type { OrganizationKind } from "../../model/Organization.ts"
import type { Span } from "../../model/Span.ts"
import { spanOf, type WikiDocument } from "../../parse/wiki/WikiDocument.ts"
import { infoboxOf } from "./infobox.ts"
import { listedOffices } from "./leadingName.ts"
import { bodyKind, isBody, officeKind } from "./lexicon.ts"
import { type headingOf, type Line, lineOf, passagesOf } from "./passages.ts"
import { placeOfName } from "./Roster.ts"

/** Names of an article's subject: bold in its first paragraph, else of its infobox, else its first link or heading. */
export const titleOf = (
  document: WikiDocument
): { readonly name: string; readonly span: Span; readonly kind: OrganizationKind } | null => {
  const found = boldName(document) ?? infoboxName(document) ?? firstName(document)
  if (found === null) return null
  return { ...found, kind: titleKind(document, found.name) }
}

const boldName = (document: WikiDocument) => {
  const lead = document.blocks.find(
    (block) => block.type === "paragraph" && /\p{Script=Han}/u.test(block.inline.text)
  )
  if (lead?.type !== "paragraph") return null
  const all = lead.inline.marks.filter(({ end, start, type }) => type === "bold" && end - start > 1)
  const [bold, second] = all
  if (bold === undefined) return null
  const name = trimmed(lineOf(lead.inline, bold.start, bold.end))
  // A、B是…: two bodies on one page; the infobox tells which of them it is about
  const joined = /^\s*[、和與与及]\s*$/u.test(lead.inline.text.slice(bold.end, second?.start ?? 0))
  const boxed = joined ? infoboxName(document)?.name : undefined
  return second !== undefined && boxed === lead.inline.text.slice(second.start, second.end).trim()
    ? trimmed(lineOf(lead.inline, second.start, second.end))
    : name
}

const infoboxName = (document: WikiDocument) => {
  const name = infoboxOf(document).find(({ attribute }) => attribute === "name")
  return name === undefined || name.value.text.trim() === "" ? null : trimmed(lineOf(name.value))
}

const firstName = (document: WikiDocument) => {
  for (const block of document.blocks) {
    if (block.type === "heading" && block.level === 1) return trimmed(headingLine(block))
    if (block.type !== "paragraph") continue
    const link = block.inline.marks.find((mark) => mark.type === "link" && mark.kind === "page")
    if (link !== undefined) return trimmed(lineOf(block.inline, link.start, link.end))
    const name = /^\s*([\p{Script=Han}]{2,40})[，（(是]/u.exec(block.inline.text)
    if (name !== null) return trimmed(lineOf(block.inline, 0, name[0].length - 1))
  }
  return null
}

const headingLine = (block: Parameters<typeof headingOf>[0]) => lineOf(block.inline)

const trimmed = (line: Line) => {
  const start = line.text.length - line.text.trimStart().length
  const end = line.text.trimEnd().length
  return { name: line.text.trim(), span: spanOf(line.inline, line.start + start, line.start + end) }
}

/** A name of offices without a place is that of all of them, if the article says so or lists some. */
const titleKind = (document: WikiDocument, name: string): OrganizationKind => {
  const hans = toSimplifiedAligned(withoutDisambiguation(name))
  const lead = passagesOf(document).find(({ kind }) => kind === "paragraph")
  if (/总称|统称|合称/u.test(lead?.hans.split("。")[0] ?? "")) return "collective"
  const kind = bodyKind(hans)
  const placeless = officeKind(hans) !== null && placeOfName(hans) === null
  return placeless && listedOffices(document) > 1 ? "collective" : kind
}

/** 青州市教育局 is 市教育局 to those who live there. */
export const localNameOf = (hans: string): string | null => {
  const [outer, inner] = findRegions(hans)
  const region = inner !== undefined && inner.start === outer?.end ? { start: 0, end: inner.end } : outer
  if (region?.start !== 0 || !/[省市区县州盟旗]$/u.test(hans.slice(0, region.end))) return null
  const name = hans.slice(region.end - 1)
  return name.length >= 3 && isBody(name) ? name : null
}
