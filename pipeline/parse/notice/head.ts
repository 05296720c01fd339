/** What stands above the text of a document: number, title, words of adoption, addressees. */
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { addresseesAt, splitAddressees } from "./addressees.ts"
import { compact, type Flow, join, slice } from "./Flow.ts"
import { datedNumberAt, isNumberName, numberAt, signerAt } from "./headNumber.ts"
import { labelOf } from "./labels.ts"
import {
  attachmentOf,
  balanced,
  catalogLine,
  dayOf,
  isBodyName,
  isComplete,
  isContents,
  isKind,
  isTitle,
  isTitleLine
} from "./lineForms.ts"
import { bodyNames, isMasthead, jointMasthead, mastheadAt, splitNames } from "./masthead.ts"
import type { Day } from "./NoticeDocument.ts"
import { type PrintedLine, simpleOf } from "./physicalLines.ts"
import type { Signatory } from "./signatory.ts"
import { bracketAt, continuation, isPlausible, textBegins } from "./titleLines.ts"
import { dayOver, historyEnd, signedAt, spokenAt } from "./underTitle.ts"

type Lines = ReadonlyArray<PrintedLine>

export interface Head {
  readonly number: Flow | null
  readonly title: Flow | null
  readonly adoption: Flow | null
  readonly addressees: ReadonlyArray<Flow>
  /** Issuers and day, where they stand under the title. */
  readonly issuers: ReadonlyArray<Flow>
  readonly day: Day | null
  /** 签发人 beside the number. */
  readonly signatory: Signatory | null
  /** Index of the first line of the text. */
  readonly next: number
}

/** Reads the head that begins at a line. */
export const readHead = (lines: Lines, from = 0): Head => new HeadReader(lines, from).read()

class HeadReader {
  readonly #lines: Lines
  readonly #title: Array<PrintedLine> = []
  /** Index of the first line of the title. */
  #titleFrom = 0
  /** 通　告 alone on a line above a number or a title: the title only if no other follows. */
  #kind: PrintedLine | null = null
  readonly #issuers: Array<Flow> = []
  /** Issuers as the masthead names them. */
  readonly #above: Array<Flow> = []
  #number: Flow | null = null
  #adoption: Flow | null = null
  #addressees: ReadonlyArray<Flow> = []
  /** 分發名單, where no addressees stand under the title. */
  #distribution: ReadonlyArray<Flow> | null = null
  #day: Day | null = null
  #signatory: Signatory | null = null
  #next: number

  constructor(lines: Lines, from: number) {
    this.#lines = lines
    this.#next = from
  }

