/** The metadata of the sample release, as they are published. */
import jsonld, { type JsonLdDocument } from "jsonld"
import type { Manifest } from "#pipeline/publish/manifest.ts"
import type { PreparedFile } from "#pipeline/publish/prepare.ts"
import { release, row, type Sample } from "../sample.ts"
import { staged } from "../whole.ts"
import csvwContext from "./csvw-context.json" with { type: "json" }

/** The sample with documents of three kinds of licence, one of which is not known. */
export const mixed = (changes: Partial<Sample> = {}): Sample => {
  const sample = release()
  const licences: Readonly<Record<string, string>> = { src_notice: "CC-BY-SA-4.0" }
  const sources = (sample.tables.get("sources") ?? []).map((source) => ({
    ...source,
    licence: licences[String(source["source_id"])] ?? source["licence"],
    publisher: "甲市 | *合作*办",
    url: "https://zh.example.org/wiki/办法_(甲市)"
  }))
  const unknown = row("sources", {
    ...sources[0]!,
    source_id: "src_unknown",
    file: "z.txt",
    title: "无名\n文件",
    licence: null,
    url: null,
    publisher: null,
    line: null,
    start: null,
    end: null
  })
  return {
    ...sample,
    tables: new Map(sample.tables).set("sources", [...sources, unknown]),
    texts: new Map(sample.texts).set("src_unknown", "文"),
    sources: sample.sources.map((source) => ({
      ...source,
      licence: licences[String(source.source_id)] ?? source.licence
    })),
    ...changes
  }
}

export interface Described {
  readonly manifest: Manifest
  readonly files: ReadonlyMap<string, PreparedFile>
  readonly text: (path: string) => string
  // biome-ignore lint/suspicious/noExplicitAny: what a description holds is what the tests are about
  readonly json: (path: string) => any
}

export const described = async (of: Sample = mixed()): Promise<Described> => {
  const { files, findings, manifest } = await staged(of)
  if (findings.length > 0) throw new Error(JSON.stringify(findings))
  const byPath = new Map(files.map((file) => [file.path, file]))
  const text = (path: string) => Buffer.from(byPath.get(path)!.content).toString("utf8")
  return { manifest, files: byPath, text, json: (path) => JSON.parse(text(path)) }
}

/** Contexts that may be asked for; the network is not. */
const contexts: Readonly<Record<string, object>> = { "http://www.w3.org/ns/csvw": csvwContext }
const documentLoader = async (url: string) => {
  const document = contexts[url]
  if (document === undefined) throw new Error(`${url} is not to be loaded`)
  return { contextUrl: undefined, documentUrl: url, document } as never
}

export const base = "https://data.example.org/releases/1/"

/** Every node of a JSON-LD document, flattened, by its id. */
export const nodesOf = async (document: JsonLdDocument, path: string) => {
  const options = { base: `${base}${path}`, documentLoader }
  const flat = (await jsonld.flatten(document, null, options as never)) as unknown as ReadonlyArray<Node>
  return new Map(flat.map((node) => [node["@id"], node]))
}

export interface Node {
  readonly "@id": string
  readonly "@type"?: ReadonlyArray<string>
  // biome-ignore lint/suspicious/noExplicitAny: values of JSON-LD are of many shapes
  readonly [property: string]: any
}

export const ofType = (nodes: ReadonlyMap<string, Node>, type: string): ReadonlyArray<Node> =>
  [...nodes.values()].filter((node) => node["@type"]?.includes(type))

/** N-Quads lose what is no absolute IRI: a document that keeps every statement has only those. */
export const statements = async (document: JsonLdDocument, path: string): Promise<number> => {
  const options = { base: `${base}${path}`, documentLoader, format: "application/n-quads" }
  const quads = (await jsonld.toRDF(document, options as never)) as unknown as string
  return quads.trim().split("\n").length
}
