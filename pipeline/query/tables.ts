/** `gongkai tables`: what a release holds. */
import type { StoredRelease } from "../publish/store.ts"
import { jsonDocument } from "./json.ts"
import { align, count, type Style } from "./style.ts"

export const renderTables = ({ manifest, path }: StoredRelease, style: Style): string => {
  const groups = [...new Set(manifest.tables.map((table) => table.group))]
  const lines = align(
    manifest.tables.map(({ name, rows, title }) => [`  ${name}`, count(rows), title.zh, title.en])
  )
  const byGroup = groups.flatMap((group) => [
    style.bold(group),
    ...lines.filter((_, i) => manifest.tables[i]!.group === group)
  ])
  return [...byGroup, style.dim(`release ${manifest.version} in ${path}/data`)].join("\n")
}

export const tablesJson = ({ manifest, path }: StoredRelease): string =>
  jsonDocument({
    version: manifest.version,
    contract: manifest.contract,
    path,
    tables: manifest.tables.map(({ name, group, title, description, rows, key, columns, files }) => ({
      name,
      group,
      title,
      description,
      rows,
      key,
      columns,
      files: files.map((file) => file.path)
    }))
  })
