import type { Span } from "../../../model/Span.ts"
import type { WikiBlock, WikiDocument, WikiLink } from "../WikiDocument.ts"
import { parseMarkdown } from "./parseMarkdown.ts"

interface DescribedLink extends Span {
  readonly target: string
  readonly text: string | null
  readonly section: string | null
}

export interface MarkdownDescription {
  readonly form: "markdown"
  /** Length of the source in the units that offsets count in (UTF-16). */
  readonly length: number
  readonly headings: ReadonlyArray<{ readonly level: number; readonly text: string } & Span>
  readonly paragraphs: ReadonlyArray<{ readonly text: string } & Span>
  readonly lists: ReadonlyArray<{
    readonly items: ReadonlyArray<
      { readonly depth: number; readonly ordered: boolean; readonly text: string } & Span
    >
  }>
  readonly tables: ReadonlyArray<
    { readonly caption: string | null; readonly grid: ReadonlyArray<ReadonlyArray<string>> } & Span
  >
  /** Templates that the conversion left as they were. */
  readonly templates: ReadonlyArray<
    {
      readonly name: string
      readonly parameters: ReadonlyArray<{ readonly name: string; readonly value: string } & Span>
    } & Span
  >
  readonly links: ReadonlyArray<DescribedLink>
  readonly categories: ReadonlyArray<DescribedLink>
  readonly interwiki: ReadonlyArray<DescribedLink>
  readonly external: ReadonlyArray<DescribedLink>
  readonly refs: ReadonlyArray<
    {
      readonly number: number
      readonly group: string | null
      readonly content: string | null
      readonly uses: number
    } & Span
  >
}

type Block<T extends WikiBlock["type"]> = Extract<WikiBlock, { type: T }>

/** What the parser alone sees, ready to be printed as JSON. */
export const describeMarkdown = (text: string): MarkdownDescription => {
  const { blocks, links, citations } = parseMarkdown(text)
  const of = <T extends WikiBlock["type"]>(type: T) =>
    blocks.filter((block): block is Block<T> => block.type === type)
  return {
    form: "markdown",
    length: text.length,
    headings: of("heading").map(({ level, inline, span }) => ({ level, text: inline.text, ...span })),
    paragraphs: of("paragraph").map(({ inline, span }) => ({ text: inline.text, ...span })),
    lists: listsOf(of("item")),
    tables: of("table").map(({ caption, rows, span }) => ({
      caption: caption?.text ?? null,
      grid: rows.map((row) => row.map(({ inline }) => inline.text)),
      ...span
    })),
    templates: of("template").map(({ name, parameters, span }) => ({
      name,
      parameters: parameters.map((parameter) => ({
        name: parameter.name,
        value: parameter.value.text,
        ...parameter.span
      })),
      ...span
    })),
    links: linksOf(links, "page"),
    categories: linksOf(links, "category"),
    interwiki: linksOf(links, "interwiki"),
    external: linksOf(links, "external"),
    refs: refsOf(citations)
  }
}

const linksOf = (links: ReadonlyArray<WikiLink>, wanted: WikiLink["kind"]): ReadonlyArray<DescribedLink> =>
  links
    .filter(({ kind }) => kind === wanted)
    .map(({ target, text, section, span }) => ({ target, text, section, ...span }))

const refsOf = (citations: WikiDocument["citations"]): MarkdownDescription["refs"] =>
  citations.map(({ number, group, content, uses, span }) => ({
    number,
    group,
    content: content?.text ?? null,
    uses: uses.length,
    ...span
  }))

const listsOf = (items: ReadonlyArray<Block<"item">>): MarkdownDescription["lists"] =>
  [...Map.groupBy(items, ({ list }) => list).values()].map((members) => ({
    items: members.map(({ depth, ordered, inline, span }) => ({ depth, ordered, text: inline.text, ...span }))
  }))
