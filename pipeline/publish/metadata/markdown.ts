/** Markdown tables of values that may hold anything. */

/** A value in a cell, or in a line: no line break, no column of its own, nothing that Markdown or HTML would act on. */
export const inline = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .replace(/[\\|<>[\]*_`]/gu, (sign) => `\\${sign}`)
    .trim()

/** Code: only what would end it, or the cell, is changed. */
export const code = (text: string): string => `\`${text.replace(/[`|\s]/gu, " ")}\``

export const table = (
  head: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string>>
): ReadonlyArray<string> => [
  `| ${head.join(" | ")} |`,
  `| ${head.map(() => "---").join(" | ")} |`,
  ...rows.map((row) => `| ${row.join(" | ")} |`),
  ""
]
