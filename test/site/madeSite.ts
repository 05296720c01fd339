/** The site of texts that a test made up. */

import { check } from "#pipeline/check/check.ts"
import { readAll } from "#pipeline/extract/read.ts"
import type { SiteInput } from "#pipeline/publish/Release.ts"
import { settle } from "#pipeline/settle.ts"
import type { AnyRow } from "#schemas/dataset.ts"
import { sourceOf } from "../sourceOf.ts"
import { siteInput } from "./seedsSite.ts"

export const siteInputOfTexts = (...texts: ReadonlyArray<string>): SiteInput => {
  const sources = texts.map((text, i) => sourceOf(text, { file: `${i}.txt` }))
  const { read, resolved } = settle(readAll(sources).documents)
  const checks = [...check(resolved)] as ReadonlyArray<AnyRow>
  return siteInput(
    new Map<string, ReadonlyArray<AnyRow>>([...resolved.tables, ["checks", checks]]),
    new Map(read.map(({ id, source }) => [id, source.text]))
  )
}
