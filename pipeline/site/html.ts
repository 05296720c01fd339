/** HTML from templates: what is put in is text, and is escaped; only what a template made is markup. */

/** Markup. Made by `html` alone, or by `trusted` from what another part of the program drew. */
export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
  toString(): string {
    return this.markup
  }
}

export type Content = Html | string | number | null | undefined | false | ReadonlyArray<Content>

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;"
}

/**
 * Safe as text and between quotes of an attribute. Control characters that HTML does not allow become U+FFFD, and so do those
 * that turn the direction of what stands beside them.
 */
export const escapeText = (text: string): string =>
  special.test(text)
    ? text
        .replace(/[&<>"']/gu, (character) => escapes[character]!)
        .replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/gu, "\uFFFD")
    : text
// most texts need nothing: to ask first takes half the time
const special = /[&<>"'\u0000-\u0008\u000b\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/u

const markupOf = (content: Content): string => {
  if (content instanceof Html) return content.markup
  if (Array.isArray(content)) return content.map(markupOf).join("")
  if (content === null || content === undefined || content === false) return ""
  return escapeText(String(content))
}

/** `<p>${text}</p>`: nothing, text or a list of them may stand in a hole; attributes are to be quoted. */
export const html = (pieces: TemplateStringsArray, ...contents: ReadonlyArray<Content>): Html => {
  let markup = pieces[0]!
  for (let i = 0; i < contents.length; i++) markup += markupOf(contents[i]) + pieces[i + 1]!
  return new Html(markup)
}

/** Markup that is known to be safe, such as a drawing whose texts were escaped. */
export const trusted = (markup: string): Html => new Html(markup)

/** JSON inside a script element: no text in it can end the element. */
export const jsonScript = (id: string, value: unknown): Html =>
  new Html(
    `<script type="application/json" id="${escapeText(id)}">${JSON.stringify(value).replace(/[<>&\u2028\u2029]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}</script>`
  )
