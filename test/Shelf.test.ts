import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { deserialize, serialize } from "node:v8"
import * as Result from "effect/Result"
import { afterAll, describe, expect, it } from "vitest"
import { DocumentNotRead, read } from "#pipeline/extract/read.ts"
import { EntryDamaged, Shelf } from "#pipeline/Shelf.ts"
import { settle } from "#pipeline/settle.ts"
import { make } from "./extract/wiki-article/made/make.ts"
import { sourceOf } from "./sourceOf.ts"

const folder = mkdtempSync(join(tmpdir(), "shelf-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const made = Array.from({ length: 90 }, (_, i) => {
  const source = sourceOf(make("office", i + 1, "markdown").text, { file: `${i}.md`, sha256: `${i}.md` })
  const extraction = read(source)
  if (Result.isFailure(extraction)) throw new DocumentNotRead(extraction.failure)
  return { source, extraction: extraction.success, path: join(folder, String(i)) }
})
for (const { path, ...whole } of made) writeFileSync(path, serialize(whole))

const shelved = (most: number) => {
  const shelf = new Shelf((bytes) => deserialize(bytes), most)
  return made.map(({ extraction, path, source }) => {
    const { extraction: kept, source: of } = shelf.put(source.file, { extraction, source }, path)
    return { source: of, extraction: kept! }
  })
}

describe("documents that memory does not hold", () => {
  it.each([0, 2 ** 17])("give the same tables as those that it does (%i bytes held)", (most) => {
    const { tables } = settle(made).resolved
    expect(settle(shelved(most)).resolved.tables).toEqual(tables)
    expect(tables.get("provenance")!.length).toBeGreaterThan(1000)
  })

  it("are held where the cache has no entry of theirs", () => {
    const shelf = new Shelf(() => null, 0)
    const [{ extraction, source }] = made as [(typeof made)[number]]
    const kept = shelf.put(source.file, { extraction, source }, join(folder, "none"))
    expect([kept.source.text, kept.extraction]).toEqual([source.text, extraction])
  })

  it("are not taken from an entry that was damaged since", () => {
    const shelf = new Shelf(() => null, 0)
    const [{ extraction, path, source }] = made as [(typeof made)[number]]
    const kept = shelf.put(source.file, { extraction, source }, path)
    expect(() => kept.source.text).toThrow(EntryDamaged)
  })
})
