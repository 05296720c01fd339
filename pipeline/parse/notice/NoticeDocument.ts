/** A notice as its facts are read from: its frame, and its text as a tree. Every text keeps its place in the source. */
import type { DateMention } from "../../knowledge/dates.ts"
import type { Span } from "../../model/Span.ts"
import type { Flow } from "./Flow.ts"
import type { LabelStyle } from "./labels.ts"
import type { Signatory } from "./signatory.ts"

export type ProvisionLevel = "preamble" | "part" | "article" | "item" | "closing"

export interface Provision {
  readonly level: ProvisionLevel
  /** Null for a paragraph without label. */
  readonly style: LabelStyle | null
  readonly label: Flow | null
  readonly number: number | null
  readonly heading: Flow | null
  /** Its own text, without label and heading, up to the first child; empty if there is none. */
  readonly text: Flow
  /** From the label to the end of its own text. */
  readonly span: Span
  readonly children: ReadonlyArray<Provision>
  /** The notice's own words, where it carries another document. */
  readonly own: boolean
}

export interface Day {
  readonly flow: Flow
  readonly date: DateMention
}

export interface NoticeDocument {
  /** 发文字号 without inner spaces. */
  readonly number: Flow | null
  /** Title of the notice, where it carries another document. */
  readonly noticeTitle: Flow | null
  /** Title of the document that it carries, or its own. */
  readonly title: Flow | null
  /** 主送机关, one each. */
  readonly addressees: ReadonlyArray<Flow>
  /** 发文机关署名: several where it is issued jointly. */
  readonly issuers: ReadonlyArray<Flow>
  readonly signatory: Signatory | null
  /** 成文日期. */
  readonly issued: Day | null
  /** 印发日期. */
  readonly imprint: Day | null
  /** The words in brackets under the title of a statute: when and by whom it was passed. */
  readonly adoption: Flow | null
  readonly provisions: ReadonlyArray<Provision>
  /** Titles of the attachments 附件. */
  readonly attachments: ReadonlyArray<Flow>
  /** Its own head or day is dated by years of the Republic 中華民國: a year like 112年 in it is one, too. */
  readonly republic: boolean
  /** First line of what is attached, which is not read. */
  readonly unread: Flow | null
}
