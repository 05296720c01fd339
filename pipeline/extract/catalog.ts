/** Finds every document type by itself (a folder with an `extractor.ts`) and picks the one that reads a document. */
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Extractor } from "../model/Extraction.ts"
import type { Source } from "../model/Source.ts"

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(import.meta.dirname, entry.name, "extractor.ts")))
  .map((entry) => entry.name)
  .sort()

export const extractors: ReadonlyArray<Extractor> = await Promise.all(
  folders.map(async (folder): Promise<Extractor> => {
    const at = pathToFileURL(join(import.meta.dirname, folder, "extractor.ts")).href
    const module: { readonly default: Extractor } = await import(at)
    return module.default
  })
)

/** Below this no extractor is sure enough to read a document. */
const sureEnough = 0.3

export type Choice =
  | { readonly _tag: "Recognised"; readonly extractor: Extractor }
  | { readonly _tag: "Unsupported"; readonly reason: string }
  | { readonly _tag: "Unknown" }

/** The surest extractor for a document; a document that one of them knows it cannot read is unsupported. */
export const recognise = (source: Source): Choice => {
  let best: { readonly extractor: Extractor; readonly sureness: number } | null = null
  let unsupported: string | null = null
  for (const extractor of extractors) {
    const answer = extractor.recognise(source)
    if (typeof answer !== "number") unsupported ??= answer.unsupported
    else if (answer >= sureEnough && (best === null || answer > best.sureness))
      best = { extractor, sureness: answer }
  }
  if (unsupported !== null) return { _tag: "Unsupported", reason: unsupported }
  return best === null ? { _tag: "Unknown" } : { _tag: "Recognised", extractor: best.extractor }
}
