/** Prints a document in another layout, as other renderings of the same file would: for tests. */
import { between, pick, type Random } from "./fragments.ts"

export interface Layout {
  /** Columns of a line; Infinity for text that is not wrapped. */
  readonly columns: number
  /** Every character counts as two columns, digits too: how a program wraps that counts characters. */
  readonly even?: boolean
  /** A closing mark may not begin a line, nor a number be broken. */
  readonly kinsoku: boolean
  /** Columns by which a first line is indented; `visible` if the blanks are kept. */
  readonly indent: number
  readonly visible: boolean
  /** Empty lines after each line. */
  readonly blank: number
  /** What stands at the end and at the beginning of each page of `lines` lines. */
  readonly pages: "none" | "number" | "dashes" | "formfeed" | "space" | "head" | "running"
  readonly lines: number
  readonly newline: string
}

const wide = /[\u2010-\u2027\u2030-\u205E\u2460-\u24FF\u2500-\u257F\u2E80-\uD7A3\uFF00-\uFF60]/u

const wrap = (
  paragraph: string,
  { columns, even, indent, kinsoku, visible }: Layout
): ReadonlyArray<string> => {
  const lines: Array<string> = []
  let line = ""
  let width = indent
  const characters = [...paragraph]
  characters.forEach((c, i) => {
    const before = characters[i - 1] ?? ""
    const bound =
      c === " " ||
      before === " " ||
      (kinsoku &&
        (/[，。；：！？、）》”’]/u.test(c) ||
          /[（《“]/u.test(before) ||
          (/[\dA-Za-z+]/u.test(c) && /[\dA-Za-z+]/u.test(before))))
    const own = even || wide.test(c) ? 2 : 1
    if (width + own > columns && !bound && line !== "") {
      lines.push(line)
      line = ""
      width = 0
    }
    line += c
    width += own
  })
  lines.push(line)
  return lines.map((text, i) =>
    i === 0 && visible && indent > 0 ? "　　".slice(0, indent / 2) + text : text
  )
}

export const print = (paragraphs: ReadonlyArray<string>, layout: Layout): string => {
  const out: Array<string> = []
  paragraphs
    .flatMap((paragraph) => wrap(paragraph, layout))
    .forEach((line, i) => {
      const page = i > 0 && i % layout.lines === 0 ? i / layout.lines : 0
      if (page > 0) out.push(...pageEnd(layout, page))
      out.push(
        page === 0 ? line : pageBegin(layout) + line,
        ...Array.from({ length: layout.blank }, () => "")
      )
    })
  return out.join(layout.newline)
}

const pageEnd = ({ pages }: Layout, page: number): ReadonlyArray<string> =>
  pages === "number" || pages === "formfeed"
    ? ["", String(page), ""]
    : pages === "dashes"
      ? [`- ${page} -`]
      : pages === "head"
        ? [`— ${page} —`, "", "\f临江市人民政府公报"]
        : pages === "running"
          ? ["", `— ${page} —`, "临江市人民政府公报", ""]
          : []

const pageBegin = ({ pages }: Layout): string => (pages === "space" ? " " : pages === "formfeed" ? "\f" : "")

/** Any way in which a file of official text may be set: 18 to 60 characters a line, or paragraphs in one line. */
export const policyLayout = (next: Random): Layout => {
  const indent = pick(next, [0, 4])
  return {
    columns: next() < 0.1 ? Number.POSITIVE_INFINITY : 2 * between(next, 18, 60),
    even: next() < 0.3,
    kinsoku: next() < 0.5,
    indent,
    visible: indent > 0 && next() < 0.6,
    blank: pick(next, [0, 0, 1, 2]),
    pages: pick(next, ["none", "number", "dashes", "formfeed", "space", "head", "running"] as const),
    lines: between(next, 18, 40),
    newline: pick(next, ["\n", "\r\n"])
  }
}
