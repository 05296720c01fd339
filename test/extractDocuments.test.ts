import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import { afterAll, describe, expect, it, vi } from "vitest"
import { build } from "#pipeline/run.ts"
import { make } from "./extract/wiki-article/made/make.ts"
import { makePdf } from "./pdf/makePdf.ts"
import { textPages } from "./pdf/pages.ts"
import { contents, json } from "./publish/folder.ts"

const root = mkdtempSync(join(tmpdir(), "cache-"))
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(root, { recursive: true, force: true })
})

const seeds = join(root, "seeds")
cpSync(join(import.meta.dirname, "..", "seeds"), seeds, { recursive: true })
writeFileSync(join(seeds, "empty.txt"), "")
writeFileSync(join(seeds, "unknown.txt"), "Nothing that anybody knows.\n")
writeFileSync(
  join(seeds, "notice.pdf"),
  makePdf(textPages(["\t甲市人民政府办公厅关于开展检查的通知", "各区人民政府：", "一、请认真开展检查。"]))
)

const warnings: Array<string> = []
const logger = Logger.layer([Logger.make(({ message }) => warnings.push([message].flat().join(" ")))])
let minute = 0
const run = (
  out: string,
  more: { readonly dryRun?: boolean; readonly heldBytes?: number; readonly seeds?: string } = {},
  tell: (line: string) => void = () => undefined
) => {
  vi.stubEnv("SOURCE_DATE_EPOCH", String(1_850_000_000 + 60 * minute))
  warnings.length = 0
  const settings = {
    seeds,
    out: join(root, out),
    dryRun: false,
    allowCollapse: false,
    strict: false,
    site: false,
    threads: 1,
    json: false,
    ...more
  }
  return Effect.runPromise(
    build(settings, tell).pipe(Effect.provide(Layer.mergeAll(NodeFileSystem.layer, NodePath.layer, logger)))
  )
}
const cacheOf = (out: string) => {
  const cache = join(root, out, ".cache")
  const [program] = existsSync(cache) ? readdirSync(cache) : []
  return program === undefined
    ? []
    : readdirSync(join(cache, program)).map((name) => join(cache, program, name))
}
/** A release without what names the run. */
const released = (path: string) => contents(path)

describe("what a document says", () => {
  it("is kept once for each document, whatever became of it, and a build from it has the same bytes", async () => {
    const first = await run("a")
    expect(first.problems.length).toBe(2)
    expect(cacheOf("a").length).toBe(8)
    // the same build, its release forgotten and its cache not
    const fresh = released(first.outcome.path)
    rmSync(first.outcome.path, { recursive: true })
    rmSync(join(root, "a", "latest.json"))
    rmSync(join(root, "a", "latest"))
    const times = cacheOf("a").map((file) => readFileSync(file).toString("base64"))
    const again = await run("a")
    expect(again.outcome.status).toBe("published")
    expect(again.problems).toEqual(first.problems)
    expect(again.notes).toEqual(first.notes)
    expect([...released(again.outcome.path).keys()]).toEqual([...fresh.keys()])
    expect(released(again.outcome.path)).toEqual(fresh)
    expect(cacheOf("a").map((file) => readFileSync(file).toString("base64"))).toEqual(times)
  })

  it("is read anew for a document that changed, and for no other", async () => {
    const before = new Set(cacheOf("a"))
    minute++
    const file = join(seeds, readdirSync(seeds).find((name) => name.startsWith("002"))!)
    writeFileSync(file, `${readFileSync(file, "utf8")}\n`)
    await run("a")
    expect(cacheOf("a").filter((entry) => !before.has(entry)).length).toBe(1)
  })

  it("is read anew where its entry is damaged in any byte, which is said; the release is the same", async () => {
    const { path } = (await run("b")).outcome
    const whole = released(path)
    for (const [i, entry] of cacheOf("b").entries()) {
      const bytes = readFileSync(entry)
      const at = [0, 63, 64, bytes.length - 1][i % 4]!
      writeFileSync(entry, i % 5 === 4 ? bytes.subarray(0, at) : bytes.with(at, bytes[at]! ^ 1))
    }
    rmSync(join(root, "b", "latest.json"))
    rmSync(path, { recursive: true })
    const again = await run("b")
    expect(warnings.filter((warning) => warning.includes("cache is damaged")).length).toBe(8)
    expect(released(again.outcome.path)).toEqual(whole)
  })

  it.each(["resolve", "publish"])(
    "is read anew where its entry is damaged before the stage %s: the release is the same",
    async (stage) => {
      // more of them than are at hand
      const many = join(root, "many")
      mkdirSync(many, { recursive: true })
      for (let i = 0; i < 70; i++)
        writeFileSync(join(many, `${i}.md`), make("office", i + 1, "markdown").text)
      const { path } = (await run("d", { seeds: many })).outcome
      const whole = released(path)
      rmSync(join(root, "d", "latest.json"))
      rmSync(path, { recursive: true })
      let isDamaged = false
      const again = await run("d", { seeds: many, heldBytes: 0 }, (line) => {
        if (isDamaged || !line.startsWith(stage)) return
        isDamaged = true
        for (const [i, entry] of cacheOf("d").entries())
          if (i % 2 === 0) rmSync(entry)
          else writeFileSync(entry, readFileSync(entry).subarray(0, -1))
      })
      expect(warnings.filter((warning) => warning.includes("damaged while it was used")).length).toBe(1)
      expect(released(again.outcome.path)).toEqual(whole)
      expect(cacheOf("d").length).toBe(70)
    }
  )

  it("may be deleted at any time, and a dry run keeps nothing", async () => {
    rmSync(join(root, "b", ".cache"), { recursive: true })
    minute++
    const dry = await run("c", { dryRun: true })
    expect(dry.outcome.status).toBe("dry-run")
    expect(existsSync(join(root, "c"))).toBe(false)
    expect((await run("b")).outcome.status).toBe("unchanged")
    expect(json(root, "b", "latest.json").seq).toBeGreaterThan(0)
  })
})
