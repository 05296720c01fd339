import { createHash } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import { it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { afterEach, beforeEach, describe, expect } from "vitest"
import { findDocuments } from "#pipeline/acquire/documents.ts"
import { extractDocuments } from "#pipeline/extractDocuments.ts"
import { linesOf } from "#pipeline/model/Source.ts"
import { makePdf } from "../pdf/makePdf.ts"
import { textPages } from "../pdf/pages.ts"

let folder = ""
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "documents-"))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (file: string, content: string | Uint8Array) => {
  mkdirSync(join(folder, file, ".."), { recursive: true })
  writeFileSync(join(folder, file), content)
}
const disk = Layer.mergeAll(NodeFileSystem.layer, NodePath.layer)
const acquire = Effect.gen(function* () {
  const { documents } = yield* findDocuments(folder)
  const cache = { folder: join(folder, ".cache"), program: "p", contract: "1.0.0", writable: false }
  return yield* extractDocuments(documents, cache)
}).pipe(Effect.provide(disk))

describe("the folder of documents", () => {
  it.effect("is read whole, folders in it too, under any file name, without hidden files", () =>
    Effect.gen(function* () {
      put("b.txt", "乙")
      put("year/a", "甲")
      put(".hidden", "x")
      put(".git/config", "x")
      const { sources } = yield* acquire
      expect(sources.map((s) => [s.file, s.text])).toEqual([
        ["b.txt", "乙"],
        ["year/a", "甲"]
      ])
    })
  )

  it.effect("takes the file of judgements for no document, and reads it", () =>
    Effect.gen(function* () {
      put("a.txt", "甲")
      put("judgements.jsonl", "{}")
      put("deeper/judgements.jsonl", "乙")
      const { documents, judgements } = yield* findDocuments(folder).pipe(Effect.provide(disk))
      expect(documents.map(({ file }) => file)).toEqual(["a.txt", "deeper/judgements.jsonl"])
      expect(judgements).toBe("{}")
    })
  )

  it.effect("takes what is known of a document from the file beside it", () =>
    Effect.gen(function* () {
      put("a.txt", "甲")
      put("a.txt.meta.json", `{"licence":"CC-BY-SA-4.0"}`)
      const { sources } = yield* acquire
      expect(sources.map((s) => s.facts)).toEqual([{ licence: "CC-BY-SA-4.0" }])
    })
  )

  it.effect("builds a document whose facts cannot be read, and says so", () =>
    Effect.gen(function* () {
      put("a.txt", "甲")
      put("a.txt.meta.json", `{"license":"misspelt"}`)
      const { problems, sources } = yield* acquire
      expect(sources.map((s) => s.file)).toEqual(["a.txt"])
      expect(problems.map((p) => p.message).join()).toContain("a.txt.meta.json")
    })
  )

  it.effect("says of each file that is no text what it is and what to do, and reads the rest", () =>
    Effect.gen(function* () {
      put("a.txt", "甲")
      put("empty.txt", "")
      put("blank.txt", " \n\n")
      put("scan.pdf", "%PDF-1.7\n%âãÏÓ")
      put("photo.jpg", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 1]))
      const { problems, sources } = yield* acquire
      expect(sources.map((s) => s.file)).toEqual(["a.txt"])
      const said = problems.map((p) => p.message).sort()
      expect(said).toHaveLength(4)
      expect(said[0]).toMatch(/^blank\.txt: .*blanks/u)
      expect(said[1]).toMatch(/^empty\.txt: .*empty/u)
      expect(said[2]).toMatch(/^photo\.jpg: .*not text/u)
      expect(said[3]).toMatch(/^scan\.pdf: .*PDF/u)
    })
  )

  it.effect(
    "reads a PDF file as any document, whatever its name, with its pages and the places of its words",
    () =>
      Effect.gen(function* () {
        const pdf = makePdf(textPages(["一、总体要求", "二、基本原则"], { linesPerPage: 1 }))
        put("notice.txt", pdf)
        put("notice.txt.meta.json", `{"publisher":"市政府"}`)
        put("late.pdf", Buffer.concat([Buffer.from("\r\n\u0001"), makePdf(textPages(["正文"]))]))
        const { notes, problems, sources } = yield* acquire
        expect(problems).toEqual([])
        expect(notes).toEqual([])
        expect(sources.map((s) => s.text)).toEqual(["正文", "一、总体要求\f二、基本原则"])
        const { bytes, facts, pages, runs, sha256, text } = sources[1]!
        expect({ bytes, facts, pages }).toEqual({
          bytes: pdf.length,
          facts: { publisher: "市政府" },
          pages: [0, 7]
        })
        expect(sha256).toBe(createHash("sha256").update(pdf).digest("hex"))
        expect(linesOf(text).map((line) => line.text)).toEqual(["一、总体要求", "二、基本原则"])
        expect(runs!.map((run) => [text.slice(run.start, run.end), run.page])).toEqual([
          ["一、总体要求", 1],
          ["二、基本原则", 2]
        ])
      })
  )

  it.effect("says of a PDF file which of its pages are pictures, and reads the others", () =>
    Effect.gen(function* () {
      const picture = { texts: [], pictures: [{ x: 0, y: 0, width: 595, height: 842 }] }
      put("a.pdf", makePdf([...textPages(["正文"]), picture]))
      const { notes, problems, sources } = yield* acquire
      expect(sources.map((s) => s.text)).toEqual(["正文\f"])
      expect(problems).toEqual([])
      expect(notes).toEqual(["a.pdf: page 2 of 2 is an image without text: what it shows was not read."])
    })
  )

  it.effect("takes no text for a PDF file that only speaks of one", () =>
    Effect.gen(function* () {
      put("a.txt", "PDF files begin with %PDF-1.7")
      const { sources } = yield* acquire
      expect(sources.map((s) => [s.text, s.pages, s.runs])).toEqual([
        ["PDF files begin with %PDF-1.7", null, null]
      ])
    })
  )

  it.effect("reads the same bytes once", () =>
    Effect.gen(function* () {
      put("a.txt", "甲")
      put("b.txt", "甲")
      const { duplicates, sources } = yield* acquire
      expect(sources).toHaveLength(1)
      expect(duplicates).toEqual([{ file: "b.txt", of: "a.txt" }])
    })
  )

  it.effect("fails as a whole only if it is missing or empty", () =>
    Effect.gen(function* () {
      const empty = yield* Effect.flip(findDocuments(folder))
      expect(empty.message).toContain("empty")
      const missing = yield* Effect.flip(findDocuments(join(folder, "nowhere")))
      expect(missing.message).toContain("missing")
    }).pipe(Effect.provide(disk))
  )
})
