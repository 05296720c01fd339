import { arrow } from "./arrow.ts"
import { csv } from "./csv.ts"
import { excelCsv } from "./excelCsv.ts"
import type { Format } from "./Format.ts"
import { json } from "./json.ts"
import { parquet } from "./parquet.ts"

/** Formats that every table is published in. */
export const formats: ReadonlyArray<Format> = [json, csv, excelCsv, parquet, arrow]
