/**
 * Publishes a release: staged, verified, visible in one step, then pointed at. No step leaves `latest` pointing at anything
 * incomplete; what a crash leaves undone the next run finishes (`repair.ts`).
 */
import { dirname, join, relative } from "node:path"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { catalog } from "#schemas/catalog.ts"
import { CONTRACT_VERSION } from "#schemas/version.ts"
import { type Composed, changedTables, compose, sums } from "./compose.ts"
import { canonicalJson, sha256 } from "./digest.ts"
import { type Disk, readIfThere, syncFolder, writeNew } from "./disk.ts"
import { OutUnavailable, ReleaseRefused } from "./errors.ts"
import { locked, newRun, nothingDue, usable } from "./folder.ts"
import { record } from "./history.ts"
import { timeOfBuild } from "./moment.ts"
import { writeDerived, writeLink, writePointer } from "./pointers.ts"
import { type Prepared, type PreparedFile, prepare } from "./prepare.ts"
import type { Finding, PublishSettings, Release } from "./Release.ts"
import { type Moment, repair, reportName, sweep } from "./repair.ts"
import { type KeyUnusable, signingKey } from "./signature.ts"
import { type Latest, looksWhole, places, readLatest, readTable } from "./store.ts"
import { describeOwnTool } from "./tool.ts"

/** Steps after which a run may be cut short. */
export type Step =
  | "locked"
  | "staged"
  | "described"
  | "verified"
  | "visible"
  | "pointed"
  | "linked"
  | "recorded"

/** Told of every step that is done: tests cut a run short here. */
export const AfterStep = Context.Reference<(step: Step) => Effect.Effect<void>>("gongkai/AfterStep", {
  defaultValue: () => () => Effect.void
})

const done = (step: Step) => Effect.flatMap(AfterStep, (after) => after(step))

/** Publishes, or finds that nothing is due. Every gate is made before anything becomes visible. */
export const publish = Effect.fn("publish")(function* (settings: PublishSettings, release: Release) {
  const prepared = yield* Effect.promise(() => prepare(catalog, release))
  return yield* publishPrepared(settings, release, prepared)
})

/** The same for tables that are written in every format already. */
export const publishPrepared = Effect.fn("publishPrepared")(function* (
  settings: PublishSettings,
  release: Release,
  prepared: Prepared
) {
  const { out } = settings
  const at = yield* timeOfBuild
  if (settings.dryRun) return yield* usable(out, dryRun(settings, release, prepared, at))
  const moment = { run: newRun(), at }
  yield* usable(out, makeFolder(out))
  return yield* locked(out, moment, publishLocked(settings, release, prepared, moment))
})

const publishLocked = (settings: PublishSettings, release: Release, prepared: Prepared, moment: Moment) =>
  Effect.gen(function* () {
    const { out } = settings
    yield* done("locked")
    const previous = yield* repair(out, moment)
    if (
      previous?.release.manifest.inputs.digest === release.inputs &&
      (yield* looksWhole(previous.release))
    ) {
      yield* record(out, { at: moment.at, event: "unchanged", version: previous.release.version })
      return nothingDue(previous)
    }
    const composed = yield* composeAgainst(previous, settings, release, prepared, moment.at)
    const stage = join(places(out).stage, moment.run)
    if (composed.findings.length > 0) return yield* refuse(out, stage, composed, moment)
    const path = join(places(out).releases, composed.manifest.version)
    yield* stageFiles(stage, composed).pipe(
      Effect.onError(() =>
        FileSystem.FileSystem.use((fs) => Effect.ignore(fs.remove(stage, { recursive: true, force: true })))
      )
    )
    yield* Effect.uninterruptible(makeLatest(out, stage, path, composed, previous, moment))
    return { status: "published", manifest: composed.manifest, path, checks: checksOf(release) } as const
  })

const dryRun = (settings: PublishSettings, release: Release, prepared: Prepared, at: string) =>
  Effect.gen(function* () {
    const previous = yield* readLatest(settings.out)
    const { manifest, findings } = yield* composeAgainst(previous, settings, release, prepared, at)
    if (findings.length > 0) return yield* new ReleaseRefused({ findings, report: null })
    const path = join(places(settings.out).releases, manifest.version)
    return { status: "dry-run", manifest, path, checks: checksOf(release) } as const
  })

