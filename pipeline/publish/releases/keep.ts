/** Moving `latest` back, withdrawing a release, and removing old ones: all under the lock, each step safe to be cut short. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { canonicalJson } from "../digest.ts"
import { type Disk, namesIn, replaceFile, syncFolder } from "../disk.ts"
import { NoSuchRelease, NothingElse } from "../errors.ts"
import { locked, newRun, usable } from "../folder.ts"
import { record } from "../history.ts"
import { timeOfBuild } from "../moment.ts"
import { writeDerived, writeLink, writePointer } from "../pointers.ts"
import { type Moment, removeData, repair } from "../repair.ts"
import {
  isWhole,
  type Latest,
  noRelease,
  places,
  readReleases,
  readTombstones,
  type StoredRelease,
  tombstoneName
} from "../store.ts"

export interface Moved {
  readonly from: string
  readonly to: string
}

/** Puts the folder in order, and gives what is latest and all releases, newest first. */
const begin = (out: string, moment: Moment) =>
  Effect.gen(function* () {
    const latest = yield* repair(out, moment)
    if (latest === null) return yield* new NoSuchRelease({ out, version: "latest", known: [] })
    return { latest, releases: yield* readReleases(out) }
  })

const find = (out: string, releases: ReadonlyArray<StoredRelease>, version: string) => {
  const found = releases.find((release) => release.version === version)
  return found === undefined ? noRelease(out, version) : Effect.succeed(found)
}

const inFolder = <A, E extends Error>(
  out: string,
  work: (moment: Moment) => Effect.Effect<A, E, FileSystem.FileSystem>
) =>
  Effect.gen(function* () {
    if ((yield* usable(out, namesIn(places(out).releases))).length === 0)
      return yield* new NoSuchRelease({ out, version: "latest", known: [] })
    const moment = { run: newRun(), at: yield* timeOfBuild }
    return yield* locked(out, moment, Effect.uninterruptible(work(moment)))
  })

const moveTo = (
  out: string,
  latest: Latest,
  { manifest_sha256, version }: StoredRelease,
  { at, run }: Moment
) =>
  Effect.gen(function* () {
    const seq = latest.pointer.seq + 1
    yield* writePointer(out, { version, manifest_sha256, seq, published_at: at }, run)
    yield* writeLink(out, version, run)
    return seq
  })

/** The newest release before the one that is latest, if it is whole. */
const before = (latest: Latest, releases: ReadonlyArray<StoredRelease>): Disk<StoredRelease | null> =>
  Effect.gen(function* () {
    const { seq } = latest.release.manifest
    for (const release of releases)
      if (release.manifest.seq < seq && (yield* isWhole(release))) return release
    return null
  })

/** Makes an earlier release the latest: the one named, or the one before. Nothing is removed. */
export const rollback = Effect.fn("rollback")(function* (out: string, version: string | null) {
  return yield* inFolder(out, (moment) =>
    Effect.gen(function* () {
      const { latest, releases } = yield* begin(out, moment)
      const target = version === null ? yield* before(latest, releases) : yield* find(out, releases, version)
      if (target === null)
        return yield* new NothingElse({ out, what: "there is no earlier release to go back to" })
      if (!(yield* isWhole(target)))
        return yield* new NothingElse({ out, what: `${target.version} is damaged (see gongkai verify)` })
      const moved: Moved = { from: latest.release.version, to: target.version }
      if (moved.from === moved.to) return moved
      const seq = yield* moveTo(out, latest, target, moment)
      const { manifest_sha256 } = target
      yield* record(out, {
        at: moment.at,
        event: "rolled_back",
        version: target.version,
        seq,
        manifest_sha256
      })
      yield* writeDerived(out, moment.run)
      return moved
    })
  )
})

export interface Withdrawal {
  readonly version: string
  readonly reason: string
  readonly replacedBy: string | null
}

/**
 * Takes the data of a release away and leaves a tombstone that says why. The tombstone counts from the moment that it is
 * there; a run that is cut short behind it is finished by the next.
 */
export const withdraw = Effect.fn("withdraw")(function* (
  out: string,
  { reason, replacedBy, version }: Withdrawal
) {
  return yield* inFolder(out, (moment) =>
    Effect.gen(function* () {
      const { latest, releases } = yield* begin(out, moment)
      const gone = yield* find(out, releases, version)
      const replacement = replacedBy === null ? null : yield* find(out, releases, replacedBy)
      const isLatest = latest.release.version === version
      const next = isLatest ? (replacement ?? (yield* before(latest, releases))) : null
      if (replacement?.version === version || (isLatest && next === null))
        return yield* new NothingElse({
          out,
          what: "there is no other release to be latest; publish another first, or name it with --replaced-by"
        })
      if (next !== null) yield* moveTo(out, latest, next, moment)
      const { manifest, manifest_sha256, path } = gone
      const tombstone = {
        version,
        seq: manifest.seq,
        manifest_sha256,
        withdrawn_at: moment.at,
        reason,
        replaced_by: replacedBy ?? next?.version ?? null
      }
      yield* replaceFile(path, tombstoneName, `${canonicalJson(tombstone)}\n`, moment.run)
      yield* record(out, { at: moment.at, event: "withdrawn", version, reasons: [reason] })
      yield* removeData(path)
      yield* writeDerived(out, moment.run)
      return { version, latest: next?.version ?? latest.release.version }
    })
  )
})

/** Removes all but the newest releases; never what `latest` or a tombstone names. Gives the versions that went. */
export const collect = Effect.fn("collect")(function* (out: string, keep: number) {
  return yield* inFolder(out, (moment) =>
    Effect.gen(function* () {
      const { latest, releases } = yield* begin(out, moment)
      const tombstones = yield* readTombstones(out)
      const needed = new Set([latest.release.version, ...tombstones.map(({ replaced_by }) => replaced_by)])
      const gone = releases.slice(keep).filter(({ version }) => !needed.has(version))
      const fs = yield* FileSystem.FileSystem
      const { releases: folder, stage } = places(out)
      for (const { path, version } of gone) {
        // out of sight in one step
        yield* fs.makeDirectory(stage, { recursive: true })
        yield* fs.rename(path, join(stage, `${moment.run}-${version}`))
        yield* syncFolder(folder)
        yield* fs.remove(join(stage, `${moment.run}-${version}`), { recursive: true, force: true })
      }
      if (gone.length > 0) yield* writeDerived(out, moment.run)
      return gone.map(({ version }) => version)
    })
  )
})
