import { globSync } from "node:fs"
import { basename } from "node:path"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "vitest"
import { catalog, dataset } from "#schemas/catalog.ts"
import contract from "./contract-columns.json" with { type: "json" }

describe("the contract", () => {
  it("has every table that consumers were promised; others may be added", () => {
    const published = catalog.map((d) => d.name)
    for (const table of Object.keys(contract)) expect(published).toContain(table)
  })

  it.each(Object.entries(contract))(
    "%s has every column that was promised, and the span",
    (name, columns) => {
      const published = Object.keys(dataset(name).columns)
      for (const column of [...columns, "source_id", "line", "start", "end"])
        expect(published).toContain(column)
    }
  )

  it("names each dataset as its file, in the folder of its group", () => {
    const files = globSync("schemas/**/*.dataset.ts").map((file) => file.replaceAll("\\", "/"))
    const expected = catalog.map((d) => `schemas/${d.group}/${d.name}.dataset.ts`)
    expect(files.map((file) => basename(file)).length).toBe(new Set(files).size)
    expect(files.sort()).toEqual(expected.sort())
  })

  it("gives every table its own prefix, so that an id says what it names", () => {
    expect(new Set(catalog.map((d) => d.prefix)).size).toBe(catalog.length)
  })

  it("makes ids of columns that exist and describes every column", () => {
    for (const { columns, description, id, identity, name } of catalog) {
      expect(Object.keys(columns), name).toContain(id)
      for (const column of identity) expect(Object.keys(columns), `${name}.${column}`).toContain(column)
      expect(description.length, name).toBeGreaterThan(10)
      for (const [column, c] of Object.entries(columns)) {
        expect(c.title.length, `${name}.${column}`).toBeGreaterThan(0)
        expect(c.description.length, `${name}.${column}`).toBeGreaterThan(10)
      }
    }
  })

  it("lets a column refer only to a table that is published", () => {
    const names = new Set(catalog.map((d) => d.name))
    for (const { columns } of catalog)
      for (const { references } of Object.values(columns))
        if (references !== null) expect(names).toContain(references)
  })

  it("refuses a token, an id or a date that the contract does not know", () => {
    const decode = Schema.decodeUnknownResult(dataset("organization_relations").row as never, {
      onExcessProperty: "error"
    }) as (row: unknown) => { readonly _tag: string }
    const row = {
      relation_id: "rel-1",
      subject_org_id: "org-1",
      relation: "part_of",
      object_org_id: "org-2",
      since: "2010-08",
      until: null,
      source_id: "src-1",
      line: 1,
      start: 0,
      end: 2
    }
    expect(decode(row)._tag).toBe("Success")
    expect(decode({ ...row, relation: "friend_of" })._tag).toBe("Failure")
    expect(decode({ ...row, since: "August 2010" })._tag).toBe("Failure")
    expect(decode({ ...row, subject_org_id: "机构" })._tag).toBe("Failure")
    expect(decode({ ...row, more: 1 })._tag).toBe("Failure")
  })
})
