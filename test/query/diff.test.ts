/** What `gongkai diff` says is what the newer release says of itself, however many rows differ. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { differenceOf, releaseNamed } from "#pipeline/publish/releases/difference.ts"
import { diffJson, renderDiff } from "#pipeline/query/diff.ts"
import { styleOf } from "#pipeline/query/style.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { newOut, publishTo, run } from "../publish/folder.ts"
import { release, tables } from "../publish/sample.ts"

const plain = styleOf(false)
const saidBetween = (out: string, from: string, to: string) =>
  run(
    Effect.scoped(
      Effect.gen(function* () {
        const [a, b] = [yield* releaseNamed(out, from), yield* releaseNamed(out, to)]
        const difference = yield* differenceOf(a, b, null)
        const text = [...renderDiff(difference, plain)].join("")
        return { text, json: [...diffJson(difference)].join(""), path: b.path }
      })
    )
  )

describe("two releases that differ in many rows", async () => {
  const out = newOut()
  const many = 3000
  const offices = (word: string): ReadonlyArray<AnyRow> => {
    const known = tables().get("organizations")!
    const more = Array.from({ length: many }, (_, i) => ({
      ...known[1]!,
      org_id: `org_n${i}`,
      address: `${word} ${i}`
    }))
    return [...known, ...more]
  }
  const of = (word: string) => release({ tables: tables().set("organizations", offices(word)) })
  await run(publishTo(out, { ...of("一"), inputs: "1" }))
  await run(publishTo(out, { ...of("二"), inputs: "2" }))
  const { json, path, text } = await saidBetween(out, "previous", "latest")

  it("are told in one JSON document, laid out as all are", () => {
    expect(json).toBe(`${JSON.stringify(JSON.parse(json), null, 2)}\n`)
  })
  it("are told with the changes that the newer release lists", () => {
    const [table] = JSON.parse(json).tables
    const listed = readFileSync(join(path, "changes", "organizations.ndjson"), "utf8")
      .split("\n")
      .slice(0, -1)
    expect(table).toMatchObject({ table: "organizations", added: 0, modified: many, removed: 0 })
    expect(table.changes).toEqual(listed.map((line) => JSON.parse(line)))
  })
  it("are told to a person with the sum first and each row once", () => {
    expect(text).toContain(`revise: 0 rows added, ${many} modified, 0 removed; cause: `)
    expect(text.match(/^~ org_n\d+ /gmu)?.length).toBe(many)
    expect(text).toMatch(/^- {3}address {2}一 0\n\+ {3}address {2}二 0$/mu)
  })
  it("do not differ from themselves", async () => {
    const same = await saidBetween(out, "latest", "latest")
    expect(same.text).toMatch(/\nno row and no column differs\n$/u)
    expect(JSON.parse(same.json).tables).toEqual([])
  })
})
