import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import { afterAll, describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { systemError } from "effect/PlatformError"
import { onDisk, syncFile, writeNew } from "#pipeline/publish/disk.ts"
import { whyRefused } from "#pipeline/publish/refusals.ts"

const folder = mkdtempSync(join(tmpdir(), "refusals-"))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, "a.txt")
writeFileSync(file, "a")

describe("what the file system refuses", () => {
  it.effect("is said in plain words, with the file that it is about", () =>
    Effect.gen(function* () {
      const exists = yield* Effect.flip(writeNew(file, "b"))
      const missing = yield* Effect.flip(syncFile(join(folder, "none.txt")))
      const below = yield* Effect.flip(writeNew(join(file, "c.txt"), "c"))
      expect(whyRefused(exists, folder)).toBe(`it exists already and is never written over (${file})`)
      expect(whyRefused(exists, file)).toBe("it exists already and is never written over")
      expect(whyRefused(missing, folder)).toBe(
        `there is no such file or folder (${join(folder, "none.txt")})`
      )
      expect(whyRefused(below, folder)).toBe(`it lies below a file, not in a folder (${join(file, "c.txt")})`)
    }).pipe(Effect.provide(NodeFileSystem.layer))
  )

  it.effect("says what to do when the disk is full, whoever was writing", () =>
    Effect.gen(function* () {
      const full = () => {
        throw Object.assign(new Error("ENOSPC: no space left on device, write"), {
          errno: -28,
          code: "ENOSPC"
        })
      }
      const refused = yield* Effect.flip(onDisk(file, full))
      expect(whyRefused(refused, file)).toBe("the disk is full; make room and run again")
    })
  )

  it("keeps the system's own words for what it does not know", () => {
    const odd = systemError({ _tag: "Unknown", module: "FileSystem", method: "open", description: "odd" })
    expect(whyRefused(odd, folder)).toContain("odd")
  })
})
