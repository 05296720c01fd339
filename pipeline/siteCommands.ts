/** The commands that make the site of a release, and show it. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import { example, json, out } from "./flags.ts"
import { print, tell } from "./terminal.ts"

const release = Argument.String("release").pipe(
  Argument.withDescription("A version, latest, previous, or the path of a release"),
  Argument.optional
)

const named = Effect.fn("named")(function* (folder: string, name: Option.Option<string>) {
  const { releaseNamed } = yield* Effect.promise(() => import("./publish/releases/difference.ts"))
  const { usable } = yield* Effect.promise(() => import("./publish/folder.ts"))
  return yield* usable(
    folder,
    releaseNamed(
      folder,
      Option.getOrElse(name, () => "latest")
    )
  )
})

const site = Command.make(
  "site",
  {
    release,
    to: Flag.String("to").pipe(
      Flag.withMetavar("DIR"),
      Flag.withDescription("Folder for the site; beside data/ its links to the tables lead there")
    ),
    out,
    json
  },
  Effect.fn("site")(function* (flags) {
    const { usable } = yield* Effect.promise(() => import("./publish/folder.ts"))
    const { rebuildSite } = yield* Effect.promise(() => import("./site/rebuild.ts"))
    const from = yield* named(flags.out, flags.release)
    const made = yield* usable(flags.to, rebuildSite(from, flags.to))
    if (flags.json) {
      const { jsonDocument } = yield* Effect.promise(() => import("./query/json.ts"))
      return print(jsonDocument({ version: from.version, path: flags.to, ...made }))
    }
    print(`${made.files} files of the site of ${from.version} in ${flags.to}`)
  })
).pipe(
  Command.withDescription("Make the site of a release anew, from its files, into a folder"),
  Command.withExamples([
    example("gongkai site --to public/site", "The site of the latest release"),
    example("gongkai site 20260101T000000Z-0123abcd --to DIR", "Of any other")
  ])
)

const serve = Command.make(
  "serve",
  {
    release,
    port: Flag.Int("port").pipe(
      Flag.withMetavar("N"),
      Flag.withDefault(8400),
      Flag.filter(
        (n) => n >= 0 && n < 65536,
        () => "a port is a number from 0 to 65535"
      ),
      Flag.withDescription("Port on 127.0.0.1; 0 takes any that is free")
    ),
    out
  },
  Effect.fn("serve")(function* (flags) {
    const { serve: listen } = yield* Effect.promise(() => import("./site/serve/serve.ts"))
    const { following, served } = yield* Effect.promise(() => import("./site/serve/Release.ts"))
    const { path, version } = yield* named(flags.out, flags.release)
    const first = served(path, version)
    const now = Option.isSome(flags.release) ? () => first : following(flags.out, first)
    yield* Effect.scoped(
      Effect.gen(function* () {
        const { address } = yield* listen(now, flags.port)
        print(address)
        tell(`serving ${version}; Ctrl-C ends it`)
        return yield* Effect.never
      })
    )
  })
).pipe(
  Command.withDescription("Serve a release, its site first, to this machine only"),
  Command.withExamples([
    example("gongkai serve", "The latest release, and each one after it as it is published"),
    example("gongkai serve previous --port 0", "Another release, on any free port")
  ])
)

export const siteCommands = [site, serve] as const
