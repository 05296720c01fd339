import { decimalText } from "../publish/values.ts"

interface RawJson {
  readonly rawJSON: (text: string) => unknown
}

/** A value as a JSON document for programs; bigints of hundredths become exact numbers. */
export const jsonDocument = (value: unknown): string =>
  JSON.stringify(
    value,
    // newer than the library types
    (_, v) => (typeof v === "bigint" ? (JSON as unknown as RawJson).rawJSON(decimalText(v)) : v),
    2
  )
