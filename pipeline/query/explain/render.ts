/** An answer as text for a terminal, and as a value for `--json`. */
import type { AnyRow, Dataset } from "#schemas/dataset.ts"
import { jsonText } from "../../publish/values.ts"
import { checkLines } from "../checks.ts"
import { jsonDocument } from "../json.ts"
import type { Library } from "../Library.ts"
import { align, counted, oneLine, type Style } from "../style.ts"
import { render } from "./excerpt.ts"
import type { Answer, Explanation, Place } from "./explain.ts"
import type { Hit } from "./find.ts"

/** Related rows that are told of each kind. */
const most = 8
const mostNamed = 20

export const renderAnswer = (library: Library, answer: Answer, columns: number, style: Style): string => {
  const total = answer.explanations.length + answer.more.length
  const head = `${JSON.stringify(answer.query)} is ${meaning[answer.meaning]} ${counted(total, "row")}`
  const blocks = answer.explanations.map((e) => explanationText(library, e, columns, style))
  const more = answer.more
    .slice(0, mostNamed)
    .map((hit) => [`  ${hit.dataset.name}`, idOf(hit), label(library, hit)])
  const rest = answer.more.length - more.length
  return [
    style.bold(head),
    ...blocks,
    ...(more.length === 0 ? [] : [[style.bold("Also in"), ...align(more)].join("\n")]),
    ...(rest > 0 ? [`… and ${rest} more; --all explains every one`] : [])
  ].join("\n\n")
}

const meaning = { id: "the id of", number: "a figure in", text: "a text in" }

const explanationText = (library: Library, e: Explanation, columns: number, style: Style): string => {
  const section = (title: string, lines: ReadonlyArray<string>): ReadonlyArray<string> =>
    lines.length === 0 ? [] : [`  ${style.bold(title)}`, ...lines.map((line) => `    ${line}`)]
  const referred = Object.entries(e.referredToBy).map(([table, n]) => `${n} of ${table}`)
  return [
    `${style.bold(e.dataset.name)} ${e.dataset.title.zh} · ${idOf(e)}`,
    ...align(cells(library, e).map(([name, value]) => [`  ${name}`, value])),
    ...placesText(e.places, columns, style),
    ...section("Agrees", relatedLines(library, e.agree)),
    ...section("Differs", relatedLines(library, e.differ)),
    ...section("Checks", checkLines(e.checks, library.files, style)),
    ...section("Referred to by", referred.length === 0 ? [] : [referred.join(", ")])
  ].join("\n")
}

/** Cells that hold something, ids with the name that they stand for; the span is left out: the lines show it. */
const cells = (library: Library, { dataset, row, columns }: Explanation) =>
  Object.entries(dataset.columns)
    .filter(([name]) => !["source_id", "line", "start", "end", dataset.id].includes(name))
    .filter(([name]) => row[name] !== null && row[name] !== undefined)
    .map(([name, { references }]) => {
      const called = references === null ? null : nameOf(library, references, row[name])
      const value = called === null ? shown(row[name]) : `${shown(row[name])} (${called})`
      return [`${columns?.includes(name) ? "→" : " "} ${name}`, value] as const
    })

/** What the row of an id is called; null if it has no name. */
const nameOf = ({ tables }: Library, table: string, id: unknown): string | null => {
  const found = tables.get(table)
  const row = found?.rows.find((other) => other[found.dataset.id] === id)
  const name = row?.["name"] ?? row?.["title"] ?? row?.["file"]
  return typeof name === "string" ? oneLine(name) : null
}

const shown = (value: unknown): string =>
  oneLine(typeof value === "string" ? value : Array.isArray(value) ? value.join("; ") : jsonText(value), 160)

/** Places that say the same of the same columns stand under one head. */
const placesText = (places: ReadonlyArray<Place>, columns: number, style: Style): ReadonlyArray<string> =>
  [...Map.groupBy(places, (place) => headOf(place, style)).values()].flatMap((alike) => {
    const rest = alike.length - most
    return [
      headOf(alike[0]!, style),
      ...alike.slice(0, most).flatMap((place) => placeText(place, columns, style)),
      ...(rest > 0 ? [`    … and ${rest} more places`] : [])
    ]
  })

const headOf = ({ columns, file, method, rule }: Place, style: Style): string => {
  const what = columns.length === 0 ? "the row" : columns.join(", ")
  const how = method === "row" ? "" : ` · ${method}${rule === null ? "" : `: ${rule}`}`
  return `  ${style.bold(what)} ← ${file}${how}`
}

const placeText = ({ lines, page }: Place, columns: number, style: Style): ReadonlyArray<string> => [
  ...(page === null ? [] : [`    page ${page}`]),
  ...render(lines, columns - 4, style.red).map((line) => `    ${line}`)
]

const relatedLines = (library: Library, hits: ReadonlyArray<Hit>): ReadonlyArray<string> => {
  const lines = align(hits.slice(0, most).map((hit) => [hit.dataset.name, idOf(hit), label(library, hit)]))
  return hits.length > most ? [...lines, `… and ${hits.length - most} more`] : lines
}

const idOf = ({ dataset, row }: { readonly dataset: Dataset; readonly row: AnyRow }): string =>
  String(row[dataset.id])

const telling = [
  ...["name", "alias", "title", "term", "table", "metric", "subject", "code", "measure", "relation", "kind"],
  ...["date", "amount", "amount_printed", "unit_printed", "count", "stated", "total_income"],
  ...["total_expenditure", "label", "heading", "text", "status", "rule", "message"]
]

/** A row in a few words: names instead of ids, what is said, and where. */
export const label = (library: Library, { dataset, row }: Hit): string => {
  const names = Object.entries(dataset.columns).flatMap(([column, { references }]) => {
    if (references !== "organizations" && references !== "regions") return []
    return nameOf(library, references, row[column]) ?? []
  })
  const said = telling.flatMap((column) =>
    row[column] === null || row[column] === undefined || column === dataset.id
      ? []
      : [oneLine(shown(row[column]), 40)]
  )
  const file = library.files.get(String(row["source_id"]))
  const place = file === undefined ? [] : [row["line"] === null ? file : `${file}:${row["line"]}`]
  return [...names, ...said, ...place].join(" · ")
}

export const answerJson = (library: Library, answer: Answer): string =>
  jsonDocument({
    query: answer.query,
    meaning: answer.meaning,
    explanations: answer.explanations.map((e) => ({
      table: e.dataset.name,
      id: idOf(e),
      columns: e.columns,
      row: e.row,
      places: e.places,
      agree: e.agree.map((hit) => reference(library, hit)),
      differ: e.differ.map((hit) => reference(library, hit)),
      checks: e.checks,
      referred_to_by: e.referredToBy
    })),
    more: answer.more.map((hit) => reference(library, hit))
  })

const reference = (library: Library, hit: Hit) => ({
  table: hit.dataset.name,
  id: idOf(hit),
  label: label(library, hit)
})
