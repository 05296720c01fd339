/** The commands and their flags. What a command needs beyond them is loaded when it runs. */
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"
import * as GlobalFlag from "effect/cli/GlobalFlag"
import * as Effect from "effect/Effect"
import manifest from "../package.json" with { type: "json" }
import { clusterCommands } from "./clusterCommands.ts"
import { database, example, folder, json, lease, out, style, switchOf, threads } from "./flags.ts"
import { releaseCommands } from "./releaseCommands.ts"
import { build as run } from "./run.ts"
import { defaults } from "./settings.ts"
import { siteCommands } from "./siteCommands.ts"
import { columns, ExitWith, print, settle, tell } from "./terminal.ts"

const strict = switchOf("strict", "Exit with 1 if a check failed")

const build = Command.make(
  "build",
  {
    seeds: folder("seeds", defaults.seeds, "Folder of documents"),
    out,
    strict,
    dryRun: switchOf("dry-run", "Make everything, hold it against every gate, publish nothing"),
    allowCollapse: switchOf("allow-collapse", "Publish although a table lost more than a fifth of its rows"),
    threads,
    noSite: switchOf("no-site", "Leave the site out of the release"),
    database: database.pipe(Flag.optional),
    lease,
    json
  },
  Effect.fn("build")(function* ({ database, lease, noSite, ...flags }) {
    const machines = database._tag === "Some" ? { machines: { url: database.value, lease } } : {}
    const settings = { ...flags, site: !noSite, ...machines }
    const built = yield* run(settings, tell)
    settle()
    const { summary, summaryJson } = yield* Effect.promise(() => import("./query/summary.ts"))
    print(settings.json ? summaryJson(built) : summary(built, style()))
    const failed = settings.strict && built.outcome.manifest.checks.fail > 0
    if (failed || built.problems.length > 0) return yield* new ExitWith({ exitCode: 1 })
  })
).pipe(
  Command.withDescription("Build every document of a folder into a release (what runs without a command)"),
  Command.withExamples([
    example("gongkai build", "Build seeds/ into out/"),
    example("gongkai build --seeds DIR --out DIR", "Use other folders"),
    example(
      "gongkai build --strict --dry-run",
      "See whether a release would pass every check, and write nothing"
    ),
    example(
      "gongkai build --database postgres://gongkai@db.example:5432/gongkai",
      "Have workers on other machines read the documents"
    )
  ])
)

const check = Command.make(
  "check",
  { out, all: switchOf("all", "Print the checks that passed, too"), strict, json },
  Effect.fn("check")(function* (flags) {
    const { renderChecks, checksJson } = yield* Effect.promise(() => import("./query/checks.ts"))
    const { latestRelease, readTables } = yield* Effect.promise(() => import("./query/Library.ts"))
    const release = yield* latestRelease(flags.out)
    const tables = yield* readTables(release, (name) => name === "checks" || name === "sources")
    print(
      flags.json
        ? checksJson(tables, release.manifest)
        : renderChecks(tables, release.manifest, flags.all, style())
    )
    if (flags.strict && release.manifest.checks.fail > 0) return yield* new ExitWith({ exitCode: 1 })
  })
).pipe(
  Command.withDescription("Show the checks of the latest release, what failed first"),
  Command.withExamples([
    example("gongkai check", "What failed, what is odd, and how much held"),
    example("gongkai check --strict --json", "For programs: exit code 1 if a check failed")
  ])
)

