import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { releaseNamed } from "#pipeline/publish/releases/difference.ts"
import { collect, rollback, withdraw } from "#pipeline/publish/releases/keep.ts"
import { verifyNamed, verifyRelease } from "#pipeline/publish/releases/verify.ts"
import { isSignedBy, makeKeys, publicKeyIn } from "#pipeline/publish/signature.ts"
import { contents, events, failure, history, json, newOut, publishTo, run, versions } from "./folder.ts"
import { release } from "./sample.ts"

let minute = 0
beforeEach(() => {
  vi.stubEnv("GONGKAI_SIGNING_KEY", "")
})
afterEach(() => vi.unstubAllEnvs())

const made = (inputs: string) => release({ inputs, program: inputs })
/** Publishes, a minute after the last. */
const next = async (out: string, inputs: string) => {
  vi.stubEnv("SOURCE_DATE_EPOCH", String(1_800_000_000 + 60 * minute++))
  const { manifest } = await run(publishTo(out, made(inputs)))
  return manifest.version
}
const three = async () => {
  const out = newOut()
  return {
    out,
    versions: [await next(out, "one"), await next(out, "two"), await next(out, "three")] as const
  }
}
const latest = (out: string) => json(out, "latest.json") as { version: string; seq: number }
const indexed = (out: string) => json(out, "index.json") as ReadonlyArray<Record<string, unknown>>

const signed = async () => {
  const out = newOut()
  mkdirSync(out, { recursive: true })
  const key = join(out, "..", `key-${minute}-${Math.floor(performance.now())}`)
  await run(makeKeys(key))
  vi.stubEnv("GONGKAI_SIGNING_KEY", key)
  const version = await next(out, "one")
  return { out, key, version, path: join(out, "releases", version) }
}

describe("a signed release", () => {
  it("is verified by the key that it carries, and by the same key given", async () => {
    const { key, out, path } = await signed()
    expect(statSync(key).mode & 0o777).toBe(0o600)
    const pub = await run(publicKeyIn(`${key}.pub`))
    expect(readFileSync(join(path, "public-key.pem"), "utf8")).toBe(pub)
    for (const by of [null, pub]) {
      const { verdict } = await run(verifyNamed(out, "latest", by))
      expect(verdict.problems).toEqual([])
      expect(verdict.signed_by).toMatch(/^[0-9a-f]{16}$/u)
    }
    const signature = readFileSync(join(path, "manifest.json.sig"))
    expect(isSignedBy(readFileSync(join(path, "manifest.json")), signature, pub)).toBe(true)
    expect(isSignedBy(Buffer.from("{}"), signature, pub)).toBe(false)
  })

  it("is not verified by another key, nor without its signature", async () => {
    const { out, path } = await signed()
    const { publicKey } = await run(makeKeys(join(out, "..", `other-${minute++}`)))
    const other = await run(verifyRelease(path, publicKey))
    expect(other.problems.join()).toContain("no signature of the manifest by the key")
    rmSync(join(path, "manifest.json.sig"))
    expect((await run(verifyRelease(path, null))).problems.join()).toContain("manifest.json.sig is missing")
  })

  it("is refused a key that is none, by name", async () => {
    const out = newOut()
    vi.stubEnv("GONGKAI_SIGNING_KEY", join(out, "nowhere"))
    expect(await failure(publishTo(out, made("one")))).toMatchObject({ _tag: "KeyUnusable", exitCode: 3 })
    mkdirSync(out, { recursive: true })
    writeFileSync(join(out, "nowhere"), "no key")
    const error = await failure(publishTo(out, made("one")))
    expect(error.message).toMatch(/nowhere cannot be used: it does not hold a private key/u)
  })
})

describe("verifying", () => {
  it("finds and names a changed, missing or added byte in any file", async () => {
    const { path } = await signed()
    const files = [...contents(path).keys()]
    expect(files.length).toBeGreaterThan(150)
    for (const file of files) {
      const whole = readFileSync(join(path, file))
      const changed = Buffer.from(whole.length === 0 ? "x" : whole)
      if (whole.length > 0) changed[Math.floor(whole.length / 2)]! ^= 1
      writeFileSync(join(path, file), changed)
      const { problems } = await run(verifyRelease(path, null))
      expect(problems.join("\n"), file).toContain(
        file === "public-key.pem" ? "public-key.pem was changed" : file
      )
      writeFileSync(join(path, file), whole)
    }
    expect((await run(verifyRelease(path, null))).problems).toEqual([])
    for (const file of ["data/budgets.csv", "SHA256SUMS", "changes/schema.json", "text/src_notice.txt"]) {
      const aside = join(path, "..", "aside")
      copyFileSync(join(path, file), aside)
      rmSync(join(path, file))
      expect((await run(verifyRelease(path, null))).problems.join(), file).toContain(file)
      copyFileSync(aside, join(path, file))
    }
    writeFileSync(join(path, "data", "more.csv"), "")
    expect((await run(verifyRelease(path, null))).problems).toContain(
      "data/more.csv is not part of the release"
    )
  }, 120_000)

  it("needs nothing but the folder, and sees through a manifest that was made to fit", async () => {
    const { out, path } = await signed()
    const copy = join(newOut(), "copy")
    cpSync(path, copy, { recursive: true })
    rmSync(out, { recursive: true })
    expect((await run(verifyNamed("/nowhere", `${copy}/`, null))).verdict.problems).toEqual([])
    const manifest = readFileSync(join(copy, "manifest.json"), "utf8")
    writeFileSync(join(copy, "manifest.json"), manifest.replace('"seq":1', '"seq":2'))
    expect((await run(verifyRelease(copy, null))).problems.join()).toMatch(/SHA256SUMS|no signature/u)
  })

  it("says what a release is that was withdrawn, and which there are", async () => {
    const { out, versions: all } = await three()
    await run(withdraw(out, { version: all[0], reason: "wrong unit", replacedBy: null }))
    const { verdict } = await run(verifyNamed(out, all[0], null))
    expect(verdict.problems).toEqual(["it was withdrawn: wrong unit"])
    expect(await failure(verifyNamed(out, "20200101T000000Z-00000000", null))).toMatchObject({ exitCode: 4 })
  })
})

