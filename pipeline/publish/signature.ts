/**
 * Ed25519 (RFC 8032) signatures of manifests, with Node's own crypto. The manifest holds the digest of every other file,
 * the public key's among them, so that its signature answers for the whole release.
 */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes
} from "node:crypto"
import { join } from "node:path"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { sha256 } from "./digest.ts"
import { type Disk, readIfThere } from "./disk.ts"
import { whyRefused } from "./refusals.ts"

/** Names the file with the private key, in PEM. */
export const keySetting = "GONGKAI_SIGNING_KEY"
export const signaturePath = "manifest.json.sig"
export const publicKeyPath = "public-key.pem"

/** A key that cannot be used, and what to do. */
export class KeyUnusable extends Data.TaggedError("KeyUnusable")<{
  readonly file: string
  readonly detail: string
}> {
  readonly exitCode = 3
  override get message(): string {
    return `the key ${this.file} cannot be used: ${this.detail}`
  }
}

export interface SigningKey {
  readonly sign: (bytes: Uint8Array) => Uint8Array
  /** In PEM. */
  readonly publicKey: string
}

const pem = (key: KeyObject): string => key.export({ type: "spki", format: "pem" }) as string

/** The key that the environment names; null where it names none. */
export const signingKey: Effect.Effect<SigningKey | null, KeyUnusable, FileSystem.FileSystem> = Effect.gen(
  function* () {
    const file = process.env[keySetting] ?? ""
    if (file === "") return null
    const text = yield* readKey(file)
    const key = yield* parsed(file, "a private key: make one with gongkai keygen", () =>
      createPrivateKey(text)
    )
    // base64 on one line, as a text file
    const sign = (bytes: Uint8Array) => Buffer.from(`${signBytes(null, bytes, key).toString("base64")}\n`)
    return { sign, publicKey: pem(createPublicKey(key)) }
  }
)

/** The public key of a file that holds it, or the private one. */
export const publicKeyIn = (file: string): Effect.Effect<string, KeyUnusable, FileSystem.FileSystem> =>
  Effect.gen(function* () {
    const text = yield* readKey(file)
    return pem(
      yield* parsed(file, "a public key, as public-key.pem of a release", () => createPublicKey(text))
    )
  })

const readKey = (file: string) =>
  Effect.gen(function* () {
    const bytes = yield* Effect.mapError(
      readIfThere(file),
      (error) => new KeyUnusable({ file, detail: whyRefused(error, file) })
    )
    if (bytes === null) return yield* new KeyUnusable({ file, detail: "there is no such file" })
    return Buffer.from(bytes).toString("utf8")
  })

const parsed = (file: string, expected: string, parse: () => KeyObject) =>
  Effect.try({
    try: () => {
      const key = parse()
      if (key.asymmetricKeyType !== "ed25519") throw new Error("another kind of key")
      return key
    },
    catch: () => new KeyUnusable({ file, detail: `it does not hold ${expected} (Ed25519, PEM)` })
  })

/** Whether a signature file is one of the bytes by the public key. */
export const isSignedBy = (bytes: Uint8Array, signature: Uint8Array, publicKey: string): boolean => {
  try {
    const text = Buffer.from(signature).toString("latin1")
    const raw = Buffer.from(text, "base64")
    return `${raw.toString("base64")}\n` === text && verifyBytes(null, bytes, publicKey, raw)
  } catch {
    return false
  }
}

/** Short name of a public key, for people to compare. */
export const fingerprint = (publicKey: string): string => sha256(Buffer.from(publicKey)).slice(0, 16)

/** A new pair of keys: the private one at `file`, readable by its owner alone, the public one beside it. */
export const makeKeys = (
  file: string
): Effect.Effect<
  { readonly publicFile: string; readonly publicKey: string },
  KeyUnusable,
  FileSystem.FileSystem
> =>
  Effect.gen(function* () {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519")
    const text = pem(publicKey)
    const publicFile = `${file}.pub`
    yield* writeKey(file, privateKey.export({ type: "pkcs8", format: "pem" }) as string, 0o600)
    yield* writeKey(publicFile, text, 0o644)
    return { publicFile, publicKey: text }
  })

const writeKey = (file: string, text: string, mode: number) =>
  FileSystem.FileSystem.use((fs) => fs.writeFileString(file, text, { flag: "wx", mode })).pipe(
    Effect.mapError((error) => new KeyUnusable({ file, detail: whyRefused(error, file) }))
  )

export const signaturesIn = (path: string): Disk<readonly [Uint8Array | null, Uint8Array | null]> =>
  Effect.all([readIfThere(join(path, signaturePath)), readIfThere(join(path, publicKeyPath))])
