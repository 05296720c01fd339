/** One digit of one document changes: what depends on it changes, for that reason, and nothing else does. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { afterAll, describe, expect, it, vi } from "vitest"
import { build } from "#pipeline/run.ts"

const root = mkdtempSync(join(tmpdir(), "digit-"))
const seeds = join(root, "seeds")
cpSync(join(import.meta.dirname, "..", "seeds"), seeds, { recursive: true })
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(root, { recursive: true, force: true })
})

let minute = 0
const published = async () => {
  vi.stubEnv("SOURCE_DATE_EPOCH", String(1_860_000_000 + 60 * minute++))
  const settings = {
    seeds,
    out: join(root, "out"),
    dryRun: false,
    allowCollapse: false,
    strict: false,
    site: false,
    threads: 1,
    json: false
  }
  const layer = Layer.mergeAll(NodeFileSystem.layer, NodePath.layer)
  return (await Effect.runPromise(build(settings, () => undefined).pipe(Effect.provide(layer)))).outcome
}

type Row = Readonly<Record<string, unknown>>
interface Change {
  readonly op: string
  readonly key: string
  readonly before: Row
  readonly after: Row
  readonly changed: ReadonlyArray<string>
  readonly cause: string
}

describe("one digit of a budget", () => {
  it("changes its amount, what quotes it, its document and the checks that it is part of", async () => {
    await published()
    const file = join(seeds, "003_ad091524586a100d.txt")
    const text = readFileSync(file, "utf8")
    // 办公费, a line of the economic table
    const line = text.split("\n").findIndex((l) => l.startsWith("302 01 "))
    const printed = /[\d,]+,\d{3}/u.exec(text.split("\n")[line]!)![0]
    const misprinted = printed.replace(/\d$/u, (digit) => String((Number(digit) + 1) % 10))
    const lines = text.split("\n")
    const before = lines[line]!
    lines[line] = before.replaceAll(printed, misprinted)
    expect(lines[line]!.length).toBe(before.length)
    writeFileSync(file, lines.join("\n"))
    const { manifest, path } = await published()

    const changes = new Map(
      manifest.tables.map(({ name }) => {
        const own = readFileSync(join(path, "changes", `${name}.ndjson`), "utf8").trim()
        return [name, own === "" ? [] : own.split("\n").map((l) => JSON.parse(l) as Change)] as const
      })
    )
    const of = (table: string) => changes.get(table)!
    const touched = [...changes].filter(([, own]) => own.length > 0).map(([name]) => name)
    expect(touched.sort()).toEqual(["budget_lines", "checks", "provenance", "sources"])
    const all = [...changes.values()].flat()
    expect(all.every(({ cause, op }) => cause === "source" && op === "modify")).toBe(true)
    expect(of("sources").map(({ changed }) => changed)).toEqual([["sha256"]])
    // the total and the one part that it consists of
    expect(
      of("budget_lines").map(({ after, changed }) => [after["line"], after["amount_printed"], changed])
    ).toEqual([1, 2].map(() => [line + 1, misprinted, ["amount", "amount_printed"]]))
    const ids = new Set(of("budget_lines").map(({ key }) => key))
    for (const { after, changed } of of("provenance")) {
      expect(after["quote"]).toBe(misprinted)
      expect(ids.has(String(after["row_id"]))).toBe(true)
      expect(changed).toEqual(["quote"])
    }
    expect(of("checks").length).toBeGreaterThan(1)
    for (const { after, before: was } of of("checks")) {
      const names = [after["expected"], after["actual"], after["message"]].join()
      expect(names === [was["expected"], was["actual"], was["message"]].join()).toBe(false)
      expect(after["rule"]).toMatch(/row_total|sum_of_children|three_public/u)
    }
  }, 120_000)
})
