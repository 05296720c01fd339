/**
 * The stages in order: acquire → extract → resolve → check → publish. The file to read first.
 *
 * What an unchanged build does not need is loaded only when something is due.
 */
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { CONTRACT_VERSION } from "#schemas/version.ts"
import { accountFor, encodingsOf } from "./account.ts"
import { findDocuments } from "./acquire/documents.ts"
import { readJudgements } from "./acquire/judgements.ts"
import { countRelease, inStage } from "./measures.ts"
import { inputsDigest, programDigest } from "./publish/digest.ts"
import type { PublishOutcome, SourceTexts } from "./publish/Release.ts"
import type { RowSource } from "./publish/Table.ts"
import type { Document } from "./resolve/Document.ts"
import { EntryDamaged } from "./Shelf.ts"
import type { Settings } from "./settings.ts"

export interface BuildReport {
  readonly outcome: PublishOutcome
  /** Documents that gave no rows, and facts that could not be read, a sentence each: exit code 1. */
  readonly problems: ReadonlyArray<string>
  /** What else a reader of the build should know. */
  readonly notes: ReadonlyArray<string>
}

/** Texts are read when they are wanted. */
const textsOf = (documents: ReadonlyArray<Document>): SourceTexts => {
  const byId = new Map(documents.map((document) => [document.id, document]))
  return { keys: () => byId.keys(), get: (id) => byId.get(id)?.source.text }
}

/**
 * Builds the folder of documents into a release. `tell` is given a line as each stage begins. With a database, other machines
 * read the documents first; what they say is then in the cache, and the build is the same.
 */
export const build = Effect.fn("build")(function* (settings: Settings, tell: (line: string) => void) {
  const here = (cache?: string) => rereading(Effect.scoped(buildHere(settings, tell, cache)))
  if (settings.machines === undefined) return yield* here()
  const { onMachines } = yield* Effect.promise(() => import("./cluster/coordinate.ts"))
  return yield* onMachines(settings, settings.machines, tell, here)
})

/** Times that a build begins again where what it has read goes bad under it. */
const mostBeginnings = 3

/** Begins again where an entry of the cache was damaged while it was used: then its document is read anew. */
const rereading = <A, E, R>(
  work: Effect.Effect<A, E, R>,
  left = mostBeginnings - 1
): Effect.Effect<A, E, R> =>
  Effect.catchDefect(work, (defect) =>
    left > 0 && defect instanceof EntryDamaged
      ? Effect.andThen(
          Effect.logWarning(`${defect.message}; its document is read anew`),
          rereading(work, left - 1)
        )
      : Effect.die(defect)
  )

const buildHere = Effect.fn("buildHere")(function* (
  settings: Settings,
  tell: (line: string) => void,
  cacheFolder = join(settings.out, ".cache")
) {
  const { heldBytes, threads } = settings
  const {
    documents: found,
    judgements: judged,
    unreadable
  } = yield* inStage("acquire", findDocuments(settings.seeds))
  const program = programDigest()
  const inputs = inputsDigest({
    documents: found.map(({ file, meta, sha256 }) => ({ file, sha256, facts: meta })),
    program,
    contract: CONTRACT_VERSION,
    options: { judged, unreadable: unreadable.map(({ file }) => file), site: settings.site }
  })
  const { unchanged } = yield* Effect.promise(() => import("./publish/unchanged.ts"))
  const same = yield* unchanged(settings, inputs)
  if (same !== null) return { outcome: same, problems: [], notes: [] } satisfies BuildReport

  tell(`acquire: ${found.length} files in ${settings.seeds}`)
  const { check, extractDocuments, onDisk, publish, rowKeeper, settle, spareMemory, usable } =
    yield* Effect.promise(() => import("./stages.ts"))
  spareMemory({ documents: found.length })
  tell(`extract: ${found.length} documents`)
  const cache = { folder: cacheFolder, program, contract: CONTRACT_VERSION }
  const {
    documents,
    duplicates,
    failures,
    notes: unread,
    problems,
    sources
  } = yield* inStage(
    "extract",
    extractDocuments(found, { ...cache, writable: !settings.dryRun, threads, heldBytes })
  )
  const { judgements, problems: misjudged } = readJudgements(judged ?? "")
  tell(`resolve: ${documents.length} documents of a known kind`)
  const keep = yield* rowKeeper(settings.dryRun ? tmpdir() : settings.out)
  const here = <A>(work: () => A) => usable(settings.out, onDisk(settings.out, work))
  const { read, resolved, unsound } = yield* inStage(
    "resolve",
    here(() => settle(documents, judgements, keep))
  )
  const notRead = [...failures, ...unsound]
  tell("check")
  const checks = yield* inStage(
    "check",
    here(() => check(resolved))
  )

  tell("publish")
  const failed = [...unreadable, ...problems]
  const account = accountFor({ found, read, unreadable: failed, notRead, duplicates })
  const notes = [
    ...unread,
    ...encodingsOf(sources),
    ...resolved.undecided,
    ...account.flatMap(({ message, status }) => (status === "duplicate" && message !== null ? [message] : []))
  ]
  const said = [...failed, ...misjudged, ...notRead].map((problem) => problem.message)
  const site = settings.site ? (yield* Effect.promise(() => import("./site/site.ts"))).siteFiles : null
  const publishing = publish(settings, {
    tables: new Map<string, RowSource>(resolved.tables).set("checks", [...checks]),
    texts: textsOf(read),
    sources: account,
    issues: [...said, ...notes],
    inputs,
    program,
    ...(site === null ? {} : { site })
  })
  const outcome = yield* inStage("publish", publishing)
  yield* countRelease(outcome.manifest.tables, outcome.manifest.checks)
  return { outcome, problems: said, notes } satisfies BuildReport
})
