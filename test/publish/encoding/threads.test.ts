/** Files of a large release are made on threads: they are the same as if there were none. */
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it, vi } from "vitest"
import { Thread } from "#pipeline/publish/encoding/threads.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { contents, newOut, publishTo, run } from "../folder.ts"
import { release, tables } from "../sample.ts"

const folder = mkdtempSync(join(tmpdir(), "threads-"))
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})

/** More rows than a thread holds of one table. */
const many = (): ReadonlyArray<AnyRow> => {
  const lines = tables().get("budget_lines")!
  const more = Array.from({ length: 21_000 }, (_, i) => ({
    ...lines[0]!,
    budget_line_id: `bln_many_${i}`,
    amount: BigInt(i * 7)
  }))
  return [...lines, ...more]
}

describe("a release of many rows", () => {
  it("has the same bytes on one thread and on several", async () => {
    vi.stubEnv("SOURCE_DATE_EPOCH", "1900000000")
    const rows = new Map(tables()).set("budget_lines", [...many()])
    const paths = []
    for (const threads of [1, 3]) {
      const { path } = await run(publishTo(newOut(), release({ tables: rows }), { threads, worthThreads: 0 }))
      paths.push(path)
    }
    const [one, several] = paths.map((path) => contents(path))
    expect([...one!.keys()].length).toBeGreaterThan(100)
    expect(several).toEqual(one)
  })
})

describe("a thread", () => {
  const order = {
    stage: join(folder, "nowhere"),
    what: "formats" as const,
    tables: [{ name: "glossary", count: 30_000, wide: new Set<string>(), longest: 9, licences: "" }]
  }

  it("says what the disk refused, and goes on to the next order", async () => {
    const thread = new Thread()
    try {
      for (let i = 0; i < 2; i++) {
        const { files, pieces } = await thread.make(order)
        expect(files.map(({ path }) => path)).toContain("data/glossary.parquet")
        const gone = (async () => {
          for await (const piece of pieces as AsyncIterable<unknown>) expect(piece).toBeDefined()
        })()
        await expect(gone).rejects.toMatchObject({ code: "ENOENT", errno: expect.any(Number) })
      }
    } finally {
      await thread.end()
    }
    expect(existsSync(order.stage)).toBe(false)
  })

  it("that ended is an error, and no wait", async () => {
    const thread = new Thread()
    await thread.end()
    await expect(thread.make(order)).rejects.toThrow()
  })
})
