/** Writing that survives a crash: what is on disk is whole, or not there. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import type { PlatformError } from "effect/PlatformError"

export type Disk<A> = Effect.Effect<A, PlatformError, FileSystem.FileSystem>

/** A new file, on disk when it returns. Fails if there is one. */
export const writeNew = (path: string, content: Uint8Array | string): Disk<void> =>
  FileSystem.FileSystem.use((fs) =>
    Effect.scoped(
      Effect.gen(function* () {
        const file = yield* fs.open(path, { flag: "wx" })
        yield* file.writeAll(typeof content === "string" ? Buffer.from(content) : content)
        yield* file.sync
      })
    )
  )

/** Makes the names in a folder as durable as the files that they name. */
export const syncFolder = (path: string): Disk<void> =>
  FileSystem.FileSystem.use((fs) =>
    Effect.scoped(Effect.flatMap(fs.open(path, { flag: "r" }), (folder) => folder.sync))
  )

/** Writes beside, syncs, renames: readers see the old file or the new one. `run` makes the name beside unique. */
export const replaceFile = (folder: string, name: string, content: string, run: string): Disk<void> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const beside = join(folder, `.${name}.${run}`)
    yield* writeNew(beside, content)
    yield* fs.rename(beside, join(folder, name))
    yield* syncFolder(folder)
  })

/** The same for a symbolic link. */
export const replaceLink = (folder: string, name: string, target: string, run: string): Disk<void> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const beside = join(folder, `.${name}.${run}`)
    yield* fs.symlink(target, beside)
    yield* fs.rename(beside, join(folder, name))
    yield* syncFolder(folder)
  })

/** What a file holds; null if there is none. */
export const readIfThere = (path: string): Disk<Uint8Array | null> =>
  FileSystem.FileSystem.use((fs) => fs.readFile(path)).pipe(
    Effect.catchReason("PlatformError", "NotFound", () => Effect.succeed(null))
  )

/** Names in a folder, sorted; none if there is no such folder. */
export const namesIn = (path: string): Disk<ReadonlyArray<string>> =>
  FileSystem.FileSystem.use((fs) => fs.readDirectory(path)).pipe(
    Effect.map((names) => [...names].sort()),
    Effect.catchReason("PlatformError", "NotFound", () => Effect.succeed([]))
  )

/** A JSON object; null for anything else, such as a file that was cut short. */
export const parseObject = (bytes: Uint8Array | string | null): Record<string, unknown> | null => {
  if (bytes === null) return null
  try {
    const value: unknown = JSON.parse(typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("utf8"))
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
