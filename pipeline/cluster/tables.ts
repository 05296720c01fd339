/**
 * What the machines share, in Postgres: documents that wait, what was read from them, and the batches. A document lies
 * under its key: the digest of its bytes, the facts beside it, the program and the contract.
 */
import { isReadonlyArrayNonEmpty } from "effect/Array"
import * as Effect from "effect/Effect"
import * as Migrator from "effect/sql/Migrator"
import * as SqlClient from "effect/sql/SqlClient"

/** Before every name of a table: ours, and those of the workflow engine. */
export const prefix = "gongkai"
export const queueTable = `${prefix}_queue`

export interface WaitingDocument {
  readonly key: string
  readonly file: string
  readonly meta: string | null
  readonly sha256: string
  readonly bytes: Uint8Array
}

/** A batch's fate, by its id: the digest of its keys, the program and the contract. */
export interface BatchRow {
  readonly id: string
  readonly program: string
  readonly documents: number
  /** By what name the engine knows its workflow. */
  readonly execution: string
}

const createTables = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* sql`CREATE TABLE IF NOT EXISTS gongkai_documents (
    key TEXT PRIMARY KEY,
    file TEXT NOT NULL,
    meta TEXT,
    sha256 TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    stored_at TIMESTAMPTZ NOT NULL DEFAULT now()
  )`
  yield* sql`CREATE TABLE IF NOT EXISTS gongkai_results (
    key TEXT PRIMARY KEY,
    program TEXT NOT NULL,
    result BYTEA NOT NULL,
    worker TEXT NOT NULL,
    stored_at TIMESTAMPTZ NOT NULL DEFAULT now()
  )`
  yield* sql`CREATE INDEX IF NOT EXISTS gongkai_results_stored_at ON gongkai_results (stored_at)`
  // compressing what is compressed, or soon deleted, costs more than it saves
  yield* sql`ALTER TABLE gongkai_documents ALTER COLUMN bytes SET STORAGE EXTERNAL`
  yield* sql`ALTER TABLE gongkai_results ALTER COLUMN result SET STORAGE EXTERNAL`
  yield* sql`CREATE TABLE IF NOT EXISTS gongkai_batches (
    id TEXT PRIMARY KEY,
    program TEXT NOT NULL,
    documents INTEGER NOT NULL,
    submitted_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    worker TEXT,
    begun_at TIMESTAMPTZ,
    attempts INTEGER NOT NULL DEFAULT 0,
    finished_at TIMESTAMPTZ,
    failure TEXT,
    execution TEXT NOT NULL,
    over_at TIMESTAMPTZ,
    pruned BOOLEAN NOT NULL DEFAULT FALSE
  )`
  yield* sql`CREATE TABLE IF NOT EXISTS gongkai_builds (
    id BIGSERIAL PRIMARY KEY,
    coordinator TEXT NOT NULL,
    program TEXT NOT NULL,
    documents INTEGER NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    begun_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    seen_at TIMESTAMPTZ NOT NULL DEFAULT now()
  )`
})

export const migrate = Migrator.make({})({
  loader: Migrator.fromRecord({ "0001_create_tables": createTables }),
  // the name without "own" is the message storage's
  table: `${prefix}_own_migrations`
})

/** Of these keys, those whose result is stored. */
export const storedKeys = (keys: ReadonlyArray<string>) =>
  SqlClient.SqlClient.use(
    (sql) => sql<{ readonly key: string }>`SELECT key FROM gongkai_results WHERE key = ANY(${keys})`
  ).pipe(Effect.map((rows) => new Set(rows.map(({ key }) => key))))

export const readResults = (keys: ReadonlyArray<string>) =>
  SqlClient.SqlClient.use(
    (sql) =>
      sql<{
        readonly key: string
        readonly result: Uint8Array
      }>`SELECT key, result FROM gongkai_results WHERE key = ANY(${keys})`
  )

/** Stored once: whoever comes second, with the same key, has the same result. */
export const storeResults = (
  results: ReadonlyArray<{ readonly key: string; readonly result: Uint8Array }>,
  program: string,
  worker: string
) =>
  insertNew(
    "gongkai_results",
    results.map(({ key, result }) => ({ key, program, result, worker }))
  )

