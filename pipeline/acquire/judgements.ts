/**
 * The hand-kept file of judgements, `judgements.jsonl` in the folder of documents: one a line,
 * `{"judgement": "same" | "different", "of": [A, B], "reason": "…"}`. A and B are a name or an id, or, where two bodies
 * have one name, `{"name": …, "file": …}`. Blank lines and lines that begin with # are passed over.
 */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Judgement } from "../model/Judgement.ts"
import { DocumentUnreadable } from "./errors.ts"

export const judgementsFile = "judgements.jsonl"

const Named = Schema.Union([
  Schema.String,
  Schema.Struct({ name: Schema.String, file: Schema.optionalKey(Schema.String) })
])
const Line = Schema.Struct({
  judgement: Schema.Literals(["same", "different"]),
  of: Schema.Tuple([Named, Named]),
  reason: Schema.String
})
const decodeLine = Schema.decodeUnknownResult(Schema.fromJsonString(Line), {
  errors: "all",
  onExcessProperty: "error"
})

/** Each judgement, and the lines that hold none: they decide nothing and are reported. */
export const readJudgements = (text: string) => {
  const judgements: Array<Judgement> = []
  const problems: Array<DocumentUnreadable> = []
  text
    .replace(/^\uFEFF/u, "")
    .split("\n")
    .forEach((line, i) => {
      if (line.trim() === "" || line.startsWith("#")) return
      const decoded = decodeLine(line)
      if (Result.isSuccess(decoded)) {
        const { judgement, of, reason } = decoded.success
        judgements.push({ judgement, of: [named(of[0]), named(of[1])], reason, line: i + 1 })
      } else
        problems.push(
          new DocumentUnreadable({
            file: `${judgementsFile}, line ${i + 1}`,
            reason: `it is no judgement (${decoded.failure.message.split("\n").join("; ")})`,
            advice:
              'Write {"judgement": "same" or "different", "of": [name, name], "reason": "…"} on one line.'
          })
        )
    })
  return { judgements, problems }
}

const named = (given: typeof Named.Type) =>
  typeof given === "string" ? { name: given, file: null } : { name: given.name, file: given.file ?? null }
