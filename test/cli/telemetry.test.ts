import { execFile } from "node:child_process"
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, it } from "vitest"
import { programRoot } from "#pipeline/publish/digest.ts"
import { wantsJsonLogs } from "#pipeline/terminal.ts"

const root = mkdtempSync(join(tmpdir(), "telemetry-"))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const seeds = join(root, "seeds")
cpSync(join(programRoot, "seeds"), seeds, { recursive: true })
writeFileSync(join(seeds, "empty.txt"), "")

interface Run {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}
const gongkai = (args: ReadonlyArray<string>, env: NodeJS.ProcessEnv = {}): Promise<Run> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(programRoot, "pipeline", "main.ts"), ...args],
      { cwd: programRoot, env: { ...process.env, ...env } },
      (error, stdout, stderr) => resolve({ status: Number(error?.code ?? 0), stdout, stderr })
    )
  })

// biome-ignore lint/suspicious/noExplicitAny: what a collector is sent has no type of ours
type Json = Record<string, any>

/** Runs `work` with a collector that keeps what it is sent, by the signal's path. */
const collecting = async (work: (endpoint: string) => Promise<unknown>) => {
  const sent = new Map<string, Array<Json>>()
  const server = createServer((request, response) => {
    const parts: Array<Buffer> = []
    request.on("data", (part) => parts.push(part))
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(parts).toString("utf8")) as Json
      sent.set(request.url!, [...(sent.get(request.url!) ?? []), body])
      response.setHeader("content-type", "application/json").end("{}")
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  server.close()
  return sent
}

const attributesOf = (of: Json): Json =>
  Object.fromEntries(
    (of["attributes"] ?? []).map(({ key, value }: Json) => [key, Object.values(value as Json)[0]])
  )

describe("a build with a collector", () => {
  it("sends a span for each stage and each document within its stage, and what it counted", async () => {
    const out = join(root, "traced")
    let run: Run | undefined
    const sent = await collecting(async (OTEL_EXPORTER_OTLP_ENDPOINT) => {
      run = await gongkai(["--seeds", seeds, "--out", out, "--no-site"], { OTEL_EXPORTER_OTLP_ENDPOINT })
    })
    expect(run!.status, run!.stderr).toBe(1)
    const traces = sent.get("/v1/traces")!.flatMap((body) => body["resourceSpans"] as Array<Json>)
    for (const { resource } of traces) expect(attributesOf(resource)["service.name"]).toBe("gongkai")
    const spans = traces.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope: Json) => scope["spans"]))
    const named = (name: string) => spans.filter((span) => span.name === name)
    for (const stage of ["acquire", "extract", "resolve", "check", "publish"])
      expect(named(stage).length, stage).toBeGreaterThanOrEqual(1)
    const documents = named("document")
    const byId = new Map(spans.map((span) => [span.spanId, span]))
    const ancestors = (span: Json): ReadonlyArray<string> => {
      const parent = byId.get(span["parentSpanId"])
      return parent === undefined ? [] : [parent.name, ...ancestors(parent)]
    }
    for (const span of documents) expect(ancestors(span)).toContain("extract")
    const outcomes = documents.map((span) => attributesOf(span)["outcome"])
    expect(outcomes.sort()).toEqual(["failed", "read", "read", "read", "read", "read"])
    const metrics = sent
      .get("/v1/metrics")!
      .at(-1)!
      ["resourceMetrics"].flatMap((one: Json) =>
        one["scopeMetrics"].flatMap((scope: Json) => scope["metrics"])
      )
    const points = (name: string): Array<Json> => {
      const metric = metrics.find((one: Json) => one["name"] === name)
      return (metric["sum"] ?? metric["gauge"]).dataPoints
    }
    const measured = (name: string, wanted: Json): number | undefined => {
      const point = points(name).find((one) => {
        const has = attributesOf(one)
        return Object.entries(wanted).every(([key, value]) => has[key] === value)
      })
      return point === undefined ? undefined : Number(point["asDouble"] ?? point["asInt"])
    }
    expect(measured("gongkai.documents", { outcome: "read" })).toBe(5)
    expect(measured("gongkai.documents", { outcome: "failed" })).toBe(1)
    expect(measured("gongkai.rows", { table: "sources" })).toBe(5)
    expect(measured("gongkai.checks", { status: "pass" })).toBeGreaterThan(0)
    for (const stage of ["extract", "publish"])
      expect(measured("gongkai.stage.duration", { stage })).toBeGreaterThan(0)
  })

  it("is built all the same when the collector is gone, or its address is none", async () => {
    for (const OTEL_EXPORTER_OTLP_ENDPOINT of ["http://127.0.0.1:9", "collector"]) {
      const { status, stderr, stdout } = await gongkai(["--seeds", seeds, "--dry-run", "--no-site"], {
        OTEL_EXPORTER_OTLP_ENDPOINT
      })
      expect(status, stderr).toBe(1)
      expect(stdout).toContain("Documents: 5 read")
      if (OTEL_EXPORTER_OTLP_ENDPOINT === "collector") expect(stderr).toContain("is no URL")
    }
  })
})

describe("logs as JSON", () => {
  const objects = (stderr: string): ReadonlyArray<Json> =>
    stderr
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Json)

  it("are one object a line, of the stages, of warnings and of what is wrong, with the same results", async () => {
    const args = ["--seeds", seeds, "--out", join(root, "json"), "--no-site", "--dry-run"]
    const text = await gongkai(args)
    for (const json of [
      await gongkai([...args, "--log-format", "json"]),
      await gongkai(args, { GONGKAI_LOG_FORMAT: "json" })
    ]) {
      expect(json.status).toBe(text.status)
      const lines = objects(json.stderr)
      for (const line of lines) {
        expect(Object.keys(line).slice(0, 3)).toEqual(["time", "level", "message"])
        expect(Number.isNaN(Date.parse(line["time"]))).toBe(false)
      }
      expect(lines.map((line) => line["message"]).join("\n")).toBe(text.stderr.trim())
      expect(json.stdout.split("\n")[0]).toBe(text.stdout.split("\n")[0])
    }
  })

  it("hold for wrong usage and a folder that is not there, too", async () => {
    const usage = await gongkai(["build", "--frobnicate", "--log-format=json"])
    expect([usage.status, usage.stdout]).toEqual([2, ""])
    expect(objects(usage.stderr).at(-1)).toMatchObject({
      level: "error",
      message: "See: gongkai build --help"
    })
    const missing = await gongkai(["--seeds", join(root, "none"), "--log-format", "json"])
    expect(missing.status).toBe(3)
    expect(objects(missing.stderr)[0]).toMatchObject({ level: "error" })
  })

  it("are asked for by a flag, or else by the environment", () => {
    expect(wantsJsonLogs(["build", "--log-format", "json"], {})).toBe(true)
    expect(wantsJsonLogs(["build", "--log-format=text"], { GONGKAI_LOG_FORMAT: "json" })).toBe(false)
    expect(wantsJsonLogs(["build"], { GONGKAI_LOG_FORMAT: "json" })).toBe(true)
    expect(wantsJsonLogs(["build", "--json"], {})).toBe(false)
  })
})
