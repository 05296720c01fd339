/**
 * `dcat.jsonld`: a DCAT 3 catalogue of the tables with all their formats. Addresses are relative, so that it is right wherever
 * the release lies.
 */
import type { ManifestFile } from "../manifest.ts"
import { about } from "./about.ts"
import { tableTitle } from "./codebook.ts"
import { type DescribedSource, type DescribedTable, type Description, versionIn } from "./Description.ts"
import { iri, json, mediaType } from "./files.ts"
import { distinctLicences, type Licence } from "./licences.ts"

const context = {
  dcat: "http://www.w3.org/ns/dcat#",
  dct: "http://purl.org/dc/terms/",
  foaf: "http://xmlns.com/foaf/0.1/",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  spdx: "http://spdx.org/rdf/terms#",
  xsd: "http://www.w3.org/2001/XMLSchema#"
}

const both = (en: string, zh: string) => [
  { "@value": en, "@language": "en" },
  { "@value": zh, "@language": "zh" }
]

const publisher = { "@id": "#publisher" }
const languages = ["zh", "en"].map((code) => ({ "@id": `http://id.loc.gov/vocabulary/iso639-1/${code}` }))
const media = (type: string) => ({ "@id": `https://www.iana.org/assignments/media-types/${type}` })

const licenceNode = ({ title, url }: Licence) =>
  url === null
    ? { "@type": "dct:LicenseDocument", "rdfs:label": both(title.en, title.zh) }
    : { "@id": url, "@type": "dct:LicenseDocument", "rdfs:label": both(title.en, title.zh) }

const licences = (stated: ReadonlyArray<string | null>) => distinctLicences(stated).map(licenceNode)

const distribution = (file: ManifestFile, stated: ReadonlyArray<string | null>) => ({
  "@id": `#${file.path}`,
  "@type": "dcat:Distribution",
  "dct:title": file.path,
  "dcat:accessURL": { "@id": file.path },
  "dcat:downloadURL": { "@id": file.path },
  "dcat:mediaType": media(mediaType(file)),
  "dcat:byteSize": { "@value": String(file.bytes), "@type": "xsd:nonNegativeInteger" },
  "spdx:checksum": {
    "@type": "spdx:Checksum",
    "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
    "spdx:checksumValue": { "@value": file.sha256, "@type": "xsd:hexBinary" }
  },
  "dct:license": licences(stated)
})

const sourceNode = ({ licence, publisher: by, source_id, title, url }: DescribedSource) => {
  const address = iri(url)
  return {
    "@id": `#${source_id}`,
    "@type": "foaf:Document",
    "dct:title": { "@value": title, "@language": "zh" },
    "dct:identifier": source_id,
    "dct:license": licences([licence]),
    ...(by === null ? {} : { "dct:publisher": { "@type": "foaf:Agent", "foaf:name": by } }),
    ...(address === null ? {} : { "foaf:page": { "@id": address } })
  }
}

const tableNode = (table: DescribedTable, version: string) => {
  const { dataset, files, licences: stated, rows, sources } = table
  const { description_en, description_zh, en, zh } = tableTitle(dataset)
  return {
    "@id": `#${dataset.name}`,
    "@type": "dcat:Dataset",
    "dct:identifier": dataset.name,
    "dct:title": both(en, zh),
    "dct:description": both(description_en, description_zh),
    "dct:publisher": publisher,
    "dct:creator": publisher,
    "dct:language": languages,
    "dct:license": licences(stated),
    "dct:source": [...sources.keys()].map((id) => ({ "@id": `#${id}` })),
    "dct:extent": { "@type": "dct:SizeOrDuration", "rdf:value": rows, "rdfs:label": `${rows} rows` },
    "dcat:keyword": [...about.keywords, dataset.group],
    "dcat:version": version,
    "dcat:distribution": files.map((file) => distribution(file, stated))
  }
}

/** The workbook has all tables; the texts are what their spans count in. */
const wholes = ({ sources, tables, texts, workbook }: Description, version: string) => {
  const stated = new Map(sources.map(({ licence, source_id }) => [`text/${source_id}.txt`, licence]))
  const all = tables.flatMap(({ licences: of }) => of)
  const node = (id: string, title: ReadonlyArray<object>, files: ReadonlyArray<ManifestFile>) => ({
    "@id": `#${id}`,
    "@type": "dcat:Dataset",
    "dct:identifier": id,
    "dct:title": title,
    "dct:description": title,
    "dct:publisher": publisher,
    "dct:license": licences(all),
    "dcat:version": version,
    "dcat:distribution": files.map((file) =>
      distribution(file, stated.has(file.path) ? [stated.get(file.path)!] : all)
    )
  })
  return [
    ...(workbook === null
      ? []
      : [node("workbook", both("All tables as a workbook", "全部数据表（工作簿）"), [workbook])]),
    node("texts", both("Texts of the source documents", "来源文件的文本"), texts)
  ]
}

export const dcat = (description: Description): Uint8Array => {
  const version = versionIn(description)
  const { sources, tables } = description
  return json({
    "@context": context,
    "@graph": [
      {
        "@id": "#catalog",
        "@type": "dcat:Catalog",
        "dct:title": both(about.title.en, about.title.zh),
        "dct:description": both(about.description.en, about.description.zh),
        "dct:publisher": publisher,
        "dct:language": languages,
        "dct:license": licences(sources.map(({ licence }) => licence)),
        "dcat:version": version,
        "dcat:dataset": [...tables.map((table) => tableNode(table, version)), ...wholes(description, version)]
      },
      { "@id": "#publisher", "@type": "foaf:Organization", "foaf:name": about.creator },
      ...sources.map(sourceNode)
    ]
  })
}
