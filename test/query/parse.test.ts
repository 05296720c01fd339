import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"

const root = join(import.meta.dirname, "..", "..")
const folder = mkdtempSync(join(tmpdir(), "parse-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const parse = (content: string, ...args: ReadonlyArray<string>) => {
  const file = join(folder, "document.txt")
  writeFileSync(file, content)
  return run(file, ...args)
}
const run = (...args: ReadonlyArray<string>) =>
  spawnSync(process.execPath, ["pipeline/main.ts", "parse", ...args], { cwd: root, encoding: "utf8" })

const wikitext =
  "\ufeff{{Infobox A\r\n|甲=乙\r\n|丙=\r\n}}\r\n'''[[某办]]'''，成立。<ref name=\"r\">{{cite web|url=http://a.example}}</ref>\r\n"

describe("gongkai parse", () => {
  it("prints what the parser sees, each thing at its place, a BOM and every CR counted", () => {
    const { status, stdout } = parse(wikitext, "--as", "wikitext", "--json")
    expect(status).toBe(0)
    const seen = JSON.parse(stdout)
    const [infobox] = seen.templates
    expect(infobox.name).toBe("Infobox A")
    expect(infobox.parameters.map((p: { name: string; value: string }) => [p.name, p.value])).toEqual([
      ["甲", "乙"],
      ["丙", ""]
    ])
    expect(wikitext.slice(infobox.start, infobox.end)).toBe("{{Infobox A\r\n|甲=乙\r\n|丙=\r\n}}")
    expect(seen.links.map((l: { target: string }) => l.target)).toEqual(["某办"])
    expect(seen.refs.map((r: { name: string }) => r.name)).toEqual(["r"])
  })

  it.each([
    ["seeds/000_bbee7c769c7051f3.txt", "markdown"],
    ["seeds/001_920f3c1a1377f9a0.txt", "wikitext"],
    ["seeds/002_e335cd9c6d9a6341.txt", "notice"],
    ["seeds/003_ad091524586a100d.txt", "budget"]
  ])("reads %s as %s without being told", (file, as) => {
    const json = run(file, "--json")
    expect(json.status).toBe(0)
    expect(JSON.parse(json.stdout).as).toBe(as)
    const text = run(file)
    expect(text.status).toBe(0)
    expect(text.stdout).toContain(`read as ${as}`)
  })

  it("counts places in code points", () => {
    const { stdout } = parse("𠀀甲{{b|c=𠀁}} [[d]]\n", "--as", "wikitext", "--json")
    const { length, links, templates } = JSON.parse(stdout)
    expect(length).toBe(18)
    expect([templates[0].start, templates[0].end]).toEqual([2, 11])
    expect([templates[0].parameters[0].valueStart, templates[0].parameters[0].valueEnd]).toEqual([8, 9])
    expect([links[0].start, links[0].end]).toEqual([12, 17])
  })

  it("says what is wrong, with its exit code and without a stack trace", () => {
    const missing = run("nowhere.txt")
    expect([missing.status, missing.stdout]).toEqual([3, ""])
    expect(missing.stderr).toContain("nowhere.txt cannot be opened")
    const unknown = parse("你好\n")
    expect(unknown.status).toBe(4)
    expect(unknown.stderr).toContain("--as")
    const empty = parse("")
    expect(empty.status).toBe(3)
    expect(empty.stderr).toContain("empty")
    expect(run("seeds/000_bbee7c769c7051f3.txt", "--as", "poem").status).toBe(2)
    for (const { stderr } of [missing, unknown, empty]) expect(stderr).not.toContain("    at ")
  })
})
