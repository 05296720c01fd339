/** A text in which names are links: the longest name at each place, names as they are printed. Linear in the text. */
import { type Content, type Html, html } from "../../html.ts"

export interface Named {
  readonly text: string
  readonly link: (shown: Html) => Html
}

export const linked = (text: string, names: ReadonlyArray<Named>): Content => {
  const byFirst = Map.groupBy(
    [...names].filter((name) => name.text !== "").sort((a, b) => b.text.length - a.text.length),
    (name) => name.text[0]!
  )
  if (byFirst.size === 0) return text
  const shown: Array<Content> = []
  let from = 0
  for (let at = 0; at < text.length; ) {
    const found = byFirst.get(text[at]!)?.find((name) => text.startsWith(name.text, at))
    if (found === undefined) {
      at++
      continue
    }
    shown.push(text.slice(from, at), found.link(html`${found.text}`))
    at += found.text.length
    from = at
  }
  return [...shown, text.slice(from)]
}