describe("rolling back", () => {
  it("moves latest to the release before, and the sequence goes on", async () => {
    const { out, versions: all } = await three()
    const before = latest(out).seq
    expect(await run(rollback(out, null))).toEqual({ from: all[2], to: all[1] })
    expect(latest(out)).toMatchObject({ version: all[1], seq: before + 1 })
    expect(events(out).at(-1)).toBe("rolled_back")
    expect(await run(rollback(out, null))).toEqual({ from: all[1], to: all[0] })
    expect(await failure(rollback(out, null))).toMatchObject({ _tag: "NothingElse", exitCode: 5 })
    expect(await run(rollback(out, all[2]))).toEqual({ from: all[0], to: all[2] })
    expect(await failure(rollback(out, "20200101T000000Z-00000000"))).toMatchObject({ exitCode: 4 })
    expect(versions(out)).toEqual([...all].sort())
  })

  it("is what the next release compares with, and what a lost pointer is restored to", async () => {
    const { out, versions: all } = await three()
    await run(rollback(out, all[0]))
    rmSync(join(out, "latest.json"))
    const fourth = await next(out, "four")
    expect(json(out, "releases", fourth, "manifest.json").previous.version).toBe(all[0])
    expect(latest(out).version).toBe(fourth)
  })

  it("does not go to a release that is damaged", async () => {
    const { out, versions: all } = await three()
    writeFileSync(join(out, "releases", all[1], "data", "budgets.csv"), "")
    expect((await failure(rollback(out, all[1]))).message).toContain("damaged")
    expect(await run(rollback(out, null))).toEqual({ from: all[2], to: all[0] })
  })
})

describe("withdrawing", () => {
  it("leaves a tombstone and nothing else, moves latest, and stays in index and feed", async () => {
    const { out, versions: all } = await three()
    expect(await run(withdraw(out, { version: all[2], reason: "两栏 < 颠倒", replacedBy: null }))).toEqual({
      version: all[2],
      latest: all[1]
    })
    expect(readdirSync(join(out, "releases", all[2]))).toEqual(["tombstone.json"])
    expect(json(out, "releases", all[2], "tombstone.json")).toMatchObject({
      version: all[2],
      reason: "两栏 < 颠倒",
      replaced_by: all[1]
    })
    expect(latest(out).version).toBe(all[1])
    expect(indexed(out)[0]).toMatchObject({ version: all[2], withdrawn: true, reason: "两栏 < 颠倒" })
    expect(readFileSync(join(out, "feed.atom"), "utf8")).toContain("两栏 &lt; 颠倒")
    expect(history(out).at(-1)).toMatchObject({ event: "withdrawn", version: all[2] })
    const fourth = await next(out, "four")
    expect(json(out, "releases", fourth, "manifest.json").previous.version).toBe(all[1])
  })

  it("is finished by the next run where it was cut short", async () => {
    const { out, versions: all } = await three()
    const aside = join(out, "aside")
    cpSync(join(out, "releases", all[0]), aside, { recursive: true })
    await run(withdraw(out, { version: all[0], reason: "r", replacedBy: null }))
    cpSync(aside, join(out, "releases", all[0]), { recursive: true })
    rmSync(aside, { recursive: true })
    await next(out, "four")
    expect(readdirSync(join(out, "releases", all[0]))).toEqual(["tombstone.json"])
  })

  it("takes the release that replaces it, and refuses to leave nothing", async () => {
    const out = newOut()
    const only = await next(out, "one")
    const alone = { version: only, reason: "r", replacedBy: null }
    expect(await failure(withdraw(out, alone))).toMatchObject({ _tag: "NothingElse", exitCode: 5 })
    expect(existsSync(join(out, "releases", only, "manifest.json"))).toBe(true)
    const second = await next(out, "two")
    await run(withdraw(out, { ...alone, replacedBy: second }))
    expect(json(out, "releases", only, "tombstone.json").replaced_by).toBe(second)
    const gone = {
      _tag: "NoSuchRelease",
      exitCode: 4,
      message: `${only} was withdrawn from ${out}: r`
    }
    expect(await failure(withdraw(out, alone))).toMatchObject(gone)
    expect(await failure(rollback(out, only))).toMatchObject(gone)
    expect(await failure(releaseNamed(out, only))).toMatchObject(gone)
  })
})

describe("collecting", () => {
  it("keeps the newest, what latest names, and what a tombstone names", async () => {
    const { out, versions: all } = await three()
    const fourth = await next(out, "four")
    await run(withdraw(out, { version: all[1], reason: "r", replacedBy: all[0] }))
    await run(rollback(out, all[2]))
    expect(await run(collect(out, 1))).toEqual([])
    const fifth = await next(out, "five")
    expect(await run(collect(out, 1))).toEqual([fourth, all[2]])
    expect(versions(out)).toEqual([all[0], all[1], fifth].sort())
    expect(indexed(out).map(({ version }) => version)).toEqual([fifth, all[1], all[0]])
    expect(latest(out).version).toBe(fifth)
    expect(readdirSync(join(out, ".stage"))).toEqual([])
  })
})
