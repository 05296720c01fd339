/** `history.ndjson`: a line for every attempt, never rewritten. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { canonicalJson } from "./digest.ts"
import { type Disk, parseObject, readIfThere } from "./disk.ts"
import { places } from "./store.ts"

export interface Attempt {
  readonly at: string
  readonly event: "published" | "unchanged" | "refused" | "failed" | "withdrawn" | "rolled_back"
  readonly version?: string
  readonly seq?: number
  readonly manifest_sha256?: string
  readonly data_change?: string
  /** Why it was refused, or failed. */
  readonly reasons?: ReadonlyArray<string>
  readonly report?: string
  /** Written by a later run than the one that it tells of. */
  readonly repaired?: boolean
}

/** Appends a whole line: what a write left half is cut off, now or before the next. */
export const record = (out: string, attempt: Attempt): Disk<void> =>
  Effect.gen(function* () {
    yield* mendHistory(out)
    yield* append(places(out).history, `${canonicalJson(attempt)}\n`).pipe(
      Effect.onError(() => Effect.ignore(mendHistory(out)))
    )
  })

const append = (path: string, line: string): Disk<void> =>
  FileSystem.FileSystem.use((fs) =>
    Effect.scoped(
      Effect.gen(function* () {
        const file = yield* fs.open(path, { flag: "a" })
        yield* file.writeAll(Buffer.from(line))
        yield* file.sync
      })
    )
  )

export const readHistory = (out: string): Disk<ReadonlyArray<Attempt>> =>
  Effect.map(readIfThere(places(out).history), (bytes) =>
    Buffer.from(bytes ?? "")
      .toString("utf8")
      .split("\n")
      .map(parseObject)
      .filter((line) => line !== null)
      .map((line) => line as unknown as Attempt)
  )

/** Cuts off a last line that a crash left half written. */
export const mendHistory = (out: string): Disk<void> =>
  Effect.gen(function* () {
    const bytes = yield* readIfThere(places(out).history)
    if (bytes === null || bytes.length === 0 || bytes.at(-1) === 10) return
    const fs = yield* FileSystem.FileSystem
    yield* fs.truncate(places(out).history, bytes.lastIndexOf(10) + 1)
    yield* Effect.logWarning("cut a half-written last line off history.ndjson")
  })
