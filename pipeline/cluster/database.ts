/** The connection to Postgres. No sentence and no log line of ours ever has the password in it. */
import * as PgClient from "@effect/sql-pg/PgClient"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import * as SqlClient from "effect/sql/SqlClient"
import { SqlError } from "effect/sql/SqlError"
import { AddressUnusable, DatabaseUnavailable } from "./errors.ts"

/** `host:port/name`, without user and password; null for what is no address of Postgres. */
export const nameOf = (url: string): string | null => {
  if (!URL.canParse(url)) return null
  const { host, pathname, port, protocol } = new URL(url)
  if (!/^postgres(?:ql)?:$/u.test(protocol) || host === "") return null
  return `${host}${port === "" ? ":5432" : ""}${pathname}`
}

/** A pool of connections. Fails with `DatabaseUnavailable` if not even one can be made. */
export const layerDatabase = (
  url: string
): Layer.Layer<SqlClient.SqlClient, AddressUnusable | DatabaseUnavailable> => {
  const name = nameOf(url)
  const unusable = Layer.effect(SqlClient.SqlClient)
  if (name === null) return unusable(Effect.fail(new AddressUnusable()))
  const password = new URL(url).password === "" ? process.env["PGPASSWORD"] : undefined
  return PgClient.layer({
    url: Redacted.make(url),
    ...(password === undefined ? {} : { password: Redacted.make(password) }),
    applicationName: "gongkai",
    connectTimeout: "10 seconds",
    maxConnections: 8,
    // what was read from a long document comes as one message
    maxMessageSize: 1 << 30
  }).pipe(
    Layer.tap((context) =>
      Effect.provide(
        SqlClient.SqlClient.use((sql) => sql`SELECT 1`),
        context
      )
    ),
    Layer.catch((error) =>
      unusable(Effect.fail(new DatabaseUnavailable({ database: name, reason: reasonOf(error) })))
    )
  )
}

/** Waits for a database that is restarted or out of reach for a while: a second between two attempts, five minutes in all. */
export const patiently = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  effect.pipe(
    Effect.sandbox,
    Effect.retry({
      schedule: Schedule.spaced("1 second").pipe(Schedule.upTo({ duration: "5 minutes" })),
      while: (cause) => isAway(Cause.squash(cause))
    }),
    Effect.catch((cause): Effect.Effect<never, E | SqlError> => {
      const error = Cause.squash(cause)
      return isAway(error) ? Effect.fail(error as SqlError) : Effect.failCause(cause)
    })
  )

/** Whether the error is the database's, and may pass: not one in what we asked for, nor in who we are. */
export const isAway = (error: unknown): boolean => {
  if (error instanceof SqlError) return error.isRetryable || error.reason._tag === "UnknownError"
  return error instanceof Error && error.cause !== undefined && isAway(error.cause)
}

/** The innermost sentence: what the server or the network said. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "no reason was given"
  const { cause, code, reason } = error as Error & { readonly reason?: unknown; readonly code?: unknown }
  const inner = reason ?? cause
  if (inner instanceof AggregateError) return reasonOf(inner.errors[0])
  if (inner instanceof Error) return reasonOf(inner)
  return error.message === "" ? String(code ?? "no reason was given") : error.message
}
