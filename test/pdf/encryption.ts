/** The standard security handler of PDF 1.1: RC4 with 40 bits. */
import { createHash } from "node:crypto"

export type Cipher = (object: number, bytes: Uint8Array) => Buffer

const padding = Buffer.from("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a", "hex")
const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff])
const md5 = (...parts: ReadonlyArray<Uint8Array>) => {
  const hash = createHash("md5")
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const padded = (password: string) => Buffer.concat([Buffer.from(password, "latin1"), padding]).subarray(0, 32)
const ownerEntry = (password: string) => rc4(md5(padded("owner")).subarray(0, 5), padded(password))
const keyOf = (password: string, id: Uint8Array) =>
  md5(padded(password), ownerEntry(password), permissions, id).subarray(0, 5)

export const cipherOf = (password: string, id: Uint8Array): Cipher => {
  const key = keyOf(password, id)
  return (object, bytes) =>
    rc4(md5(key, Buffer.from([object & 255, (object >> 8) & 255, 0, 0, 0])).subarray(0, 10), bytes)
}

/** Entries of the encryption dictionary. */
export const passwordEntries = (password: string, id: Uint8Array): string => {
  const user = rc4(keyOf(password, id), padding).toString("hex")
  return `/Filter /Standard /V 1 /R 2 /O <${ownerEntry(password).toString("hex")}> /U <${user}> /P -4`
}

const rc4 = (key: Uint8Array, bytes: Uint8Array): Buffer => {
  const state = Array.from({ length: 256 }, (_, i) => i)
  let j = 0
  for (let i = 0; i < 256; i++) {
    j = (j + state[i]! + key[i % key.length]!) & 255
    ;[state[i], state[j]] = [state[j]!, state[i]!]
  }
  let a = 0
  let b = 0
  return Buffer.from(
    bytes.map((byte) => {
      a = (a + 1) & 255
      b = (b + state[a]!) & 255
      ;[state[a], state[b]] = [state[b]!, state[a]!]
      return byte ^ state[(state[a]! + state[b]!) & 255]!
    })
  )
}
