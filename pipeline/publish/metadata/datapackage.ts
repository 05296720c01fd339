/** `datapackage.json`: Frictionless Data Package v2. Tables are the CSV files, with schemas; the other formats are files. */
import { tokenInChinese } from "#schemas/chinese.ts"
import type { AnyColumn } from "#schemas/columns.ts"
import type { Dataset } from "#schemas/dataset.ts"
import { unitOf } from "#schemas/units.ts"
import type { ManifestFile } from "../manifest.ts"
import { about } from "./about.ts"
import { codebookOf, tableTitle } from "./codebook.ts"
import { type DescribedTable, type Description, versionIn } from "./Description.ts"
import { iri, isFormat, json, mediaType } from "./files.ts"
import { distinctLicences } from "./licences.ts"

const profile = (name: string) => `https://datapackage.org/profiles/2.0/${name}.json`

const types: Readonly<Record<AnyColumn["physical"], object>> = {
  text: { type: "string" },
  int: { type: "integer" },
  real: { type: "number" },
  decimal: { type: "number" },
  date: { type: "date" },
  list: { type: "list", itemType: "string", delimiter: ";" },
  flag: { type: "boolean", trueValues: ["true"], falseValues: ["false"] }
}

/** Patterns are anchored by themselves there. */
const pattern = (source: string): string => source.replace(/^\^|\$$/gu, "")

const constraints = (dataset: Dataset, name: string, column: AnyColumn) => ({
  ...(column.nullable ? {} : { required: true }),
  ...(name === dataset.id ? { unique: true } : {}),
  ...(column.tokens === null ? {} : { enum: column.tokens }),
  ...(column.pattern === null ? {} : { pattern: pattern(column.pattern) })
})

/** An empty text or list is a value where a column is never null; elsewhere nothing tells it from null. */
const emptyIsValue = ({ nullable, physical }: AnyColumn): boolean =>
  !nullable && (physical === "text" || physical === "list")

const fields = (dataset: Dataset) =>
  codebookOf(dataset).map(({ column: name, description_en, description_zh, title_en, title_zh }) => {
    const column = dataset.columns[name]!
    const unit = unitOf(name, column)
    const category = (value: string) => ({ value, label: tokenInChinese(dataset, name, value) ?? value })
    return {
      name,
      title: `${title_en} ${title_zh}`,
      description: `${description_en} ${description_zh}`,
      ...types[column.physical],
      ...(emptyIsValue(column) ? { missingValues: [] } : {}),
      ...(unit === null ? {} : { unit: `${unit.en} ${unit.zh}` }),
      ...(column.tokens === null ? {} : { categories: column.tokens.map(category) }),
      ...(column.references === null ? {} : { references: column.references }),
      constraints: constraints(dataset, name, column)
    }
  })

/** Lists of ids are no foreign keys there; their fields name the table in `references`. */
const foreignKeys = (dataset: Dataset, keys: ReadonlyMap<string, string>) =>
  Object.entries(dataset.columns).flatMap(([name, { physical, references }]) => {
    if (references === null || physical === "list") return []
    const target = references === dataset.name ? {} : { resource: references }
    return [{ fields: [name], reference: { ...target, fields: [keys.get(references)!] } }]
  })

/** A list that has nothing to say is left out: the profile wants at least one item. */
const some = <K extends string, A>(name: K, items: ReadonlyArray<A>) =>
  items.length === 0 ? {} : { [name]: items }

const licenses = (stated: ReadonlyArray<string | null>) =>
  some(
    "licenses",
    distinctLicences(stated).map(({ name, title, url }) => ({
      name,
      title: title.en,
      ...(url === null ? {} : { path: url })
    }))
  )

/** In full for the package; a table names those that it was read from. */
const allSources = ({ sources: all }: Description) =>
  some(
    "sources",
    all.map(({ licence, publisher, source_id, title, url }) => ({
      title,
      ...(iri(url) === null ? {} : { path: iri(url) }),
      source_id,
      publisher,
      licence
    }))
  )

