import { spawn, spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DuckDBInstance } from "@duckdb/node-api"
import { load } from "cheerio"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { programRoot } from "#pipeline/publish/digest.ts"
import type { Manifest } from "#pipeline/publish/manifest.ts"
import { citations } from "#pipeline/site/pages/data/citations.ts"
import { snippetsOf } from "#pipeline/site/pages/data/snippets.ts"
import { catalog } from "#schemas/catalog.ts"
import { seedsRelease } from "./browser.ts"

const folder = mkdtempSync(join(tmpdir(), "data-"))
let release: string
let manifest: Manifest
beforeAll(async () => {
  release = join(folder, "release")
  cpSync(`${await seedsRelease(inject("sharedFolder"))}/`, release, { recursive: true, dereference: true })
  manifest = JSON.parse(readFileSync(join(release, "manifest.json"), "utf8"))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const page = (path: string) => load(readFileSync(join(release, "site", path), "utf8"))
const snippet = (table: string, id: string) =>
  snippetsOf(manifest.tables.find(({ name }) => name === table)!).find((one) => one.id === id)!.code

describe("the page of a table", () => {
  it("has every column with its meaning, every file with its digest, and links that lead somewhere", () => {
    for (const { columns, name } of catalog)
      for (const language of ["", "en/"]) {
        const $ = page(`${language}data/${name}.html`)
        const listed = $("#dictionary")
          .parent()
          .find("tbody > tr > th")
          .map((_, cell) => $(cell).text())
          .get()
        expect(listed, name).toEqual(Object.keys(columns))
        for (const file of manifest.tables.find((table) => table.name === name)!.files) {
          expect($("#files").parent().text()).toContain(file.sha256)
          const link = $(`a[href$="/${file.path}"]`).attr("href")!
          expect(readFileSync(join(release, "site", language, "data", link)).length).toBe(file.bytes)
        }
      }
  })

  it("shows the first rows as they are published", () => {
    const rows = JSON.parse(readFileSync(join(release, "data/budget_lines.json"), "utf8"))
    const $ = page("data/budget_lines.html")
    const shown = $("#rows").parent().find("tbody > tr")
    expect(shown.length).toBe(20)
    const cells = $(shown[7]!)
      .find("td")
      .map((_, cell) => $(cell).text())
      .get()
      .slice(1)
    expect(cells).toEqual(Object.values(rows[7]).map((value) => (value === null ? "" : String(value))))
  })
})

describe("code on the page of a table", () => {
  it("is shown as it is tested here", () => {
    const $ = page("en/data/budget_lines.html")
    for (const { code, id } of snippetsOf(manifest.tables.find(({ name }) => name === "budget_lines")!))
      expect($(`#code-${id}`).nextAll("pre").first().text()).toBe(code)
  })

  it("names files and columns that are there", () => {
    for (const table of manifest.tables)
      for (const { code, id } of snippetsOf(table)) {
        const files = [...code.matchAll(/data\/[\w.]+/gu)].map(([file]) => file)
        expect(files.length, `${table.name} ${id}`).toBeGreaterThan(0)
        for (const file of files) expect(table.files.map(({ path }) => path)).toContain(file)
      }
  })

  it("downloads and verifies with curl, and fetches with JavaScript, from gongkai serve", async () => {
    const server = spawn(process.execPath, ["pipeline/main.ts", "serve", release, "--port", "0"], {
      cwd: programRoot,
      stdio: ["ignore", "pipe", "ignore"]
    })
    try {
      const address = await new Promise<string>((resolve) =>
        server.stdout.once("data", (data: Buffer) => resolve(data.toString().trim().replace(/\/$/u, "")))
      )
      const at = (code: string) => code.replaceAll("http://127.0.0.1:8400", address)
      const fetched = spawnSync(
        process.execPath,
        ["--input-type=module", "-e", at(snippet("events", "fetch"))],
        {
          encoding: "utf8"
        }
      )
      expect(fetched.stdout.trim()).toBe(String(manifest.tables.find(({ name }) => name === "events")!.rows))
      if (spawnSync("curl", ["--version"]).error !== undefined) return
      const run = spawnSync("sh", ["-ec", at(snippet("budget_lines", "curl"))], {
        cwd: folder,
        encoding: "utf8"
      })
      expect([run.status, run.stdout]).toEqual([0, "budget_lines.csv: OK\n"])
    } finally {
      server.kill()
    }
  })

  it("reads every table with DuckDB and with hyparquet", async () => {
    const connection = await (await DuckDBInstance.create()).connect()
    for (const { name, rows } of manifest.tables) {
      const sql = snippet(name, "duckdb").replace("'data/", `'${release}/data/`)
      expect((await connection.runAndReadAll(sql)).getRows().length, name).toBe(Math.min(10, rows))
    }
    connection.closeSync()
    symlinkSync(join(programRoot, "node_modules"), join(release, "node_modules"))
    const run = spawnSync(
      process.execPath,
      ["--input-type=module", "-e", snippet("budget_lines", "hyparquet")],
      {
        cwd: release,
        encoding: "utf8"
      }
    )
    expect(run.stdout.trim()).toBe(String(manifest.tables.find(({ name }) => name === "budget_lines")!.rows))
  })

  it("reads a table with Python where there is one", () => {
    if (spawnSync("python3", ["--version"]).status !== 0) return
    const run = spawnSync("python3", ["-c", snippet("organizations", "python")], {
      cwd: release,
      encoding: "utf8"
    })
    expect(run.stdout.trim()).toBe(String(manifest.tables.find(({ name }) => name === "organizations")!.rows))
  })
})

describe("a citation", () => {
  it("names the version in every form", () => {
    const all = citations(manifest, "zh")
    expect(all.map(({ name }) => name)).toEqual(["GB/T 7714-2015", "APA", "BibTeX", "RIS"])
    const shown = page("data/index.html")("#cite").parent().text()
    for (const { text } of all) {
      expect(text).toContain(manifest.version)
      expect(shown).toContain(text)
    }
  })
})
