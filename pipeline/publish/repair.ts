/** What a run that was cut short left undone. Every run that holds the lock does this first. */
import { join } from "node:path"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Option from "effect/Option"
import { type Disk, namesIn, parseObject, readIfThere } from "./disk.ts"
import { mendHistory, readHistory, record } from "./history.ts"
import { isRunning, mayLive, type Owner } from "./lock.ts"
import { derivedFiles, writeDerived, writeLink, writePointer } from "./pointers.ts"
import {
  isWhole,
  type Latest,
  linkTarget,
  places,
  readLatest,
  readReleases,
  readTombstones,
  type StoredRelease,
  tombstoneName
} from "./store.ts"

const week = 7 * 24 * 3_600_000
/** Beside a refused stage: it is kept for whoever looks into it. */
export const reportName = "refused.json"

export interface Moment {
  readonly run: string
  /** UTC, to the second. */
  readonly at: string
}

/** Brings the folder into order; what is latest after that. */
export const repair = (out: string, moment: Moment): Disk<Latest | null> =>
  Effect.gen(function* () {
    for (const { version } of yield* readTombstones(out))
      yield* removeData(join(places(out).releases, version))
    const releases = yield* readReleases(out)
    yield* repoint(out, releases, moment)
    const latest = yield* readLatest(out)
    if (latest !== null) yield* repairDerived(out, releases, latest, moment)
    yield* mendHistory(out)
    yield* recordMissing(out, releases, latest, moment)
    yield* sweep(out, moment.run, week)
    return latest
  })

/** Removes everything of a withdrawn release but its tombstone. */
export const removeData = (path: string): Disk<void> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    for (const name of yield* namesIn(path))
      if (name !== tombstoneName) yield* fs.remove(join(path, name), { recursive: true, force: true })
  })

/** Whether link, index, feed and history agree with what is latest; cheap, and needs no lock. */
export const isInOrder = (out: string, latest: Latest): Disk<boolean> =>
  Effect.gen(function* () {
    if ((yield* readLink(out)) !== linkTarget(latest.release.version)) return false
    const index = Buffer.from((yield* readIfThere(places(out).index)) ?? "").toString("utf8")
    const history = yield* readIfThere(places(out).history)
    const sha = latest.pointer.manifest_sha256
    const feed = Buffer.from((yield* readIfThere(places(out).feed)) ?? "").toString("utf8")
    if (!feed.includes(latest.release.version) || !feed.endsWith("</feed>\n")) return false
    return index.includes(sha) && history?.at(-1) === 10 && Buffer.from(history).includes(sha)
  })

const readLink = (out: string): Disk<string | null> =>
  FileSystem.FileSystem.use((fs) => fs.readLink(places(out).link)).pipe(
    Effect.option,
    Effect.map(Option.getOrNull)
  )

/** A release that became visible without becoming latest; or the newest whole one, where `latest.json` is lost. */
const repoint = (out: string, releases: ReadonlyArray<StoredRelease>, moment: Moment): Disk<void> =>
  Effect.gen(function* () {
    const latest = yield* readLatest(out)
    const candidates =
      latest === null
        ? yield* lastPointedFirst(out, releases)
        : releases.filter((release) => follows(release, latest))
    for (const release of candidates) {
      if (!(yield* isWhole(release))) {
        yield* Effect.logWarning(`release ${release.version} is damaged and stays unpublished`)
        continue
      }
      const { version, manifest_sha256 } = release
      const seq = Math.max(release.manifest.seq, latest?.pointer.seq ?? 0)
      yield* writePointer(out, { version, manifest_sha256, seq, published_at: moment.at }, moment.run)
      yield* Effect.logWarning(`finished publishing ${version}, which a run that was cut short had left`)
      return
    }
  })

/** What the history last says was made the latest, before all others: it may have been rolled back to. */
const lastPointedFirst = (
  out: string,
  releases: ReadonlyArray<StoredRelease>
): Disk<ReadonlyArray<StoredRelease>> =>
  Effect.map(readHistory(out), (history) => {
    const last = history.findLast(({ event }) => event === "published" || event === "rolled_back")?.version
    return [...releases].sort((a, b) => Number(b.version === last) - Number(a.version === last))
  })

const follows = ({ manifest }: StoredRelease, { pointer }: Latest): boolean =>
  manifest.seq === pointer.seq + 1 && manifest.previous?.manifest_sha256 === pointer.manifest_sha256

const repairDerived = (
  out: string,
  releases: ReadonlyArray<StoredRelease>,
  { release }: Latest,
  { run }: Moment
): Disk<void> =>
  Effect.gen(function* () {
    if ((yield* readLink(out)) !== linkTarget(release.version)) yield* writeLink(out, release.version, run)
    for (const [name, content] of yield* derivedFiles(out, releases)) {
      const there = yield* readIfThere(join(out, name))
      if (there === null || Buffer.from(there).toString("utf8") !== content)
        return yield* writeDerived(out, run)
    }
  })

const recordMissing = (
  out: string,
  releases: ReadonlyArray<StoredRelease>,
  latest: Latest | null,
  { at }: Moment
): Disk<void> =>
  Effect.gen(function* () {
    const known = new Set((yield* readHistory(out)).map((line) => line.manifest_sha256))
    const missing = releases.filter(
      ({ manifest, manifest_sha256 }) =>
        !known.has(manifest_sha256) && manifest.seq <= (latest?.pointer.seq ?? 0)
    )
    for (const { version, manifest, manifest_sha256 } of missing.reverse()) {
      const { seq, data_change } = manifest
      const line = { event: "published", version, seq, manifest_sha256, data_change, repaired: true } as const
      yield* record(out, { at, ...line })
    }
  })

/**
 * Removes what runs left in `.stage`, and files beside; refused stages only by age. Only who holds the lock writes beside
 * the pointers, so that what is there is nobody's; who waits for the lock has a file of its own.
 */
export const sweep = (out: string, run: string, refusedOlder: number): Disk<void> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const now = yield* Clock.currentTimeMillis
    const age = (path: string) =>
      Effect.map(fs.stat(path), ({ mtime }) => now - Option.getOrElse(mtime, () => new Date(now)).getTime())
    const { stage } = places(out)
    for (const name of yield* namesIn(stage)) {
      const report = join(stage, name, reportName)
      if ((yield* fs.exists(report)) && (yield* age(report)) < refusedOlder) continue
      yield* fs.remove(join(stage, name), { recursive: true, force: true })
    }
    for (const name of yield* namesIn(out)) {
      if (!/^\.(?:lock|latest|[a-z]+\.(?:json|atom))\..+$/u.test(name) || name.includes(run)) continue
      const path = join(out, name)
      if (name.startsWith(".lock.") && (yield* isAwaited(path))) continue
      yield* fs.remove(path, { force: true })
    }
  })

/** Whether a run that may live has put the file there. One that is being written has only its name to tell. */
const isAwaited = (path: string): Disk<boolean> =>
  Effect.map(readIfThere(path), (bytes) => {
    const owner = parseObject(bytes)
    if (owner !== null) return mayLive(owner as unknown as Owner)
    return isRunning(Number(/\.lock\.(\d+)-/u.exec(path)?.[1] ?? 0))
  })
