/** What the parser sees in a text as it stands in the suites: `[start, source, …]` for each construct. */
import { describeWikitext } from "#pipeline/parse/wiki/wikitext/describeWikitext.ts"

type At = { readonly start: number; readonly end: number }

export interface Case {
  readonly name: string
  readonly input: string
  readonly [kind: string]: unknown
}

export const readout = (text: string): Readonly<Record<string, ReadonlyArray<unknown>>> => {
  const seen = describeWikitext(text)
  const at = ({ start, end }: At) => [start, text.slice(start, end)] as const
  const linkOf = (link: (typeof seen.links)[number]) => [...at(link), link.target, link.text, link.trail]
  const all = {
    redirect: seen.redirect === null ? [] : [seen.redirect],
    templates: seen.templates.map((template) => [
      ...at(template),
      template.name,
      template.parameters.map((parameter) => [...at(parameter), parameter.name, parameter.value])
    ]),
    links: seen.links.map(linkOf),
    categories: seen.categories.map((category) => [...at(category), category.target, category.sortKey]),
    interwiki: seen.interwiki.map(linkOf),
    external: seen.external.map((link) => [...at(link), link.url, link.text]),
    refs: seen.refs.map((ref) => [...at(ref), ref.name, ref.group, ref.number, ref.content, ref.uses]),
    headings: seen.headings.map((heading) => [...at(heading), heading.level, heading.text]),
    lists: seen.lists.map(({ items }) => items.map((item) => [...at(item), item.marker, item.text])),
    tables: seen.tables.map((table) => [
      ...at(table),
      table.caption,
      table.rows.map((row) =>
        row.map(({ header, text: printed, rowspan, colspan }) => [
          header ? "!" : "|",
          printed,
          rowspan,
          colspan
        ])
      )
    ]),
    variants: seen.variants.map((variant) => [
      ...at(variant),
      variant.flags.join(";"),
      variant.text,
      ...variant.alternatives.map(({ code, text: printed }) => `${code}:${printed}`)
    ])
  }
  return Object.fromEntries(Object.entries(all).filter(([, found]) => found.length > 0))
}
