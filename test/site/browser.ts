/** A real browser, and the site of the seeds on disk: what the tests of the site in a browser start from. */
import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { type Browser, chromium } from "playwright-core"

const root = join(import.meta.dirname, "..", "..")

/** Opens Chromium; fails with what is missing where it cannot start. */
export const openBrowser = async (): Promise<Browser> => {
  const folder = await unpacked()
  const start = (env: Readonly<Record<string, string>>) =>
    chromium.launch({
      executablePath: join(folder, "chromium"),
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
      headless: true,
      env: { ...(process.env as Record<string, string>), FONTCONFIG_FILE: fontsIn(folder), ...env }
    })
  try {
    return await start({})
  } catch {
    // a bare container lacks libraries; those that come with the package do
    return start({ LD_LIBRARY_PATH: join(folder, "al2023", "lib") }).catch((error: Error) => {
      throw new Error(
        `Chromium cannot start on this machine; the tests of the site need it. What it said names the system library that is missing:\n${error.message}`
      )
    })
  }
}

/** Without a font the browser dies at the first letter, and the package's own settings name folders of another machine. */
const fontsIn = (folder: string): string => join(folder, "gongkai-fonts.conf")

/** Folder of the browser's files, unpacked once a machine and version; never seen half unpacked. */
const unpacked = async (): Promise<string> => {
  const manifest = dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")).replace(
    /build.*$/u,
    "package.json"
  )
  const { version } = createRequire(import.meta.url)(manifest) as { readonly version: string }
  const folder = join(tmpdir(), `gongkai-chromium-${version}-fonts`)
  if (existsSync(folder)) return folder
  const beside = mkdtempSync(`${folder}-`)
  const script = 'await (await import("@sparticuz/chromium")).default.executablePath()'
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, TMPDIR: beside, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" }
  })
  if (status !== 0) throw new Error(`Chromium cannot be unpacked: ${stderr}`)
  writeFileSync(
    fontsIn(beside),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`
  )
  try {
    renameSync(beside, folder)
  } catch {
    // another process was first
    rmSync(beside, { recursive: true, force: true })
  }
  return folder
}

/** Makes something in the folder that the tests of a run share, once: whoever comes later waits for it. */
export const once = async (shared: string, name: string, make: (folder: string) => void): Promise<string> => {
  const folder = join(shared, name)
  const done = `${folder}.done`
  try {
    mkdirSync(folder)
  } catch {
    while (!existsSync(done)) await wait(50)
    return folder
  }
  try {
    make(folder)
  } finally {
    writeFileSync(done, "")
  }
  return folder
}

/** Folder of the release of the seeds, its site within. `shared`: `inject("sharedFolder")` of vitest. */
export const seedsRelease = async (shared: string): Promise<string> => {
  const build = (out: string) => {
    const { status, stderr } = spawnSync(process.execPath, ["pipeline/main.ts", "build", "--out", out], {
      cwd: root,
      encoding: "utf8"
    })
    if (status !== 0) throw new Error(`the seeds cannot be built: ${stderr}`)
  }
  return join(await once(shared, "seeds", build), "latest")
}
