/** Writing that survives a crash: what is on disk is whole, or not there. */
import { createHash } from "node:crypto"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { type PlatformError, systemError } from "effect/PlatformError"
import { gather, numbered, type Piece, piecesOf, readFile } from "./FileBytes.ts"

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

export interface Written {
  readonly bytes: number
  readonly sha256: string
}

/** A new file from its pieces, of which memory holds one at a time. On disk only when `syncFile` has made it so. */
export const writePieces = (path: string, pieces: Iterable<Uint8Array>): Disk<Written> =>
  Effect.map(writeFiles([path], numbered(0, pieces)), ([written]) => written!)

/** The same for files whose pieces come mixed; what takes its time to come is written as it comes. */
export const writeFiles = (
  paths: ReadonlyArray<string>,
  pieces: Iterable<Piece> | AsyncIterable<Piece>
): Disk<ReadonlyArray<Written>> =>
  FileSystem.FileSystem.use((fs) =>
    Effect.scoped(
      Effect.gen(function* () {
        const files = yield* Effect.forEach(paths, (path) =>
          Effect.map(fs.open(path, { flag: "wx" }), (file) => ({
            file,
            hash: createHash("sha256"),
            bytes: 0
          }))
        )
        const next = nextOf(paths[0]!, pieces)
        for (;;) {
          const { done, value } = yield* next
          if (done === true) return files.map(({ bytes, hash }) => ({ bytes, sha256: hash.digest("hex") }))
          const to = files[value.file]!
          to.hash.update(value.bytes)
          to.bytes += value.bytes.byteLength
          yield* to.file.writeAll(value.bytes)
        }
      })
    )
  )

const nextOf = (path: string, pieces: Iterable<Piece> | AsyncIterable<Piece>) => {
  if (Symbol.asyncIterator in pieces) {
    const coming = pieces[Symbol.asyncIterator]()
    return awaitDisk(path, () => coming.next())
  }
  const gathered = gather(pieces)
  return onDisk(path, () => gathered.next())
}

/** Makes what was written to a file durable. */
export const syncFile = (path: string): Disk<void> =>
  FileSystem.FileSystem.use((fs) =>
    Effect.scoped(Effect.flatMap(fs.open(path, { flag: "r+" }), (file) => file.sync))
  )

/** Work that reads and writes files by itself: what the file system refuses is a failure, anything else a bug. */
export const onDisk = <A>(path: string, work: () => A): Effect.Effect<A, PlatformError> =>
  Effect.suspend(() => {
    try {
      return Effect.succeed(work())
    } catch (cause) {
      return refusal(path, cause)
    }
  })

/** The same for work that takes its time. */
export const awaitDisk = <A>(path: string, work: () => Promise<A>): Effect.Effect<A, PlatformError> =>
  Effect.catch(Effect.tryPromise({ try: work, catch: (cause) => cause }), (cause) => refusal(path, cause))

const refusal = (path: string, cause: unknown): Effect.Effect<never, PlatformError> => {
  const { code, errno, message } = cause as NodeJS.ErrnoException
  if (errno === undefined) return Effect.die(cause)
  const _tag = code === "ENOENT" ? "NotFound" : "Unknown"
  const about = { module: "FileSystem", method: "read", pathOrDescriptor: path }
  return Effect.fail(systemError({ _tag, description: message, cause, ...about }))
}

/** SHA-256 of a file, read a piece at a time; null if there is none. */
export const digestOf = (path: string): Disk<string | null> =>
  onDisk(path, () => {
    const hash = createHash("sha256")
    for (const piece of readFile(path, (bytes) => piecesOf(bytes))) hash.update(piece)
    return hash.digest("hex")
  }).pipe(Effect.catchReason("PlatformError", "NotFound", () => Effect.succeed(null)))

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