const sourcesOf = ({ sources: read }: DescribedTable, { sources: all }: Description) =>
  some(
    "sources",
    all.flatMap(({ source_id, title }) => (read.has(source_id) ? [{ title, source_id }] : []))
  )

const fileOf = ({ bytes, path, sha256, ...file }: ManifestFile, format: string) => ({
  path,
  format,
  mediatype: mediaType(file),
  bytes,
  hash: `sha256:${sha256}`
})

const csvDialect = (lineTerminator: string) => ({
  header: true,
  delimiter: ",",
  lineTerminator,
  quoteChar: '"',
  doubleQuote: true
})

const tableResource = (
  table: DescribedTable,
  description: Description,
  keys: ReadonlyMap<string, string>
) => {
  const { dataset, files, licences, rows } = table
  const { description_en, description_zh, en, zh } = tableTitle(dataset)
  return {
    name: dataset.name,
    type: "table",
    title: `${en} ${zh}`,
    description: `${description_en} ${description_zh}`,
    ...fileOf(files.find((file) => isFormat(file, "csv"))!, "csv"),
    encoding: "utf-8",
    dialect: csvDialect("\n"),
    rows,
    ...licenses(licences),
    ...sourcesOf(table, description),
    schema: {
      $schema: profile("tableschema"),
      fields: fields(dataset),
      primaryKey: [dataset.id],
      ...some("foreignKeys", foreignKeys(dataset, keys)),
      missingValues: [""]
    }
  }
}

/** The same rows in another format. */
const otherFormats = ({ dataset, files, licences, rows }: DescribedTable) =>
  files
    .filter((file) => !isFormat(file, "csv"))
    .map((file) => {
      const extension = file.path.slice(file.path.indexOf(".") + 1)
      const isText = extension === "json" || extension === "excel.csv"
      return {
        name: `${dataset.name}.${extension}`,
        title: `${dataset.title.en} ${dataset.title.zh} (${extension})`,
        ...fileOf(file, extension.split(".").at(-1)!),
        ...(isText ? { encoding: "utf-8" } : {}),
        ...(extension === "excel.csv" ? { dialect: csvDialect("\r\n") } : {}),
        rows,
        alternate_of: dataset.name,
        ...licenses(licences)
      }
    })

const texts = ({ sources: all, texts: files }: Description) =>
  files.map((file) => {
    const id = file.path.replace(/^.*\/|\.txt$/gu, "")
    const source = all.find(({ source_id }) => source_id === id)
    return {
      name: `text.${id}`,
      title: source?.title ?? id,
      ...fileOf(file, "txt"),
      encoding: "utf-8",
      ...licenses([source?.licence ?? null])
    }
  })

const workbook = ({ tables, workbook: file }: Description) => {
  if (file === null) return []
  const stated = tables.flatMap(({ licences }) => licences)
  const title = "All tables as a workbook 全部数据表（工作簿）"
  return [{ name: "open-data.xlsx", title, ...fileOf(file, "xlsx"), ...licenses(stated) }]
}

export const datapackage = (description: Description): Uint8Array => {
  const { sources: all, tables } = description
  const keys = new Map(tables.map(({ dataset }) => [dataset.name, dataset.id]))
  return json({
    $schema: profile("datapackage"),
    name: about.name,
    title: `${about.title.en} ${about.title.zh}`,
    description: `${about.description.en}\n\n${about.description.zh}`,
    version: versionIn(description),
    keywords: about.keywords,
    contributors: [{ title: about.creator, roles: ["creator", "publisher"] }],
    ...licenses(all.map(({ licence }) => licence)),
    ...allSources(description),
    resources: [
      ...tables.map((table) => tableResource(table, description, keys)),
      ...tables.flatMap(otherFormats),
      ...workbook(description),
      ...texts(description)
    ]
  })
}
