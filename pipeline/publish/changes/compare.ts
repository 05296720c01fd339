/** What changed between two states of the tables, row by row. Pure; linear but for sorting the changes by key. */
import type { AnyRow } from "#schemas/dataset.ts"
import type { Manifest, ManifestColumn, ManifestSource } from "../manifest.ts"
import { ascending } from "../order.ts"
import { sameValue } from "../values.ts"

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
  /** `sources`: documents of the row; `contract`: the change is nothing but columns or a table that came or went. */
  of(sources: ReadonlyArray<string | null>, contract: boolean): Cause {
    if (sources.some((id) => this.#now.get(id) !== this.#before.get(id))) return "source"
    if (contract) return "contract"
    return this.#sameProgram ? "source" : "extractor"
  }
}

/** Documents that a row was read from. */
export const sourcesOf = (row: AnyRow): ReadonlyArray<string | null> => [
  row["source_id"] as string | null,
  ...((row["source_ids"] as ReadonlyArray<string> | null) ?? [])
]

type Sources = ReadonlyArray<Pick<ManifestSource, "source_id" | "sha256">>
const digests = (sources: Sources): ReadonlyMap<string | null, string> =>
  new Map(sources.map(({ sha256, source_id }) => [source_id, sha256]))

/** A row where changes are told by its key. */
export interface KeyedRow {
  readonly key: string
  readonly sources: ReadonlyArray<string | null>
  readonly row: AnyRow
  /** The row as canonical JSON, where that is at hand: rows of one text are the same. */
  readonly line: string | null
}

/** Of a table, with its rows in the order of their keys. */
export interface KeyedTable {
  readonly columns: TableState["columns"]
  readonly rows: Iterable<KeyedRow>
}

export interface KeyedChange extends Pick<RowChange, "op" | "key" | "changed" | "cause"> {
  readonly before: KeyedRow | null
  readonly after: KeyedRow | null
}

/**
 * Changes that turn `before` into `now`, by key. Null stands for a table that is not there. A column that came counts as
 * null in the rows of before, and one that went is left out of them: a row that differs in no other way has no change.
 */
export function* keyedChanges(
  before: KeyedTable | null,
  now: KeyedTable | null,
  causes: Causes
): Generator<KeyedChange> {
  const whole = before === null || now === null
  const known = new Set(before?.columns.map(({ name }) => name))
  const names = now?.columns.map(({ name }) => name) ?? []
  for (const [was, is] of paired(before?.rows ?? [], now?.rows ?? [])) {
    const { key } = (is ?? was)!
    if (was === null || is === null) {
      const cause = causes.of((is ?? was)!.sources, whole)
      yield { op: was === null ? "add" : "remove", key, before: was, after: is, changed: [], cause }
      continue
    }
    if (was.line !== null && was.line === is.line) continue
    const [old, fresh] = [was.row, is.row]
    const changed = names.filter((name) => !sameValue(old[name], fresh[name]))
    if (changed.length === 0) continue
    const widened = changed.every((name) => !known.has(name))
    const cause = causes.of([...was.sources, ...is.sources], widened)
    yield { op: "modify", key, before: was, after: is, changed, cause }
  }
}

/** Rows of one key together, or alone. Both sides are in the order of their keys. */
function* paired(
  before: Iterable<KeyedRow>,
  now: Iterable<KeyedRow>
): Generator<readonly [KeyedRow | null, KeyedRow | null]> {
  const [old, fresh] = [before[Symbol.iterator](), now[Symbol.iterator]()]
  let [was, is] = [old.next(), fresh.next()]
  while (was.done !== true || is.done !== true) {
    const order = was.done ? 1 : is.done ? -1 : ascending(was.value.key, is.value.key)
    yield [order <= 0 ? was.value : null, order >= 0 ? is.value : null]
    if (order <= 0) was = old.next()
    if (order >= 0) is = fresh.next()
  }
}

/** The same for tables in memory. */
export const rowChanges = (
  before: TableState | null,
  now: TableState | null,
  causes: Causes
): ReadonlyArray<RowChange> =>
  Array.from(keyedChanges(keyed(before), keyed(now), causes), ({ after, before: was, ...change }) => ({
    ...change,
    before: was?.row ?? null,
    after: after?.row ?? null
  }))

const keyed = (state: TableState | null): KeyedTable | null => {
  if (state === null) return null
  const rows = state.rows
    .map((row) => ({ key: String(row[state.key]), sources: sourcesOf(row), row, line: null }))
    .sort((a, b) => ascending(a.key, b.key))
  return { columns: state.columns, rows }
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

/** What of a release its causes are told by. */
export const causesBetween = (
  now: Pick<Manifest, "sources" | "inputs">,
  before: Pick<Manifest, "sources" | "inputs"> | null
): Causes =>
  new Causes(
    { sources: now.sources, program: now.inputs.program },
    before === null ? null : { sources: before.sources, program: before.inputs.program }
  )
