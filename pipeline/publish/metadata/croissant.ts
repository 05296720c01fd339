/**
 * `croissant.json`: Croissant 1.1. Record sets are read from the Parquet files, which have exact types.
 *
 * `datePublished`, which Croissant requires, is the day on which the dataset first came out: time stands only in the version
 * of a release, so that equal data have equal metadata.
 */
import type { AnyColumn } from "#schemas/columns.ts"
import type { ManifestFile } from "../manifest.ts"
import { about } from "./about.ts"
import { codebookOf, tableTitle } from "./codebook.ts"
import { type DescribedTable, type Description, versionIn } from "./Description.ts"
import { iri, isFormat, json, mediaType } from "./files.ts"
import { distinctLicences } from "./licences.ts"

const context = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  arrayShape: "cr:arrayShape",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  containedIn: "cr:containedIn",
  cr: "http://mlcommons.org/croissant/",
  data: { "@id": "cr:data", "@type": "@json" },
  dataType: { "@id": "cr:dataType", "@type": "@vocab" },
  dct: "http://purl.org/dc/terms/",
  equivalentProperty: "cr:equivalentProperty",
  examples: { "@id": "cr:examples", "@type": "@json" },
  extract: "cr:extract",
  field: "cr:field",
  fileObject: "cr:fileObject",
  fileProperty: "cr:fileProperty",
  fileSet: "cr:fileSet",
  format: "cr:format",
  includes: "cr:includes",
  isArray: "cr:isArray",
  isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath",
  key: "cr:key",
  md5: "cr:md5",
  parentField: "cr:parentField",
  path: "cr:path",
  rai: "http://mlcommons.org/croissant/RAI/",
  recordSet: "cr:recordSet",
  references: "cr:references",
  regex: "cr:regex",
  repeated: "cr:repeated",
  replace: "cr:replace",
  sc: "https://schema.org/",
  separator: "cr:separator",
  source: "cr:source",
  subField: "cr:subField",
  transform: "cr:transform",
  xsd: "http://www.w3.org/2001/XMLSchema#"
}

const dataTypes: Readonly<Record<AnyColumn["physical"], string | ReadonlyArray<string>>> = {
  text: "sc:Text",
  int: "sc:Integer",
  real: "sc:Float",
  decimal: ["sc:Float", "xsd:decimal"],
  date: "sc:Date",
  list: "sc:Text",
  flag: "sc:Boolean"
}

/** Parquet is known by its registered type, and by the one that readers of Croissant look for. */
const encodingFormat = (file: ManifestFile): string | ReadonlyArray<string> =>
  isFormat(file, "parquet") ? [mediaType(file), "application/x-parquet"] : mediaType(file)

const fileObject = (file: ManifestFile) => ({
  "@type": "cr:FileObject",
  "@id": file.path,
  name: file.path,
  contentUrl: file.path,
  contentSize: `${file.bytes} B`,
  encodingFormat: encodingFormat(file),
  sha256: file.sha256
})

const recordSet = ({ dataset, files }: DescribedTable, keys: ReadonlyMap<string, string>) => {
  const { description_en, description_zh, en, zh } = tableTitle(dataset)
  const file = files.find((of) => isFormat(of, "parquet"))!
  return {
    "@type": "cr:RecordSet",
    "@id": dataset.name,
    name: dataset.name,
    description: `${en} ${zh}: ${description_en} ${description_zh}`,
    key: { "@id": `${dataset.name}/${dataset.id}` },
    field: codebookOf(dataset).map(
      ({ column: name, description_en: said, description_zh: saidInChinese }) => {
        const { physical, references } = dataset.columns[name]!
        return {
          "@type": "cr:Field",
          "@id": `${dataset.name}/${name}`,
          name,
          description: `${said} ${saidInChinese}`,
          dataType: dataTypes[physical],
          ...(physical === "list" ? { isArray: true, arrayShape: "-1", repeated: true } : {}),
          ...(references === null
            ? {}
            : { references: { field: { "@id": `${references}/${keys.get(references)}` } } }),
          source: { fileObject: { "@id": file.path }, extract: { column: name } }
        }
      }
    )
  }
}

export const croissant = (description: Description): Uint8Array => {
  const { sources, tables, texts, workbook } = description
  const keys = new Map(tables.map(({ dataset }) => [dataset.name, dataset.id]))
  const version = versionIn(description)
  const files = [
    ...tables.flatMap((table) => table.files),
    ...(workbook === null ? [] : [workbook]),
    ...texts
  ]
  return json({
    "@context": context,
    "@type": "sc:Dataset",
    conformsTo: "http://mlcommons.org/croissant/1.1",
    name: about.name,
    alternateName: [about.title.en, about.title.zh],
    description: `${about.description.en} ${about.description.zh}`,
    url: "./",
    version,
    datePublished: about.firstPublished,
    creator: { "@type": "Organization", name: about.creator },
    publisher: { "@type": "Organization", name: about.creator },
    citeAs: `${about.creator}. ${about.title.en}, version ${version}.`,
    inLanguage: ["zh", "en"],
    keywords: about.keywords,
    isLiveDataset: false,
    license: distinctLicences(sources.map(({ licence }) => licence)).map(({ title, url }) => url ?? title.en),
    isBasedOn: sources.map(({ licence, source_id, title, url }) => ({
      "@type": "CreativeWork",
      identifier: source_id,
      name: title,
      ...(licence === null ? {} : { license: licence }),
      ...(iri(url) === null ? {} : { url: iri(url) })
    })),
    distribution: files.map(fileObject),
    recordSet: tables.map((table) => recordSet(table, keys))
  })
}
