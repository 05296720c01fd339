/**
 * The folder of documents: every file in it is a document, but for hidden files, `<document>.meta.json` and the file of
 * judgements.
 */
import { createHash } from "node:crypto"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import type { Source, SourceFacts } from "../model/Source.ts"
import { decode } from "./decode.ts"
import { DocumentUnreadable, FolderUnusable } from "./errors.ts"
import { judgementsFile } from "./judgements.ts"

/** A document of the folder, whose bytes are not held. */
export interface ListedDocument {
  readonly file: string
  /** Where it lies. */
  readonly path: string
  /** In bytes. */
  readonly size: number
  readonly sha256: string
  /** Raw text of the `.meta.json` beside it, if there is one. */
  readonly meta: string | null
}

/** A document's bytes, with what is known of it. */
export interface FoundDocument extends Pick<ListedDocument, "file" | "meta" | "sha256"> {
  readonly bytes: Uint8Array
}

const metaSuffix = ".meta.json"

const Facts = Schema.Struct({
  publisher: Schema.optionalKey(Schema.String),
  licence: Schema.optionalKey(Schema.String),
  url: Schema.optionalKey(Schema.String)
})
const decodeFacts = Schema.decodeUnknownEffect(Schema.fromJsonString(Facts), {
  errors: "all",
  onExcessProperty: "error"
})

/** Every document of the folder, by path, and the text of its judgements. Fails with `FolderUnusable` if there is none. */
export const findDocuments = Effect.fn("findDocuments")(function* (folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const info = yield* fs.stat(folder).pipe(Effect.option)
  if (info._tag === "None" || info.value.type !== "Directory")
    return yield* new FolderUnusable({ folder, reason: "missing" })
  const names = yield* fs
    .readDirectory(folder, { recursive: true })
    .pipe(Effect.mapError(() => new FolderUnusable({ folder, reason: "unreadable" })))
  const files = names
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => !name.split("/").some((part) => part.startsWith(".")))
    .sort((a, b) => (a < b ? -1 : 1))
  const all = new Set(files)
  const candidates = files.filter((file) => !file.endsWith(metaSuffix) && file !== judgementsFile)
  const listed = yield* Effect.forEach(
    candidates,
    (file) => list(file, path.join(folder, file), all.has(`${file}${metaSuffix}`)),
    { concurrency: 16 }
  )
  const documents = listed.filter((one) => one !== null && "sha256" in one)
  const unreadable = listed.filter((one) => one instanceof DocumentUnreadable)
  if (documents.length + unreadable.length === 0)
    return yield* new FolderUnusable({ folder, reason: "empty" })
  const judgements = files.includes(judgementsFile)
    ? yield* fs.readFileString(path.join(folder, judgementsFile)).pipe(Effect.orElseSucceed(() => ""))
    : null
  return { documents, unreadable, judgements }
})

/** Null for a folder. */
const list = Effect.fnUntraced(function* (file: string, path: string, hasMeta: boolean) {
  const fs = yield* FileSystem.FileSystem
  const bytes = yield* Effect.option(fs.readFile(path))
  if (bytes._tag === "None") {
    const stat = yield* Effect.option(fs.stat(path))
    return stat._tag === "Some" && stat.value.type === "Directory" ? null : unreadableFile(file)
  }
  const meta = hasMeta
    ? yield* fs.readFileString(`${path}${metaSuffix}`).pipe(Effect.orElseSucceed(() => ""))
    : null
  return { file, path, size: bytes.value.length, sha256: digest(bytes.value), meta } satisfies ListedDocument
})

const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

/** The bytes of a document. Fails with `DocumentUnreadable` if they are not those that were listed. */
export const openDocument = Effect.fnUntraced(function* ({
  file,
  meta,
  path,
  sha256
}: Pick<ListedDocument, "file" | "meta" | "path" | "sha256">) {
  const fs = yield* FileSystem.FileSystem
  const bytes = yield* Effect.mapError(fs.readFile(path), () => unreadableFile(file))
  if (digest(bytes) !== sha256)
    return yield* new DocumentUnreadable({
      file,
      reason: "it was changed while it was read",
      advice: "Build again."
    })
  return { file, bytes, sha256, meta } satisfies FoundDocument
})

const unreadableFile = (file: string) =>
  new DocumentUnreadable({
    file,
    reason: "the file cannot be opened",
    advice: "Check that it exists and that its permissions allow reading."
  })

