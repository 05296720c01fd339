/** What the descriptions of a release say, read from their bytes by readers that share nothing with their writers. */
import { licenceOf } from "../metadata/licences.ts"

export interface SaidFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** What a description says. A part that a format does not speak of is null. */
export interface Said {
  readonly version: string | null
  readonly files: ReadonlyArray<SaidFile> | null
  readonly rows: ReadonlyMap<string, number> | null
  /** Names of licences by table. */
  readonly licences: ReadonlyMap<string, ReadonlyArray<string>> | null
}

// biome-ignore lint/suspicious/noExplicitAny: what is read is whatever the bytes say
type Any = any
type Reader = (text: string) => Said

const listed = (value: Any): ReadonlyArray<Any> => (Array.isArray(value) ? value : [value])
const bytesOf = (size: string): number => Number(/^(\d+) B$/u.exec(size)?.[1])

const readDatapackage: Reader = (text) => {
  const { resources, version } = JSON.parse(text)
  const tables = listed(resources).filter((resource) => resource.type === "table")
  return {
    version,
    files: listed(resources).map(({ bytes, hash, path }) => ({
      path,
      bytes,
      sha256: hash.replace("sha256:", "")
    })),
    rows: new Map(tables.map(({ name, rows }) => [name, rows])),
    licences: new Map(tables.map(({ licenses, name }) => [name, listed(licenses ?? []).map((l) => l.name)]))
  }
}

const readDcat: Reader = (text) => {
  const [catalog] = JSON.parse(text)["@graph"]
  const datasets = listed(catalog["dcat:dataset"])
  const tables = datasets.filter((of) => of["dct:extent"] !== undefined)
  const licence = (node: Any): string => {
    const label = listed(node["rdfs:label"])[0]["@value"]
    return node["@id"] === undefined ? licenceTitled(label) : licenceName(node["@id"])
  }
  return {
    version: catalog["dcat:version"],
    files: datasets
      .flatMap((of) => listed(of["dcat:distribution"]))
      .map((of) => ({
        path: of["dcat:downloadURL"]["@id"],
        bytes: Number(of["dcat:byteSize"]["@value"]),
        sha256: of["spdx:checksum"]["spdx:checksumValue"]["@value"]
      })),
    rows: new Map(tables.map((of) => [of["dct:identifier"], of["dct:extent"]["rdf:value"]])),
    licences: new Map(tables.map((of) => [of["dct:identifier"], listed(of["dct:license"]).map(licence)]))
  }
}

const readCroissant: Reader = (text) => {
  const { distribution, version } = JSON.parse(text)
  const files = listed(distribution).map((of) => ({
    path: of.contentUrl,
    bytes: bytesOf(of.contentSize),
    sha256: of.sha256
  }))
  return { version, files, rows: null, licences: null }
}

const readCsvw: Reader = (text) => {
  const whole = JSON.parse(text)
  const tables = listed(whole.tables ?? whole)
  const name = (url: string) => url.replace(/\.csv$/u, "")
  const licence = (of: Any): string => (typeof of === "string" ? licenceTitled(of) : licenceName(of["@id"]))
  return {
    version: null,
    files: tables.map((of) => ({
      path: `data/${of.url}`,
      bytes: bytesOf(of["schema:contentSize"]),
      sha256: of["schema:sha256"]
    })),
    rows: new Map(tables.map((of) => [name(of.url), Number.parseInt(of["dc:extent"], 10)])),
    licences: new Map(tables.map((of) => [name(of.url), listed(of["dc:license"]).map(licence)]))
  }
}

/** Tables whose rows a Markdown table counts: `| \`name\` | 12 |`. */
const readMarkdown: Reader = (text) => {
  const rows = [...text.matchAll(/^\| `(\w+)` \| (\d+) \|/gmu)]
  return {
    version: /Version 版本 `([^`]+)`/u.exec(text)?.[1] ?? null,
    files: null,
    rows: new Map(rows.map(([, name, count]) => [name!, Number(count)])),
    licences: null
  }
}

const readCitation: Reader = (text) => {
  const version = /^version: "([^"]+)"$/mu.exec(text)?.[1] ?? ""
  return { version, files: null, rows: null, licences: null }
}

export const unstated = licenceOf(null)

/** Name of a licence that has no address, by what it is called. */
const licenceTitled = (title: string): string =>
  title === unstated.title.en ? unstated.name : licenceOf(title).name

/** Name of a Creative Commons licence by its address. */
const licenceName = (url: string): string => {
  const [, terms, version] = /\/(?:licenses|publicdomain)\/([a-z-]+)\/([\d.]+)\/$/u.exec(url) ?? []
  if (terms === undefined) return url
  return terms === "zero" ? `CC0-${version}` : `CC-${terms.toUpperCase()}-${version}`
}

/** Reads the descriptions of a path; null for a file that describes nothing. */
export const readerOf = (path: string): Reader | null => {
  if (path.endsWith("csv-metadata.json")) return readCsvw
  if (path.endsWith(".md")) return readMarkdown
  const readers: Readonly<Record<string, Reader>> = {
    "datapackage.json": readDatapackage,
    "dcat.jsonld": readDcat,
    "croissant.json": readCroissant,
    "CITATION.cff": readCitation
  }
  return readers[path] ?? null
}
