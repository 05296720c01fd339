/**
 * Time to read one document, from its text to what it says, in a warm process: `node bench/documents.ts [FOLDER]`.
 * Prints milliseconds (median of 15) and nanoseconds per character; then the same documents repeated, to see that the
 * time per document does not grow with their number.
 */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { decode } from "../pipeline/acquire/decode.ts"
import { readAll } from "../pipeline/extract/read.ts"
import type { Source } from "../pipeline/model/Source.ts"
import { settle } from "../pipeline/settle.ts"
import { medianOf } from "./suite/sideBySide.ts"

const folder = process.argv[2] ?? join(import.meta.dirname, "..", "seeds")
const sources = readdirSync(folder)
  .filter((file) => !file.endsWith(".meta.json") && !file.endsWith(".pdf"))
  .map((file): Source => {
    const bytes = readFileSync(join(folder, file))
    const decoded = decode(bytes)!
    return { file, sha256: file, bytes: bytes.length, ...decoded, pages: null, runs: null, facts: {} }
  })

const rounds = 15
const timed = (work: () => unknown): number => {
  const begin = performance.now()
  work()
  return performance.now() - begin
}
const print = (line: string) => process.stdout.write(`${line}\n`)

for (const source of sources) {
  const times = Array.from({ length: rounds }, () => timed(() => readAll([source])))
  const ms = medianOf(times)
  print(
    `${source.file.padEnd(28)} ${ms.toFixed(1).padStart(7)} ms ${((ms * 1e6) / source.text.length).toFixed(0).padStart(6)} ns/character`
  )
}
for (const times of [1, 10, 100]) {
  const many = Array.from({ length: times }, (_, i) =>
    sources.map((source) => ({ ...source, file: `${i}-${source.file}`, sha256: `${i}-${source.sha256}` }))
  ).flat()
  const extract = timed(() => readAll(many))
  const { documents } = readAll(many)
  const resolve = timed(() => settle(documents))
  print(
    `${String(many.length).padStart(4)} documents: ${(extract / many.length).toFixed(1)} ms a document to read, ` +
      `${(resolve / many.length).toFixed(1)} ms to resolve`
  )
}
