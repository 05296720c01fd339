/** Checks on what documents claim of organisations: counts against lists, and sources against each other. */

import type { Row } from "#schemas/dataset.ts"
import countClaims from "#schemas/directory/count_claims.dataset.ts"
import type { CheckResult } from "./CheckResult.ts"

/** A count that the document states is held against the list that it is about. */
export const checkCounts = (claims: ReadonlyArray<Row<typeof countClaims>>): ReadonlyArray<CheckResult> =>
  claims
    .filter((claim) => claim.listed !== null)
    .map((claim) => {
      const same = claim.stated === claim.listed
      const open = !same && claim.listed! < claim.stated && namesSome(claim)
      return {
        rule: "count_matches_list",
        subject_table: countClaims.name,
        subject_id: claim.claim_id,
        expected: String(claim.stated),
        actual: String(claim.listed),
        difference: BigInt(claim.listed! - claim.stated) * 100n,
        tolerance: 0n,
        status: same ? "pass" : open ? "warn" : "fail",
        ...messages(claim, same, open)
      }
    })

const messages = ({ listed, stated, subject }: Row<typeof countClaims>, same: boolean, open: boolean) => {
  if (same)
    return {
      message: `"${subject}": ${stated} stated, as many listed.`,
      messageZh: `“${subject}”：称${stated}个，所列与之相符。`
    }
  return open
    ? {
        message: `"${subject}": ${stated} stated, of which the document names ${listed}; it does not list them all.`,
        messageZh: `“${subject}”：称${stated}个，文中举出${listed}个，未全部列出。`
      }
    : {
        message: `"${subject}": ${stated} stated, but the document lists ${listed}. Both are published as they stand.`,
        messageZh: `“${subject}”：称${stated}个，但文中列出${listed}个，均按原文发布。`
      }
}

const number = "[\\d０-９,一二两三四五六七八九十百零〇]"

/** 下设A处、B处等9个处室: a list of some of them contradicts no number, but does not prove it either. */
const namesSome = ({ subject, text }: Row<typeof countClaims>): boolean =>
  [...text.matchAll(new RegExp(`等(?:共|共[计計])?${number}{1,7}[个個家所项項名]`, "gu"))].some((match) =>
    text.startsWith(subject, match.index + match[0].length)
  )

/** A fact that sources disagree on, as `resolve` found it: the values claimed with their places. */
export interface DisagreedFact {
  readonly table: string
  readonly id: string
  readonly name: string
  readonly about: string
  readonly claims: ReadonlyArray<{ readonly value: string; readonly file: string; readonly line: number }>
}

const facts: Readonly<Record<string, readonly [string, string]>> = {
  managed_by: ["who manages it", "由谁管理"],
  dispatched_by: ["who dispatches it", "由谁派出"],
  part_of: ["what it is part of", "隶属关系"],
  rank: ["its rank", "行政级别"],
  address: ["its address", "地址"],
  website: ["its website", "网站"],
  established: ["when it was founded", "成立时间"],
  status: ["whether it exists", "存续状态"],
  seat_region_id: ["where its seat is", "驻地"]
}

/** One check per fact: every further value against the first one. */
export const checkConflicts = (conflicts: ReadonlyArray<DisagreedFact>): ReadonlyArray<CheckResult> =>
  conflicts.flatMap(({ about, claims, id, name, table }) => {
    const [first, ...others] = claims
    const [en, zh] = facts[about] ?? [about, about]
    return others.map((other) => ({
      rule: "conflicting_claims" as const,
      about,
      subject_table: table,
      subject_id: id,
      expected: first!.value,
      actual: other.value,
      difference: null,
      tolerance: null,
      status: "warn" as const,
      message:
        `${name}: the sources disagree on ${en}: "${first!.value}" (${first!.file}, line ${first!.line}) and ` +
        `"${other.value}" (${other.file}, line ${other.line}). Both are kept; no single value is published.`,
      messageZh:
        `${name}：关于${zh}说法不一：“${first!.value}”（${first!.file}第${first!.line}行）与` +
        `“${other.value}”（${other.file}第${other.line}行）。两说并存，不取其一。`
    }))
  })
