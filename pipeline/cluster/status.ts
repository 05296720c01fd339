/** `gongkai status`: what the machines are doing, from what is in the database. */
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { programDigest } from "../publish/digest.ts"
import { layerDatabase, nameOf } from "./database.ts"
import { groupOf } from "./ExtractBatch.ts"
import { prepare } from "./engine.ts"
import type { Machines } from "./Machines.ts"
import { workersOf } from "./tables.ts"

export interface Status {
  readonly database: string | null
  /** The version of the program that asks: the first digits of its digest. */
  readonly program: string
  readonly lease: number
  readonly workers: ReadonlyArray<{
    readonly name: string
    readonly program: string
    readonly heartbeat_age_s: number
    readonly alive: boolean
    readonly documents_last_minute: number
  }>
  readonly builds: ReadonlyArray<{
    readonly coordinator: string
    readonly program: string
    readonly alive: boolean
    readonly begun_at: string
    readonly documents: number
    readonly read: number
    /** Null where nothing was read in the last minute. */
    readonly estimated_end_s: number | null
  }>
  readonly batches: {
    readonly waiting: number
    readonly running: number
    readonly finished: number
    readonly failed: number
  }
  readonly documents_per_minute: number
  readonly failures: ReadonlyArray<{
    readonly batch: string
    readonly worker: string
    readonly failure: string
  }>
  /** What needs somebody's attention, a sentence each. */
  readonly warnings: ReadonlyArray<string>
}

export const statusOf = Effect.fn("statusOf")(
  function* ({ lease, url }: Machines) {
    yield* prepare
    const rates = yield* ratesOf
    const workers = (yield* workersOf()).map(({ age, group, name }) => ({
      name,
      program: group,
      heartbeat_age_s: Math.max(0, Math.round(age * 10) / 10),
      alive: age < lease,
      documents_last_minute: rates.get(name)?.documents ?? 0
    }))
    const perMinute = (program: string) =>
      [...rates.values()].reduce((sum, rate) => sum + (rate.program === program ? rate.documents : 0), 0)
    const builds = (yield* buildsOf(lease)).map((build) => ({
      ...build,
      estimated_end_s: remaining(build, perMinute(build.program))
    }))
    return {
      database: nameOf(url),
      program: groupOf(programDigest()),
      lease,
      workers,
      builds,
      batches: yield* batchCounts,
      documents_per_minute: [...rates.values()].reduce((sum, { documents }) => sum + documents, 0),
      failures: yield* failures,
      warnings: warningsOf(workers, builds)
    } satisfies Status
  },
  (effect, { url }) => Effect.provide(effect, layerDatabase(url))
)

const remaining = (build: { readonly documents: number; readonly read: number }, perMinute: number) =>
  perMinute === 0 ? null : Math.ceil(((build.documents - build.read) / perMinute) * 60)

const ratesOf = SqlClient.SqlClient.use(
  (sql) => sql<{ readonly worker: string; readonly program: string; readonly documents: number }>`
    SELECT worker, left(program, 16) AS program, count(*)::int AS documents FROM gongkai_results
    WHERE stored_at > now() - interval '1 minute' GROUP BY 1, 2`
).pipe(Effect.map((rows) => new Map(rows.map((row) => [row.worker, row]))))

const buildsOf = (lease: number) =>
  SqlClient.SqlClient.use(
    (sql) => sql<Omit<Status["builds"][number], "estimated_end_s">>`
      SELECT coordinator, program, documents, read, seen_at > now() - make_interval(secs => ${lease}) AS alive,
        to_char(begun_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS begun_at
      FROM gongkai_builds ORDER BY gongkai_builds.begun_at, id`
  )

const batchCounts = SqlClient.SqlClient.use(
  (sql) => sql<Status["batches"]>`
    SELECT count(*) FILTER (WHERE finished_at IS NULL AND begun_at IS NULL)::int AS waiting,
      count(*) FILTER (WHERE finished_at IS NULL AND begun_at IS NOT NULL)::int AS running,
      count(*) FILTER (WHERE finished_at IS NOT NULL AND failure IS NULL)::int AS finished,
      count(*) FILTER (WHERE failure IS NOT NULL)::int AS failed
    FROM gongkai_batches`
).pipe(Effect.map((rows) => rows[0]!))

const failures = SqlClient.SqlClient.use(
  (sql) => sql<Status["failures"][number]>`
    SELECT left(id, 16) AS batch, coalesce(worker, '') AS worker, failure FROM gongkai_batches
    WHERE failure IS NOT NULL ORDER BY finished_at DESC LIMIT 20`
)

const warningsOf = (workers: Status["workers"], builds: Status["builds"]): ReadonlyArray<string> => {
  const alive = workers.filter((worker) => worker.alive)
  const wanted = new Set(builds.filter((build) => build.alive).map((build) => build.program))
  return [
    ...workers
      .filter((worker) => !worker.alive)
      .map(
        ({ heartbeat_age_s, name }) =>
          `${name}: no sign of life for ${heartbeat_age_s} s; its work is taken over`
      ),
    ...[...wanted]
      .filter((program) => !alive.some((worker) => worker.program === program))
      .map((program) => `no worker of program ${program} is at work, and a build waits for one`),
    ...alive
      .filter((worker) => wanted.size > 0 && !wanted.has(worker.program))
      .map(
        ({ name, program }) =>
          `${name}: it runs program ${program}, the builds need ${[...wanted].join(", ")}; it takes none of their batches`
      )
  ]
}
