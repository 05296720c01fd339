/** Takes away what batches leave behind: messages of their workflows, places in the queue, documents that were read. */
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { placeId } from "./tables.ts"

/** Days after which results that nobody fetched, and batches that nobody finished, are thrown away. */
const days = 7

/** Forgets the batches, of whatever build, whose workflow is over; it has answered by a second later. */
export const sweep = SqlClient.SqlClient.use((sql) =>
  Effect.gen(function* () {
    yield* sql`UPDATE gongkai_batches SET pruned = TRUE
      WHERE NOT pruned AND over_at < now() - interval '1 second'`
    yield* dropForgotten
    yield* sql`DELETE FROM gongkai_documents d USING gongkai_results r WHERE r.key = d.key`
  })
)

/** Forgets a batch, whatever its workflow does. */
export const forget = (id: string) =>
  SqlClient.SqlClient.use((sql) =>
    Effect.andThen(sql`UPDATE gongkai_batches SET pruned = TRUE WHERE id = ${id}`, dropForgotten)
  )

/** Also what came later: a worker that was frozen may finish a batch that others finished and that was forgotten since. */
const dropForgotten = SqlClient.SqlClient.use((sql) =>
  sql.withTransaction(
    Effect.gen(function* () {
      yield* sql`DELETE FROM gongkai_messages m USING gongkai_batches b WHERE b.pruned AND m.entity_id = b.execution`
      yield* sql`DELETE FROM gongkai_replies r
        WHERE NOT EXISTS (SELECT FROM gongkai_messages m WHERE m.id = r.request_id)`
      yield* sql`DELETE FROM gongkai_queue USING gongkai_batches b WHERE b.pruned AND ${placeId(sql)} = b.id`
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
