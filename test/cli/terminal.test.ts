import * as Cause from "effect/Cause"
import * as Exit from "effect/Exit"
import { describe, expect, it } from "vitest"
import { withDefaultCommand } from "#pipeline/cli.ts"
import { OutUnavailable, ReleaseRefused } from "#pipeline/publish/errors.ts"
import { ExitWith, exitCodeOf, wantsColour } from "#pipeline/terminal.ts"

describe("the exit code", () => {
  const locked = new OutUnavailable({ reason: "locked", path: "out", detail: "" })
  it.each<[string, Exit.Exit<unknown, unknown>, NodeJS.Signals | null, number]>([
    ["is 0 when all is done", Exit.succeed(1), null, 0],
    ["is that of the error", Exit.fail(new ReleaseRefused({ findings: [], report: null })), null, 5],
    ["is worth a retry when another run holds the lock", Exit.fail(locked), null, 75],
    ["is what is left when all is said", Exit.fail(new ExitWith({ exitCode: 1 })), null, 1],
    ["is 70 for a bug", Exit.die(new TypeError("x is undefined")), null, 70],
    ["is 130 for an interrupt", Exit.failCause(Cause.interrupt(1)), "SIGINT", 130],
    ["is 143 for a termination", Exit.failCause(Cause.interrupt(1)), "SIGTERM", 143]
  ])("%s", (_, exit, signal, code) => {
    expect(exitCodeOf(exit, signal)).toBe(code)
  })
})

describe("colour", () => {
  const terminal = { isTTY: true } as NodeJS.WriteStream
  it("is for terminals, unless it is declined", () => {
    delete process.env["NO_COLOR"]
    process.env["TERM"] = "xterm"
    expect(wantsColour(terminal)).toBe(true)
    expect(wantsColour({ isTTY: false } as NodeJS.WriteStream)).toBe(false)
    process.env["NO_COLOR"] = "1"
    expect(wantsColour(terminal)).toBe(false)
    delete process.env["NO_COLOR"]
    process.env["TERM"] = "dumb"
    expect(wantsColour(terminal)).toBe(false)
  })
})

describe("without a command", () => {
  it.each([
    [[], ["build"]],
    [["--strict"], ["build", "--strict"]],
    [
      ["--seeds", "x"],
      ["build", "--seeds", "x"]
    ],
    [["--help"], ["--help"]],
    [["-h"], ["-h"]],
    [["--version"], ["--version"]],
    [
      ["--completions", "bash"],
      ["--completions", "bash"]
    ],
    [["check"], ["check"]]
  ])("%j is %j", (args, meant) => {
    expect(withDefaultCommand(args)).toEqual(meant)
  })
})
