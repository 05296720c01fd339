/** DCAT, Croissant and CSVW, expanded by a JSON-LD processor without network, against what their specifications ask for. */
import { beforeAll, describe, expect, it } from "vitest"
import { catalog } from "#schemas/catalog.ts"
import { base, type Described, described, type Node, nodesOf, ofType, statements } from "./described.ts"

let release: Described
beforeAll(async () => {
  release = await described()
})

const values = (node: Node, property: string) =>
  (node[property] ?? []) as ReadonlyArray<Record<string, string>>
const ids = (node: Node, property: string) => values(node, property).map((value) => value["@id"]!)
const dataFiles = () => [
  ...release.manifest.tables.flatMap(({ files }) => files),
  ...release.manifest.texts,
  ...release.manifest.files.filter(({ path }) => path.endsWith(".xlsx"))
]

describe("dcat.jsonld", () => {
  const dcat = (term: string) => `http://www.w3.org/ns/dcat#${term}`
  const dct = (term: string) => `http://purl.org/dc/terms/${term}`
  let nodes: ReadonlyMap<string, Node>
  beforeAll(async () => {
    nodes = await nodesOf(release.json("dcat.jsonld"), "dcat.jsonld")
  })

  it("is a catalogue of datasets, each with titles in two languages, publisher, licence and distributions", () => {
    const [catalogue, ...others] = ofType(nodes, dcat("Catalog"))
    expect(others).toEqual([])
    const datasets = ofType(nodes, dcat("Dataset"))
    expect(datasets.length).toBe(catalog.length + 2)
    expect(ids(catalogue!, dcat("dataset")).sort()).toEqual(datasets.map((node) => node["@id"]).sort())
    for (const node of [catalogue!, ...datasets]) {
      for (const property of [dct("title"), dct("description")])
        expect(
          values(node, property)
            .map((value) => value["@language"])
            .sort()
        ).toEqual(["en", "zh"])
      const [publisher] = ids(node, dct("publisher"))
      expect(nodes.get(publisher!)?.["@type"]).toContain("http://xmlns.com/foaf/0.1/Organization")
      for (const licence of ids(node, dct("license")))
        expect(nodes.get(licence)?.["@type"]).toContain(dct("LicenseDocument"))
    }
    for (const node of datasets) expect(ids(node, dcat("distribution")).length).toBeGreaterThan(0)
  })

  it("has a distribution for every file, whose address, size, type and digest are the file's", () => {
    const distributions = ofType(nodes, dcat("Distribution"))
    expect(distributions.length).toBe(dataFiles().length)
    for (const file of dataFiles()) {
      const node = nodes.get(`${base}dcat.jsonld#${file.path}`)!
      expect(ids(node, dcat("downloadURL"))).toEqual([base + file.path])
      expect(ids(node, dcat("accessURL"))).toEqual([base + file.path])
      expect(values(node, dcat("byteSize"))).toEqual([
        { "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger", "@value": String(file.bytes) }
      ])
      expect(ids(node, dcat("mediaType"))[0]).toBe(
        `https://www.iana.org/assignments/media-types/${file.media_type.split(";")[0]}`
      )
      const checksum = nodes.get(ids(node, "http://spdx.org/rdf/terms#checksum")[0]!)!
      expect(ids(checksum, "http://spdx.org/rdf/terms#algorithm")).toEqual([
        "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
      ])
      expect(values(checksum, "http://spdx.org/rdf/terms#checksumValue")[0]!["@value"]).toBe(file.sha256)
    }
  })

  it("licenses a table as its documents, which it names", () => {
    const licences = (id: string) => ids(nodes.get(`${base}dcat.jsonld#${id}`)!, dct("license"))
    const share = "https://creativecommons.org/licenses/by-sa/4.0/"
    expect(licences("policy_documents")).toEqual([share])
    expect(licences("budget_lines")).not.toContain(share)
    expect(licences("organizations")).toContain(share)
    const node = nodes.get(`${base}dcat.jsonld#budget_lines`)!
    expect(ids(node, dct("source"))).toEqual([`${base}dcat.jsonld#src_budget`])
    expect(nodes.get(`${base}dcat.jsonld#src_budget`)?.["@type"]).toContain(
      "http://xmlns.com/foaf/0.1/Document"
    )
  })

  it("uses only terms of its vocabularies, and keeps every statement as RDF", async () => {
    const known =
      /^http:\/\/(?:www\.w3\.org\/ns\/dcat#(?:accessURL|byteSize|dataset|distribution|downloadURL|keyword|mediaType|version)|purl\.org\/dc\/terms\/(?:creator|description|extent|identifier|language|license|publisher|source|title)|xmlns\.com\/foaf\/0\.1\/(?:name|page)|spdx\.org\/rdf\/terms#(?:algorithm|checksum|checksumValue)|www\.w3\.org\/(?:2000\/01\/rdf-schema#label|1999\/02\/22-rdf-syntax-ns#value))$/u
    let count = 0
    for (const node of nodes.values())
      for (const [property, held] of Object.entries(node)) {
        if (property === "@id") continue
        if (property !== "@type") expect(property).toMatch(known)
        count += (held as ReadonlyArray<unknown>).length
      }
    expect(await statements(release.json("dcat.jsonld"), "dcat.jsonld")).toBe(count)
  })
})

describe("croissant.json", () => {
  const cr = (term: string) => `http://mlcommons.org/croissant/${term}`
  const sc = (term: string) => `https://schema.org/${term}`
  let nodes: ReadonlyMap<string, Node>
  beforeAll(async () => {
    nodes = await nodesOf(release.json("croissant.json"), "croissant.json")
  })

  it("has what Croissant 1.1 requires of a dataset", () => {
    const [dataset, ...others] = ofType(nodes, sc("Dataset"))
    expect(others).toEqual([])
    expect(values(dataset!, "http://purl.org/dc/terms/conformsTo")[0]!["@value"]).toBe(
      "http://mlcommons.org/croissant/1.1"
    )
    for (const property of ["name", "description", "license", "url", "creator", "datePublished", "version"])
      expect(values(dataset!, sc(property)).length, property).toBeGreaterThan(0)
    expect(values(dataset!, sc("datePublished"))[0]!["@value"]).toMatch(/^\d{4}-\d\d-\d\d$/u)
  })

  it("has a file object for every file, with address, size, type and digest", () => {
    const objects = ofType(nodes, cr("FileObject"))
    expect(objects.length).toBe(dataFiles().length)
    for (const file of dataFiles()) {
      const node = nodes.get(base + file.path)!
      const value = (property: string) => values(node, sc(property)).map((held) => held["@value"])
      expect(value("contentUrl")).toEqual([file.path])
      expect(value("contentSize")).toEqual([`${file.bytes} B`])
      expect(value("sha256")).toEqual([file.sha256])
      expect(value("encodingFormat")).toContain(file.media_type.split(";")[0])
      expect(value("name").length).toBe(1)
    }
  })

  it("has a record set for every table, whose fields are its columns, with key, types and references", () => {
    const sets = ofType(nodes, cr("RecordSet"))
    expect(sets.map((node) => values(node, sc("name"))[0]!["@value"]).sort()).toEqual(
      catalog.map(({ name }) => name).sort()
    )
    const atomic = ["Text", "Integer", "Float", "Date", "Boolean"].map(sc)
    for (const { columns, id, name } of catalog) {
      const node = nodes.get(base + name)!
      expect(ids(node, cr("key"))).toEqual([`${base}${name}/${id}`])
      expect(ids(node, cr("field"))).toEqual(Object.keys(columns).map((column) => `${base}${name}/${column}`))
      for (const [column, { physical, references }] of Object.entries(columns)) {
        const field = nodes.get(`${base}${name}/${column}`)!
        expect(field["@type"]).toEqual([cr("Field")])
        expect(atomic).toContain(ids(field, cr("dataType"))[0])
        expect(values(field, cr("isArray")).length).toBe(physical === "list" ? 1 : 0)
        const source = nodes.get(ids(field, cr("source"))[0]!)!
        expect(ids(source, cr("fileObject"))).toEqual([`${base}data/${name}.parquet`])
        const extract = nodes.get(ids(source, cr("extract"))[0]!)!
        expect(values(extract, cr("column"))[0]!["@value"]).toBe(column)
        const referred = ids(field, cr("references")).flatMap((at) => ids(nodes.get(at)!, cr("field")))
        expect(referred.length).toBe(references === null ? 0 : 1)
        for (const at of referred) expect(nodes.get(at)?.["@type"]).toEqual([cr("Field")])
      }
    }
  })
})

describe("CSVW", () => {
  const csvw = (term: string) => `http://www.w3.org/ns/csvw#${term}`
  const list = (node: Node, property: string) =>
    (values(node, property)[0] as unknown as { readonly "@list": ReadonlyArray<Record<string, string>> })[
      "@list"
    ]

  it.each(catalog)(
    "describes the columns of $name as they stand in its CSV file",
    async ({ columns, id, name }) => {
      const path = `data/${name}.csv-metadata.json`
      const document = release.json(path)
      const nodes = await nodesOf(document, path)
      const [table] = [...nodes.values()].filter((node) => node[csvw("url")] !== undefined)
      expect(values(table!, csvw("url"))[0]!["@value"]).toBe(`${name}.csv`)
      const schema = nodes.get(ids(table!, csvw("tableSchema"))[0]!)!
      expect(values(schema, csvw("primaryKey"))[0]!["@value"]).toBe(id)
      const described = list(schema, csvw("column")).map((at) => nodes.get(at["@id"]!)!)
      const names = described.map((node) => values(node, csvw("name"))[0]!["@value"])
      expect(names).toEqual(Object.keys(columns))
      expect(release.text(`data/${name}.csv`).split("\n")[0]).toBe(names.join(","))
      for (const [i, { nullable, physical }] of Object.values(columns).entries()) {
        const node = described[i]!
        const required = String(values(node, csvw("required"))[0]!["@value"])
        expect(required).toBe(String(!nullable && physical !== "list"))
        expect(values(node, csvw("separator")).length).toBe(physical === "list" ? 1 : 0)
        expect(
          values(node, "http://purl.org/dc/terms/description")
            .map((v) => v["@language"])
            .sort()
        ).toEqual(["en", "zh"])
      }
      expect(document.tableSchema.foreignKeys).toBeUndefined()
    }
  )

  it("has one group of all tables, in which every foreign key leads to the key of a table", () => {
    const { tables } = release.json("data/csv-metadata.json")
    const keys = new Map(
      tables.map((table: { readonly url: string; readonly tableSchema: { readonly primaryKey: string } }) => [
        table.url,
        table.tableSchema.primaryKey
      ])
    )
    expect([...keys.keys()]).toEqual(catalog.map(({ name }) => `${name}.csv`))
    let count = 0
    for (const { tableSchema, url } of tables)
      for (const { columnReference, reference } of tableSchema.foreignKeys) {
        const columns = tableSchema.columns.map((column: { readonly name: string }) => column.name)
        expect(columns, url).toContain(columnReference)
        expect(keys.get(reference.resource), url).toBe(reference.columnReference)
        count++
      }
    expect(count).toBeGreaterThan(catalog.length)
  })
})