const checksOf = ({ tables }: Release) => tables.get("checks") ?? []

const composeAgainst = (
  previous: Latest | null,
  { allowCollapse }: PublishSettings,
  release: Release,
  prepared: Prepared,
  createdAt: string
): Effect.Effect<Composed, KeyUnusable | Effect.Error<Disk<void>>, FileSystem.FileSystem> =>
  Effect.gen(function* () {
    const key = yield* signingKey
    const tool = yield* Effect.promise(() => describeOwnTool())
    const tables = yield* Effect.forEach(changedTables(prepared, previous), (table) =>
      Effect.map(readTable(previous!.release.path, table), (state) => [table.name, state] as const)
    )
    return compose(prepared, release, {
      contract: CONTRACT_VERSION,
      createdAt,
      tool,
      previous,
      previousTables: new Map(tables),
      allowCollapse,
      key
    })
  })

/** Writes every file, makes it durable, and reads it back from disk against its digest. */
const stageFiles = (stage: string, composed: Composed) =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const folders = [...new Set(composed.files.map((file) => dirname(join(stage, file.path))))]
    yield* Effect.forEach(folders, (folder) => fs.makeDirectory(folder, { recursive: true }))
    const write = ({ path, content }: PreparedFile) => writeNew(join(stage, path), content)
    yield* Effect.forEach(composed.files, write, { concurrency: 16, discard: true })
    yield* done("staged")
    yield* writeNew(join(stage, "SHA256SUMS"), sums(composed.files))
    yield* Effect.forEach([...new Set([...folders, stage])], syncFolder, { discard: true })
    yield* done("described")
    for (const file of composed.files) {
      const bytes = yield* readIfThere(join(stage, file.path))
      if (bytes === null || sha256(bytes) !== file.sha256)
        return yield* new OutUnavailable({
          reason: "unusable",
          path: join(stage, file.path),
          detail: "what was written is not what is read back; the disk may be failing"
        })
    }
    yield* done("verified")
  })

const makeLatest = (
  out: string,
  stage: string,
  path: string,
  composed: Composed,
  previous: Latest | null,
  { run, at }: Moment
) =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const { version, seq, data_change } = composed.manifest
    if (yield* fs.exists(path)) return yield* taken(path)
    yield* fs.makeDirectory(dirname(path), { recursive: true })
    yield* fs.rename(stage, path)
    yield* syncFolder(dirname(path))
    yield* done("visible")
    const read = yield* readLatest(out)
    if (read?.pointer.seq !== previous?.pointer.seq) return yield* taken(places(out).latest)
    const { manifest_sha256 } = composed
    yield* writePointer(out, { version, manifest_sha256, seq, published_at: at }, run)
    yield* done("pointed")
    yield* writeLink(out, version, run)
    yield* done("linked")
    yield* record(out, { at, event: "published", version, seq, manifest_sha256, data_change })
    yield* done("recorded")
    yield* writeDerived(out, run)
    yield* sweep(out, run, 0)
  })

const taken = (path: string) =>
  Effect.fail(
    new OutUnavailable({
      reason: "unusable",
      path,
      detail: "something else wrote there; is SOURCE_DATE_EPOCH set to a time that a release has already?"
    })
  )

const refuse = (out: string, stage: string, { findings, manifest }: Composed, { at }: Moment) =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const report = join(stage, reportName)
    yield* fs.makeDirectory(stage, { recursive: true })
    yield* writeNew(report, `${canonicalJson({ findings, manifest })}\n`)
    yield* record(out, { at, event: "refused", reasons: reasons(findings), report: relative(out, report) })
    return yield* new ReleaseRefused({ findings, report })
  })

const reasons = (findings: ReadonlyArray<Finding>): ReadonlyArray<string> =>
  findings.slice(0, 5).map(({ gate, table, message }) => `${gate} · ${table}: ${message}`)

const makeFolder = (out: string): Disk<void> =>
  FileSystem.FileSystem.use((fs) => fs.makeDirectory(out, { recursive: true }))
