/** A status for people, and for programs. */
import { jsonDocument } from "../query/json.ts"
import { align, count, counted, type Style } from "../query/style.ts"
import type { Status } from "./status.ts"

export const statusJson = (status: Status): string => jsonDocument(status)

export const renderStatus = (status: Status, style: Style): string => {
  const { batches, builds, failures, warnings, workers } = status
  const section = (title: string, rows: ReadonlyArray<ReadonlyArray<string>>, none: string) => [
    style.bold(title),
    ...(rows.length === 0
      ? [style.dim(`  ${none}`)]
      : align(rows.map((row) => row.map((cell, i) => (i === 0 ? `  ${cell}` : cell)))))
  ]
  return [
    ...section(
      "workers",
      workers.map((worker) => [
        worker.name,
        `program ${worker.program}`,
        worker.alive ? style.green("at work") : style.red("silent"),
        `heartbeat ${worker.heartbeat_age_s} s ago`,
        `${count(worker.documents_last_minute)} documents in the last minute`
      ]),
      "none"
    ),
    ...section(
      "builds",
      builds.map((build) => [
        build.coordinator,
        `program ${build.program}`,
        build.alive ? style.green("waiting") : style.red("silent"),
        `${count(build.read)} of ${counted(build.documents, "document")}`,
        build.estimated_end_s === null ? "end unknown" : `done in about ${duration(build.estimated_end_s)}`
      ]),
      "none under way"
    ),
    style.bold("batches"),
    `  ${count(batches.waiting)} waiting, ${count(batches.running)} running, ${count(batches.finished)} finished, ${count(batches.failed)} failed`,
    ...failures.map(({ batch, failure, worker }) => style.red(`  ${batch} ${worker}: ${failure}`)),
    ...warnings.map((warning) => style.yellow(`warning: ${warning}`)),
    style.dim(`database ${status.database}, this program ${status.program}`)
  ].join("\n")
}

const duration = (seconds: number): string => {
  if (seconds < 120) return `${seconds} s`
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}
