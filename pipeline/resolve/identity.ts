/** Stable ids: made from what a row is, never from its place in a table, from time or from chance. */
import { createHash } from "node:crypto"

/** `prefix-` and 16 hexadecimal digits of the SHA-256 of the parts, in canonical JSON. */
export const idOf = (prefix: string, parts: ReadonlyArray<unknown>): string => {
  const canonical = JSON.stringify(parts, (_, value) => (typeof value === "bigint" ? `${value}n` : value))
  return `${prefix}-${createHash("sha256").update(canonical).digest("hex").slice(0, 16)}`
}
