/** Where everything stands in the site. Computed from a row alone, so that any page can point at any other. */

/** Rows of the budgets: their pages lie together. */
export const budgetPage = (budget_id: string): string => `budgets/${budget_id}/index.html`
/** A printed table, rebuilt; `position` as in `budget_tables`. */
export const tablePage = (budget_id: string, position: number): string =>
  `budgets/${budget_id}/table-${position}.html`
/** A chart as a page of its own, for other sites to embed. */
export const chartPage = (budget_id: string, chart: string): string =>
  `budgets/${budget_id}/chart-${chart}.html`
export const organizationPage = (org_id: string): string => `organizations/${org_id}.html`
export const policyPage = (policy_id: string): string => `policies/${policy_id}.html`
/** What the release changed, row by row. A first release has no such page. */
export const changesPage = "data/changes.html"
/** A published table: its dictionary, files and first rows. */
export const datasetPage = (name: string): string => `data/${name}.html`
const charactersPerEvidencePage = 500
const charactersPerCheckPage = 1000
export const linesPerSourcePage = 200

interface Placed {
  readonly source_id: string
  /** Null is the beginning. */
  readonly start: number | null
}

/** The page of evidence on which a row of this place stands. */
export const evidencePage = ({ source_id, start }: Placed): string =>
  `evidence/${source_id}/${Math.floor((start ?? 0) / charactersPerEvidencePage) + 1}.html`

/** The evidence of a row: the line that it stands on, how it was read, and what agrees with it. `id` is the row's own. */
export const evidenceOf = (placed: Placed, id: string): string => `${evidencePage(placed)}#${id}`

/** The checks of a document, those that found something first. */
export const checksOfSourcePage = (source_id: string): string => `checks/${source_id}/index.html`
/** Checks of what stands in a part of a document. */
export const checkPartPage = ({ source_id, start }: Placed): string =>
  `checks/${source_id}/${Math.floor((start ?? 0) / charactersPerCheckPage) + 1}.html`

/** A check, with both its sides. One that is of no document stands with all of them. */
export const checkPage = ({ check_id, source_id, start }: CheckPlace): string =>
  `${source_id === null ? "checks/index.html" : checkPartPage({ source_id, start })}#${check_id}`

export interface CheckPlace {
  readonly check_id: string
  readonly source_id: string | null
  readonly start: number | null
}

/** Overview of a source: what it is, and how much of it became data. */
export const sourcePage = (source_id: string): string => `sources/${source_id}/index.html`
/** A part of the text of a source, by the number of the part, from 1. */
export const sourcePartPage = (source_id: string, part: number): string => `sources/${source_id}/${part}.html`
export const partOfLine = (line: number): number => Math.floor((line - 1) / linesPerSourcePage) + 1
/** A line of the text of a source. */
export const lineOf = (source_id: string, line: number): string =>
  `${sourcePartPage(source_id, partOfLine(line))}#L${line}`
/** A part of the directory, from 1. */
export const directoryPage = (number: number): string =>
  number === 1 ? "organizations/index.html" : `organizations/index-${number}.html`
/** A part of the matrix of offices and regions, from 1. */
export const coveragePage = (number: number): string =>
  number === 1 ? "organizations/regions.html" : `organizations/regions-${number}.html`
/** A part of the list of budgets, from 1. */
export const budgetListPage = (number: number): string =>
  number === 1 ? "budgets/index.html" : `budgets/index-${number}.html`
/** Budgets of a year beside each other: a part of them, from 1. */
export const budgetYearPage = (year: number, number = 1): string =>
  number === 1 ? `budgets/year-${year}.html` : `budgets/year-${year}-${number}.html`
/** All amounts of a budget, to sort, filter and download: a part of them, from 1. */
export const budgetLinesPage = (budget_id: string, number = 1): string =>
  `budgets/${budget_id}/lines${number === 1 ? "" : `-${number}`}.html`
/** A chart as a drawing that stands alone. */
export const chartImage = (budget_id: string, chart: string): string =>
  `budgets/${budget_id}/chart-${chart}.svg`
/** A part of the list of documents, from 1. */
export const sourcesPage = (number: number): string =>
  number === 1 ? "sources/index.html" : `sources/index-${number}.html`
/** Checks of all documents: what was found, and a part of the list of documents, from 1. */
export const checksPage = (number: number): string =>
  number === 1 ? "checks/index.html" : `checks/index-${number}.html`
