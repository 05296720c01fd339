/** What of a document became data: places with the row that each was read into, and how much of the text they are. */
import type { Corpus } from "../../Corpus.ts"
import { evidenceOf } from "../../links.ts"
import type { Mark } from "../../marked.ts"
import type { Cell, DocumentFacts } from "../evidence/DocumentFacts.ts"

export interface Used extends Mark {
  /** Evidence of the row, as a path of the site. */
  readonly path: string
}

/**
 * A cell of the row that stands here; one of a row that stands elsewhere (the unit above a table), or of a link; a sentence or
 * a row as a whole.
 */
export const rank = { cell: 3, shared: 2, row: 1 } as const

/** Cells that are the sentence around the others. */
const wholes = new Set(["text", "definition"])

const rankOf = ({ column, table }: Cell, onLine: boolean): number => {
  if (wholes.has(column) && table !== "links") return rank.row
  return onLine && table !== "links" ? rank.cell : rank.shared
}

/** In the order of their places; one for all cells of a row that share a place. */
export const usedOf = (
  { byId, cells, document, subjects }: DocumentFacts,
  { organizations, regions }: Corpus
): ReadonlyArray<Used> => {
  const marks = new Map<string, Used>()
  for (const [id, all] of cells) {
    const row = byId.get(id) ?? organizations.get(id) ?? regions.get(id)
    if (row === undefined || row.start === null || row.end === null) continue
    for (const cell of all) {
      const { end, source_id, start } = cell
      if (source_id !== document.source.source_id || start === null || end === null) continue
      const within = row.source_id === source_id && start >= row.start && end <= row.end
      const onLine = within || (row.source_id === source_id && Math.abs(start - row.start) < 80)
      const key = `${start} ${end} ${id}`
      const mark = { start, end, rank: rankOf(cell, onLine), path: evidenceOf(row, id) }
      if ((marks.get(key)?.rank ?? 0) < mark.rank) marks.set(key, mark)
    }
  }
  for (const subject of subjects) {
    const { end, id, start } = subject
    if (!marks.has(`${start} ${end} ${id}`))
      marks.set(`row ${id}`, { start, end, rank: rank.row, path: evidenceOf(subject, id) })
  }
  return [...marks.values()].sort((a, b) => a.start - b.start || b.end - a.end)
}

export interface Share {
  /** Characters that are not blank, in code points. */
  readonly characters: number
  /** Those of them that stand in a place that became data. */
  readonly used: number
}

/** Share of a stretch of the text. `used` in the order of their places; linear in both. */
export const shareOf = (
  { document }: DocumentFacts,
  used: ReadonlyArray<Used>,
  from: number,
  to: number
): Share => {
  let characters = 0
  let count = 0
  let next = 0
  let reach = 0
  let at = from
  for (const character of document.text.slice(from, to)) {
    while (next < used.length && used[next]!.start <= at) reach = Math.max(reach, used[next++]!.end)
    if (!/\s/u.test(character)) {
      characters++
      if (at < reach) count++
    }
    at++
  }
  return { characters, used: count }
}

export const percentOf = ({ characters, used }: Share): string =>
  characters === 0 ? "—" : `${((100 * used) / characters).toFixed(1)}%`
