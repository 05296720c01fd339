/** What changed between two states of the tables, row by row. Pure; linear but for sorting the changes by key. */
import type { AnyRow } from "#schemas/dataset.ts"
import type { Manifest, ManifestColumn, ManifestSource } from "../manifest.ts"
import { ascending } from "../order.ts"
import { sameValue } from "../values.ts"

export type DataChange = "none" | "append" | "revise" | "retract"
/**
 * `source`: a document moved that the row stands on, or another whose rows it is held against; `contract`: columns or
 * tables came or went, and nothing else differs; `extractor`: no document of the row moved, the program did.
 */
export type Cause = "source" | "extractor" | "contract"
export type Op = "add" | "modify" | "remove"

export interface RowChange {
  readonly op: Op
  /** Value of the table's key. */
  readonly key: string
  /** The whole row; null for an added one. */
  readonly before: AnyRow | null
  readonly after: AnyRow | null
  /** Columns that differ, in the table's order; none for a row that came or went. */
  readonly changed: ReadonlyArray<string>
  readonly cause: Cause
}

/** A table as one release has it: its columns as its manifest lists them. */
export interface TableState {
  readonly key: string
  readonly columns: ReadonlyArray<Pick<ManifestColumn, "name" | "type">>
  readonly rows: ReadonlyArray<AnyRow>
}

export interface Changes {
  readonly added: number
  readonly modified: number
  readonly removed: number
  readonly by_cause: Readonly<Record<Cause, number>>
}

/** What the cause of a change is told by. */
export class Causes {
  readonly #now: ReadonlyMap<string | null, string>
  readonly #before: ReadonlyMap<string | null, string>
  readonly #sameProgram: boolean
  constructor(
    now: { readonly sources: Sources; readonly program: string },
    before: { readonly sources: Sources; readonly program: string } | null
  ) {
    this.#now = digests(now.sources)
    this.#before = digests(before?.sources ?? [])
    this.#sameProgram = now.program === before?.program
  }
  /** `contract`: the change is nothing but columns or a table that came or went. */
  of(rows: ReadonlyArray<AnyRow | null>, contract: boolean): Cause {
    const sources = rows.flatMap((row) =>
      row === null
        ? []
        : [row["source_id"] as string | null, ...((row["source_ids"] as string[] | null) ?? [])]
    )
    if (sources.some((id) => this.#now.get(id) !== this.#before.get(id))) return "source"
    if (contract) return "contract"
    return this.#sameProgram ? "source" : "extractor"
  }
}

type Sources = ReadonlyArray<Pick<ManifestSource, "source_id" | "sha256">>
const digests = (sources: Sources): ReadonlyMap<string | null, string> =>
  new Map(sources.map(({ sha256, source_id }) => [source_id, sha256]))

/**
 * Changes that turn `before` into `now`, by key. Null stands for a table that is not there. A column that came counts as
 * null in the rows of before, and one that went is left out of them: a row that differs in no other way has no change.
 */
export const rowChanges = (
  before: TableState | null,
  now: TableState | null,
  causes: Causes
): ReadonlyArray<RowChange> => {
  const changes: Array<RowChange> = []
  const whole = before === null || now === null
  const old = new Map((before?.rows ?? []).map((row) => [String(row[before!.key]), row]))
  const known = new Set(before?.columns.map(({ name }) => name))
  for (const row of now?.rows ?? []) {
    const key = String(row[now!.key])
    const was = old.get(key)
    old.delete(key)
    if (was === undefined) {
      changes.push({ op: "add", key, before: null, after: row, changed: [], cause: causes.of([row], whole) })
      continue
    }
    const changed = now!.columns.map(({ name }) => name).filter((name) => !sameValue(was[name], row[name]))
    if (changed.length === 0) continue
    const widened = changed.every((name) => !known.has(name))
    changes.push({
      op: "modify",
      key,
      before: was,
      after: row,
      changed,
      cause: causes.of([was, row], widened)
    })
  }
  for (const [key, row] of old)
    changes.push({ op: "remove", key, before: row, after: null, changed: [], cause: causes.of([row], whole) })
  return changes.sort((a, b) => ascending(a.key, b.key))
}

/** The rows after the changes, in the columns of `now`; throws if a change does not fit the rows. */
export const applyChanges = (
  before: TableState | null,
  now: Pick<TableState, "columns" | "key">,
  changes: ReadonlyArray<Pick<RowChange, "op" | "key" | "after">>
): ReadonlyArray<AnyRow> => {
  const project = (row: AnyRow): AnyRow =>
    Object.fromEntries(now.columns.map(({ name }) => [name, row[name] ?? null]))
  const rows = new Map((before?.rows ?? []).map((row) => [String(row[before!.key]), project(row)]))
  for (const { after, key, op } of changes) {
    if (rows.has(key) !== (op !== "add"))
      throw new Error(`${op} of ${key}, which is ${op === "add" ? "" : "not "}there`)
    if (after === null) rows.delete(key)
    else rows.set(key, project(after))
  }
  return [...rows.values()]
}

export const countChanges = (changes: Iterable<RowChange>): Changes => {
  const count: Record<Op, number> = { add: 0, modify: 0, remove: 0 }
  const by_cause = { source: 0, extractor: 0, contract: 0 }
  for (const { cause, op } of changes) {
    count[op]++
    by_cause[cause]++
  }
  return { added: count.add, modified: count.modify, removed: count.remove, by_cause }
}

/** The gravest of what happened: rows gone, rows changed, rows added, nothing. */
export const dataChange = ({
  added,
  modified,
  removed
}: Pick<Changes, "added" | "modified" | "removed">): DataChange =>
  removed > 0 ? "retract" : modified > 0 ? "revise" : added > 0 ? "append" : "none"

/** What of a release its causes are told by. */
export const causesBetween = (
  now: Pick<Manifest, "sources" | "inputs">,
  before: Pick<Manifest, "sources" | "inputs"> | null
): Causes =>
  new Causes(
    { sources: now.sources, program: now.inputs.program },
    before === null ? null : { sources: before.sources, program: before.inputs.program }
  )
