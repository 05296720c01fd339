/** What a release changed, read from its own files. */
import { existsSync } from "node:fs"
import { join } from "node:path"
import type { Dataset } from "#schemas/dataset.ts"
import { readFile, textOf } from "../FileBytes.ts"
import { parseRows } from "../formats/json.ts"
import { columnsOf } from "../values.ts"
import type { RowChange } from "./compare.ts"

/** Lines of `changes/<table>.ndjson` of a release or a stage, read as they are gone over; none where it has no such file. */
export function* readChanges(release: string, dataset: Dataset): Generator<RowChange> {
  const path = join(release, "changes", `${dataset.name}.ndjson`)
  if (!existsSync(path)) return
  const decimals = columnsOf(dataset, "decimal")
  for (const text of readFile(path, textOf))
    for (const line of text.split("\n"))
      if (line !== "") yield parseRows(decimals, `[${line}]`)[0] as unknown as RowChange
}
