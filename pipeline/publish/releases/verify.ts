/** Verifies a release from its folder alone: every byte of it, and that its tables are what the manifest says. */
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { sums } from "../compose.ts"
import { canonicalJson, sha256 } from "../digest.ts"
import { type Disk, digestOf, namesIn, onDisk, parseObject, readIfThere } from "../disk.ts"
import { NoSuchRelease } from "../errors.ts"
import { filesOf, type Manifest, type ManifestTable } from "../manifest.ts"
import { fingerprint, isSignedBy, publicKeyPath, signaturePath, signaturesIn } from "../signature.ts"
import { type Pointer, places, sortedTable, tombstoneName } from "../store.ts"

export interface Verdict {
  /** Null where the manifest cannot be read. */
  readonly version: string | null
  readonly files: number
  /** Fingerprint of the key that signed it; null for a release without a signature. */
  readonly signed_by: string | null
  /** What is wrong, a sentence each; none for a release that is whole. */
  readonly problems: ReadonlyArray<string>
}

const sumsPath = "SHA256SUMS"

/** `publicKey`: the key that must have signed it; without one the release's own is asked for what is signed. */
export const verifyRelease = (path: string, publicKey: string | null): Disk<Verdict> =>
  Effect.gen(function* () {
    const bytes = yield* readIfThere(join(path, "manifest.json"))
    const manifest = parseObject(bytes) as Manifest | null
    if (bytes === null || manifest === null || !Array.isArray(manifest.tables)) {
      const gone = parseObject(yield* readIfThere(join(path, tombstoneName)))
      const what =
        gone === null ? "manifest.json is missing or cannot be read" : `it was withdrawn: ${gone["reason"]}`
      return { version: null, files: 0, signed_by: null, problems: [what] }
    }
    const problems: Array<string> = []
    if (`${canonicalJson(manifest)}\n` !== Buffer.from(bytes).toString("utf8"))
      problems.push("manifest.json is not in canonical form: it was changed")
    const digests = new Map(filesOf(manifest).map((file) => [file.path, file.sha256]))
    digests.set("manifest.json", sha256(bytes))
    const listed = Buffer.from((yield* readIfThere(join(path, sumsPath))) ?? "").toString("utf8")
    for (const { path: name, sha256: digest } of siteIn(listed)) digests.set(name, digest)
    const found = yield* filesBelow(path)
    for (const name of digests.keys()) if (!found.has(name)) problems.push(`${name} is missing`)
    const lines: Array<string> = []
    for (const name of [...found].sort()) {
      if (name === sumsPath) continue
      const digest = (yield* digestOf(join(path, name))) ?? ""
      lines.push(`${digest}  ${name}\n`)
      const due = digests.get(name)
      if (due === undefined && name !== signaturePath) problems.push(`${name} is not part of the release`)
      else if (due !== undefined && due !== digest) problems.push(`${name} was changed`)
    }
    if (problems.length === 0 && !sameLines(listed, lines))
      problems.push(`${sumsPath} does not list exactly the files that are there`)
    if (sha256(sums(siteIn(listed))) !== (manifest.site?.sha256 ?? sha256("")))
      problems.push(`${sumsPath} does not list the files of the site that the manifest answers for`)
    const { by, problem } = yield* signatureOf(path, bytes, publicKey)
    if (problem !== null) problems.push(problem)
    if (problems.length === 0) problems.push(...(yield* wrongStates(path, manifest)))
    return { version: manifest.version, files: found.size, signed_by: by, problems }
  })

/** Verifies what `releaseNamed` would find, and where `latest` is asked for, that it is what the pointer names. */
export const verifyNamed = Effect.fn("verifyNamed")(function* (
  out: string,
  name: string,
  publicKey: string | null
) {
  if (name.includes("/") || name === ".")
    return { path: name, verdict: yield* verifyRelease(name, publicKey) }
  const pointer = parseObject(yield* readIfThere(places(out).latest)) as Pointer | null
  const version = name === "latest" ? pointer?.version : name
  const known = yield* namesIn(places(out).releases)
  if (version === undefined || !known.includes(version))
    return yield* new NoSuchRelease({ out, version: version ?? name, known: [...known].reverse() })
  const path = join(places(out).releases, version)
  const verdict = yield* verifyRelease(path, publicKey)
  const digest = sha256((yield* readIfThere(join(path, "manifest.json"))) ?? "")
  const other = pointer?.version === version && pointer.manifest_sha256 !== digest
  const problems = other
    ? [...verdict.problems, "manifest.json is not the one that latest.json names"]
    : verdict.problems
  return { path, verdict: { ...verdict, problems } satisfies Verdict }
})

/** Files of the site as the sums list them. */
const siteIn = (listed: string) =>
  listed.split("\n").flatMap((line) => {
    const [, digest, path] = /^([0-9a-f]{64}) {2}(site\/.+)$/u.exec(line) ?? []
    return digest === undefined || path === undefined ? [] : [{ path, sha256: digest }]
  })

const sameLines = (text: string, lines: ReadonlyArray<string>): boolean =>
  text
    .split(/(?<=\n)/u)
    .sort()
    .join("") === [...lines].sort().join("")

const filesBelow = (path: string): Disk<ReadonlySet<string>> =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const files = new Set<string>()
    const folders = [path]
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop())
      for (const name of yield* namesIn(folder)) {
        const inner = join(folder, name)
        const { type } = yield* fs.stat(inner)
        if (type === "Directory") folders.push(inner)
        else files.add(relative(path, inner).replaceAll("\\", "/"))
      }
    return files
  })

const signatureOf = (path: string, manifest: Uint8Array, publicKey: string | null) =>
  Effect.map(signaturesIn(path), ([signature, own]): { by: string | null; problem: string | null } => {
    if (signature === null) {
      const due = publicKey !== null || own !== null
      return { by: null, problem: due ? `${signaturePath} is missing: nobody answers for the release` : null }
    }
    const key = publicKey ?? (own === null ? null : Buffer.from(own).toString("utf8"))
    if (key === null) return { by: null, problem: `${publicKeyPath} is missing; give the key with --key` }
    return isSignedBy(manifest, signature, key)
      ? { by: fingerprint(key), problem: null }
      : {
          by: null,
          problem: `${signaturePath} is no signature of the manifest by the key ${fingerprint(key)}`
        }
  })

/** Tables whose rows do not give the digest that the manifest has of them. */
const wrongStates = (path: string, manifest: Manifest): Disk<ReadonlyArray<string>> =>
  Effect.map(
    Effect.forEach(manifest.tables, (table) =>
      Effect.map(stateOf(path, table), (digest) =>
        digest === table.state_digest ? [] : [`${table.name}: its rows are not those that the manifest names`]
      )
    ),
    (found) => found.flat()
  )

const stateOf = (path: string, table: ManifestTable): Disk<string> => {
  const scratch = join(tmpdir(), `gongkai-${process.pid}-${table.name}`)
  return Effect.flatMap(sortedTable(path, table, scratch), (lines) =>
    onDisk(scratch, () => {
      const digest = lines.digest()
      lines.close()
      return digest
    })
  )
}
