/** A disk of which one operation that writes fails, as when it is full or breaks. It never loses power, so syncs cost nothing. */
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import { systemError } from "effect/PlatformError"

const writes = [
  "writeFile",
  "writeFileString",
  "makeDirectory",
  "rename",
  "remove",
  "symlink",
  "link",
  "truncate",
  "copyFile"
]

export interface Plan {
  /** The operation that fails, from 1; 0 for none. */
  readonly at: number
  /** Only writes into files count, and the one that fails leaves half of what it was to write. */
  readonly torn: boolean
  /** Operations so far. */
  count: number
  /** What failed. */
  failed: string | null
}

export const faultyDisk = (plan: Plan): Layer.Layer<FileSystem.FileSystem> => {
  const fails = (what: string): boolean => {
    if (plan.torn && !what.startsWith("write ")) return false
    plan.count++
    if (plan.count !== plan.at) return false
    plan.failed = what
    return true
  }
  const full = (what: string) =>
    Effect.fail(
      systemError({
        _tag: "Unknown",
        module: "FileSystem",
        method: what,
        description: "ENOSPC: no space left on device"
      })
    )
  type Operation = (...args: ReadonlyArray<unknown>) => Effect.Effect<unknown, unknown, unknown>
  const guarded =
    (name: string, operation: Operation): Operation =>
    (...args) =>
      Effect.suspend(() => (fails(`${name} ${String(args[0])}`) ? full(name) : operation(...args)))

  const file = (whole: FileSystem.File, path: string): FileSystem.File =>
    new Proxy(whole, {
      get: (target, name) => {
        const own = Reflect.get(target, name, target)
        if (name === "writeAll")
          return (bytes: Uint8Array) =>
            Effect.suspend(() => {
              if (!fails(`write ${path}`)) return target.writeAll(bytes)
              const half = plan.torn ? target.writeAll(bytes.subarray(0, bytes.length >> 1)) : Effect.void
              return Effect.andThen(half, full("write"))
            })
        if (name === "sync") return Effect.suspend(() => (fails(`sync ${path}`) ? full("sync") : Effect.void))
        return typeof own === "function" ? own.bind(target) : own
      }
    })
  const wrap = (fs: FileSystem.FileSystem): FileSystem.FileSystem =>
    new Proxy(fs, {
      get: (target, name) => {
        const own = Reflect.get(target, name, target)
        if (name === "open")
          return (path: string, options?: Parameters<FileSystem.FileSystem["open"]>[1]) =>
            Effect.suspend(() =>
              options?.flag !== undefined && options.flag !== "r" && fails(`open ${path}`)
                ? full("open")
                : Effect.map(target.open(path, options), (opened) => file(opened, path))
            )
        return typeof name === "string" && writes.includes(name) ? guarded(name, own as Operation) : own
      }
    })
  return Layer.effect(FileSystem.FileSystem, Effect.map(FileSystem.FileSystem, wrap)).pipe(
    Layer.provide(NodeFileSystem.layer)
  )
}
