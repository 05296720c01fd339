/** What became of every file in the folder of documents: nothing is left out without a word. */
import type { ListedDocument } from "./acquire/documents.ts"
import type { DocumentUnreadable } from "./acquire/errors.ts"
import type { DocumentNotRead } from "./extract/read.ts"
import type { Source } from "./model/Source.ts"
import type { ReleaseSource } from "./publish/Release.ts"
import type { Document } from "./resolve/Document.ts"

export interface Fates {
  readonly found: ReadonlyArray<ListedDocument>
  readonly read: ReadonlyArray<Document>
  readonly unreadable: ReadonlyArray<DocumentUnreadable>
  readonly notRead: ReadonlyArray<DocumentNotRead>
  readonly duplicates: ReadonlyArray<{ readonly file: string; readonly of: string }>
}

export const accountFor = ({
  duplicates,
  found,
  notRead,
  read,
  unreadable
}: Fates): ReadonlyArray<ReleaseSource> => {
  const digests = new Map(found.map((f) => [f.file, { sha256: f.sha256, bytes: f.size }]))
  const of = (file: string) => digests.get(file) ?? { sha256: "", bytes: 0 }
  const nothing = { source_id: null, kind: null, licence: null }
  const rows: ReadonlyArray<ReleaseSource> = [
    ...read.map(({ extraction, id, source }) => ({
      source_id: id,
      file: source.file,
      kind: extraction.kind,
      ...of(source.file),
      licence: source.facts.licence ?? null,
      status: "read" as const,
      message: null
    })),
    ...unreadable
      .filter(({ file }) => !read.some(({ source }) => file === `${source.file}.meta.json`))
      .map((e) => ({
        ...nothing,
        file: e.file,
        ...of(e.file),
        status: "failed" as const,
        message: e.message
      })),
    ...notRead.map((e) => ({
      ...nothing,
      file: e.file,
      ...of(e.file),
      status: e.status,
      message: e.message
    })),
    ...duplicates.map(({ file, of: first }) => ({
      ...nothing,
      file,
      ...of(file),
      status: "duplicate" as const,
      message: `${file}: the same bytes as ${first}, which was read.`
    }))
  ]
  return [...rows].sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** Texts that are not in UTF-8: how they were read, a sentence each. */
export const encodingsOf = (
  sources: ReadonlyArray<Pick<Source, "file" | "encoding">>
): ReadonlyArray<string> =>
  sources
    .filter((source) => source.encoding !== "utf-8")
    .map(
      ({ encoding, file }) => `${file}: the text is not in UTF-8; it was read as ${encoding.toUpperCase()}.`
    )
