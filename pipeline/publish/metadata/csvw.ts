/**
 * `data/<table>.csv-metadata.json` (CSV on the Web), found by readers beside each CSV file; and `data/csv-metadata.json` for
 * all of them, which alone can hold foreign keys: they may lead only to tables of one group.
 */
import type { AnyColumn } from "#schemas/columns.ts"
import type { Dataset } from "#schemas/dataset.ts"
import { codebookOf, tableTitle } from "./codebook.ts"
import type { DescribedTable, Description } from "./Description.ts"
import { isFormat, json } from "./files.ts"
import { distinctLicences } from "./licences.ts"

const context = ["http://www.w3.org/ns/csvw", { "@language": "en" }]

const datatypes: Readonly<Record<AnyColumn["physical"], object>> = {
  text: { datatype: "string" },
  int: { datatype: "integer" },
  real: { datatype: "double" },
  decimal: { datatype: "decimal" },
  date: { datatype: { base: "date", format: "yyyy-MM-dd" } },
  list: { datatype: "string", separator: ";" },
  flag: { datatype: { base: "boolean", format: "true|false" } }
}

/** An empty cell is an empty list, or, in a text that is never null, an empty text; elsewhere it is null. */
const absence = ({ nullable, physical }: AnyColumn) => {
  if (physical === "list" || nullable) return { required: false }
  return physical === "text" ? { required: true, null: [] } : { required: true }
}

const columns = (dataset: Dataset) =>
  codebookOf(dataset).map(({ column: name, description_en, description_zh, title_en, title_zh, unit }) => {
    const column = dataset.columns[name]!
    return {
      name,
      titles: [name],
      "dc:title": [
        { "@value": title_en, "@language": "en" },
        { "@value": title_zh, "@language": "zh" }
      ],
      "dc:description": [
        { "@value": description_en, "@language": "en" },
        { "@value": description_zh, "@language": "zh" }
      ],
      ...(unit === null ? {} : { "schema:unitText": unit }),
      ...datatypes[column.physical],
      ...absence(column)
    }
  })

const foreignKeys = (dataset: Dataset, keys: ReadonlyMap<string, string>) =>
  Object.entries(dataset.columns).flatMap(([name, { physical, references }]) =>
    references === null || physical === "list"
      ? []
      : [
          {
            columnReference: name,
            reference: { resource: `${references}.csv`, columnReference: keys.get(references)! }
          }
        ]
  )

const tableOf = (
  { dataset, files, licences, rows }: DescribedTable,
  keys: ReadonlyMap<string, string> | null
) => {
  const { description_en, description_zh, en, zh } = tableTitle(dataset)
  const { bytes, sha256 } = files.find((file) => isFormat(file, "csv"))!
  return {
    url: `${dataset.name}.csv`,
    "dc:title": [
      { "@value": en, "@language": "en" },
      { "@value": zh, "@language": "zh" }
    ],
    "dc:description": [
      { "@value": description_en, "@language": "en" },
      { "@value": description_zh, "@language": "zh" }
    ],
    "dc:license": distinctLicences(licences).map(({ title, url }) =>
      url === null ? title.en : { "@id": url }
    ),
    "dc:extent": `${rows} rows`,
    "schema:contentSize": `${bytes} B`,
    "schema:sha256": sha256,
    dialect: { encoding: "utf-8", header: true, delimiter: ",", quoteChar: '"', doubleQuote: true },
    tableSchema: {
      columns: columns(dataset),
      primaryKey: dataset.id,
      ...(keys === null ? {} : { foreignKeys: foreignKeys(dataset, keys) }),
      rowTitles: [dataset.id]
    }
  }
}

export const csvwTable = (table: DescribedTable): Uint8Array =>
  json({ "@context": context, ...tableOf(table, null) })

export const csvwGroup = ({ tables }: Description): Uint8Array => {
  const keys = new Map(tables.map(({ dataset }) => [dataset.name, dataset.id]))
  return json({ "@context": context, tables: tables.map((table) => tableOf(table, keys)) })
}
