/** The release that is served, with the digests of its files. */
import { readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { versionPattern } from "../../publish/manifest.ts"
import { places } from "../../publish/store.ts"

export interface Served {
  readonly path: string
  readonly version: string
  /** SHA-256 of a file by its path in the release; undefined for one that the release does not answer for. */
  readonly digest: (name: string) => string | undefined
}

export const served = (path: string, version: string): Served => {
  let digests: ReadonlyMap<string, string> | null = null
  return {
    path,
    version,
    digest: (name) => {
      digests ??= digestsIn(path)
      return digests.get(name)
    }
  }
}

const digestsIn = (path: string): ReadonlyMap<string, string> => {
  try {
    const lines = readFileSync(join(path, "SHA256SUMS"), "utf8").split("\n")
    return new Map(
      lines.filter((line) => line.length > 66).map((line) => [line.slice(66), line.slice(0, 64)])
    )
  } catch {
    return new Map()
  }
}

/** What `latest.json` names, read anew when it has changed; what was last seen while it is not to be read. */
export const following = (out: string, first: Served): (() => Served) => {
  let now = first
  let seen = ""
  return () => {
    try {
      const { ino, mtimeMs } = statSync(places(out).latest)
      if (seen === `${ino} ${mtimeMs}`) return now
      const { version } = JSON.parse(readFileSync(places(out).latest, "utf8")) as { readonly version: string }
      if (versionPattern.test(version) && version !== now.version)
        now = served(join(places(out).releases, version), version)
      seen = `${ino} ${mtimeMs}`
    } catch {
      // between two releases, or gone: the next request looks again
    }
    return now
  }
}
