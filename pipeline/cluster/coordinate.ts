/**
 * A build on many machines: they read the documents into the cache, and the build then goes on as it does on one machine,
 * with nothing left to read. One coordinator at a time cuts a release, whatever machine it runs on.
 */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schedule from "effect/Schedule"
import { CONTRACT_VERSION } from "#schemas/version.ts"
import { findDocuments, openDocument, withoutDuplicates } from "../acquire/documents.ts"
import { entries, entryOf, keepEntry, keyOf, prepareCache } from "../extraction/cache.ts"
import { programDigest } from "../publish/digest.ts"
import { isAway, layerDatabase, nameOf, reasonOf } from "./database.ts"
import { groupOf } from "./ExtractBatch.ts"
import { DatabaseUnavailable } from "./errors.ts"
import { withDatabaseLock } from "./lock.ts"
import type { Machines } from "./Machines.ts"
import { sweep, unforgotten } from "./prune.ts"
import { submit } from "./submit.ts"

export interface BuildFolders {
  /** Folder of documents. */
  readonly seeds: string
  /** Folder of releases. */
  readonly out: string
  /** Nothing may be written to the folder of releases. */
  readonly dryRun: boolean
}

/**
 * Has other machines read what is not in the cache, then runs `cut` with the folder of the filled cache, while no other
 * coordinator does. Fails with `DatabaseUnavailable` before anything is done, or after five minutes without the database.
 */
export const onMachines = Effect.fn("onMachines")(
  function* <A, E, R>(
    settings: BuildFolders,
    { lease }: Machines,
    tell: (line: string) => void,
    cut: (cacheFolder: string) => Effect.Effect<A, E, R>
  ) {
    const fs = yield* FileSystem.FileSystem
    // a build that may write nothing has its cache elsewhere
    const folder = settings.dryRun ? yield* fs.makeTempDirectoryScoped() : join(settings.out, ".cache")
    const cache = { folder, program: programDigest(), contract: CONTRACT_VERSION, writable: true }
    yield* prepareCache(cache)
    const { documents } = yield* findDocuments(settings.seeds)
    const known = yield* entries(cache)
    const unread = withoutDuplicates(documents)
      .unique.map((document) => ({ ...document, key: keyOf(document, cache.contract) }))
      .filter(({ key }) => !known.has(key))
    if (unread.length > 0) {
      const paths = new Map(unread.map((document) => [document.key, document]))
      const open = ({ key }: { readonly key: string }) =>
        openDocument(paths.get(key)!).pipe(
          Effect.map(({ bytes }) => bytes),
          // the build then says what is wrong with it
          Effect.orElseSucceed(() => null),
          Effect.provideService(FileSystem.FileSystem, fs)
        )
      const keep = (key: string, entry: Uint8Array) =>
        keepEntry(entryOf(key, cache), entry).pipe(
          Effect.ignore,
          Effect.provideService(FileSystem.FileSystem, fs)
        )
      yield* submit(unread, { ...cache, lease, open, keep, tell })
    }
    const wait = Effect.sync(() => tell("another coordinator cuts a release; waiting for it"))
    const cutRelease = withDatabaseLock("release", wait, cut(folder))
    return yield* Effect.ensuring(cutRelease, Effect.ignore(sweepUp(cache.program)))
  },
  (effect, _, { url }) =>
    effect.pipe(
      Effect.scoped,
      Effect.provide(layerDatabase(url)),
      Effect.catchIf(isAway, (error) =>
        Effect.fail(new DatabaseUnavailable({ database: nameOf(url) ?? "", reason: reasonOf(error) }))
      )
    )
)

/** The last batches' workflows end while the release is cut. What is not over then is left to the next build. */
const sweepUp = (program: string) =>
  Effect.andThen(sweep, unforgotten(groupOf(program))).pipe(
    Effect.repeat({ until: (left) => left === 0, schedule: Schedule.spaced("500 millis"), times: 30 })
  )
