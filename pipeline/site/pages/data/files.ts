/** Files of a release as links with their size, and what each is good for. */
import type { ManifestFile } from "../../../publish/manifest.ts"
import { type Html, html } from "../../html.ts"
import type { Said, View } from "../../View.ts"

/** `536,277` bytes are `524 KiB`. */
export const sizeText = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 2 ** 20
      ? `${Math.round(bytes / 1024)} KiB`
      : `${(bytes / 2 ** 20).toFixed(1)} MiB`

export const extensionOf = ({ path }: Pick<ManifestFile, "path">): string => {
  const name = path.slice(path.lastIndexOf("/") + 1)
  return name.slice(name.indexOf(".") + 1)
}

const formats: Readonly<Record<string, Said>> = {
  json: { zh: "JSON：数组，每行一条记录", en: "JSON: an array, one record a line" },
  csv: { zh: "CSV：UTF-8，供程序读取", en: "CSV: UTF-8, for programs" },
  "excel.csv": { zh: "CSV：供 Excel 双击打开", en: "CSV: opens in Excel at a double click" },
  parquet: { zh: "Parquet：带类型，适合大表", en: "Parquet: typed, for large tables" },
  arrow: { zh: "Arrow：带类型，免解析", en: "Arrow: typed, read without parsing" }
}

export const formatName = ({ lang }: View, file: Pick<ManifestFile, "path">): string =>
  formats[extensionOf(file)]?.[lang] ?? extensionOf(file)

export const fileLink = (view: View, file: Pick<ManifestFile, "path" | "bytes">, shown?: string): Html =>
  html`<a href="${view.release(file.path)}">${shown ?? file.path}</a> <small>${sizeText(file.bytes)}</small>`
