/**
 * Golden cases, one folder per document type: `<name>.txt` is a document, `<name>.golden.json` the rows it gives. A new
 * case is a document: its golden file is written when it is missing, for the author to read; in CI that fails.
 */

import { createHash } from "node:crypto"
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { describe, expect, it } from "vitest"
import { decode } from "#pipeline/acquire/decode.ts"
import { check } from "#pipeline/check/check.ts"
import { readAll } from "#pipeline/extract/read.ts"
import type { Source } from "#pipeline/model/Source.ts"
import { documentsOf } from "#pipeline/resolve/Document.ts"
import { resolve } from "#pipeline/resolve/resolve.ts"

const root = import.meta.dirname
const cases = [
  ...globSync("cases/*/*.txt", { cwd: root }).map((file) => ({
    name: file.replaceAll("\\", "/").slice("cases/".length),
    document: join(root, file),
    golden: join(root, file.replace(/\.txt$/u, ".golden.json"))
  })),
  ...globSync("../seeds/*.txt", { cwd: root }).map((file) => ({
    name: `seeds/${basename(file)}`,
    document: join(root, file),
    golden: join(root, "cases", "seeds", `${basename(file, ".txt")}.golden.json`)
  }))
].sort((a, b) => (a.name < b.name ? -1 : 1))

/** Rows by table, without what only says where a row stands: a golden file is for reading. */
const rowsOf = (file: string) => {
  const bytes = readFileSync(file)
  const { encoding, text } = decode(bytes)!
  const source: Source = {
    file: basename(file),
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.length,
    encoding,
    text,
    pages: null,
    runs: null,
    facts: {}
  }
  const { documents, failures } = readAll([source])
  expect(failures.map((f) => f.message)).toEqual([])
  const resolved = resolve(documentsOf(documents))
  const tables = new Map(resolved.tables).set("checks", [...check(resolved)])
  return Object.fromEntries(
    [...tables]
      .filter(([name, rows]) => name !== "provenance" && name !== "sources" && rows.length > 0)
      .map(([name, rows]) => [
        name,
        rows.map((row) =>
          Object.fromEntries(
            Object.entries(row)
              .filter(([column]) => !["source_id", "start", "end", "source_ids"].includes(column))
              .map(([column, value]) => [column, typeof value === "bigint" ? Number(value) / 100 : value])
          )
        )
      ])
  )
}

describe.each(cases)("$name", ({ document, golden }) => {
  it("gives the rows that were read and agreed on", () => {
    const rows = rowsOf(document)
    if (!existsSync(golden)) {
      if (process.env["CI"])
        throw new Error(`${basename(golden)} is missing: run the tests once and read what they wrote`)
      writeFileSync(golden, `${lines(rows)}\n`)
    }
    expect(dirname(golden)).toContain("cases")
    expect(rows).toEqual(JSON.parse(readFileSync(golden, "utf8")))
  })
})

/** JSON with one row a line, so that a changed row is a changed line. */
const lines = (tables: Record<string, ReadonlyArray<unknown>>): string => {
  const parts = Object.entries(tables).map(
    ([name, rows]) => `${JSON.stringify(name)}: [\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]`
  )
  return `{\n${parts.join(",\n")}\n}`
}
