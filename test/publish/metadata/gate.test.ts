/** A description that disagrees with the manifest, in any one thing, keeps a release from being published. */
import { beforeAll, describe, expect, it } from "vitest"
import { metadataGate } from "#pipeline/publish/gates/metadata.ts"
import { type Described, described, mixed } from "./described.ts"

let release: Described
beforeAll(async () => {
  release = await described(mixed())
})

/** What the gate says of one description whose text was changed. */
const gate = (path: string, change: (text: string) => string): ReadonlyArray<string> => {
  const text = release.text(path)
  const changed = change(text)
  expect(changed, `${path} is changed`).not.toBe(text)
  const file = { path, content: Buffer.from(changed) }
  return metadataGate(release.manifest, [file]).map(({ gate, message, table }) => {
    expect([gate, table]).toEqual(["metadata", path])
    return message
  })
}
const fileOf = (path: string) => {
  const { bytes, sha256 } = release.files.get(path)!
  return { bytes, sha256, other: `${sha256.slice(0, 63)}${sha256.endsWith("0") ? "1" : "0"}` }
}

const machine = ["datapackage.json", "dcat.jsonld", "croissant.json", "data/csv-metadata.json"]
const csvw = "data/budget_lines.csv-metadata.json"
const csv = "data/budget_lines.csv"

describe("the metadata gate", () => {
  it("finds nothing in what was made from the manifest's own files", () => {
    const files = [...release.files.values()]
    expect(metadataGate(release.manifest, files)).toEqual([])
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining([...machine, csvw]))
  })

  it.each([...machine, csvw])("finds another digest in %s", (path) => {
    const { other, sha256 } = fileOf(csv)
    expect(gate(path, (text) => text.replace(sha256, other))).toEqual([`it gives ${csv} another digest`])
  })

  it.each([...machine, csvw])("finds another size in %s", (path) => {
    const { bytes, sha256 } = fileOf(csv)
    const said = gate(path, (text) => {
      const at = text.indexOf(sha256)
      const before = text.lastIndexOf(String(bytes), at)
      const size = before > at - 600 ? before : text.indexOf(String(bytes), at)
      return `${text.slice(0, size)}${bytes + 1}${text.slice(size + String(bytes).length)}`
    })
    expect(said).toEqual([`it gives ${csv} ${bytes + 1} bytes of ${bytes}`])
  })

  it.each([
    [
      "datapackage.json",
      (text: string) => text.replace('"path": "data/budget_lines.csv"', '"path": "data/x.csv"')
    ],
    [
      "dcat.jsonld",
      (text: string) =>
        text.replace(
          /"dcat:downloadURL": \{\s+"@id": "data\/budget_lines\.csv"/u,
          '"dcat:downloadURL": {"@id": "data/x.csv"'
        )
    ],
    [
      "croissant.json",
      (text: string) => text.replace('"contentUrl": "data/budget_lines.csv"', '"contentUrl": "data/x.csv"')
    ],
    [csvw, (text: string) => text.replace('"url": "budget_lines.csv"', '"url": "x.csv"')]
  ])("finds a file that is missing in %s, and one that there is not", (path, change) => {
    expect(gate(path, change)).toEqual(
      expect.arrayContaining([
        "data/budget_lines.csv is not in it",
        "it names data/x.csv, which it is not about"
      ])
    )
  })

  it.each([
    [
      "datapackage.json",
      (text: string) => text.replace(/("name": "budget_lines",[\s\S]*?"rows": )3\b/u, "$14")
    ],
    [
      "dcat.jsonld",
      (text: string) => text.replace(/("@id": "#budget_lines",[\s\S]*?"rdf:value": )3\b/u, "$14")
    ],
    [csvw, (text: string) => text.replace('"3 rows"', '"4 rows"')],
    ["CODEBOOK.md", (text: string) => text.replace("| `budget_lines` | 3 |", "| `budget_lines` | 4 |")],
    ["ATTRIBUTION.md", (text: string) => text.replace("| `budget_lines` | 3 |", "| `budget_lines` | 4 |")]
  ])("finds another count of rows in %s", (path, change) => {
    expect(gate(path, change)).toEqual(["it gives budget_lines 4 rows of 3"])
  })

  it.each(["datapackage.json", "dcat.jsonld", "data/csv-metadata.json"])(
    "finds another licence in %s",
    (path) => {
      const said = gate(path, (text) =>
        text.replaceAll("CC-BY-SA-4.0", "CC-BY-4.0").replaceAll("/licenses/by-sa/4.0/", "/licenses/by/4.0/")
      )
      expect(said).toContain("it gives policy_documents the licences CC-BY-4.0, not CC-BY-SA-4.0")
    }
  )

  it.each(["datapackage.json", "dcat.jsonld", "croissant.json", "CODEBOOK.md", "CITATION.cff"])(
    "finds another version in %s",
    (path) => {
      const due = `${release.manifest.contract}+${release.manifest.version.slice(-8)}`
      const said = gate(path, (text) => text.replaceAll(due, "9.9.9+00000000"))
      expect(said[0]).toBe(`its version is 9.9.9+00000000, not ${due}`)
    }
  )

  it.each([...machine, csvw])("refuses %s if it cannot be read", (path) => {
    expect(gate(path, (text) => text.slice(0, 40))[0]).toContain("it cannot be read")
  })
})
