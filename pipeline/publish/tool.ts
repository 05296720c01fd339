/** Which program made a release. Everything here is optional knowledge: without git it is null, never an error. */
import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { promisify } from "node:util"
import { programRoot, sha256 } from "./digest.ts"

export interface Tool {
  readonly version: string
  readonly commit: string | null
  /** Whether the program's files differ from the commit; null without git. */
  readonly dirty: boolean | null
  readonly node: string
  readonly lockfile_sha256: string | null
}

const read = (...path: ReadonlyArray<string>): string | null => {
  try {
    return readFileSync(join(...path), "utf8")
  } catch {
    return null
  }
}

/** Folder of the git data: `.git`, or where the file of that name points (a worktree). */
const gitFolder = (root: string): string => {
  const link = /^gitdir: (.+)$/mu.exec(read(root, ".git") ?? "")
  return link === null ? join(root, ".git") : resolve(root, link[1]!.trim())
}

export const commitOf = (root: string): string | null => {
  const git = gitFolder(root)
  const head = read(git, "HEAD")?.trim() ?? ""
  const ref = /^ref: (.+)$/u.exec(head)?.[1]
  if (ref === undefined) return /^[0-9a-f]{40,64}$/u.test(head) ? head : null
  const common = resolve(git, read(git, "commondir")?.trim() ?? ".")
  const loose = read(common, ref)?.trim()
  if (loose !== undefined) return loose
  const packed = (read(common, "packed-refs") ?? "").split("\n").find((line) => line.endsWith(` ${ref}`))
  return packed?.split(" ")[0] ?? null
}

const isDirty = async (root: string): Promise<boolean | null> => {
  try {
    const status = ["status", "--porcelain", "--", "pipeline", "schemas", "package.json", "package-lock.json"]
    const { stdout } = await promisify(execFile)("git", ["--no-optional-locks", ...status], { cwd: root })
    return stdout !== ""
  } catch {
    return null
  }
}

/** Of a process that has begun the program does not change. */
export const describeOwnTool = (): Promise<Tool> => {
  own ??= describeTool()
  return own
}
let own: Promise<Tool> | null = null

export const describeTool = async (root: string = programRoot): Promise<Tool> => {
  const lockfile = read(root, "package-lock.json")
  const commit = commitOf(root)
  return {
    version: JSON.parse(read(root, "package.json") ?? "{}").version ?? "0",
    commit,
    dirty: commit === null ? null : await isDirty(root),
    node: process.version,
    lockfile_sha256: lockfile === null ? null : sha256(lockfile)
  }
}
