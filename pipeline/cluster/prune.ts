/** Takes away what batches leave behind: messages of their workflows, places in the queue, documents that were read. */
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { placeId } from "./tables.ts"

/** Days after which results that nobody fetched, and batches that nobody finished, are thrown away. */
const days = 7

interface Leavings {
  readonly id: string
  readonly execution: string
}

/** Forgets the batches, of whatever build, whose workflow is over; it has answered by a second later. */
export const sweep = SqlClient.SqlClient.use((sql) =>
  Effect.gen(function* () {
    const over = yield* sql<Leavings>`SELECT id, execution FROM gongkai_batches
      WHERE NOT pruned AND over_at < now() - interval '1 second'`
    if (over.length > 0) yield* forget(over)
    // an answer may come after its question was forgotten, from a worker that was frozen
    yield* sql`DELETE FROM gongkai_replies r
      WHERE NOT EXISTS (SELECT FROM gongkai_messages m WHERE m.id = r.request_id)`
    yield* sql`DELETE FROM gongkai_documents d USING gongkai_results r WHERE r.key = d.key`
  })
)

/** Forgets batches, whatever their workflows do. */
export const forget = (batches: ReadonlyArray<Leavings>) =>
  SqlClient.SqlClient.use((sql) =>
    sql.withTransaction(
      Effect.gen(function* () {
        const ids = batches.map(({ id }) => id)
        const messages = sql`entity_id = ANY(${batches.map(({ execution }) => execution)})`
        yield* sql`DELETE FROM gongkai_replies
          WHERE request_id IN (SELECT id FROM gongkai_messages WHERE ${messages})`
        yield* sql`DELETE FROM gongkai_messages WHERE ${messages}`
        yield* sql`DELETE FROM gongkai_queue WHERE ${placeId(sql)} = ANY(${ids})`
        yield* sql`UPDATE gongkai_batches SET pruned = TRUE WHERE id = ANY(${ids})`
      })
    )
  )

/** How many batches of these wait to be forgotten. */
export const unforgotten = (program: string) =>
  SqlClient.SqlClient.use(
    (sql) => sql<{ readonly n: number }>`SELECT count(*)::int AS n FROM gongkai_batches
      WHERE program = ${program} AND finished_at IS NOT NULL AND NOT pruned`
  ).pipe(Effect.map((rows) => rows[0]!.n))

/** Throws away what is older than a week, of whatever program. */
export const purge = SqlClient.SqlClient.use((sql) =>
  sql.withTransaction(
    Effect.gen(function* () {
      const limit = sql`now() - make_interval(days => ${days})`
      yield* sql`DELETE FROM gongkai_results WHERE stored_at < ${limit}`
      yield* sql`DELETE FROM gongkai_documents WHERE stored_at < ${limit}`
      yield* sql`DELETE FROM gongkai_builds WHERE seen_at < ${limit}`
      yield* sql`DELETE FROM gongkai_batches WHERE submitted_at < ${limit}`
      yield* sql`DELETE FROM gongkai_queue WHERE created_at < ${limit}`
      const old = sql`entity_id NOT IN (SELECT execution FROM gongkai_batches)`
      yield* sql`DELETE FROM gongkai_messages WHERE ${old} AND last_read < ${limit}`
    })
  )
)
