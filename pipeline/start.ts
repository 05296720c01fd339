/** The layers that the command line runs on, and how it ends. */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Console from "effect/Console"
import * as CliConfig from "effect/cli/CliConfig"
import * as CliOutput from "effect/cli/CliOutput"
import * as Command from "effect/cli/Command"
import * as GlobalFlag from "effect/cli/GlobalFlag"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import { gongkai, version, withDefaultCommand } from "./cli.ts"
import { ExitWith, exitCodeOf, logger, report, say, wantsColour } from "./terminal.ts"

/** Help that was asked for is a result; a fault in the arguments is told briefly, on stderr. */
const presenter = CliOutput.layerPresenter({
  present: (event) => {
    const formatter = CliOutput.defaultFormatter({ colors: wantsColour(process.stdout) })
    if (event._tag === "Help") return Console.log(formatter.formatHelpDoc(event.helpDoc))
    if (event._tag === "Version") return Console.log(formatter.formatVersion(event.name, event.version))
    const faults = event.errors.map((error) => `gongkai: ${error.message}`)
    return Effect.sync(() => [...faults, `See: ${event.commandPath.join(" ")} --help`].forEach(say))
  }
})

const collector = process.env["OTEL_EXPORTER_OTLP_ENDPOINT"] ?? ""
const telemetry = URL.canParse(collector)
  ? Layer.unwrap(
      Effect.map(
        Effect.promise(() => import("./telemetry.ts")),
        ({ layerTelemetry }) => layerTelemetry(version)
      )
    )
  : Layer.effectDiscard(
      collector === ""
        ? Effect.void
        : Effect.logWarning(`OTEL_EXPORTER_OTLP_ENDPOINT is no URL (${collector}); nothing is sent`)
    )

const services = Layer.mergeAll(
  NodeServices.layer,
  Layer.provideMerge(telemetry, logger),
  presenter,
  CliConfig.layer({ builtIns: [GlobalFlag.Help, GlobalFlag.Version, GlobalFlag.Completions] })
)

/** Runs the command line, and ends the process with its exit code. */
export const start = (args: ReadonlyArray<string>): void => {
  let signal: NodeJS.Signals | null = null
  for (const name of ["SIGINT", "SIGTERM"] as const)
    process.once(name, () => {
      signal ??= name
    })
  Command.runWith(gongkai, { version })(withDefaultCommand(args)).pipe(
    Effect.catchTag("ShowHelp", ({ errors }) =>
      errors.length > 0 ? Effect.fail(new ExitWith({ exitCode: 2 })) : Effect.void
    ),
    Effect.provide(services),
    NodeRuntime.runMain({
      disableErrorReporting: true,
      teardown: (exit, onExit) => {
        if (Exit.isFailure(exit)) report(exit.cause)
        onExit(exitCodeOf(exit, signal))
      }
    })
  )
}
