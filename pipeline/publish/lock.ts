/** One run at a time publishes to a folder. The lock of a run that died is taken over, by exactly one other. */
import { readFileSync } from "node:fs"
import { hostname } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { type Disk, parseObject, readIfThere, writeNew } from "./disk.ts"
import { OutUnavailable } from "./errors.ts"

export interface Owner {
  readonly run: string
  readonly pid: number
  readonly host: string
  readonly started_at: string
  /** When the process began, as the kernel counts: a number that is given to another process later differs in it. */
  readonly born: string | null
}

const born = (pid: number): string | null => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    return fields.slice(fields.lastIndexOf(")") + 2).split(" ")[19] ?? null
  } catch {
    return null
  }
}

/** Whether the owner may still be at work. A run on another machine cannot be seen from here, so it may. */
export const mayLive = (owner: Owner): boolean =>
  owner.host !== hostname() ||
  (isRunning(owner.pid) && (owner.born === null || owner.born === born(owner.pid)))

/** Whether a process of this number runs on this machine. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** Null where there is no lock. A file that is no lock of ours is held by nobody whom we could ask. */
const readOwner = (path: string) =>
  Effect.gen(function* () {
    const bytes = yield* readIfThere(path)
    if (bytes === null) return null
    const owner = parseObject(bytes)
    if (typeof owner?.["run"] === "string") return owner as unknown as Owner
    return yield* new OutUnavailable({
      reason: "locked",
      path,
      detail: "the file names no run; if none is at work, delete it"
    })
  })

/**
 * Puts our owner file at `path` unless one is there, in one step: a lock is never seen half written. The lock of a dead run
 * is replaced by whoever holds the lock on doing so, which is named after that run.
 */
const acquire = (
  path: string,
  mine: string,
  own: Owner
): Effect.Effect<void, OutUnavailable | Effect.Error<Disk<void>>, FileSystem.FileSystem> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const made = yield* fs.link(mine, path).pipe(
      Effect.as(true),
      Effect.catchReason("PlatformError", "AlreadyExists", () => Effect.succeed(false))
    )
    if (made) return
    const owner = yield* readOwner(path)
    // gone between the two looks: try once more
    if (owner === null) return yield* acquire(path, mine, own)
    if (mayLive(owner)) return yield* held(path, owner)
    const takeover = `${path}.${owner.run}`
    yield* acquire(takeover, mine, own)
    const still = yield* readOwner(path)
    if (still?.run === owner.run) {
      yield* fs.link(mine, `${mine}.over`)
      yield* fs.rename(`${mine}.over`, path)
      yield* Effect.logWarning(
        `took over the lock of a run that died (process ${owner.pid}, begun ${owner.started_at})`
      )
    }
    yield* fs.remove(takeover, { force: true })
    if (still?.run !== owner.run) return yield* acquire(path, mine, own)
  })

const held = (path: string, owner: Owner) =>
  Effect.fail(
    new OutUnavailable({
      reason: "locked",
      path,
      detail: `process ${owner.pid} on ${owner.host}, begun ${owner.started_at}`
    })
  )

/** Runs with the lock of a folder, which must exist. Fails at once if another run has it. */
export const withLock = <A, E, R>(
  out: string,
  run: string,
  startedAt: string,
  use: Effect.Effect<A, E, R>
): Effect.Effect<A, E | OutUnavailable | Effect.Error<Disk<void>>, R | FileSystem.FileSystem> => {
  const path = join(out, ".lock")
  const mine = `${path}.${run}.mine`
  const own: Owner = {
    run,
    pid: process.pid,
    host: hostname(),
    started_at: startedAt,
    born: born(process.pid)
  }
  return Effect.acquireUseRelease(
    FileSystem.FileSystem.use((fs) =>
      writeNew(mine, `${JSON.stringify(own)}\n`).pipe(
        Effect.andThen(acquire(path, mine, own)),
        Effect.ensuring(Effect.ignore(fs.remove(mine, { force: true })))
      )
    ),
    () => use,
    () => FileSystem.FileSystem.use((fs) => Effect.ignore(fs.remove(path, { force: true })))
  )
}
