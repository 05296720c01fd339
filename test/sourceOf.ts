import type { Source } from "#pipeline/model/Source.ts"

/** A document as it is read from a text file, for tests that have its text alone; `more` says what matters to one of them. */
export const sourceOf = (text: string, more: Partial<Source> = {}): Source => ({
  file: "a.txt",
  sha256: "0".repeat(64),
  bytes: Buffer.byteLength(text),
  encoding: "utf-8",
  text,
  pages: null,
  runs: null,
  facts: {},
  ...more
})