  read(): Head {
    while (this.#next < this.#lines.length && this.#addressees.length === 0 && this.#step());
    if (this.#title.length === 0 && this.#kind !== null)
      this.#title.push({
        ...this.#kind,
        ...compact(this.#kind),
        simple: this.#kind.simple.replace(/\s/gu, "")
      })
    // 第123/2019號行政長官批示 is number and name at once
    const named = /^第\d+\/\d{4}[号號].*(?:批示|命令)$/u.test(this.#number?.text ?? "") ? this.#number : null
    const title = this.#title.length > 0 ? (this.#isWhole() ? join(this.#title) : null) : named
    return {
      number: this.#number,
      title,
      adoption: this.#adoption,
      addressees: this.#addressees.length > 0 ? this.#addressees : (this.#distribution ?? []),
      issuers: this.#issuers.length > 0 ? this.#issuers : this.#above,
      day: this.#day,
      signatory: this.#signatory,
      next: title === null && this.#title.length > 0 ? this.#titleFrom : this.#next
    }
  }

  /** A regulation of Macau may be called by its subject alone. */
  #isWhole(): boolean {
    return /^第\d+\/\d{4}[号號]/u.test(this.#number?.text ?? "") || isPlausible(simpleOf(this.#title))
  }

  /** Takes the next lines; false where the head ends. */
  #step(): boolean {
    const { simple } = this.#lines[this.#next]!
    if (this.#catalogue(simple)) return true
    const joint = this.#title.length === 0 && jointMasthead(this.#lines, this.#next).lines > 0
    if (!joint && isMasthead(simple, this.#title.length === 0)) {
      if (/文\s{0,4}件$/u.test(simple))
        this.#above.push(...splitNames(this.#lines[this.#next]!, /文\s{0,4}件$/u))
      return this.#pass()
    }
    if (this.#numbered() || this.#masthead(simple) || this.#addressed() || this.#noted()) return true
    if (labelOf(simple) !== null || isComplete(simple) || attachmentOf(simple) !== null) return false
    if (this.#title.length > 0 && isContents(simple)) return false
    // [1989年1月1日] under the title of an ordinance: not said of what
    if (this.#title.length > 0 && /^\[.*\]$/u.test(simple) && dayOf(simple.slice(1, -1)) !== null) {
      this.#next++
      return true
    }
    return isTitle(simpleOf(this.#title)) ? this.#belowTitle() : this.#titleLine(simple)
  }

  #pass(): boolean {
    this.#signatory ??= signerAt(this.#lines, this.#next, ++this.#next)
    return true
  }

  /** 省财政厅 / 省教育厅 / 文件 on lines of their own, and the kind of the document. */
  #masthead(simple: string): boolean {
    if (this.#title.length > 0) return false
    if (isKind(simple)) {
      this.#kind ??= this.#lines[this.#next]!
      this.#next++
      return true
    }
    const issuers = mastheadAt(this.#lines, this.#next)
    if (issuers === null) return false
    this.#above.push(...issuers.names)
    this.#next += issuers.lines
    return true
  }

  /** Name and value, as sites print them: the name of a law and its day are said nowhere else. */
  #catalogue(simple: string): boolean {
    // 附件：如說明三 between the names of an official letter of Taiwan
    if (/^附件[：:]/u.test(simple) && /^主旨[：:]/u.test(this.#lines[this.#next + 1]?.simple ?? ""))
      return this.#pass()
    const found = catalogLine(simple)
    if (found === null || isNumberName(found.name)) return false
    const line = this.#lines[this.#next]!
    const value = { ...line, ...slice(line, found.value), simple: simple.slice(found.value) }
    if (/^法规名称$/u.test(found.name) && this.#title.length === 0) this.#add([value])
    // 受文者：如行文單位 is said again under the text
    if (/^(?:分发名单|受文者)$/u.test(found.name) && value.text !== "")
      if (!/^如/u.test(value.text)) this.#distribution ??= splitAddressees(value)
    if (/^(?:公布|修正|成文|发文)日期$/u.test(found.name)) this.#dated(value)
    return this.#pass()
  }

  #dated(value: PrintedLine): void {
    const found = dayOver(value, this.#lines[this.#next + 1])
    if (found === null) return
    this.#day ??= found.day
    this.#next += found.lines - 1
  }

  #numbered(): boolean {
    const found = numberAt(this.#lines, this.#next)
    if (found === null) return this.#numberedAndDated()
    this.#number ??= found.flow
    // what stands above 第15/2001號行政法規 is of the gazette
    if (/^第\d+\/\d{4}[号號]/u.test(found.flow.text) && !isTitle(simpleOf(this.#title)))
      this.#title.length = 0
    // the name of the issuer above the number is no part of the title
    if (this.#title.length > 0 && this.#title.every((line) => bodyNames(line.simple)))
      this.#above.push(...this.#title.splice(0).flatMap((line) => splitNames(line)))
    this.#signatory ??= signerAt(this.#lines, this.#next, found.next)
    this.#next = found.next
    return true
  }

  #numberedAndDated(): boolean {
    const found = datedNumberAt(this.#lines[this.#next]!)
    if (found === null) return false
    this.#number ??= found.number
    this.#day ??= found.day
    this.#next++
    return true
  }

  #addressed(): boolean {
    const found = addresseesAt(this.#lines, this.#next, this.#title)
    if (found === null) return false
    this.#addressees = found.addressees
    this.#next = found.next
    return true
  }

  /** Words in brackets under the title: of its adoption, or a part of it （试行）. */
  #noted(): boolean {
    if (this.#title.length > 0 && this.#history()) return true
    const found = this.#title.length === 0 ? null : bracketAt(this.#lines, this.#next)
    if (found === null) return false
    const simple = toSimplifiedAligned(found.flow.text)
    const date = dayOf(simple.slice(1, -1))
    if (date !== null) this.#day ??= { flow: slice(found.flow, 1, found.flow.text.length - 1), date }
    else if (/通过|修订|修正|批准|公布|发布|施行|订立/u.test(simple)) this.#adoption ??= found.flow
    else if (/行|稿|草案|年|版|本/u.test(found.flow.text))
      this.#add(this.#lines.slice(this.#next, found.next))
    this.#next = found.next
    return true
  }

  /** 中華民國105年3月10日…號令訂定, one line for each change: the words of adoption of a rule of Taiwan. */
  #history(): boolean {
    const end = historyEnd(this.#lines, this.#next)
    if (end === this.#next) return false
    this.#adoption ??= join(this.#lines.slice(this.#next, end))
    this.#next = end
    return true
  }

  #titleLine(simple: string): boolean {
    if (this.#title.length >= 20 || !isTitleLine(simple)) return false
    // a number in a form of its own is no title
    if (
      this.#title.length === 0 &&
      /^\S{1,20}\s?.?\s?[\d０-９]{4}\s?年?\D{1,4}[\d０-９]{1,5}\s?号$/u.test(simple)
    ) {
      this.#next++
      return true
    }
    if (textBegins.test(simple) && balanced(simpleOf(this.#title))) return false
    // 《噪音管制规例》 alone: the title in its marks
    const quoted = this.#title.length === 0 && /^《[^《》]+》$/u.test(simple) && isTitle(simple.slice(1, -1))
    if (quoted) {
      const whole = this.#lines[this.#next]!
      this.#add([{ ...whole, ...slice(whole, 1, whole.text.length - 1), simple: simple.slice(1, -1) }])
      this.#next++
      return true
    }
    // 市十五届人大二次会议 / 文件（8）, A类 / 同意公开 above the title proper
    if (
      /^关于/u.test(simple) &&
      (/(?:文件|材料)[（(]?[\d一二三四五六七八九十]{0,3}[）)]?$/u.test(simpleOf(this.#title)) ||
        this.#title.every(({ simple }) => simple.length <= 5 && !isBodyName(simple)))
    )
      this.#title.length = 0
    // 通　　知 on the last line of a title
    const line = this.#lines[this.#next]!
    const wide = this.#title.length > 0 && isKind(simple)
    this.#add([wide ? { ...line, ...compact(line), simple: simple.replace(/\s/gu, "") } : line])
    this.#next++
    return true
  }

  /** Day and issuers under the title, or a title that goes on. */
  #belowTitle(): boolean {
    const line = this.#lines[this.#next]!
    const said = spokenAt(this.#lines, this.#next) ?? signedAt(line)
    if (said !== null) {
      this.#issuers.push(...said.issuers)
      this.#day ??= said.day
      this.#next += said.lines
      return true
    }
    const date = dayOf(line.simple)
    // a title does not go on behind the words of its adoption
    const end = this.#adoption === null ? continuation(this.#lines, this.#next, this.#title) : this.#next
    const below = this.#lines[this.#next + 1]?.simple ?? ""
    const issuer =
      isBodyName(line.simple) && (this.#adoption === null || dayOf(below) !== null || isBodyName(below))
    if (date !== null) this.#day ??= { flow: line, date }
    else if (issuer) this.#issuers.push(line)
    else if (end === this.#next) return false
    else this.#add(this.#lines.slice(this.#next, end))
    this.#next = date !== null || issuer ? this.#next + 1 : end
    return true
  }

  #add(lines: Lines): void {
    if (this.#title.length === 0) this.#titleFrom = this.#next
    this.#title.push(...lines)
  }
}
