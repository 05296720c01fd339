/** What a template prints where it stands. */
import { readTitle } from "../titles.ts"
import {
  dateTemplates,
  linkedParameterOf,
  listTemplates,
  printedCharacter,
  printedParameterOf
} from "../vocabulary/templates.ts"
import type { TemplateNode } from "./Node.ts"
import type { Printing } from "./Printing.ts"
import { parameterOf, parametersOf, sourceOf } from "./parameters.ts"
import type { Layout } from "./Stretch.ts"

/** Whether a template prints text where it stands. */
export const isPrinted = (key: string): boolean =>
  printedCharacter(key) !== null ||
  printedParameterOf(key) !== null ||
  listTemplates.has(key) ||
  dateTemplates.has(key)

export const printTemplate = (printer: Printing, node: TemplateNode, layout: Layout): void => {
  const { key } = node
  const character = printedCharacter(key)
  if (character !== null) printer.builder.unit(character, node.start, node.end)
  else if (listTemplates.has(key)) printList(printer, node)
  else if (dateTemplates.has(key)) printDate(printer, node)
  else {
    const wanted = printedParameterOf(key)
    if (wanted === null) printer.printUses(node)
    else printParameter(printer, node, wanted, layout)
  }
}

/** The last of the first `wanted` unnamed parameters that there is; a link if the template makes one. */
const printParameter = (printer: Printing, node: TemplateNode, wanted: number, layout: Layout): void => {
  const { builder, text } = printer
  const parameters = parametersOf(text, node)
  const names = Array.from({ length: wanted }, (_, i) => String(wanted - i))
  const value = parameterOf(parameters, ...names, "text")
  if (value === null) return
  const start = builder.length
  printer.printNodes(value.nodes, layout)
  const linked = linkedParameterOf(node.key)
  const page = linked === null ? null : parameterOf(parameters, String(linked))
  if (page === null) return
  const target = readTitle(sourceOf(text, page.nodes)).title
  builder.mark({ type: "link", start, end: builder.length, kind: "page", target })
}

const printList = (printer: Printing, node: TemplateNode): void => {
  for (const parameter of parametersOf(printer.text, node)) {
    if (parameter.named && !/^\d+$/u.test(parameter.name)) continue
    printer.builder.break()
    printer.printNodes(parameter.nodes, "value")
  }
  printer.builder.break()
}

/** `{{start date|1987|2|19}}` prints 1987年2月19日, the signs having the places of the separators. */
const printDate = ({ builder, text }: Printing, node: TemplateNode): void => {
  const numbers = parametersOf(text, node).filter(({ named }) => !named)
  let i = 0
  for (const { from, until } of numbers.slice(0, 3)) {
    const printed = text.slice(from, until)
    const digits = printed.trim()
    if (!/^\d{1,4}$/u.test(digits)) {
      if (i === 0) builder.append(from, until)
      return
    }
    const start = from + printed.indexOf(digits)
    builder.append(start, start + digits.length)
    builder.unit("年月日"[i]!, until, until + 1)
    i++
  }
}
