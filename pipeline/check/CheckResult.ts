import type { Rule, Status } from "../model/Extraction.ts"

/** The outcome of one check on published rows, passed or not. */
export interface CheckResult {
  readonly rule: Rule
  /** What of the subject it is about, whatever the outcome; nothing where rule and subject tell. */
  readonly about?: string
  /** The row in question: the amount's line where there is one, else its table, else the document. */
  readonly subject_table: string
  readonly subject_id: string
  readonly expected: string | null
  readonly actual: string | null
  /** Actual less expected, in hundredths (fen for money). */
  readonly difference: bigint | null
  /** Difference up to which the check passes, in hundredths. */
  readonly tolerance: bigint | null
  readonly status: Status
  readonly message: string
  readonly messageZh: string
}
