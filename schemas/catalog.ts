/** The catalog finds every dataset file by itself: adding a table is adding one file. */
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import type { Dataset } from "./dataset.ts"

const suffix = ".dataset.ts"
const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(suffix))
  .sort()

const order = ["sources", "directory", "policies", "budgets"]
const loaded = await Promise.all(
  files.map(async (file): Promise<Dataset> => {
    const module: { readonly default: Dataset } = await import(
      pathToFileURL(join(import.meta.dirname, file)).href
    )
    return module.default
  })
)

/** All datasets, by group, then by name. */
export const catalog: ReadonlyArray<Dataset> = loaded.sort(
  (a, b) => order.indexOf(a.group) - order.indexOf(b.group) || (a.name < b.name ? -1 : 1)
)

export const dataset = (name: string): Dataset => {
  const found = catalog.find((d) => d.name === name)
  if (found === undefined) throw new Error(`no dataset is called ${name}`)
  return found
}

export { CONTRACT_VERSION } from "./version.ts"
