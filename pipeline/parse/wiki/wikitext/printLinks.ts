/** Links as they are printed: `[[ ]]`, `[ ]` and bare addresses. */
import { pipeTrick, type Title } from "../titles.ts"
import { isBlankText } from "./blanks.ts"
import type { ExternalNode, LinkNode } from "./Node.ts"
import type { Printing } from "./Printing.ts"
import { stretchOf } from "./Stretch.ts"

export const printUrl = ({ builder, text }: Printing, from: number, until: number): void => {
  const start = builder.length
  builder.append(from, until)
  const target = text.slice(from, until)
  builder.mark({ type: "link", start, end: builder.length, kind: "external", target })
}

export const printLink = (printer: Printing, link: LinkNode): void => {
  const { builder } = printer
  const title = printer.source.titleOf(link)
  if (!title.printed) return
  const start = builder.length
  printLabel(printer, link, title)
  if (link.trail !== "") builder.append(link.end, link.end + link.trail.length)
  const kind = title.kind === "file" ? "page" : title.kind
  builder.mark({ type: "link", start, end: builder.length, kind, target: title.title })
}

/** What is behind the `|` of a link, or its target. */
export const printLabel = (printer: Printing, { parts }: LinkNode, title: Title): void => {
  const { builder, text } = printer
  const target = parts[0]!
  if (parts.length === 1) {
    const { nodes, start, end } = target
    const colon = text.charCodeAt(start) === 58 ? 1 : 0
    printer.print(stretchOf(nodes, 0, nodes.length, start + colon, end), "line")
    return
  }
  if (parts.length === 2 && isBlankText(text, parts[1]!.start, parts[1]!.end)) {
    const short = pipeTrick(title.title)
    const at = text.slice(target.start, target.end).indexOf(short)
    if (at < 0) builder.unit(short, target.start, target.end)
    else builder.append(target.start + at, target.start + at + short.length)
    return
  }
  for (let i = 1; i < parts.length; i++) {
    if (i > 1) builder.append(parts[i]!.start - 1, parts[i]!.start)
    printer.printNodes(parts[i]!.nodes, "line")
  }
}

export const printExternal = (printer: Printing, { nodes, urlStart, urlEnd }: ExternalNode): void => {
  const { builder, text } = printer
  const start = builder.length
  const blank = nodes[0]?.type === "text" ? leadingBlanks(text, urlEnd, nodes[0].end) : urlEnd
  printer.print(stretchOf(nodes, 0, nodes.length, blank, Number.MAX_SAFE_INTEGER), "line")
  const target = text.slice(urlStart, urlEnd)
  builder.point({ type: "link", start, end: builder.length, kind: "external", target })
}

const leadingBlanks = (text: string, from: number, until: number): number => {
  let i = from
  while (i < until && /\s/u.test(text[i]!)) i++
  return i
}
