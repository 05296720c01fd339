/** What a build counts and how long it takes, for whoever collects it (telemetry.ts). Without a collector it costs nothing. */
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"

const documents = Metric.counter("gongkai.documents", {
  description: "Documents of a build, by what became of them",
  incremental: true
})
const rows = Metric.gauge("gongkai.rows", { description: "Rows of the release, by table" })
const checks = Metric.gauge("gongkai.checks", { description: "Checks of the release, by status" })
const seconds = Metric.gauge("gongkai.stage.duration", {
  description: "Seconds that the last run of a stage took",
  attributes: { unit: "s" }
})

/** `cached` documents were read by an earlier build; `read` and `failed` ones by this. */
export const countDocument = (outcome: "cached" | "failed" | "read") =>
  Metric.update(Metric.withAttributes(documents, { outcome }), 1)

/** Rows and checks of what was published. */
export const countRelease = (
  tables: ReadonlyArray<{ readonly name: string; readonly rows: number }>,
  statuses: Readonly<Record<string, number>>
) =>
  Effect.gen(function* () {
    for (const { name, rows: count } of tables)
      yield* Metric.update(Metric.withAttributes(rows, { table: name }), count)
    for (const [status, count] of Object.entries(statuses))
      yield* Metric.update(Metric.withAttributes(checks, { status }), count)
  })

/** A stage of the build: a span of its name, and its seconds. */
export const inStage = <A, E, R>(name: string, work: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const begin = performance.now()
    const result = yield* work
    yield* Metric.update(Metric.withAttributes(seconds, { stage: name }), (performance.now() - begin) / 1000)
    return result
  }).pipe(Effect.withSpan(name))
