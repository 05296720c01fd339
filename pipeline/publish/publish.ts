/**
 * Publishes a release: staged, verified, visible in one step, then pointed at. No step leaves `latest` pointing at anything
 * incomplete; what a crash leaves undone the next run finishes (`repair.ts`).
 */
import { dirname, join, relative } from "node:path"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { catalog } from "#schemas/catalog.ts"
import type { Dataset } from "#schemas/dataset.ts"
import { CONTRACT_VERSION } from "#schemas/version.ts"
import { readChanges } from "./changes/readChanges.ts"
import { stageChanges } from "./changes/stage.ts"
import { type Composed, compose, listedSources, type Sealed, seal, sums } from "./compose.ts"
import { canonicalJson } from "./digest.ts"
import { type Disk, digestOf, syncFile, syncFolder, writeNew } from "./disk.ts"
import { OutUnavailable, ReleaseRefused } from "./errors.ts"
import { locked, newRun, nothingDue, usable } from "./folder.ts"
import { record } from "./history.ts"
import { timeOfBuild } from "./moment.ts"
import { writeDerived, writeLink, writePointer } from "./pointers.ts"
import { type PreparedFile, prepare } from "./prepare.ts"
import type { Finding, PublishSettings, Release } from "./Release.ts"
import { type Moment, repair, reportName, sweep } from "./repair.ts"
import { type KeyUnusable, signingKey } from "./signature.ts"
import { describeSite, type StagedSiteFile, siteFolder, writeSite } from "./siteFiles.ts"
import { type Latest, looksWhole, places, readLatest, readReleases } from "./store.ts"
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
  const { out } = settings
  const at = yield* timeOfBuild
  if (settings.dryRun) return yield* usable(out, dryRun(settings, release, at))
  const moment = { run: newRun(), at }
  yield* usable(out, makeFolder(out))
  return yield* locked(out, moment, publishLocked(settings, release, moment))
})

const publishLocked = (settings: PublishSettings, release: Release, moment: Moment) =>
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
    const stage = join(places(out).stage, moment.run)
    const staging = Effect.gen(function* () {
      const composed = yield* composeIn(stage, previous, settings, release, moment.at)
      if (composed.findings.length > 0) return yield* refuse(out, stage, composed, moment)
      const site = yield* stageSite(stage, composed, release, out)
      const sealed = seal(composed.manifest, site.described, composed.key)
      yield* finishStage(stage, composed, site.files, sealed)
      return sealed
    })
    const sealed = yield* Effect.onError(staging, () => removeStage(stage))
    const path = join(places(out).releases, sealed.manifest.version)
    yield* Effect.uninterruptible(makeLatest(out, stage, path, sealed, previous, moment))
    return { status: "published", manifest: sealed.manifest, path, checks: checksOf(release) } as const
  })

/** Removes what a run that fails leaves, but for the report of a gate. */
const removeStage = (stage: string) =>
  FileSystem.FileSystem.use((fs) =>
    Effect.ignore(
      Effect.flatMap(fs.exists(join(stage, reportName)), (isRefused) =>
        isRefused ? Effect.void : fs.remove(stage, { recursive: true, force: true })
      )
    )
  )

const dryRun = (settings: PublishSettings, release: Release, at: string) =>
  Effect.scoped(
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const previous = yield* readLatest(settings.out)
      const stage = yield* fs.makeTempDirectoryScoped({ prefix: "gongkai-" })
      const { manifest, findings } = yield* composeIn(stage, previous, settings, release, at)
      if (findings.length > 0) return yield* new ReleaseRefused({ findings, report: null })
      const path = join(places(settings.out).releases, manifest.version)
      return { status: "dry-run", manifest, path, checks: checksOf(release) } as const
    })
  )

const checksOf = ({ tables }: Release) => [...(tables.get("checks") ?? [])]

