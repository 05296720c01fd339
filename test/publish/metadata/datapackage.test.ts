/** The Data Package against the rules of its specification, and its tables read as that describes them. */
import { parse } from "csv-parse/sync"
import { beforeAll, describe, expect, it } from "vitest"
import { catalog } from "#schemas/catalog.ts"
import { type Described, described } from "./described.ts"

// biome-ignore lint/suspicious/noExplicitAny: a descriptor is JSON
type Any = any
let release: Described
let descriptor: Any
let resources: ReadonlyArray<Any>
let tables: ReadonlyArray<Any>

beforeAll(async () => {
  release = await described()
  descriptor = release.json("datapackage.json")
  resources = descriptor.resources
  tables = resources.filter((resource) => resource.type === "table")
})

const name = /^[-a-z0-9._/]+$/u
const fieldTypes = ["string", "integer", "number", "date", "list", "boolean"]

/** Lists that the profile wants at least one item of, wherever they are given. */
const minimal = ["resources", "licenses", "sources", "contributors", "keywords", "fields", "foreignKeys"]
const emptyLists = (value: Any, path = ""): ReadonlyArray<string> => {
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => [
    ...(minimal.includes(key) && Array.isArray(item) && item.length === 0 ? [`${path}/${key}`] : []),
    ...emptyLists(item, `${path}/${key}`)
  ])
}

describe("the descriptor", () => {
  it("is a Data Package v2 with names, licences, sources and a semantic version", () => {
    expect(descriptor.$schema).toBe("https://datapackage.org/profiles/2.0/datapackage.json")
    expect(descriptor.name).toMatch(name)
    expect(descriptor.version).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{8}$/u)
    expect(descriptor.licenses.map((licence: Any) => licence.name)).toEqual([
      "CC-BY-SA-4.0",
      "other-pd",
      "notspecified"
    ])
    for (const licence of descriptor.licenses) expect(licence.name).toMatch(/^[-a-zA-Z0-9._]+$/u)
    expect(descriptor.sources.length).toBe(3)
    for (const source of descriptor.sources) expect(source.title.length).toBeGreaterThan(0)
    expect(descriptor.contributors[0]).toMatchObject({ title: expect.any(String), roles: expect.any(Array) })
    expect(emptyLists(descriptor)).toEqual([])
  })

  it("has every file of the data once, with its size, digest, format and encoding", () => {
    const due = [
      ...release.manifest.tables.flatMap(({ files }) => files),
      ...release.manifest.texts,
      ...release.manifest.files.filter(({ path }) => path.endsWith(".xlsx"))
    ]
    expect(resources.map(({ path }) => path).sort()).toEqual(due.map(({ path }) => path).sort())
    expect(new Set(resources.map((resource) => resource.name)).size).toBe(resources.length)
    for (const resource of resources) {
      const file = due.find(({ path }) => path === resource.path)!
      expect(resource).toMatchObject({ bytes: file.bytes, hash: `sha256:${file.sha256}` })
      expect(resource.name).toMatch(name)
      expect(resource.path.endsWith(`.${resource.format}`)).toBe(true)
      expect(resource.mediatype).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/u)
      const isBinary = ["parquet", "arrow", "xlsx"].includes(resource.format)
      expect(resource.encoding).toBe(isBinary ? undefined : "utf-8")
    }
  })

  it("has a table for every dataset, licensed as the documents that its rows were read from", () => {
    expect(tables.map((table) => table.name)).toEqual(catalog.map((dataset) => dataset.name))
    const licences = (of: string) =>
      tables.find((table) => table.name === of).licenses?.map((licence: Any) => licence.name)
    expect(licences("policy_documents")).toEqual(["CC-BY-SA-4.0"])
    expect(licences("budget_lines")).toEqual(["other-pd"])
    expect(licences("organizations")).toEqual(["CC-BY-SA-4.0", "other-pd"])
    expect(licences("sources")).toEqual(["CC-BY-SA-4.0", "other-pd", "notspecified"])
    expect(licences("events")).toBeUndefined()
  })

  it("says of each column its type, unit, tokens with Chinese labels, and what it refers to", () => {
    const field = (table: string, column: string) =>
      tables.find((t) => t.name === table).schema.fields.find((f: Any) => f.name === column)
    expect(field("budget_lines", "amount")).toMatchObject({
      type: "number",
      unit: expect.stringContaining("元")
    })
    expect(field("budget_lines", "side")).toMatchObject({
      categories: [
        { value: "income", label: "收入" },
        { value: "expenditure", label: "支出" }
      ],
      constraints: { required: true, enum: ["income", "expenditure"] }
    })
    expect(field("events", "org_ids")).toMatchObject({
      type: "list",
      delimiter: ";",
      references: "organizations"
    })
    expect(field("organizations", "name").title).toBe("Name 名称")
    for (const table of tables) for (const of of table.schema.fields) expect(fieldTypes).toContain(of.type)
  })
})

/** A value of a field as its type says; an error where it breaks it. */
const cast = (field: Any, text: string, missing: ReadonlyArray<string>): Any => {
  const { constraints } = field
  if ((field.missingValues ?? missing).includes(text)) {
    if (constraints.required) throw new Error(`${field.name} is required`)
    return null
  }
  const lawful: Record<string, RegExp> = {
    integer: /^-?\d+$/u,
    number: /^-?\d+(\.\d+)?(e[+-]?\d+)?$/u,
    date: /^\d{4}-\d\d-\d\d$/u,
    boolean: /^(true|false)$/u
  }
  if (!(lawful[field.type] ?? /^/u).test(text)) throw new Error(`${field.name} is no ${field.type}: ${text}`)
  if (constraints.enum !== undefined && !constraints.enum.includes(text))
    throw new Error(`${field.name}: ${text}`)
  if (constraints.pattern !== undefined && !new RegExp(`^(?:${constraints.pattern})$`, "u").test(text))
    throw new Error(`${field.name} breaks its pattern: ${text}`)
  return text
}

describe("the tables, read as described", () => {
  const read = (table: Any): ReadonlyArray<Record<string, Any>> => {
    const { fields, missingValues } = table.schema
    const [header, ...records] = parse(release.text(table.path), {
      delimiter: table.dialect.delimiter,
      record_delimiter: table.dialect.lineTerminator,
      quote: table.dialect.quoteChar
    }) as ReadonlyArray<ReadonlyArray<string>>
    expect(header).toEqual(fields.map((field: Any) => field.name))
    return records.map((record) =>
      Object.fromEntries(
        fields.map((field: Any, i: number) => [field.name, cast(field, record[i]!, missingValues)])
      )
    )
  }

  it("have their types, constraints and counts; keys are unique and foreign keys lead to rows", () => {
    const rows = new Map(tables.map((table) => [table.name, read(table)]))
    let followed = 0
    for (const table of tables) {
      const own = rows.get(table.name)!
      expect(own.length, table.name).toBe(table.rows)
      const [key] = table.schema.primaryKey
      expect(new Set(own.map((row) => row[key])).size, table.name).toBe(own.length)
      for (const { fields, reference } of table.schema.foreignKeys ?? []) {
        const target = rows.get(reference.resource ?? table.name)!
        const ids = new Set(target.map((row) => row[reference.fields[0]]))
        const held = own.map((row) => row[fields[0]]).filter((id) => id !== null)
        for (const id of held) expect(ids, `${table.name}.${fields[0]}`).toContain(id)
        followed += held.length
      }
    }
    expect(followed).toBeGreaterThan(10)
  })
})
