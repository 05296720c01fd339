/** `gongkai parse`: what the parser alone sees of one file, for people who debug a document and for test suites. */
import { createHash } from "node:crypto"
import { basename } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { readDocument } from "../acquire/documents.ts"
import { recognise } from "../extract/catalog.ts"
import { formOf } from "../extract/wiki-article/recognise.ts"
import type { Source } from "../model/Source.ts"
import { linesOf, TextIndex } from "../model/Source.ts"
import { parseBudget } from "../parse/budget/parseBudget.ts"
import { parseNotice } from "../parse/notice/notice.ts"
import { describeMarkdown } from "../parse/wiki/markdown/describeMarkdown.ts"
import { describeWikitext } from "../parse/wiki/wikitext/describeWikitext.ts"
import { FileUnreadable, KindUnknown } from "./errors.ts"
import { jsonDocument } from "./json.ts"

export const parsers = ["wikitext", "markdown", "notice", "budget"] as const
export type Parser = (typeof parsers)[number]

export interface Parsed {
  readonly file: string
  readonly as: Parser
  readonly source: Source
  /** The parser's own document; places in it are UTF-16 offsets into the text as it was read. */
  readonly document: object
}

/** Reads a file and parses it, as what it is recognised as if `as` does not say. */
export const parseFile = Effect.fn("parseFile")(function* (file: string, as: Parser | null) {
  const fs = yield* FileSystem.FileSystem
  const bytes = yield* fs.readFile(file).pipe(Effect.mapError(() => new FileUnreadable({ file })))
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  const { source } = yield* readDocument({ file: basename(file), bytes, sha256, meta: null })
  const parser = as ?? parserOf(source)
  if (parser === null) return yield* new KindUnknown({ file, known: parsers.join(", ") })
  return { file, as: parser, source, document: documentOf(parser, source) } satisfies Parsed
})

const parserOf = (source: Source): Parser | null => {
  const choice = recognise(source)
  if (choice._tag !== "Recognised") return null
  if (choice.extractor.name === "policy-notice") return "notice"
  if (choice.extractor.name === "unit-budget") return "budget"
  return formOf(source)?.form ?? null
}

/** A byte order mark is read as a blank, so that every place in the text stays where it is. */
const documentOf = (parser: Parser, { runs, text }: Source): object => {
  if (parser === "notice") return parseNotice(text)
  if (parser === "budget") return parseBudget(text, runs)
  const article = text.replace(/^\ufeff/u, " ")
  return parser === "wikitext" ? describeWikitext(article) : describeMarkdown(article)
}

/** Places are code points, as those of published spans are. */
export const parsedJson = ({ as, document, file, source }: Parsed): string => {
  const index = new TextIndex(source.text)
  const counted = index.length === source.text.length ? document : inCodePoints(document, index)
  const length = "length" in document ? { length: index.length } : {}
  return jsonDocument({ file, as, ...(counted as object), ...length })
}

const isPlace = /^(?:start|end)$|(?:Start|End)$/u

const inCodePoints = (value: unknown, index: TextIndex): unknown => {
  if (Array.isArray(value)) return value.map((item) => inCodePoints(item, index))
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value).map(([name, inner]) => {
    if (isPlace.test(name) && typeof inner === "number") return [name, index.codePoint(inner)]
    // offsets of the characters of a text
    if (name === "at" && Array.isArray(inner)) return [name, inner.map((at) => index.codePoint(Number(at)))]
    return [name, inCodePoints(inner, index)]
  })
  return Object.fromEntries(entries)
}

/** What there is of each kind of thing, and its first few by line. */
export const renderParsed = ({ as, document, file, source }: Parsed): string => {
  const lines = linesOf(source.text)
  const lineAt = (offset: number) => lines.findLast((line) => line.start <= offset)?.number ?? 1
  const parts = Object.entries(document).flatMap(([name, value]) => {
    if (!Array.isArray(value)) return []
    const shown = value.slice(0, 5).map((item) => `    ${outline(item, lineAt)}`)
    const more = value.length > 5 ? [`    … and ${value.length - 5} more`] : []
    return [`  ${name}: ${value.length}`, ...shown, ...more]
  })
  return [`${file}, read as ${as}: ${source.text.length} characters on ${lines.length} lines`, ...parts].join(
    "\n"
  )
}

const outline = (item: unknown, lineAt: (offset: number) => number): string => {
  if (typeof item !== "object" || item === null) return String(item)
  const fields = item as Record<string, unknown>
  const at = typeof fields["start"] === "number" ? `line ${lineAt(fields["start"])}  ` : ""
  const text = JSON.stringify(item, (_, v) => (typeof v === "bigint" ? String(v) : v)).replace(
    /"at":\[[^\]]*\],?/gu,
    ""
  )
  return `${at}${text.length > 110 ? `${text.slice(0, 110)}…` : text}`
}