/** Writes tables, texts and changes to the stage, and gives what else is to join them. */
const composeIn = (
  stage: string,
  previous: Latest | null,
  settings: PublishSettings,
  release: Release,
  createdAt: string
): Effect.Effect<Composed, KeyUnusable | Effect.Error<Disk<void>>, FileSystem.FileSystem> =>
  Effect.gen(function* () {
    const key = yield* signingKey
    const tool = yield* Effect.promise(() => describeOwnTool())
    const contract = CONTRACT_VERSION
    const prepared = yield* prepare(catalog, release, stage, settings)
    const inputs = { digest: release.inputs, program: release.program }
    const now = { contract, sources: listedSources(release), inputs }
    const changes = yield* stageChanges(prepared, now, previous, stage)
    return compose(prepared, release, {
      contract,
      createdAt,
      tool,
      previous,
      changes,
      allowCollapse: settings.allowCollapse,
      key
    })
  })

/** Writes the site of a release that has one. A release of which it is only a view is complete without it. */
const stageSite = (stage: string, { manifest, tables }: Composed, release: Release, out: string) =>
  Effect.gen(function* () {
    if (release.site === undefined) return { files: [], described: null }
    const earlier = (yield* readReleases(out)).map((one) => one.manifest)
    const changes = (dataset: Dataset) => readChanges(stage, dataset)
    const input = { manifest, tables, texts: release.texts, earlier, changes }
    const files = yield* writeSite(join(stage, siteFolder), release.site, input)
    return { files, described: describeSite(files) }
  })

/** Writes what is missing, makes every file durable, and reads it back from disk against its digest. */
const finishStage = (
  stage: string,
  composed: Composed,
  site: ReadonlyArray<StagedSiteFile>,
  sealed: Sealed
) =>
  Effect.gen(function* () {
    const files = [...composed.files, ...sealed.files]
    const { staged } = composed
    const write = ({ content, path }: PreparedFile) => writeNew(join(stage, path), content)
    yield* Effect.forEach(files, write, { concurrency: 16, discard: true })
    yield* Effect.forEach(staged, ({ path }) => syncFile(join(stage, path)), {
      concurrency: 16,
      discard: true
    })
    yield* done("staged")
    const all = [...staged, ...site, ...files]
    yield* writeNew(join(stage, "SHA256SUMS"), sums(all))
    const folders = new Set(all.map((file) => dirname(join(stage, file.path))))
    yield* Effect.forEach([...folders, stage], syncFolder, { discard: true })
    yield* done("described")
    for (const file of all)
      if ((yield* digestOf(join(stage, file.path))) !== file.sha256)
        return yield* new OutUnavailable({
          reason: "unusable",
          path: join(stage, file.path),
          detail: "what was written is not what is read back; the disk may be failing"
        })
    yield* done("verified")
  })

const makeLatest = (
  out: string,
  stage: string,
  path: string,
  { manifest, manifest_sha256 }: Sealed,
  previous: Latest | null,
  { run, at }: Moment
) =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const { version, seq, data_change } = manifest
    if (yield* fs.exists(path)) return yield* taken(path)
    yield* fs.makeDirectory(dirname(path), { recursive: true })
    yield* fs.rename(stage, path)
    yield* syncFolder(dirname(path))
    yield* done("visible")
    const read = yield* readLatest(out)
    if (read?.pointer.seq !== previous?.pointer.seq) return yield* taken(places(out).latest)
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
    yield* fs.remove(stage, { recursive: true, force: true })
    yield* fs.makeDirectory(stage, { recursive: true })
    yield* writeNew(report, `${canonicalJson({ findings, manifest })}\n`)
    yield* record(out, { at, event: "refused", reasons: reasons(findings), report: relative(out, report) })
    return yield* new ReleaseRefused({ findings, report })
  })

const reasons = (findings: ReadonlyArray<Finding>): ReadonlyArray<string> =>
  findings.slice(0, 5).map(({ gate, table, message }) => `${gate} · ${table}: ${message}`)

const makeFolder = (out: string): Disk<void> =>
  FileSystem.FileSystem.use((fs) => fs.makeDirectory(out, { recursive: true }))
