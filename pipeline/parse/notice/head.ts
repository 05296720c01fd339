/** What stands above the text of a document: number, title, words of adoption, addressees. */
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import { addresseesAt, splitAddressees } from "./addressees.ts"
import { compact, type Flow, join, slice } from "./Flow.ts"
import { labelOf } from "./labels.ts"
import {
  attachmentOf,
  balanced,
  catalogLine,
  dayOf,
  isBodyName,
  isColophon,
  isComplete,
  isContents,
  isDocumentNumber,
  isKind,
  isTitle,
  isTitleLine
} from "./lineForms.ts"
import type { Day } from "./NoticeDocument.ts"
import { type PrintedLine, simpleOf } from "./physicalLines.ts"
import { type Signatory, signerOf } from "./signatory.ts"

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

/** How a text begins, and a title does not. */
const textBegins =
  /^(?:为(?!.*(?:通知|意见|办法|规定|决定)$)|根据|按照|依据|依照|遵照|现将|现就|经|近年来|近期|日前|各|我[市省区县局]|今年|当前|截至|你[市省区县局们]|行政长官|立法会)/u

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
    if (this.#title.length === 0 && this.#kind !== null) this.#title.push(this.#kind)
    const title = this.#title.length > 0 && this.#isWhole() ? join(this.#title) : null
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
    if (isMasthead(simple, this.#title.length === 0)) {
      if (/文\s{0,4}件$/u.test(simple))
        this.#above.push(...splitNames(this.#lines[this.#next]!, /文\s{0,4}件$/u))
      return this.#pass()
    }
    if (this.#numbered() || this.#masthead(simple) || this.#addressed() || this.#noted()) return true
    if (labelOf(simple) !== null || isComplete(simple) || attachmentOf(simple) !== null) return false
    if (this.#title.length > 0 && isContents(simple)) return false
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
    for (let n = 2; n <= 4; n++) {
      const whole = simpleOf(this.#lines.slice(this.#next, this.#next + n)).replace(/\s/gu, "")
      if (!/文件$/u.test(whole) || !isBodyName(whole.slice(0, -2))) continue
      const above = compact(join(this.#lines.slice(this.#next, this.#next + n)))
      this.#above.push(slice(above, 0, above.text.length - 2))
      this.#next += n
      return true
    }
    const names = this.#lines.slice(this.#next, this.#next + 8)
    const end = names.findIndex((line) => !bodyNames(line.simple))
    if (end < 1 || !/^(?:文\s{0,4}件|令|公\s{0,4}告)$/u.test(names[end]!.simple)) return false
    this.#above.push(...names.slice(0, end).flatMap((line) => splitNames(line)))
    this.#next += end + 1
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
    if (/^(?:分发名单|受文者)$/u.test(found.name) && value.text !== "")
      this.#distribution ??= splitAddressees(value)
    if (/^(?:公布|修正|成文|发文)日期$/u.test(found.name)) this.#dated(value)
    return this.#pass()
  }

  /** A day on the line, or on this and the next. */
  #dated(value: PrintedLine): void {
    const below = this.#lines[this.#next + 1]
    for (const parts of below === undefined ? [[value]] : [[value], [value, below]]) {
      const date = dayOf(simpleOf(parts))
      if (date === null) continue
      this.#day ??= { flow: join(parts), date }
      this.#next += parts.length - 1
      return
    }
  }

  #numbered(): boolean {
    const found = numberAt(this.#lines, this.#next)
    if (found === null) return false
    this.#number ??= found.flow
    // the name of the issuer above the number is no part of the title
    if (this.#title.length > 0 && this.#title.every((line) => bodyNames(line.simple)))
      this.#above.push(...this.#title.splice(0).flatMap((line) => splitNames(line)))
    this.#signatory ??= signerAt(this.#lines, this.#next, found.next)
    this.#next = found.next
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
    const found = this.#title.length === 0 ? null : bracketAt(this.#lines, this.#next)
    if (found === null) return false
    const simple = toSimplifiedAligned(found.flow.text)
    const date = dayOf(simple.slice(1, -1))
    if (date !== null) this.#day ??= { flow: slice(found.flow, 1, found.flow.text.length - 1), date }
    else if (/通过|修订|修正|批准|公布|发布|施行/u.test(simple)) this.#adoption ??= found.flow
    else if (/行|稿|草案|年|版|本/u.test(found.flow.text))
      this.#add(this.#lines.slice(this.#next, found.next))
    this.#next = found.next
    return true
  }

  #titleLine(simple: string): boolean {
    if (this.#title.length >= 20 || !isTitleLine(simple)) return false
    if (textBegins.test(simple) && balanced(simpleOf(this.#title))) return false
    this.#add(this.#lines.slice(this.#next, this.#next + 1))
    this.#next++
    return true
  }

  /** Day and issuers under the title, or a title that goes on. */
  #belowTitle(): boolean {
    const line = this.#lines[this.#next]!
    const date = dayOf(line.simple)
    const end = continuation(this.#lines, this.#next, this.#title)
    if (date !== null) this.#day ??= { flow: line, date }
    else if (isBodyName(line.simple)) this.#issuers.push(line)
    else if (end === this.#next) return false
    else this.#add(this.#lines.slice(this.#next, end))
    this.#next = date !== null || isBodyName(line.simple) ? this.#next + 1 : end
    return true
  }

  #add(lines: Lines): void {
    if (this.#title.length === 0) this.#titleFrom = this.#next
    this.#title.push(...lines)
  }
}

/** Names of bodies and nothing else, blanks between them. */
const bodyNames = (simple: string): boolean => simple.split(/\s+/u).every(isBodyName)

const splitNames = (line: PrintedLine, but = /$/u): ReadonlyArray<Flow> =>
  [...line.text.slice(0, line.simple.search(but)).matchAll(/\S+/gu)].map((match) =>
    slice(line, match.index, match.index + match[0].length)
  )

/** Names under which a catalogue gives the number. */
const isNumberName = (name: string): boolean => /^(?:发文字号|文号)$/u.test(name)

const isPlausible = (title: string): boolean => isTitle(title) || /^关于.{4,}$/u.test(title)

/** What stands above a title: the masthead …文件, urgency, the catalogue of an official site. */
const isMasthead = (line: string, first: boolean): boolean =>
  (first && isBodyName(line.replace(/\s|文件$/gu, "")) && /文件$/u.test(line)) ||
  (first && /^[\p{Script=Han}\s]{2,60}公报$|^\p{Script=Han}{2,4}特别行政区$|^中华人民共和国$/u.test(line)) ||
  /^(?:特急|加急|急件|平急|特提|机密|秘密|绝密|内部)(?:★.{0,8})?$/u.test(line) ||
  isColophon(line)

/** A document number on up to three lines, with or without its name before it. */
const numberAt = (lines: Lines, i: number): { readonly flow: Flow; readonly next: number } | null => {
  for (let n = 1; n <= 3 && i + n <= lines.length; n++) {
    const part = lines.slice(i, i + n)
    const sentence = part.some(
      (line) => line.text.length > 80 || isComplete(line.simple.replace(/签发人.*$/u, ""))
    )
    if (sentence) return null
    // a line that is a number by itself does not end the line above
    if (n > 1 && isDocumentNumber(part.at(-1)!.simple.replace(/\s/gu, ""))) return null
    const name = catalogLine(part[0]!.simple)
    if (name !== null && !isNumberName(name.name)) return null
    let flow = compact(join(part))
    const simple = simpleOf(part).replace(/\s/gu, "")
    const start = name === null ? 0 : /[：:]/u.exec(simple)!.index + 1
    const signed = simple.indexOf("签发人")
    flow = slice(flow, start, signed > 0 ? signed : flow.text.length)
    const bare = simple.slice(start, signed > 0 ? signed : simple.length)
    const inner = /^[（(](.*)[）)]$/u.exec(bare)
    if (inner !== null && isDocumentNumber(inner[1]!))
      return { flow: slice(flow, 1, flow.text.length - 1), next: i + n }
    if (isDocumentNumber(bare) && !bare.includes("关于"))
      return { flow, next: i + n + signerBelow(lines, i + n) }
  }
  return null
}

const signerAt = (lines: Lines, from: number, next: number): Signatory | null => {
  const line = lines.slice(from, next).find(({ simple }) => simple.includes("签发人"))
  return line === undefined ? null : signerOf(line, line.simple, lines[lines.indexOf(line) + 1] ?? null)
}

/** 签发人： at the end of a line has its name on the next. */
const signerBelow = (lines: Lines, next: number): number =>
  /签发人[：:]?$/u.test(lines[next - 1]!.simple) && (lines[next]?.text.length ?? 9) <= 4 ? 1 : 0

/** Words in brackets that begin and end with lines; those of a law that was often amended are long. */
const bracketAt = (lines: Lines, i: number): { readonly flow: Flow; readonly next: number } | null => {
  if (!/^[（(]/u.test(lines[i]!.simple) || labelOf(lines[i]!.simple) !== null) return null
  let depth = 0
  for (let n = 0; n < 80 && i + n < lines.length; n++) {
    for (const c of lines[i + n]!.simple) depth += /[（(]/u.test(c) ? 1 : /[）)]/u.test(c) ? -1 : 0
    if (depth > 0) continue
    const whole = depth === 0 && /[）)]$/u.test(lines[i + n]!.simple)
    return whole ? { flow: join(lines.slice(i, i + n + 1)), next: i + n + 1 } : null
  }
  return null
}

/** Further lines of a title that could end already: 关于…办法 / 实施工作的通知. */
const continuation = (lines: Lines, i: number, title: Lines): number => {
  let whole = simpleOf(title)
  for (let n = 0; n < 3 && i + n < lines.length; n++) {
    const line = lines[i + n]!.simple
    if (
      !isTitleLine(line) ||
      textBegins.test(line) ||
      /^(?:关于|中共|第)|，/u.test(line) ||
      labelOf(line) !== null
    )
      return i
    whole += line
    if (isTitle(whole) && whole.length <= 120) return i + n + 1
  }
  return i
}
