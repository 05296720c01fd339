/** The streams and the exit code: results go to stdout, everything else to stderr. */
import { once } from "node:events"
import * as Cause from "effect/Cause"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Logger from "effect/Logger"

/** All is said; only the exit code is left. */
export class ExitWith extends Data.TaggedError("ExitWith")<{ readonly exitCode: number }> {}

/** Whether every line on stderr is to be a JSON object: asked for before the first one can be said. */
export const wantsJsonLogs = (args: ReadonlyArray<string>, env: NodeJS.ProcessEnv): boolean => {
  const at = args.findLastIndex((arg) => /^--log-format(?:=|$)/u.test(arg))
  const asked = at < 0 ? undefined : (args[at]!.split("=")[1] ?? args[at + 1])
  return (asked ?? env["GONGKAI_LOG_FORMAT"]) === "json"
}

const inJson = wantsJsonLogs(process.argv.slice(2), process.env)
const onTerminal = process.stderr.isTTY === true && !inJson

// whoever reads the results may have seen enough, as head does
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0)
  throw error
})

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** Prints what may be long: the next piece is made when the reader has taken the last. */
export const printPieces = (pieces: Iterable<string>): Effect.Effect<void> =>
  Effect.promise(async () => {
    let held = ""
    for (const piece of pieces) {
      held += piece
      if (held.length < 2 ** 16) continue
      if (!process.stdout.write(held)) await once(process.stdout, "drain")
      held = ""
    }
    process.stdout.write(held)
  })

type Level = "info" | "warn" | "error" | "debug"

/** A line on stderr. */
const write = (level: Level, text: string, more: Readonly<Record<string, unknown>> = {}): void => {
  const json = () => JSON.stringify({ time: new Date().toISOString(), level, message: text, ...more })
  process.stderr.write(inJson ? `${json()}\n` : onTerminal ? `\r\u001b[2K${text}\n` : `${text}\n`)
}

/** A stage begins: one line that the next replaces on a terminal, a line each elsewhere. */
export const tell = (line: string): void => {
  if (onTerminal) process.stderr.write(`\r\u001b[2K${line}…`)
  else write("info", line)
}

/** Says what is wrong. */
export const say = (line: string): void => write("error", line)

/** Takes the line of the last stage away. */
export const settle = (): void => {
  if (onTerminal) process.stderr.write("\r\u001b[2K")
}

/** Colours for a person who has not declined them. */
export const wantsColour = (stream: NodeJS.WriteStream): boolean =>
  stream.isTTY === true && (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb"

export const columns = (): number => process.stdout.columns ?? 100

const levels: Readonly<Record<string, Level>> = { Info: "info", Warn: "warn", Debug: "debug" }

/** Warnings of the stages, on stderr. */
export const logger = Logger.layer([
  Logger.make(({ logLevel, message }) => {
    const text = [message].flat().join(" ")
    write(
      levels[logLevel] ?? "error",
      inJson || logLevel === "Info" ? text : `${logLevel.toLowerCase()}: ${text}`
    )
  })
])

/** A stack stands below a line, or in a field. */
const told = (line: string, stack: string): [string, Readonly<Record<string, unknown>>] =>
  inJson ? [line, { stack }] : [`${line}:\n${stack}`, {}]

/** Says what went wrong in a sentence; the stack only where the fault is ours. */
export const report = (cause: Cause.Cause<unknown>): void => {
  const error = Cause.squash(cause)
  if (Cause.hasInterruptsOnly(cause)) say("gongkai: interrupted; what was published before stays as it is")
  else if (!(error instanceof Error && "exitCode" in error))
    write("error", ...told("gongkai: a bug of ours, please report it with this", Cause.pretty(cause)))
  else if (!(error instanceof ExitWith)) say(`gongkai: ${error.message}`)
}

export const exitCodeOf = (exit: Exit.Exit<unknown, unknown>, signal: NodeJS.Signals | null): number => {
  if (Exit.isSuccess(exit)) return 0
  if (Cause.hasInterruptsOnly(exit.cause)) return signal === "SIGTERM" ? 143 : 130
  const error = Cause.squash(exit.cause)
  return error instanceof Error && "exitCode" in error ? Number(error.exitCode) : 70
}
