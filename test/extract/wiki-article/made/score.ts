/** Holds what the program publishes of a made article beside what the article says, row by row. */
import { check } from "#pipeline/check/check.ts"
import extractor from "#pipeline/extract/wiki-article/extractor.ts"
import { settle } from "#pipeline/settle.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { sourceOf } from "../../../sourceOf.ts"
import { type Rows, type Table, tables } from "./Truth.ts"

/** The rows that the program publishes of one article, in the words of the truth. */
export const published = (text: string): Rows => {
  const source = sourceOf(text)
  const { resolved } = settle([{ source, extraction: extractor.extract(source) }])
  const rows = (table: string): ReadonlyArray<AnyRow> => resolved.tables.get(table) ?? []
  const names = namesOf(rows("organizations"))
  const name = (id: unknown): string => (id === null ? "-" : (names.get(id as string) ?? String(id)))
  const line = (...cells: ReadonlyArray<unknown>) => cells.map((cell) => cell ?? "-").join(" | ")
  const attributes = ["short_name", "rank", "seat_region_id", "address", "website", "established", "status"]
  const checks = check(resolved).filter((row) => row["rule"] === "conflicting_claims")
  const about = new Map(resolved.conflicts.map((c) => [`${c.id} ${c.about}`, c]))
  return new Map<Table, ReadonlyArray<string>>([
    ["organizations", rows("organizations").map((r) => line(name(r["org_id"]), r["kind"]))],
    [
      "attributes",
      rows("organizations").flatMap((r) => [
        ...attributes.flatMap((a) => (r[a] === null ? [] : [line(name(r["org_id"]), a, r[a])])),
        ...(r["parent_org_id"] === null ? [] : [line(name(r["org_id"]), "parent", name(r["parent_org_id"]))])
      ])
    ],
    [
      "organization_aliases",
      rows("organization_aliases").map((r) => line(name(r["org_id"]), r["alias"], r["kind"]))
    ],
    [
      "organization_relations",
      rows("organization_relations").map((r) =>
        line(name(r["subject_org_id"]), r["relation"], name(r["object_org_id"]), r["since"], r["until"])
      )
    ],
    [
      "office_regions",
      rows("office_regions").map((r) => line(name(r["org_id"]), r["region_id"], r["position"]))
    ],
    ["regions", rows("regions").map((r) => line(r["region_id"]))],
    [
      "events",
      rows("events").map((r) =>
        line(
          r["date"],
          r["kind"],
          (r["org_ids"] as ReadonlyArray<string>).map(name).join(" + "),
          name(r["object_org_id"]),
          r["text"]
        )
      )
    ],
    [
      "count_claims",
      rows("count_claims").map((r) => line(r["subject"], r["as_of"], r["stated"], r["listed"]))
    ],
    ["functions", rows("functions").map((r) => line(name(r["org_id"]), r["number"], r["text"]))],
    [
      "resident_enterprises",
      rows("resident_enterprises").map((r) => line(name(r["office_org_id"]), r["name"], r["position"]))
    ],
    [
      "office_holders",
      rows("office_holders").map((r) =>
        line(name(r["org_id"]), r["post"], r["person"], r["from"], r["until"])
      )
    ],
    ["conflicts", checks.length === 0 ? [] : [...about.values()].map((c) => line(name(c.id), c.about))]
  ])
}

const namesOf = (organizations: ReadonlyArray<AnyRow>): ReadonlyMap<string, string> => {
  const byId = new Map(organizations.map((row) => [row["org_id"] as string, row]))
  return new Map(
    organizations.map((row) => {
      const own = row["name"] as string
      const parent = byId.get(row["parent_org_id"] as string)
      const unit =
        row["kind"] === "internal_department" ||
        (/^[^政市省县區区]{0,12}(?:联络|聯絡|办事|辦事)/u.test(own) && row["kind"] === "liaison_unit")
      return [row["org_id"] as string, unit && parent !== undefined ? `${own} < ${parent["name"]}` : own]
    })
  )
}

export interface Score {
  readonly found: number
  readonly missed: ReadonlyArray<string>
  readonly invented: ReadonlyArray<string>
}

/** Rows found, missed and invented, equal rows counted one by one. */
export const compare = (expected: Rows, actual: Rows): ReadonlyMap<Table, Score> =>
  new Map(
    tables.map((table) => {
      const left = [...(actual.get(table) ?? [])]
      const missed: Array<string> = []
      let found = 0
      for (const row of expected.get(table) ?? []) {
        const at = left.indexOf(row)
        if (at < 0) missed.push(row)
        else {
          found++
          left.splice(at, 1)
        }
      }
      return [table, { found, missed, invented: left }]
    })
  )

export const f1 = (scores: ReadonlyArray<Score>): number => {
  const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0)
  const found = sum((score) => score.found)
  const wrong = sum((score) => score.missed.length + score.invented.length)
  return found + wrong === 0 ? 1 : (2 * found) / (2 * found + wrong)
}
