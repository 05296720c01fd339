/** Colour and alignment for terminals. Colour is given up where it is not wanted; alignment knows that 汉字 are wide. */
import { displayWidth } from "effect/cli/CliOutput"

export interface Style {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly yellow: (text: string) => string
  readonly green: (text: string) => string
}

const paint = (on: boolean, code: number) => (text: string) => (on ? `\u001b[${code}m${text}\u001b[0m` : text)

export const styleOf = (colours: boolean): Style => ({
  bold: paint(colours, 1),
  dim: paint(colours, 2),
  red: paint(colours, 31),
  yellow: paint(colours, 33),
  green: paint(colours, 32)
})

export const statusColour = (style: Style, status: string): ((text: string) => string) =>
  status === "fail" ? style.red : status === "warn" ? style.yellow : style.green

export const padEnd = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - displayWidth(text)))

/** Columns aligned by their widest cell, two blanks apart. */
export const align = (rows: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> => {
  const widths: Array<number> = []
  for (const row of rows)
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell))
  return rows.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : padEnd(cell, widths[i]!)))
      .join("  ")
      .trimEnd()
  )
}

export const count = (n: number): string => n.toLocaleString("en-US")

/** `1 row`, `2 rows`. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${count(n)} ${n === 1 ? one : many}`

/** A sentence or name on one line, at most so many characters. */
export const oneLine = (text: string, most = 60): string => {
  const characters = [...text.replace(/\s+/gu, " ").trim()]
  return characters.length > most ? `${characters.slice(0, most - 1).join("")}…` : characters.join("")
}