/** What a document is as text. */
type Content = Pick<Source, "encoding" | "text" | "pages" | "runs"> & {
  /** A sentence on each part of it that could not be read. */
  readonly notes: ReadonlyArray<string>
}

/**
 * A document as text. Fails with `DocumentUnreadable`, which says what to do. Facts that cannot be read are a `problem`:
 * the document is read without them. `notes` say of which of its pages nothing could be read.
 */
export const readDocument = Effect.fn("readDocument")(function* (found: FoundDocument) {
  const { bytes, file, sha256 } = found
  if (bytes.length === 0)
    return yield* new DocumentUnreadable({
      file,
      reason: "the file is empty",
      advice: "Download it again, or remove it."
    })
  const { notes, ...content } = yield* isPdf(bytes) ? readPdfFile(found) : readTextFile(found)
  const facts = yield* Effect.result(factsOf(found))
  const source: Source = {
    file,
    sha256,
    bytes: bytes.length,
    ...content,
    facts: facts._tag === "Success" ? facts.success : {}
  }
  return {
    source,
    problem: facts._tag === "Failure" ? facts.failure : null,
    notes
  }
})

const readTextFile = Effect.fn("readTextFile")(function* ({ bytes, file }: FoundDocument) {
  const fail = (reason: string, advice: string) => new DocumentUnreadable({ file, reason, advice })
  const decoded = decode(bytes)
  if (decoded === null)
    return yield* fail(
      "it is not text in UTF-8, UTF-16, GB18030 or Big5, nor a PDF file",
      "Save the document as a UTF-8 text file, or remove it."
    )
  if (decoded.text.trim() === "") return yield* fail("the file has only blanks in it", "Remove it.")
  if (!looksLikeHtml(decoded.text))
    return { ...decoded, pages: null, runs: null, notes: [] } satisfies Content
  const { readHtml } = yield* Effect.promise(() => import("./html/readHtml.ts"))
  const { runs, text } = readHtml(decoded.text)
  if (text.trim() === "") return yield* fail("the page shows no text", "Save the page as it is displayed.")
  return { encoding: decoded.encoding, text, pages: null, runs, notes: [] } satisfies Content
})

/** Cheap, so that the reader of HTML is loaded only for a page. */
const looksLikeHtml = (text: string): boolean =>
  /^\ufeff?\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|section|article)\b/iu.test(
    text
  )

/** The reader of PDF files is loaded when the first one is met. */
const readPdfFile = Effect.fn("readPdfFile")(function* ({ bytes, file }: FoundDocument) {
  const { readPdf } = yield* Effect.promise(() => import("./pdf/readPdf.ts"))
  const reading = yield* Effect.promise(() => readPdf(bytes))
  if (!reading.read)
    return yield* new DocumentUnreadable({ file, reason: reading.reason, advice: reading.advice })
  const { notes, pages, runs, text } = reading
  return { encoding: "utf-8", text, pages, runs, notes } satisfies Content
})

/** A PDF file may begin with a few bytes that are none of it. */
const isPdf = (bytes: Uint8Array): boolean => {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString("latin1")
  const at = start.indexOf("%PDF-")
  return at === 0 || (at > 0 && (start.slice(0, at).trim() === "" || decode(bytes) === null))
}

/** The first of the documents with the same bytes, by file; and which the others are. */
export const withoutDuplicates = (documents: ReadonlyArray<ListedDocument>) => {
  const first = new Map<string, ListedDocument>()
  for (const found of documents) if (!first.has(found.sha256)) first.set(found.sha256, found)
  const duplicates = documents
    .filter((found) => first.get(found.sha256) !== found)
    .map((found) => ({ file: found.file, of: first.get(found.sha256)!.file }))
  return { unique: [...first.values()], duplicates }
}

const factsOf = Effect.fn("factsOf")(function* ({ file, meta }: FoundDocument) {
  if (meta === null) return {} as SourceFacts
  return yield* decodeFacts(meta).pipe(
    Effect.mapError(
      ({ issue }) =>
        new DocumentUnreadable({
          file: `${file}${metaSuffix}`,
          reason: `it does not hold the facts of a document (${String(issue).split("\n").join("; ")})`,
          advice: 'Give a JSON object with any of "publisher", "licence" and "url", or remove the file.'
        })
    )
  )
})
