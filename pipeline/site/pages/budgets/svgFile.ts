/** A chart as a drawing that stands alone: with title, description, source, version and licence in it. */
import type { Corpus } from "../../Corpus.ts"
import { type Html, html, trusted } from "../../html.ts"
import { paletteStyle, sans } from "../../palette.ts"
import type { View } from "../../View.ts"
import type { BudgetFacts } from "./BudgetFacts.ts"
import { type Chart, textWidth, unlinked } from "./Chart.ts"
import { budgetName } from "./scope.ts"

/** Room above and below the drawing, and what stands in it. */
interface Around {
  readonly above: number
  readonly below: number
  readonly more: Html | null
}

/** The drawing as an image, without links. */
export const image = (view: View, chart: Chart, { above, below, more }: Around): Html =>
  html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${chart.width} ${chart.height + above + below}" role="img" aria-labelledby="title desc"><title id="title">${chart.title(view)}</title><desc id="desc">${chart.description(view)}</desc>${more}<g${above === 0 ? null : html` transform="translate(0 ${above})"`}>${chart.marks(view, unlinked)}</g></svg>`

export const licence = ({ say }: View, { source }: BudgetFacts): string =>
  say(`许可：${source.licence ?? "未注明"}`, `Licence: ${source.licence ?? "not stated"}`)

/** Characters that XML does not have. */
const notXml = /[\ufffe\uffff]/gu
const style = `${paletteStyle()}text{fill:var(--ink);font-family:${sans}}`

export const svgFile = (view: View, facts: BudgetFacts, chart: Chart, { manifest }: Corpus): Html => {
  const { say } = view
  const title = `${chart.title(view)}${say("，", ", ")}${budgetName(view, facts)}`
  const said = `${say("来源：", "Source: ")}${sourceOf(view, facts, chart)} · ${licence(view, facts)} · ${say("版本", "Version")} ${manifest.version}`
  const notes = inLines(said, chart.width - 8, 11)
  const heads = inLines(title, chart.width - 8, 15)
  const above = heads.length * 20 + 12
  const bottom = chart.height + above
  const below = notes.length * 16 + 12
  const more = html`${metadata(view, facts, chart, manifest.version)}<style>${trusted(style)}</style><rect width="${chart.width}" height="${bottom + below}" fill="var(--paper)"/>${heads.map((head, i) => html`<text x="4" y="${20 + i * 20}" font-size="15" font-weight="600">${head}</text>`)}${notes.map((note, i) => html`<text x="4" y="${bottom + 18 + i * 16}" font-size="11">${note}</text>`)}`
  return trusted(`${image(view, chart, { above, below, more }).markup.replace(notXml, "\ufffd")}\n`)
}

const sourceOf = ({ say }: View, { source }: BudgetFacts, { line }: Chart): string =>
  `${source.title}${line.line === null ? "" : say(`，第 ${line.line} 行起`, `, from line ${line.line}`)}`

/** In Dublin Core. */
const metadata = (view: View, facts: BudgetFacts, chart: Chart, version: string): Html =>
  html`<metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><rdf:Description rdf:about=""><dc:title>${chart.title(view)}${view.say("，", ", ")}${budgetName(view, facts)}</dc:title><dc:language>${view.lang === "zh" ? "zh-Hans" : "en"}</dc:language><dc:source>${sourceOf(view, facts, chart)}</dc:source><dc:identifier>${facts.source.source_id}</dc:identifier><dcterms:hasVersion>${version}</dcterms:hasVersion><dc:rights>${licence(view, facts)}</dc:rights></rdf:Description></rdf:RDF></metadata>`

/** A text in lines of a width, broken behind spaces and Chinese characters. */
const inLines = (text: string, width: number, size: number): ReadonlyArray<string> => {
  const found: Array<string> = []
  let line = ""
  for (const word of text.split(/(?<=[ ·\u3000-\u9fff\uff00-\uffef])/u)) {
    if (line !== "" && textWidth(line + word, size) > width) {
      found.push(line)
      line = ""
    }
    line += word
  }
  return [...found, line]
}
