/** Facts of an extraction in words, so that tests can state what an article says and compare two articles. */

import { readFileSync } from "node:fs"
import extractor from "#pipeline/extract/wiki-article/extractor.ts"
import type { Draft } from "#pipeline/model/Draft.ts"
import type { Extraction } from "#pipeline/model/Extraction.ts"
import { sourceOf } from "../../sourceOf.ts"

export const seed = (name: string): string =>
  readFileSync(new URL(`../../../seeds/${name}`, import.meta.url), "utf8")

export interface Facts {
  readonly extraction: Extraction
  readonly text: string
  /** Names of the organisations, with what they are a unit of: 成都联络处 < 上海市人民政府驻重庆办事处. */
  readonly names: ReadonlyArray<string>
  readonly nameOf: (ref: unknown) => string
  /** Every value claimed of an attribute. */
  readonly claims: (name: string, attribute: string) => ReadonlyArray<string>
  readonly rows: (table: string) => ReadonlyArray<Readonly<Record<string, unknown>>>
  readonly drafts: (table: string) => ReadonlyArray<Draft>
  /** Rows of a table as text, organisations by name. */
  readonly lines: (table: string, ...columns: ReadonlyArray<string>) => ReadonlyArray<string>
}

export const factsOf = (text: string): Facts => {
  const extraction = extractor.extract(sourceOf(text))
  const byRef = new Map(extraction.organizations.map((organization) => [organization.ref, organization]))
  const nameOf = (ref: unknown): string => {
    if (Array.isArray(ref)) return ref.map(nameOf).join(" + ")
    const found = byRef.get(ref as string)
    if (found === undefined) return String(ref)
    return found.within === null ? found.name : `${found.name} < ${nameOf(found.within)}`
  }
  const drafts = (table: string) => extraction.drafts.filter((draft) => draft.table === table)
  const rows = (table: string) =>
    drafts(table).map(({ values }) =>
      Object.fromEntries(
        Object.entries(values).map(([column, value]) => [
          column,
          /org_ids?$/u.test(column) && value !== null ? nameOf(value) : value
        ])
      )
    )
  return {
    extraction,
    text,
    nameOf,
    names: extraction.organizations.map(({ ref }) => nameOf(ref)),
    claims: (name, attribute) => [
      ...new Set(
        extraction.organizations
          .filter(({ ref }) => nameOf(ref) === name)
          .flatMap((organization) => organization.claims.filter((claim) => claim.attribute === attribute))
          .map(({ value }) => value)
      )
    ],
    rows,
    drafts,
    lines: (table, ...columns) =>
      rows(table).map((row) => columns.map((column) => String(row[column] ?? "-")).join(" | "))
  }
}

/** Everything that an extraction says, a line each, places left out. */
export const everything = (facts: Facts): ReadonlyArray<string> => [
  `title ${facts.extraction.title}`,
  ...facts.extraction.organizations
    .flatMap((organization) => [
      `organization ${facts.nameOf(organization.ref)}`,
      ...organization.members.map(
        (member) => `member ${facts.nameOf(organization.ref)}: ${facts.nameOf(member)}`
      ),
      ...organization.claims.map(
        ({ attribute, value }) => `claim ${facts.nameOf(organization.ref)} ${attribute} ${value}`
      )
    ])
    .toSorted(),
  ...[...new Set(facts.extraction.drafts.map(({ table }) => table))]
    .toSorted()
    .flatMap((table) => facts.rows(table).map((row) => `${table} ${JSON.stringify(row)}`))
]
