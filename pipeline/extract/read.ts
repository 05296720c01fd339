/** One document, from its text to what it says. Pure; what goes wrong is an error of that document alone. */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Extraction } from "../model/Extraction.ts"
import type { Source } from "../model/Source.ts"
import { extractors, recognise } from "./catalog.ts"

/** A document that gives no rows, and why. */
export class DocumentNotRead extends Schema.TaggedError<DocumentNotRead>()("DocumentNotRead", {
  file: Schema.String,
  status: Schema.Literals(["unrecognised", "unsupported", "failed"]),
  reason: Schema.String
}) {
  override get message(): string {
    return `${this.file}: ${this.reason}`
  }
}

export const read = (source: Source): Result.Result<Extraction, DocumentNotRead> => {
  const { file } = source
  const choice = recognise(source)
  if (choice._tag === "Unsupported")
    return Result.fail(new DocumentNotRead({ file, status: "unsupported", reason: choice.reason }))
  if (choice._tag === "Unknown") {
    const known = extractors.map((extractor) => extractor.name).join(", ")
    const reason = `it is of no known kind (${known}). Remove it, or add its kind as a folder of pipeline/extract.`
    return Result.fail(new DocumentNotRead({ file, status: "unrecognised", reason }))
  }
  try {
    return Result.succeed(choice.extractor.extract(source))
  } catch (cause) {
    // a defect of ours must not cost the other documents; it is said, and the exit code says it too
    const what = cause instanceof Error ? cause.message : String(cause)
    const reason = `the ${choice.extractor.name} extractor failed on it (${what}). This is a bug of ours: please report it.`
    return Result.fail(new DocumentNotRead({ file, status: "failed", reason }))
  }
}

/** All documents: what each says, and those that give no rows. */
export const readAll = (sources: ReadonlyArray<Source>) => {
  const documents: Array<{ readonly source: Source; readonly extraction: Extraction }> = []
  const failures: Array<DocumentNotRead> = []
  for (const source of sources) {
    const result = read(source)
    if (Result.isSuccess(result)) documents.push({ source, extraction: result.success })
    else failures.push(result.failure)
  }
  return { documents, failures }
}
