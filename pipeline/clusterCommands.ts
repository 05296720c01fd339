/** The commands for builds on many machines: worker and status. */
import * as Command from "effect/cli/Command"
import * as Effect from "effect/Effect"
import { database, example, json, lease, style, threads } from "./flags.ts"
import { print, tell } from "./terminal.ts"

const address = "postgres://gongkai@db.example:5432/gongkai"

const worker = Command.make(
  "worker",
  {
    database,
    threads,
    lease
  },
  Effect.fn("worker")(function* ({ database: url, lease, threads }) {
    const { serve } = yield* Effect.promise(() => import("./cluster/serve.ts"))
    return yield* serve({ url, lease, threads }, tell)
  })
).pipe(
  Command.withDescription("Read documents for builds on other machines, until it is stopped"),
  Command.withExamples([example(`gongkai worker --database ${address}`, "On as many machines as you have")])
)

const status = Command.make(
  "status",
  { database, lease, json },
  Effect.fn("status")(function* ({ database: url, json, lease }) {
    const { statusOf } = yield* Effect.promise(() => import("./cluster/status.ts"))
    const { renderStatus, statusJson } = yield* Effect.promise(() => import("./cluster/renderStatus.ts"))
    const found = yield* statusOf({ url, lease })
    print(json ? statusJson(found) : renderStatus(found, style()))
  })
).pipe(
  Command.withDescription("Show workers, batches, failures and the estimated end of builds on many machines"),
  Command.withExamples([example(`gongkai status --database ${address} --json`, "For programs")])
)

export const clusterCommands = [worker, status] as const
