import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import {
  canonicalJson,
  inputsDigest,
  programDigest,
  programRoot,
  releaseDigest
} from "#pipeline/publish/digest.ts"

const folder = mkdtempSync(join(tmpdir(), "digest-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe("canonical JSON", () => {
  it("is one text for one value, whatever order its keys came in", () => {
    expect(canonicalJson({ b: [1, { d: null, c: "é" }], a: undefined, A: true })).toBe(
      '{"A":true,"b":[1,{"c":"é","d":null}]}'
    )
  })
})

describe("the inputs of a build", () => {
  const documents = [
    { file: "b", sha256: "2", facts: { licence: "x" } },
    { file: "a", sha256: "1" }
  ]
  const inputs = { documents, program: "p", contract: "1.0.0" }
  it("are the same in any order", () => {
    expect(inputsDigest(inputs)).toBe(inputsDigest({ ...inputs, documents: [...documents].reverse() }))
  })
  it.each([
    ["a document", { documents: [{ ...documents[0]!, sha256: "3" }, documents[1]!] }],
    ["its name", { documents: [{ ...documents[0]!, file: "c" }, documents[1]!] }],
    ["what is known of it", { documents: [{ ...documents[0]!, facts: { licence: "y" } }, documents[1]!] }],
    ["the program", { program: "q" }],
    ["the contract", { contract: "1.1.0" }],
    ["an option", { options: { x: 1 } }]
  ])("change with %s", (_, change) => {
    expect(inputsDigest({ ...inputs, ...change })).not.toBe(inputsDigest(inputs))
  })
})

describe("the program's digest", () => {
  const copy = (name: string) => {
    const root = join(folder, name)
    for (const part of ["schemas", "package.json", "package-lock.json", "pipeline/knowledge"])
      cpSync(join(programRoot, part), join(root, part), { recursive: true })
    return root
  }
  it("is the same wherever the program lies", () => {
    expect(programDigest(copy("one"))).toBe(programDigest(copy("two")))
  })
  it.each([
    ["code", "schemas/columns.ts"],
    ["knowledge", "pipeline/knowledge/regions.tsv"],
    ["a locked dependency", "package-lock.json"],
    ["a new file", "pipeline/knowledge/new.tsv"]
  ])("changes with %s", (_, file) => {
    const [one, two] = [copy(`a-${file.length}`), copy(`b-${file.length}`)]
    writeFileSync(join(two, file), "other")
    expect(programDigest(one)).not.toBe(programDigest(two))
  })
  it("does not change with an editor's leftovers", () => {
    const root = copy("clean")
    const before = programDigest(root)
    writeFileSync(join(root, "schemas/columns.ts~"), "old")
    writeFileSync(join(root, "schemas/.columns.ts.swp"), "old")
    expect(programDigest(root)).toBe(before)
  })
})

describe("the release's digest", () => {
  const states = [{ name: "a", state_digest: "1" }]
  it("changes with a table's state, the contract and the program", () => {
    const all = [
      releaseDigest(states, "1.0.0", "p"),
      releaseDigest([{ name: "a", state_digest: "2" }], "1.0.0", "p"),
      releaseDigest(states, "1.0.1", "p"),
      releaseDigest(states, "1.0.0", "q")
    ]
    expect(new Set(all).size).toBe(4)
  })
})