export const storeDocuments = (documents: ReadonlyArray<WaitingDocument>) =>
  insertNew(
    "gongkai_documents",
    documents.map(({ bytes, file, key, meta, sha256 }) => ({ bytes, file, key, meta, sha256 }))
  )

const insertNew = (table: string, rows: ReadonlyArray<Readonly<Record<string, unknown>>>) =>
  SqlClient.SqlClient.use((sql) =>
    isReadonlyArrayNonEmpty(rows)
      ? Effect.asVoid(sql`INSERT INTO ${sql(table)} ${sql.insert(rows)} ON CONFLICT DO NOTHING`)
      : Effect.void
  )

/** Of these documents, those that have no result, in the order of their keys. */
export const unreadOf = (keys: ReadonlyArray<string>) =>
  SqlClient.SqlClient.use(
    (sql) => sql<WaitingDocument>`SELECT key, file, meta, sha256, bytes FROM gongkai_documents d
      WHERE key = ANY(${keys}) AND NOT EXISTS (SELECT FROM gongkai_results r WHERE r.key = d.key) ORDER BY key`
  )

/** A build under way, for those who ask; its row goes when it has all it needs. Returns the row's number. */
export const buildBegun = (coordinator: string, program: string, documents: number) =>
  SqlClient.SqlClient.use(
    (sql) => sql<{ readonly id: bigint }>`INSERT INTO gongkai_builds (coordinator, program, documents)
      VALUES (${coordinator}, ${program}, ${documents}) RETURNING id`
  ).pipe(Effect.map((rows) => rows[0]!.id))

export const buildSeen = (id: bigint, read: number) =>
  SqlClient.SqlClient.use(
    (sql) => sql`UPDATE gongkai_builds SET read = ${read}, seen_at = now() WHERE id = ${id}`
  )

export const buildEnded = (id: bigint) =>
  SqlClient.SqlClient.use((sql) => sql`DELETE FROM gongkai_builds WHERE id = ${id}`)

/** Notes a batch. One that is noted stays as it is: another coordinator may have submitted it. */
export const submitted = (batch: BatchRow) =>
  SqlClient.SqlClient.use(
    (sql) => sql`INSERT INTO gongkai_batches ${sql.insert({ ...batch })} ON CONFLICT (id) DO NOTHING`
  )

export const begun = (id: string, worker: string) =>
  SqlClient.SqlClient.use(
    (sql) => sql`UPDATE gongkai_batches SET worker = ${worker}, begun_at = now(), attempts = attempts + 1
      WHERE id = ${id}`
  )

export const finished = (id: string, failure: string | null) =>
  SqlClient.SqlClient.use(
    (sql) => sql`UPDATE gongkai_batches SET finished_at = now(), failure = ${failure} WHERE id = ${id}`
  )

export const unnoted = (id: string) =>
  SqlClient.SqlClient.use((sql) => sql`DELETE FROM gongkai_batches WHERE id = ${id}`)

/** The workflow has nothing more to do but to answer. */
export const over = (id: string) =>
  SqlClient.SqlClient.use((sql) => sql`UPDATE gongkai_batches SET over_at = now() WHERE id = ${id}`)

/** Of these batches, those that are finished, or that the queue gave up because every worker that took them died. */
export const finishedOf = (ids: ReadonlyArray<string>) =>
  SqlClient.SqlClient.use(
    (sql) => sql<{ readonly id: string; readonly failure: string | null }>`
      SELECT id, failure FROM gongkai_batches WHERE id = ANY(${ids}) AND finished_at IS NOT NULL
      UNION ALL
      SELECT ${placeId(sql)}, 'its workers died, one after the other' FROM gongkai_queue
      WHERE state = 'failed' AND ${placeId(sql)} = ANY(${ids})`
  )

export const placeId = (sql: SqlClient.SqlClient) => sql`element::jsonb #>> '{payload,id}'`

/** The workers that are registered: which program each runs, and how many seconds ago it gave its last sign of life. */
export const workersOf = () =>
  SqlClient.SqlClient.use(
    (sql) => sql<{ readonly name: string; readonly group: string; readonly age: number }>`
      SELECT runner::jsonb #>> '{address,host}' AS name, runner::jsonb #>> '{groups,0}' AS "group",
        extract(epoch FROM localtimestamp - last_heartbeat)::float8 AS age
      FROM gongkai_runners ORDER BY 1`
  )
