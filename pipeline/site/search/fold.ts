/**
 * One form for what is the same to a reader who searches: simplified characters, lower case, full width as half width,
 * letters and digits only. Character by character, so that a browser does the same with a small table
 * (`assets/search.js` has the other half of this module).
 */
import { toSimplified } from "../../knowledge/script.ts"

/** Han characters that have another simplified form, with it. */
const simplified = (): ReadonlyMap<string, string> => {
  if (held !== null) return held
  const all = Array.from({ length: 0xa000 - 0x3400 }, (_, i) => String.fromCharCode(0x3400 + i))
  const converted = toSimplified(all.join("\n")).split("\n")
  held = new Map(all.map((from, i) => [from, converted[i]!] as const).filter(([from, to]) => from !== to))
  return held
}
let held: ReadonlyMap<string, string> | null = null

export const fold = (text: string): string => {
  const table = simplified()
  const bare = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "")
  let folded = ""
  for (let i = 0; i < bare.length; i++) folded += table.get(bare[i]!) ?? bare[i]!
  return folded
}

/** Pairs, traditional before simplified, of which the simplified one is among `characters`: the browser's table. */
export const foldingTable = (characters: ReadonlySet<string>): string =>
  [...simplified()].map(([from, to]) => (to.length === 1 && characters.has(to) ? from + to : "")).join("")

/** Distinct pairs of neighbouring characters of a folded text. */
export const bigrams = (folded: string): ReadonlySet<string> => {
  const found = new Set<string>()
  for (let i = 0; i + 1 < folded.length; i++) found.add(folded.slice(i, i + 2))
  return found
}

/** FNV-1a over UTF-16 units: which shard a key lies in. */
export const hashOf = (key: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Power of two so many shards that each has about `most` of `total`. */
export const shardBits = (total: number, most: number): number =>
  Math.max(0, Math.ceil(Math.log2(Math.max(1, total / most))))

export const shardOf = (key: string, bits: number): number => (bits === 0 ? 0 : hashOf(key) >>> (32 - bits))
