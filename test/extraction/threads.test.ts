import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import { afterAll, describe, expect, it } from "vitest"
import { findDocuments } from "#pipeline/acquire/documents.ts"
import { extractDocuments } from "#pipeline/extractDocuments.ts"
import { opened } from "#pipeline/extraction/Kept.ts"
import { makePool, type Pool } from "#pipeline/extraction/pool.ts"
import { makePdf } from "../pdf/makePdf.ts"
import { textPages } from "../pdf/pages.ts"

const root = mkdtempSync(join(tmpdir(), "gongkai-threads-"))
const folderOf = (name: string) => {
  const folder = join(root, name)
  mkdirSync(folder)
  return folder
}
afterAll(() => rmSync(root, { recursive: true, force: true }))

const run = <A, E>(effect: Effect.Effect<A, E, NodeServices.NodeServices>) =>
  Effect.runPromise(effect.pipe(Effect.provide(NodeServices.layer)))

const notice = (i: number) =>
  `关于印发第${i}号办法的通知\n甲府发〔2020〕${i}号\n各区人民政府：\n现将第${i}号办法印发给你们，请遵照执行。\n甲市人民政府\n2020年1月${(i % 28) + 1}日\n`

const program = "p".repeat(16)

/** What the folder says, and the entries that are kept of it, by their names. */
const extract = (folder: string, threads: number, writable = true) =>
  run(
    Effect.gen(function* () {
      const cache = `${folder}-cache-${threads}`
      const { documents: found } = yield* findDocuments(folder)
      const settings = { folder: cache, program, contract: "1", writable, threads, worthThreads: 1 }
      const said = yield* extractDocuments(found, settings)
      const entries = writable ? readdirSync(join(cache, program)).sort() : []
      const kept = entries.map((name) => readFileSync(join(cache, program, name)).toString("base64"))
      return { said, entries, kept }
    })
  )

describe("documents read on threads", () => {
  it("come in the same order, say the same and are kept as the same bytes as on one thread", async () => {
    const folder = folderOf("many")
    for (let i = 0; i < 60; i++) writeFileSync(join(folder, `${i}.txt`), notice(i))
    writeFileSync(join(folder, "long.txt"), notice(1).repeat(200))
    writeFileSync(join(folder, "empty.txt"), "")
    writeFileSync(join(folder, "page.html"), `<html><p>${notice(99).split("\n").join("<p>")}</html>`)
    writeFileSync(join(folder, "a.pdf"), makePdf(textPages(notice(98).trim().split("\n"))))
    writeFileSync(join(folder, "3.txt.meta.json"), '{"licence": 3}')
    const [one, three] = [await extract(folder, 1), await extract(folder, 3)]
    expect(one.said.documents.length).toBeGreaterThanOrEqual(62)
    expect(one.said.problems).toHaveLength(2)
    expect(three).toEqual(one)
    const { said } = await extract(folder, 2, false)
    expect(said).toEqual(one.said)
  })

  it("that changed since they were listed are refused, here and there, and nothing is kept of them", async () => {
    const folder = folderOf("changing")
    for (const i of [1, 2, 3]) writeFileSync(join(folder, `${i}.txt`), notice(i))
    const { documents } = await run(findDocuments(folder))
    writeFileSync(join(folder, "2.txt"), notice(4))
    for (const threads of [1, 2]) {
      const cache = join(root, `changed-${threads}`)
      const settings = { folder: cache, program, contract: "1", writable: true, threads, worthThreads: 1 }
      const said = await run(extractDocuments(documents, settings))
      expect(said.documents.map(({ source }) => source.file)).toEqual(["1.txt", "3.txt"])
      expect(said.problems.map(({ message }) => message)).toEqual([
        "2.txt: it was changed while it was read. Build again."
      ])
      expect(readdirSync(join(cache, program))).toHaveLength(2)
    }
  })
})

describe("a document that kills, hangs, fills or fails its thread", () => {
  it("is lost alone, its reason is told, and the others are read", async () => {
    const folder = folderOf("faulty")
    const fates = ["exits.txt", "hangs.txt", "throws.txt", "grows.txt"]
    const sound = Array.from({ length: 12 }, (_, i) => `sound-${i}.txt`)
    for (const [i, file] of [...fates, ...sound].entries()) writeFileSync(join(folder, file), notice(i))
    const { documents } = await run(findDocuments(folder))
    const module = join(import.meta.dirname, "faultyThread.ts")
    const readAll = ({ read, width }: Pool) =>
      Effect.forEach(documents, (document) => Effect.result(read(document, null)), { concurrency: width })
    const read = await run(
      Effect.scoped(
        Effect.flatMap(makePool({ threads: 2, module, patience: 15_000, heapMegabytes: 128 }), readAll)
      )
    )
    const fate = new Map(documents.map(({ file }, i) => [file, read[i]!]))
    const reason = (file: string) => {
      const result = fate.get(file)!
      return result._tag === "Failure" ? result.failure : null
    }
    expect(reason("exits.txt")).toMatch(/exit/u)
    expect(reason("hangs.txt")).toBe("it took longer than 15 seconds")
    expect(reason("throws.txt")).toBe("nobody thought of that")
    expect(reason("grows.txt")).toMatch(/memory/u)
    for (const file of sound) {
      const result = fate.get(file)!
      expect(reason(file), file).toBe(null)
      if (result._tag === "Success" && result.success instanceof Uint8Array)
        expect(opened(result.success)?.extraction?.kind).toBe("policy_notice")
      else expect.unreachable(file)
    }
  })
})
