import { globSync, readFileSync } from "node:fs"
import { dirname, join, relative, sep } from "node:path"
import { describe, expect, it } from "vitest"

/** Data flows from left to right: a stage imports itself and what stands to its left. */
const order = [
  "knowledge",
  "model",
  "acquire",
  "parse",
  "extract",
  "resolve",
  "check",
  "publish",
  "extraction",
  "query",
  "site",
  "cluster"
]
const root = join(import.meta.dirname, "..")
const posix = (path: string) => path.split(sep).join("/")

const files = globSync(["pipeline/**/*.ts", "schemas/**/*.ts"], { cwd: root }).map(posix)
const source = (file: string) => readFileSync(join(root, file), "utf8")
const imports = (file: string): ReadonlyArray<string> =>
  [...source(file).matchAll(/(?:^|\n)\s*(?:import|export)[^"']*?from\s+"([^"]+)"|import\("([^"]+)"\)/gu)].map(
    (m) => (m[1] ?? m[2])!
  )
const resolved = (file: string, specifier: string): string | null => {
  if (specifier.startsWith("#")) return specifier.slice(1)
  return specifier.startsWith(".") ? posix(relative(root, join(root, dirname(file), specifier))) : null
}
const stageOf = (file: string): string | null => {
  const [top, stage, ...rest] = file.split("/")
  return top === "pipeline" && rest.length > 0 ? stage! : null
}

describe("the house", () => {
  it("has code to look at", () => expect(files.length).toBeGreaterThan(40))

  it("lets no stage import one to its right", () => {
    const wrong = files.flatMap((file) => {
      const stage = stageOf(file)
      if (stage === null) return []
      return imports(file)
        .map((specifier) => resolved(file, specifier))
        .filter((target) => target !== null)
        .filter((target) => {
          if (target.startsWith("schemas/")) return false
          const other = stageOf(target)
          return other === null || order.indexOf(other) > order.indexOf(stage)
        })
        .map((target) => `${file} imports ${target}`)
    })
    expect(wrong).toEqual([])
  })

  it("knows every stage", () => {
    const stages = new Set(files.map(stageOf).filter((stage) => stage !== null))
    expect([...stages].filter((stage) => !order.includes(stage))).toEqual([])
  })

  it("keeps the contract free of the program", () => {
    const wrong = files
      .filter((file) => file.startsWith("schemas/"))
      .filter((file) => imports(file).some((specifier) => resolved(file, specifier)?.startsWith("pipeline/")))
    expect(wrong).toEqual([])
  })

  it("keeps document types apart", () => {
    const typeOf = (file: string) => /^pipeline\/extract\/([^/]+)\//u.exec(file)?.[1]
    const wrong = files.filter(
      (file) =>
        typeOf(file) !== undefined &&
        imports(file).some((specifier) => {
          const other = typeOf(resolved(file, specifier) ?? "")
          return other !== undefined && other !== typeOf(file)
        })
    )
    expect(wrong).toEqual([])
  })

  it("touches the disk only where documents come in, releases go out, and knowledge or modules are found", () => {
    const mayRead =
      /^(?:pipeline\/(?:acquire|publish|query|knowledge|site)\/|pipeline\/(?:main|cli)\.ts$|.*\/(?:catalog|vocabulary)\.ts$|.*\/vocabulary\/)/u
    const wrong = files.filter(
      (file) => imports(file).some((s) => s.startsWith("node:fs")) && !mayRead.test(file)
    )
    expect(wrong).toEqual([])
  })

  it("imports Effect by sub-path, and nothing that left it", () => {
    const wrong = files.filter((file) =>
      imports(file).some(
        (s) =>
          s === "effect" || s === "@effect/platform-node" || /^@effect\/(?:schema|cli|platform)$/u.test(s)
      )
    )
    expect(wrong).toEqual([])
  })

  it("names folders in kebab case and files after what they hold", () => {
    for (const file of files) {
      const parts = file.split("/")
      for (const folder of parts.slice(0, -1))
        expect(folder, file).toMatch(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/u)
      expect(parts.at(-1), file).not.toMatch(/^(?:utils?|helpers?|common|misc)\.ts$/u)
    }
  })

  it("holds nothing of any one document in the code", () => {
    const titles = /驻哈尔滨|合作交流办|駐粵|政制及內地|沪府合组/u
    const wrong = files.filter((file) =>
      source(file)
        .split("\n")
        .some((line) => titles.test(line) && !/^\s*(?:\/\/|\/?\*)/u.test(line) && !/\/\/.*$/u.test(line))
    )
    expect(wrong).toEqual([])
  })
})
