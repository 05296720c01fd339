import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import { afterAll, describe, expect, it } from "vitest"
import { type FoundDocument, findDocuments } from "#pipeline/acquire/documents.ts"
import { extractDocuments, readEntry } from "#pipeline/extractDocuments.ts"
import { extractionThreads } from "#pipeline/extractionThreads.ts"

const root = mkdtempSync(join(tmpdir(), "gongkai-threads-"))
const folder = join(root, "documents")
afterAll(() => rmSync(root, { recursive: true, force: true }))

const run = <A, E>(effect: Effect.Effect<A, E, NodeServices.NodeServices>) =>
  Effect.runPromise(effect.pipe(Effect.provide(NodeServices.layer)))

const notice = (i: number) =>
  `关于印发第${i}号办法的通知\n甲府发〔2020〕${i}号\n各区人民政府：\n现将第${i}号办法印发给你们，请遵照执行。\n甲市人民政府\n2020年1月${(i % 28) + 1}日\n`

/** What the folder says, and the entries that are kept of it, by their names. */
const extract = (threads: number) =>
  run(
    Effect.gen(function* () {
      const cache = join(root, `cache-${threads}`)
      const { documents: found } = yield* findDocuments(folder)
      const settings = { folder: cache, program: "p".repeat(16), contract: "1", writable: true, threads }
      const said = yield* extractDocuments(found, settings)
      const entries = readdirSync(join(cache, "p".repeat(16))).sort()
      const kept = entries.map((name) => readFileSync(join(cache, "p".repeat(16), name)).toString("base64"))
      return { said, entries, kept }
    })
  )

describe("reading on threads", () => {
  it("gives the same documents in the same order, and the same entries, as one thread", async () => {
    mkdirSync(folder)
    for (let i = 0; i < 230; i++) writeFileSync(join(folder, `${i}.txt`), notice(i))
    writeFileSync(join(folder, "empty.txt"), "")
    const [one, three] = [await extract(1), await extract(3)]
    expect(one.said.documents).toHaveLength(230)
    expect(three).toEqual(one)
  })

  it("loses one document to a fault of ours, tells its reason, and reads on", async () => {
    const bytes = Buffer.from(notice(1))
    const sound: FoundDocument = { file: "a.txt", bytes, sha256: "a".repeat(64), meta: null }
    const broken = { ...sound, bytes: null as unknown as Uint8Array }
    const work = Effect.scoped(
      Effect.gen(function* () {
        const threads = yield* extractionThreads(1)
        const reason = yield* Effect.flip(threads.read(broken))
        return { reason, entry: yield* threads.read(sound), own: yield* readEntry(sound) }
      })
    )
    const { entry, own, reason } = await run(work)
    expect(reason).toMatch(/null/u)
    expect(Buffer.from(entry).equals(Buffer.from(own))).toBe(true)
  })
})
