/** Which document of the release the effects of another are about. */

import type { AnyRow } from "#schemas/dataset.ts"
import { nameKey } from "../knowledge/names.ts"

/**
 * Rows of `policy_effects` with `target_policy_id`: the one document of that number, or of that title where none or the
 * same number is printed. Two that fit are none. The id follows from two cells of the row, whose places are known.
 */
export const withTargets = (
  policies: Iterable<AnyRow>,
  effects: ReadonlyArray<AnyRow>
): ReadonlyArray<AnyRow> => {
  const byNumber = new Map<string, Set<AnyRow>>()
  const byTitle = new Map<string, Set<AnyRow>>()
  const add = (index: Map<string, Set<AnyRow>>, key: unknown, row: AnyRow) => {
    if (typeof key === "string") index.set(keyOf(key), (index.get(keyOf(key)) ?? new Set()).add(row))
  }
  for (const row of policies) {
    add(byNumber, row["document_number"], row)
    add(byTitle, row["title"], row)
    add(byTitle, row["notice_title"], row)
  }
  return effects.map((row) => {
    const number = row["target_document_number"]
    const title = row["target_title"]
    const fitting = [
      ...((typeof number === "string" ? byNumber.get(keyOf(number)) : undefined) ??
        (typeof title === "string" ? byTitle.get(keyOf(title)) : undefined) ??
        [])
    ].filter(
      (found) =>
        number === null ||
        found["document_number"] === null ||
        keyOf(String(found["document_number"])) === keyOf(String(number))
    )
    const [only] = fitting
    const itself = only?.["policy_id"] === row["policy_id"]
    return { ...row, target_policy_id: fitting.length === 1 && !itself ? only!["policy_id"] : null }
  })
}

/** Brackets of numbers differ from printing to printing: 〔2015〕, [2015]. */
const keyOf = (text: string): string =>
  nameKey(text)
    .replace(/[〔﹝【[［（(]/gu, "（")
    .replace(/[〕﹞】\]］）)]/gu, "）")
    .replace(/〈/gu, "《")
    .replace(/〉/gu, "》")
