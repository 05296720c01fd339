/** One process at a time, over all machines: a lock in the database, which ends with the connection that holds it. */
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import * as SqlClient from "effect/sql/SqlClient"

// the first number is ours: no other program is likely to lock it
const ours = 0x676b6169
const locks = { migrate: 1, release: 2 } as const

/** Runs while no other process has the lock of this name. `onWait` is told once if another has it. */
export const withDatabaseLock = <A, E, R>(
  name: keyof typeof locks,
  onWait: Effect.Effect<void>,
  use: Effect.Effect<A, E, R>
) =>
  Effect.scoped(
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const connection = yield* sql.reserve
      const key = `${ours}, ${locks[name]}`
      const attempt = connection
        .executeValues(`SELECT pg_try_advisory_lock(${key})`, [])
        .pipe(Effect.map((rows) => rows[0]?.[0] === true))
      const held = yield* attempt
      if (!held) {
        yield* onWait
        yield* attempt.pipe(Effect.repeat({ until: (held) => held, schedule: Schedule.spaced("300 millis") }))
      }
      yield* Effect.addFinalizer(() =>
        Effect.ignore(connection.executeValues(`SELECT pg_advisory_unlock(${key})`, []))
      )
      return yield* use
    })
  )
