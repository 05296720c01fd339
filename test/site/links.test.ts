import { posix } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { pagesOf } from "./pages.ts"
import { filesOf, siteInputOf } from "./seedsSite.ts"

let files: ReadonlyMap<string, string>
beforeAll(async () => {
  files = filesOf(await siteInputOf("seeds"))
})

interface Link {
  readonly from: string
  readonly path: string
  readonly anchor: string
}

/** Links between files of the site; what leads out of it into the release, or to the web, is left out. */
const linksOf = (page: ReturnType<typeof pagesOf>): ReadonlyArray<Link> =>
  [...files.keys()]
    .filter((path) => path.endsWith(".html"))
    .flatMap((from) => {
      const { $ } = page(from)
      return $("[href], [src], form[action]")
        .toArray()
        .flatMap((element) => {
          const address = $(element).attr("href") ?? $(element).attr("src") ?? $(element).attr("action") ?? ""
          if (/^[a-z]+:/iu.test(address)) return []
          const [file = "", anchor = ""] = address.split("#")
          const [path = ""] = file.split("?")
          const to = path === "" ? from : posix.join(posix.dirname(from), decodeURIComponent(path))
          return to.startsWith("../") ? [] : [{ from, path: to, anchor: decodeURIComponent(anchor) }]
        })
    })

describe("every link of the site", () => {
  it("leads to a file that is there, and to a place that is there", () => {
    const page = pagesOf(files)
    const ids = new Map<string, ReadonlySet<string>>()
    const idsOf = (path: string): ReadonlySet<string> => {
      const known = ids.get(path) ?? new Set(page(path).ids)
      ids.set(path, known)
      return known
    }
    const broken = new Set<string>()
    for (const { anchor, from, path } of linksOf(page)) {
      if (!files.has(path)) broken.add(`${from} → ${path}`)
      // state of a script, such as that of a filter, is no place
      else if (anchor !== "" && !anchor.includes(":") && !anchor.includes("=") && !idsOf(path).has(anchor))
        broken.add(`${from} → ${path}#${anchor}`)
    }
    expect([...broken].slice(0, 40)).toEqual([])
  })

  it("is the only one of its id on its page", () => {
    const page = pagesOf(files)
    for (const path of files.keys()) {
      if (!path.endsWith(".html")) continue
      const all = page(path).ids
      expect(new Set(all).size, path).toBe(all.length)
    }
  })
})
