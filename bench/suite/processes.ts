/** Runs the command line as its users do, in a process of its own, and learns what it took. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const root = join(import.meta.dirname, "..", "..")
export const main = join(root, "pipeline", "main.ts")
export const seeds = join(root, "seeds")

export const node = (...args: ReadonlyArray<string>): void => {
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" })
  if (status !== 0 && status !== 1) throw new Error(stderr)
}
export const gongkai = (...args: ReadonlyArray<string>): void => node(main, ...args)

export interface Took {
  readonly seconds: number
  /** Of all its threads, in user mode and in the kernel. */
  readonly cpuSeconds: number
  /** The most memory that was resident, in MiB. */
  readonly mebibytes: number
}

/** The same, measured from inside as well. */
export const measured = (...args: ReadonlyArray<string>): Took => {
  const folder = temporary()
  const file = join(folder, "usage.json")
  const tell = `process.on("exit",()=>require("node:fs").writeFileSync(${JSON.stringify(file)},JSON.stringify(process.resourceUsage())))`
  const module = `data:text/javascript,${encodeURIComponent(
    `import{createRequire}from"node:module";const require=createRequire(${JSON.stringify(main)});${tell}`
  )}`
  const begin = performance.now()
  node("--import", module, main, ...args)
  const seconds = (performance.now() - begin) / 1000
  const usage = JSON.parse(readFileSync(file, "utf8")) as NodeJS.ResourceUsage
  rmSync(folder, { recursive: true })
  const cpuSeconds = (usage.userCPUTime + usage.systemCPUTime) / 1e6
  return { seconds, cpuSeconds, mebibytes: usage.maxRSS / 1024 }
}

export const temporary = (): string => mkdtempSync(join(tmpdir(), "gongkai-bench-"))
