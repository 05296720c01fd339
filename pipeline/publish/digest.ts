/** Digests: of bytes, of values in canonical form, of the program, of a build's inputs. All SHA-256, hexadecimal. */
import { createHash, hash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join, sep } from "node:path"
import { ascending } from "./order.ts"

export const sha256 = (data: string | Uint8Array): string => hash("sha256", data)

/** JSON with sorted keys and no blanks: one text for one value. Keys that are undefined are left out. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null"
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => ascending(a, b))
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(",")}}`
}

/** The folder of the program: of package.json. */
export const programRoot = join(import.meta.dirname, "..", "..")

const parts = ["pipeline", "schemas", "package.json", "package-lock.json"]

/** Digest of the program's own files (code, knowledge, contract, locked dependencies), by relative path. */
export const programDigest = (root: string = programRoot): string => {
  const whole = createHash("sha256")
  for (const file of parts.flatMap((part) => filesBelow(root, part)).sort(ascending))
    whole
      .update(`${file.split(sep).join("/")}\0`)
      .update(sha256(readFileSync(join(root, file))))
      .update("\n")
  return whole.digest("hex")
}

const filesBelow = (root: string, part: string): ReadonlyArray<string> => {
  if (part.includes(".")) return [part]
  return readdirSync(join(root, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && !entry.name.endsWith("~"))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
}

export interface Inputs {
  readonly documents: ReadonlyArray<{
    readonly file: string
    readonly sha256: string
    /** What is known of the document beside its bytes. */
    readonly facts?: unknown
  }>
  readonly program: string
  readonly contract: string
  /** Options that change what is published. */
  readonly options?: unknown
}

/** Digest of everything that a build depends on: equal digests give equal releases. */
export const inputsDigest = ({ documents, program, contract, options = null }: Inputs): string =>
  sha256(
    canonicalJson({
      contract,
      documents: [...documents].sort((a, b) => ascending(a.file, b.file)),
      options,
      program
    })
  )

/** What a version's last eight digits are taken from. */
export const releaseDigest = (
  states: ReadonlyArray<{ readonly name: string; readonly state_digest: string }>,
  contract: string,
  program: string
): string =>
  sha256(
    canonicalJson({
      contract,
      program,
      tables: Object.fromEntries(states.map((table) => [table.name, table.state_digest]))
    })
  )
