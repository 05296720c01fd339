/** Tells wiki articles by their content: raw wikitext by its markup, a Markdown conversion by its marked links. */
import type { Source } from "../../model/Source.ts"

export type Form = "wikitext" | "markdown"

const han = /\p{Script=Han}/u

/** The form of a wiki article and how sure that is, from 0 to 1; null for any other text. Looks at the first 64 KB. */
export const formOf = ({ text }: Source): { readonly form: Form; readonly sure: number } | null => {
  const sample = text.slice(0, 65_536)
  if (!han.test(sample)) return null
  const wikilinks = /\]\([^()\s]{1,400}(?:\([^()\s]{0,200}\)|\\[()]|[^()\s]){0,20}\s+"wikilink"\)/u.test(
    sample
  )
  const double = count(sample, /\[\[[^[\]\n]{1,200}\]\]/gu)
  const templates = count(sample, /\{\{[^{}\n]{1,80}[|}\n]/gu)
  const headings = count(sample, /^={2,6}[^=\n]{1,80}={2,6}\s*$/gmu)
  const bold = count(sample, /'''[^'\n]{1,80}'''/gu)
  const markdownHeads = count(sample, /^#{1,6} .*$/gmu)
  if (wikilinks || sample.includes('"wikilink")')) return { form: "markdown", sure: 0.98 }
  const signs = [double, templates, headings, bold].filter((n) => n > 0).length
  if (/^\s*#(?:redirect|重定向)\s*:?\s*\[\[/iu.test(sample)) return { form: "wikitext", sure: 0.9 }
  if (double > 0 && signs >= 2) return { form: "wikitext", sure: 0.95 }
  if (double > 0 || (templates > 0 && bold > 0)) return { form: "wikitext", sure: 0.7 }
  if (/^'''[^'\n]{4,60}'''[^\n]{0,200}?(?:是|为|系)/mu.test(sample)) return { form: "wikitext", sure: 0.5 }
  const lead = /^\s*\*\*[^*\n]{2,80}\*\*/u.test(sample)
  if (lead && markdownHeads > 0) return { form: "markdown", sure: 0.6 }
  if (lead && /\]\((?:https?:\/\/[a-z-]+\.wikipedia\.org\/|\.\.\/Page\/)/u.test(sample))
    return { form: "markdown", sure: 0.6 }
  // 某办事处（简称…）是…: a page without a link or a heading
  if (/^\s*\*\*[^*\n]{4,60}\*\*[^\n]{0,200}?(?:是|为|系)/u.test(sample))
    return { form: "markdown", sure: 0.5 }
  return null
}

const count = (text: string, pattern: RegExp): number => {
  let n = 0
  for (const _ of text.matchAll(pattern)) if (++n >= 3) break
  return n
}
