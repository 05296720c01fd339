/** Parameters of infoboxes of public bodies, by whatever name, as attributes. */
import { toSimplified } from "../../knowledge/script.ts"
import { type Inline, spanOf, type WikiDocument, type WikiParameter } from "../../parse/wiki/WikiDocument.ts"
import { INFOBOX_NAMES, type InfoboxAttribute } from "./infoboxNames.ts"
import { type Line, lineOf } from "./passages.ts"
import type { Table } from "./titledTable.ts"

const attributes = new Map(
  (Object.keys(INFOBOX_NAMES) as ReadonlyArray<InfoboxAttribute>).flatMap((attribute) =>
    INFOBOX_NAMES[attribute].map((name) => [name, attribute] as const)
  )
)

/** The attribute that a parameter or the head of a column names; null if it has no place in the contract. */
export const attributeOf = (name: string): InfoboxAttribute | null =>
  attributes.get(
    toSimplified(name)
      .trim()
      .toLowerCase()
      .replace(/[\s_]*\d{0,2}$/u, "")
      .replace(/[（(][^（）()]{0,20}[）)]$/u, "")
      .replace(/\s+/gu, "_")
  ) ?? null

export interface InfoboxEntry {
  readonly attribute: InfoboxAttribute
  readonly value: Inline
  readonly parameter: WikiParameter
}

/** The parameters of each template that is an infobox. */
export const infoboxesOf = (document: WikiDocument): ReadonlyArray<ReadonlyArray<WikiParameter>> =>
  document.blocks.flatMap((block) => {
    if (block.type === "table") return boxOfTable(block)
    return block.type === "template" && isInfobox(block.name, block.parameters) ? [block.parameters] : []
  })

/** A table of two columns, names before values, is an infobox if three of the names are such as infoboxes have. */
const boxOfTable = ({ rows }: Table): ReadonlyArray<ReadonlyArray<WikiParameter>> => {
  const pairs = rows.filter((row) => row.length === 2 && !row[1]!.repeated)
  if (pairs.length < 3 || rows.some((row) => row.length !== 2)) return []
  const parameters = pairs.map(([key, value]) => ({
    name: key!.inline.text.trim(),
    value: value!.inline,
    span: { start: key!.span.start, end: value!.span.end },
    valueSpan: spanOf(value!.inline)
  }))
  return parameters.filter(({ name }) => attributeOf(name) !== null).length >= 3 ? [parameters] : []
}

/** Every parameter with a place in the contract, blank ones included, of the templates that are infoboxes. */
export const infoboxOf = (document: WikiDocument): ReadonlyArray<InfoboxEntry> =>
  infoboxesOf(document)
    .flat()
    .flatMap((parameter) => {
      const attribute = attributeOf(parameter.name)
      return attribute === null ? [] : [{ attribute, value: parameter.value, parameter }]
    })

const isInfobox = (name: string, parameters: ReadonlyArray<WikiParameter>): boolean =>
  /^(?:infobox|信息框)|(?:infobox|信息框|信息框|资讯框)$/iu.test(toSimplified(name).trim()) ||
  parameters.filter(
    (parameter) => /\p{Script=Han}/u.test(parameter.name) && attributeOf(parameter.name) !== null
  ).length >= 3

/** The values of a parameter: split at `<br/>` and line ends, blank ones left out. */
export const linesOfValue = (value: Inline): ReadonlyArray<Line> => {
  const cuts = value.marks.filter(({ type }) => type === "break").map(({ start }) => start)
  for (let i = 0; i < value.text.length; i++) if (value.text[i] === "\n") cuts.push(i)
  const ends = [...cuts.sort((a, b) => a - b), value.text.length]
  return ends
    .map((end, i) => {
      let [from, to] = [i === 0 ? 0 : ends[i - 1]!, end]
      while (from < to && /\s/u.test(value.text[from]!)) from++
      while (to > from && /\s/u.test(value.text[to - 1]!)) to--
      return lineOf(value, from, to)
    })
    .filter(({ text }) => !isBlank(text))
}

/** A value that says nothing: a dash, 不详, 无. */
export const isBlank = (text: string): boolean =>
  /^[\s—–\-－?？/／、.…*]*$|^(?:不[详詳明]|未[详詳知]|待[考查定补補]|[无無]|[暂暫][无無缺]|空缺|N\/?A|TBA|TBD)$/iu.test(
    text.trim()
  )
