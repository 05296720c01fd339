/** Every format, read back, gives the same rows. */
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import type { Format } from "../formats/Format.ts"
import type { Finding } from "../Release.ts"
import { firstDifference } from "../values.ts"

export const roundTrip = async (
  format: Format,
  dataset: Dataset,
  rows: ReadonlyArray<AnyRow>,
  bytes: Uint8Array
): Promise<ReadonlyArray<Finding>> => {
  const finding = (row: AnyRow | null, message: string): ReadonlyArray<Finding> => [
    { gate: "formats", table: dataset.name, row_id: row === null ? null : String(row[dataset.id]), message }
  ]
  let read: ReadonlyArray<AnyRow>
  try {
    read = await format.decode(dataset, bytes)
  } catch (cause) {
    return finding(null, `${format.extension} cannot be read back: ${cause}`)
  }
  if (read.length !== rows.length)
    return finding(null, `${format.extension} gives ${read.length} rows of ${rows.length}`)
  for (const [i, row] of rows.entries()) {
    const column = firstDifference(dataset, row, read[i]!)
    if (column !== null)
      return finding(
        row,
        `${format.extension} gives ${String(read[i]![column])} for ${column} ${String(row[column])}`
      )
  }
  return []
}
