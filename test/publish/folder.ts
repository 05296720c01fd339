/** Publishing to a folder of its own, and looking at what lies there. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as Effect from "effect/Effect"
import type * as FileSystem from "effect/FileSystem"
import * as Logger from "effect/Logger"
import { afterAll } from "vitest"
import { sha256 } from "#pipeline/publish/digest.ts"
import { filesOf, type Manifest } from "#pipeline/publish/manifest.ts"
import { publish } from "#pipeline/publish/publish.ts"
import type { PublishSettings, Release } from "#pipeline/publish/Release.ts"
import { unchanged } from "#pipeline/publish/unchanged.ts"

const root = mkdtempSync(join(tmpdir(), "publish-"))
afterAll(() => rmSync(root, { recursive: true, force: true, maxRetries: 5 }))

let folders = 0
export const newOut = (): string => join(root, `out-${folders++}`)

/** Warnings of the last run. */
export const warnings: Array<string> = []
const logger = Logger.layer([Logger.make(({ message }) => warnings.push([message].flat().join(" ")))])

export const run = <A, E>(effect: Effect.Effect<A, E, FileSystem.FileSystem>): Promise<A> => {
  warnings.length = 0
  return Effect.runPromise(effect.pipe(Effect.provide(NodeFileSystem.layer), Effect.provide(logger)))
}

/** The error of an effect that fails. */
export const failure = <A, E>(effect: Effect.Effect<A, E, FileSystem.FileSystem>): Promise<E> =>
  run(Effect.flip(effect))

export const settings = (out: string, more: Partial<PublishSettings> = {}): PublishSettings => ({
  out,
  dryRun: false,
  allowCollapse: false,
  ...more
})

export const publishTo = (out: string, of: Release, more: Partial<PublishSettings> = {}) =>
  publish(settings(out, more), of)
export const unchangedIn = (out: string, inputs: string) => unchanged(settings(out), inputs)

export const json = (...path: ReadonlyArray<string>) => JSON.parse(readFileSync(join(...path), "utf8"))
export const history = (out: string): ReadonlyArray<Record<string, unknown>> =>
  readFileSync(join(out, "history.ndjson"), "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line))
export const events = (out: string) => history(out).map((line) => line["event"])
export const versions = (out: string) => readdirSync(join(out, "releases")).sort()

/** Everything below a folder, by path. */
export const contents = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path).toString("base64")])
  )

/** What `latest` names, if it is whole in every file and all pointers agree; otherwise what is wrong. */
export const latestIsWhole = (out: string): true | string => {
  if (!existsSync(join(out, "latest.json")))
    return existsSync(join(out, "latest")) ? "a link and no pointer" : true
  const pointer = json(out, "latest.json")
  const path = join(out, "releases", pointer.version)
  if (sha256(readFileSync(join(path, "manifest.json"))) !== pointer.manifest_sha256) return "another manifest"
  const manifest = json(path, "manifest.json") as Manifest
  for (const file of filesOf(manifest))
    if (sha256(readFileSync(join(path, file.path))) !== file.sha256) return file.path
  if (manifest.site != null && siteIn(path) !== manifest.site.sha256) return "site"
  const linked = readlinkOf(join(out, "latest"))
  if (linked !== null && !existsSync(join(out, linked, "SHA256SUMS"))) return "the link leads nowhere"
  return true
}

/** Digest of the site of a release as it lies on disk. */
const siteIn = (path: string): string => {
  const names = readdirSync(join(path, "site"), { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return sha256(
    names.map((name) => `${sha256(readFileSync(name))}  ${name.slice(path.length + 1)}\n`).join("")
  )
}

/** Whether nothing is left to repair. */
export const isInOrder = (out: string): true | string => {
  const whole = latestIsWhole(out)
  if (whole !== true) return whole
  const { version, manifest_sha256 } = json(out, "latest.json")
  if (readlinkOf(join(out, "latest")) !== `releases/${version}`) return "link"
  const index = json(out, "index.json").map((entry: { readonly version: string }) => entry.version)
  if (index[0] !== version || index.length !== versions(out).length) return "index"
  const feed = readFileSync(join(out, "feed.atom"), "utf8")
  if (feed.split("<entry>").length - 1 !== versions(out).length || !feed.includes(version)) return "feed"
  const told = history(out).filter(
    (line) => line["event"] === "published" && line["manifest_sha256"] === manifest_sha256
  )
  if (told.length !== 1) return `history tells of it ${told.length} times`
  const odd = readdirSync(out).filter((name) => name.startsWith(".") && name !== ".stage")
  return odd.length === 0 ? true : odd.join()
}

export const readlinkOf = (path: string): string | null => {
  try {
    return readlinkSync(path)
  } catch {
    return null
  }
}
