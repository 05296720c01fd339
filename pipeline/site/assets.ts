/** Style sheet, scripts and icon: the files beside this one, the same for every page. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { sha256 } from "../publish/digest.ts"
import type { SiteFile } from "../publish/Release.ts"

const folder = join(import.meta.dirname, "assets")

export const assetFiles = (): ReadonlyArray<SiteFile> => {
  held ??= readdirSync(folder)
    .filter((name) => !name.startsWith(".") && !name.endsWith("~"))
    .sort()
    .map((name) => ({ path: `assets/${name}`, content: readFileSync(join(folder, name)) }))
  return held
}
let held: ReadonlyArray<SiteFile> | null = null

/** Part of each asset's digest, for its address: a browser that has an older one asks anew. */
export const digestsOf = () => {
  digests ??= new Map(assetFiles().map(({ content, path }) => [path, sha256(content).slice(0, 8)]))
  const of = (name: string): string => digests?.get(`assets/${name}`) ?? ""
  return { css: of("site.css"), js: of("site.js"), of }
}
let digests: Map<string, string> | null = null
