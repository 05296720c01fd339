/** Prints a document in another layout, as other renderings of the same file would: for tests. */

export interface Layout {
  /** Columns of a line; Infinity for text that is not wrapped. */
  readonly columns: number
  /** A closing mark may not begin a line, nor a number be broken. */
  readonly kinsoku: boolean
  /** Columns by which a first line is indented; `visible` if the blanks are kept. */
  readonly indent: number
  readonly visible: boolean
  /** Empty lines after each line. */
  readonly blank: number
  /** What stands at the end and at the beginning of each page of `lines` lines. */
  readonly pages: "none" | "number" | "dashes" | "formfeed" | "space" | "head"
  readonly lines: number
  readonly newline: string
}

const wide = /[\u2010-\u2027\u2030-\u205E\u2460-\u24FF\u2500-\u257F\u2E80-\uD7A3\uFF00-\uFF60]/u

const wrap = (paragraph: string, { columns, indent, kinsoku, visible }: Layout): ReadonlyArray<string> => {
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
    const own = wide.test(c) ? 2 : 1
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
        : []

const pageBegin = ({ pages }: Layout): string => (pages === "space" ? " " : pages === "formfeed" ? "\f" : "")