const explain = Command.make(
  "explain",
  {
    query: Argument.String("id | number | text").pipe(
      Argument.withDescription("An id, a figure in yuan or as printed, or a name"),
      Argument.variadic({ min: 1 })
    ),
    out,
    all: switchOf("all", "Explain every row that is found, not the first three"),
    json
  },
  Effect.fn("explain")(function* (flags) {
    const { explain: answer } = yield* Effect.promise(() => import("./query/explain/explain.ts"))
    const { answerJson, renderAnswer } = yield* Effect.promise(() => import("./query/explain/render.ts"))
    const { openLibrary } = yield* Effect.promise(() => import("./query/Library.ts"))
    const library = yield* openLibrary(flags.out)
    const most = flags.all ? Number.POSITIVE_INFINITY : 3
    const found = yield* Effect.fromResult(answer(library, flags.query.join(" "), most))
    print(flags.json ? answerJson(library, found) : renderAnswer(library, found, columns(), style()))
  })
).pipe(
  Command.withDescription("Show where a value stands in its source, and what agrees or differs"),
  Command.withExamples([
    example("gongkai explain 1,234.56万元", "A figure: every place that has it, and where it was read"),
    example("gongkai explain 政府办公厅", "A name, or a part of one"),
    example("gongkai explain org_0123456789abcdef --json", "A row by its id, for programs")
  ])
)

const parse = Command.make(
  "parse",
  {
    file: Argument.String("file").pipe(Argument.withDescription("A document: text, HTML or PDF")),
    as: Flag.Literals("as", ["wikitext", "markdown", "notice", "budget"]).pipe(
      Flag.optional,
      Flag.withDescription("What to read it as; without it, what it is recognised as")
    ),
    json
  },
  Effect.fn("parse")(function* (flags) {
    const { parseFile, parsedJson, renderParsed } = yield* Effect.promise(() => import("./query/parse.ts"))
    const parsed = yield* parseFile(flags.file, flags.as._tag === "Some" ? flags.as.value : null)
    print(flags.json ? parsedJson(parsed) : renderParsed(parsed))
  })
).pipe(
  Command.withDescription("Print what the parser alone sees of one document, with its places"),
  Command.withExamples([
    example("gongkai parse article.txt --json", "Templates, links, references … of an article"),
    example("gongkai parse page.txt --as wikitext", "Read it as wikitext, whatever it looks like")
  ])
)

const tables = Command.make(
  "tables",
  { out, json },
  Effect.fn("tables")(function* (flags) {
    const { renderTables, tablesJson } = yield* Effect.promise(() => import("./query/tables.ts"))
    const { latestRelease } = yield* Effect.promise(() => import("./query/Library.ts"))
    const release = yield* latestRelease(flags.out)
    print(flags.json ? tablesJson(release) : renderTables(release, style()))
  })
).pipe(
  Command.withDescription("List the tables of the latest release"),
  Command.withExamples([example("gongkai tables", "Names, rows and titles")])
)

/** Looked at by the terminal before anything is said; named here so that it is accepted and explained. */
const LogFormat = GlobalFlag.Setting("log-format")({
  flag: Flag.Literals("log-format", ["text", "json"]).pipe(
    Flag.optional,
    Flag.withDescription("How stderr is written: json is one object a line (or GONGKAI_LOG_FORMAT=json)")
  )
})

export const version = manifest.version

export const gongkai = Command.make("gongkai").pipe(
  Command.withDescription(`${manifest.description}. In the checkout, npm start -- stands for gongkai.`),
  Command.withGlobalFlags([LogFormat]),
  Command.withSubcommands([
    build,
    check,
    explain,
    parse,
    tables,
    ...siteCommands,
    ...releaseCommands,
    ...clusterCommands
  ]),
  Command.withExamples([
    example("npm start", "Build seeds/ into out/"),
    example("npm start -- build --seeds DIR --out DIR", "Build another folder"),
    example("npm start -- check", "What failed or is odd in the latest release"),
    example("npm start -- explain 1,234.56", "Where a figure comes from")
  ])
)

/** Without a command, or with flags only, it is `build`. */
export const withDefaultCommand = (args: ReadonlyArray<string>): ReadonlyArray<string> => {
  const first = args[0] ?? ""
  const general = ["--help", "-h", "--version", "-v", "--completions"].some((flag) => first.startsWith(flag))
  return first === "" || (first.startsWith("-") && !general) ? ["build", ...args] : args
}
