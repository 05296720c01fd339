/** Workers and coordinators as processes of their own, on one Postgres; and what they leave, to compare. */
import { type ChildProcess, spawn } from "node:child_process"
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { layerDatabase } from "#pipeline/cluster/database.ts"
import { sha256 } from "#pipeline/publish/digest.ts"
import { make } from "../extract/wiki-article/made/make.ts"

export const root = join(import.meta.dirname, "..", "..")
export const newFolder = (): string => mkdtempSync(join(tmpdir(), "gongkai-machines-"))
/** Seconds; short, so that a take-over does not take long. */
export const lease = 3

/** A folder of made articles, and two files that cannot be read. */
export const corpus = (documents: number): string => {
  const folder = join(newFolder(), "documents")
  mkdirSync(folder)
  for (let i = 1; i <= documents; i++)
    writeFileSync(join(folder, `${i}.txt`), make("office", i, "wikitext").text)
  writeFileSync(join(folder, "empty.txt"), "")
  writeFileSync(join(folder, "broken.pdf"), "%PDF-1.7\nbroken")
  return folder
}

export interface Started {
  readonly child: ChildProcess
  /** What it has written so far: stdout and stderr. */
  readonly said: () => string
  /** Resolves when it has said so. */
  readonly says: (words: string) => Promise<void>
  readonly ended: Promise<number | NodeJS.Signals | null>
}

const running = new Set<ChildProcess>()

/** Starts the command line with these arguments; `program` is the folder of the program. */
export const gongkai = (args: ReadonlyArray<string>, program: string = root): Started => {
  const child = spawn(process.execPath, [join(program, "pipeline", "main.ts"), ...args], {
    env: { ...process.env, SOURCE_DATE_EPOCH: "1767225600", PGPASSWORD: "" },
    stdio: ["ignore", "pipe", "pipe"]
  })
  running.add(child)
  let said = ""
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      said += chunk.toString()
    })
  const ended = new Promise<number | NodeJS.Signals | null>((done) =>
    child.once("close", (code, signal) => {
      running.delete(child)
      done(signal ?? code)
    })
  )
  const says = (words: string) =>
    until(async () => {
      if (!said.includes(words) && !running.has(child))
        throw new Error(`it ended without "${words}": ${said}`)
      return said.includes(words)
    }, words)
  return { child, said: () => said, says, ended }
}

export const killAll = async (): Promise<void> => {
  const last = [...running].map((child) => new Promise((done) => child.once("close", done)))
  for (const child of running) child.kill("SIGKILL")
  await Promise.all(last)
}

export const until = async (holds: () => Promise<boolean>, what: string): Promise<void> => {
  const end = Date.now() + 120_000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`it never came to this: ${what}`)
    await new Promise((done) => setTimeout(done, 20))
  }
}

/** Every file of the latest release by its path, as a digest. */
export const latestOf = (out: string): ReadonlyMap<string, string> => {
  const folder = realpathSync(join(out, "latest"))
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile()
  )
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort()
  return new Map(paths.map((path) => [relative(folder, path), sha256(readFileSync(path))]))
}

export interface Database {
  readonly query: <Row>(text: string) => Promise<ReadonlyArray<Row>>
  /** The first number of the first row. */
  readonly number: (text: string) => Promise<number>
  /** As if nothing had ever been built. */
  readonly empty: () => Promise<void>
}

export const databaseAt = (url: string): Database => {
  const query = <Row>(text: string) =>
    Effect.runPromise(
      SqlClient.SqlClient.use((sql) => sql.unsafe<Row & object>(text)).pipe(
        Effect.provide(layerDatabase(url))
      )
    )
  return {
    query,
    number: async (text) => {
      // the server may be down for a moment
      const rows = await query<Record<string, number>>(text).catch(() => [])
      return Number(Object.values(rows[0] ?? { none: -1 })[0])
    },
    empty: async () => {
      const tables = [
        "batches",
        "builds",
        "documents",
        "results",
        "messages",
        "replies",
        "queue",
        "runners",
        "locks"
      ]
      await query(`TRUNCATE ${tables.map((table) => `gongkai_${table}`).join(", ")}`)
    }
  }
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })
