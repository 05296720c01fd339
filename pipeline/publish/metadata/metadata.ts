/** Every file that describes a release. */
import { attribution } from "./attribution.ts"
import { citation } from "./citation.ts"
import { codebookMarkdown } from "./codebookMarkdown.ts"
import { croissant } from "./croissant.ts"
import { csvwGroup, csvwTable } from "./csvw.ts"
import type { Description } from "./Description.ts"
import { datapackage } from "./datapackage.ts"
import { dcat } from "./dcat.ts"

export interface MetadataFile {
  readonly path: string
  readonly media_type: string
  readonly content: Uint8Array
}

const markdown = "text/markdown; charset=utf-8"
const csvw = "application/csvm+json"

export const metadataFiles = (description: Description): ReadonlyArray<MetadataFile> => [
  { path: "datapackage.json", media_type: "application/json", content: datapackage(description) },
  { path: "dcat.jsonld", media_type: "application/ld+json", content: dcat(description) },
  { path: "croissant.json", media_type: "application/ld+json", content: croissant(description) },
  { path: "data/csv-metadata.json", media_type: csvw, content: csvwGroup(description) },
  ...description.tables.map((table) => ({
    path: `data/${table.dataset.name}.csv-metadata.json`,
    media_type: csvw,
    content: csvwTable(table)
  })),
  { path: "CODEBOOK.md", media_type: markdown, content: codebookMarkdown(description) },
  { path: "ATTRIBUTION.md", media_type: markdown, content: attribution(description) },
  { path: "CITATION.cff", media_type: "application/yaml", content: citation(description) }
]
