/** Why the file system refused something, in words for people. */
import type { PlatformError } from "effect/PlatformError"

/** What the file system answers (errno of POSIX), and what to do about it. */
const refusals: Readonly<Record<string, string>> = {
  EACCES: "it may not be read or written by this user",
  EDQUOT: "the quota of this user is used up; make room and run again",
  EEXIST: "it exists already and is never written over",
  EIO: "the device failed to read or write",
  EISDIR: "it is a folder",
  EMFILE: "too many files are open",
  ENOENT: "there is no such file or folder",
  ENOSPC: "the disk is full; make room and run again",
  ENOTDIR: "it lies below a file, not in a folder",
  EPERM: "this is not permitted to this user",
  EROFS: "it lies on a file system that is read-only"
}

/** Why a file could not be used, in plain words, with the file where it is not `about` itself. */
export const whyRefused = (error: PlatformError, about: string): string => {
  const { cause, reason } = error
  const path = "pathOrDescriptor" in reason ? reason.pathOrDescriptor : undefined
  const where = typeof path === "string" && path !== about ? ` (${path})` : ""
  const why = refusals[(cause as NodeJS.ErrnoException | undefined)?.code ?? ""]
  return why === undefined ? error.message : `${why}${where}`
}
