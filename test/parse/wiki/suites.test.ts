/**
 * The constructs of the public parser suites, written from knowledge of them: mwparserfromhell's tokenizer tests (what it
 * makes of each was compared with ours; where MediaWiki differs, MediaWiki is right), MediaWiki's parser tests and those
 * of its extension Cite. One case a line; a kind that is not named does not occur in the text.
 */
import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { type Case, readout } from "./suites/readout.ts"

const folder = new URL("./suites/", import.meta.url)

describe.each(readdirSync(folder).filter((file) => file.endsWith(".jsonl")))("in the suite %s", (file) => {
  const cases = readFileSync(new URL(file, folder), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Case)

  it.each(cases.map((one) => [one.name, one] as const))("%s", (_, { name, input, ...expected }) => {
    expect(readout(input)).toEqual(expected)
  })
})
