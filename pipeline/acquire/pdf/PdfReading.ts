import type { PagedText } from "./text.ts"

/** What became of a PDF file: its text, with a sentence on each part that could not be read; or why there is none. */
export type PdfReading =
  | (PagedText & { readonly read: true; readonly notes: ReadonlyArray<string> })
  | { readonly read: false; readonly reason: string; readonly advice: string }
