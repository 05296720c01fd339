/** The commands that look after releases: diff, verify, rollback, withdraw, gc and keygen. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { example, json, out, style, switchOf } from "./flags.ts"
import { ExitWith, print, printPieces } from "./terminal.ts"

const load = {
  difference: () => Effect.promise(() => import("./publish/releases/difference.ts")),
  keep: () => Effect.promise(() => import("./publish/releases/keep.ts")),
  signature: () => Effect.promise(() => import("./publish/signature.ts")),
  usable: () => Effect.promise(() => import("./publish/folder.ts"))
}
const asJson = (value: unknown) =>
  Effect.map(
    Effect.promise(() => import("./query/json.ts")),
    ({ jsonDocument }) => print(jsonDocument(value))
  )

const release = (name: string, description: string) =>
  Argument.String(name).pipe(Argument.withDescription(description))
const textFlag = (name: string, metavar: string, description: string) =>
  Flag.String(name).pipe(Flag.withMetavar(metavar), Flag.optional, Flag.withDescription(description))

const diff = Command.make(
  "diff",
  {
    from: release("from", "A version, latest, previous, or the path of a release"),
    to: release("to", "The release to compare with it").pipe(Argument.withDefault("latest")),
    out,
    table: textFlag("table", "NAME", "Compare this table only"),
    json,
    exitCode: switchOf("exit-code", "Exit with 10 if there is a difference")
  },
  Effect.fn("diff")(function* (flags) {
    const { differenceOf, releaseNamed } = yield* load.difference()
    const { usable } = yield* load.usable()
    const { diffJson, isSame, renderDiff } = yield* Effect.promise(() => import("./query/diff.ts"))
    const compare = Effect.gen(function* () {
      const from = yield* releaseNamed(flags.out, flags.from)
      const to = yield* releaseNamed(flags.out, flags.to)
      const difference = yield* differenceOf(from, to, Option.getOrNull(flags.table))
      yield* printPieces(flags.json ? diffJson(difference) : renderDiff(difference, style()))
      return isSame(difference)
    })
    const same = yield* usable(flags.out, Effect.scoped(compare))
    if (flags.exitCode && !same) return yield* new ExitWith({ exitCode: 10 })
  })
).pipe(
  Command.withDescription("Show what differs between two releases, row by row"),
  Command.withExamples([
    example("gongkai diff previous", "What the latest release changed"),
    example(
      "gongkai diff 20260101T000000Z-0123abcd latest --table budget_lines",
      "One table, any two releases"
    )
  ])
)

const verify = Command.make(
  "verify",
  {
    release: release("release", "A version, latest, or the path of a release").pipe(
      Argument.withDefault("latest")
    ),
    out,
    key: textFlag("key", "FILE", "The public key that must have signed it"),
    json
  },
  Effect.fn("verify")(function* (flags) {
    const { publicKeyIn } = yield* load.signature()
    const { usable } = yield* load.usable()
    const { verifyNamed } = yield* Effect.promise(() => import("./publish/releases/verify.ts"))
    const key = Option.isSome(flags.key) ? yield* publicKeyIn(flags.key.value) : null
    const { path, verdict } = yield* usable(flags.out, verifyNamed(flags.out, flags.release, key))
    const { renderVerdict } = yield* Effect.promise(() => import("./query/verdict.ts"))
    if (flags.json) yield* asJson({ path, ...verdict })
    else print(renderVerdict(path, verdict, style()))
    if (verdict.problems.length > 0) return yield* new ExitWith({ exitCode: 1 })
  })
).pipe(
  Command.withDescription("Verify a release from its folder alone: every byte, every table, the signature"),
  Command.withExamples([
    example("gongkai verify", "The latest release"),
    example(
      "gongkai verify DIR/20260101T000000Z-0123abcd --key public-key.pem",
      "A copy that somebody gave you"
    )
  ])
)

const rollback = Command.make(
  "rollback",
  {
    version: release("version", "The release to go back to; without it, the one before the latest").pipe(
      Argument.optional
    ),
    out,
    json
  },
  Effect.fn("rollback")(function* (flags) {
    const keep = yield* load.keep()
    const moved = yield* keep.rollback(flags.out, Option.getOrNull(flags.version))
    if (flags.json) return yield* asJson(moved)
    print(
      moved.from === moved.to
        ? `${moved.to} is the latest already`
        : `latest is ${moved.to}; it was ${moved.from}`
    )
  })
).pipe(
  Command.withDescription("Make an earlier release the latest again; nothing is removed"),
  Command.withExamples([example("gongkai rollback", "Back to the release before")])
)

const withdraw = Command.make(
  "withdraw",
  {
    version: release("version", "The release to withdraw"),
    reason: Flag.String("reason").pipe(
      Flag.withMetavar("TEXT"),
      Flag.withDescription("Why, for everybody to read")
    ),
    replacedBy: textFlag("replaced-by", "VERSION", "The release to take instead"),
    out,
    json
  },
  Effect.fn("withdraw")(function* (flags) {
    const keep = yield* load.keep()
    const { reason, version } = flags
    const replacedBy = Option.getOrNull(flags.replacedBy)
    const done = yield* keep.withdraw(flags.out, { version, reason, replacedBy })
    if (flags.json) return yield* asJson(done)
    print(`withdrew ${done.version}; its tombstone stays. latest is ${done.latest}`)
  })
).pipe(
  Command.withDescription("Take the data of a release away; a tombstone says why"),
  Command.withExamples([
    example('gongkai withdraw 20260101T000000Z-0123abcd --reason "wrong unit"', "latest moves if it must")
  ])
)

const gc = Command.make(
  "gc",
  {
    keep: Flag.Int("keep").pipe(
      Flag.withMetavar("N"),
      Flag.filter(
        (n) => n >= 1,
        () => "at least 1 is kept"
      ),
      Flag.withDescription("How many of the newest releases stay")
    ),
    out,
    json
  },
  Effect.fn("gc")(function* (flags) {
    const keep = yield* load.keep()
    const removed = yield* keep.collect(flags.out, flags.keep)
    if (flags.json) return yield* asJson({ removed })
    print(removed.length === 0 ? "nothing to remove" : `removed ${removed.join(", ")}`)
  })
).pipe(
  Command.withDescription("Remove all but the newest releases; never what latest or a tombstone names"),
  Command.withExamples([example("gongkai gc --keep 10", "Keep the ten newest")])
)

const keygen = Command.make(
  "keygen",
  {
    file: release("file", "Where the private key is to lie; the public one goes beside it as FILE.pub"),
    json
  },
  Effect.fn("keygen")(function* (flags) {
    const { fingerprint, keySetting, makeKeys } = yield* load.signature()
    const { publicFile, publicKey } = yield* makeKeys(flags.file)
    if (flags.json)
      return yield* asJson({ private: flags.file, public: publicFile, fingerprint: fingerprint(publicKey) })
    print(
      `private key ${flags.file} (keep it), public key ${publicFile} (give it away), fingerprint ${fingerprint(publicKey)}\n` +
        `Releases are signed while ${keySetting}=${flags.file} is set.`
    )
  })
).pipe(
  Command.withDescription("Make a pair of Ed25519 keys to sign releases with"),
  Command.withExamples([example("gongkai keygen release.key", "Writes release.key and release.key.pub")])
)

export const releaseCommands = [diff, verify, rollback, withdraw, gc, keygen] as const
