/** What changed of the contract between two releases, and which version that needs (https://semver.org). */
import type { ManifestTable } from "../manifest.ts"

export type Shape = Pick<ManifestTable, "name" | "columns" | "key">
export type Needs = "major" | "minor" | "none"

export interface SchemaChange {
  readonly table: string
  /** Null where the table itself came, went or changed its key. */
  readonly column: string | null
  readonly change: "added" | "removed" | "type" | "nullable" | "tokens" | "references" | "key"
  readonly before: string | null
  readonly after: string | null
  readonly needs: Needs
  /** In a sentence part: what happened. */
  readonly what: string
}

type Columns = Shape["columns"]

export const schemaChanges = (
  before: ReadonlyArray<Shape>,
  now: ReadonlyArray<Shape>
): ReadonlyArray<SchemaChange> => {
  const old = new Map(before.map((table) => [table.name, table]))
  const names = new Set(now.map((table) => table.name))
  const whole = (table: string, change: "added" | "removed"): SchemaChange => ({
    table,
    column: null,
    change,
    before: change === "added" ? null : table,
    after: change === "added" ? table : null,
    needs: change === "added" ? "minor" : "major",
    what: change === "added" ? "the table is new" : "the table is gone"
  })
  return [
    ...before.filter(({ name }) => !names.has(name)).map(({ name }) => whole(name, "removed")),
    ...now.flatMap((table) => {
      const was = old.get(table.name)
      return was === undefined ? [whole(table.name, "added")] : tableChanges(was, table)
    })
  ]
}

const tableChanges = (was: Shape, is: Shape): ReadonlyArray<SchemaChange> => {
  const old = new Map(was.columns.map((column) => [column.name, column]))
  const kept = new Map(is.columns.map((column) => [column.name, column]))
  const change = (
    column: string | null,
    rest: Omit<SchemaChange, "table" | "column">
  ): ReadonlyArray<SchemaChange> => [{ table: is.name, column, ...rest }]
  return [
    ...(was.key === is.key
      ? []
      : change(null, {
          change: "key",
          before: was.key,
          after: is.key,
          needs: "major",
          what: `the key was ${was.key} and is ${is.key}`
        })),
    ...was.columns.flatMap((column) => {
      const now = kept.get(column.name)
      const gone = { change: "removed", before: column.type, after: null, needs: "major" } as const
      return now === undefined
        ? change(column.name, { ...gone, what: `column ${column.name} is gone` })
        : columnChanges(column, now).flatMap((rest) => change(column.name, rest))
    }),
    ...is.columns
      .filter(({ name }) => !old.has(name))
      .flatMap(({ name, nullable, type }) =>
        change(name, {
          change: "added",
          before: null,
          after: nullable ? `${type}, nullable` : type,
          needs: "minor",
          what: `column ${name} is new`
        })
      )
  ]
}

type Rest = Omit<SchemaChange, "table" | "column">

const columnChanges = (was: Columns[number], is: Columns[number]): ReadonlyArray<Rest> => {
  const { name } = was
  const rests: Array<Rest> = []
  if (was.type !== is.type)
    rests.push({
      change: "type",
      before: was.type,
      after: is.type,
      needs: "major",
      what: `column ${name} was ${was.type} and is ${is.type}`
    })
  if (was.nullable !== is.nullable)
    rests.push({
      change: "nullable",
      before: String(was.nullable),
      after: String(is.nullable),
      needs: "major",
      what: is.nullable ? `column ${name} may now be null` : `column ${name} may no longer be null`
    })
  if (was.references !== is.references)
    rests.push({
      change: "references",
      before: was.references,
      after: is.references,
      needs: "major",
      what: `column ${name} referred to ${was.references ?? "no table"} and refers to ${is.references ?? "none"}`
    })
  return [...rests, ...tokenChanges(was, is)]
}

/** A token less narrows the column; one more does not. Releases of earlier programs do not list them. */
const tokenChanges = (was: Columns[number], is: Columns[number]): ReadonlyArray<Rest> => {
  const before = was.tokens
  const after = is.tokens
  if (before === undefined || after === undefined || String(before) === String(after)) return []
  const gone =
    before === null ? (after ?? []) : (before ?? []).filter((token) => after?.includes(token) === false)
  const come = (after ?? []).filter((token) => before?.includes(token) === false)
  if (gone.length === 0 && come.length === 0 && after !== null) return []
  const narrower = gone.length > 0
  return [
    {
      change: "tokens",
      before: before?.join(" ") ?? null,
      after: after?.join(" ") ?? null,
      needs: narrower ? "major" : "minor",
      what: narrower
        ? `column ${was.name} no longer takes ${before === null ? "any text" : gone.join(", ")}`
        : `column ${was.name} also takes ${come.join(", ") || "any text"}`
    }
  ]
}

const parts = (version: string): ReadonlyArray<number> => version.split(".").map(Number)

/** The smallest version after `from` that may have such changes. */
export const leastVersion = (from: string, changes: ReadonlyArray<SchemaChange>): string => {
  const [major = 0, minor = 0] = parts(from)
  if (changes.some(({ needs }) => needs === "major")) return `${major + 1}.0.0`
  return changes.some(({ needs }) => needs === "minor") ? `${major}.${minor + 1}.0` : from
}

/** Whether a version comes before another. */
export const isBefore = (a: string, b: string): boolean => {
  const [x, y] = [parts(a), parts(b)]
  for (let i = 0; i < 3; i++) if ((x[i] ?? 0) !== (y[i] ?? 0)) return (x[i] ?? 0) < (y[i] ?? 0)
  return false
}
