/** The tags that mean something in a wikitext. */
const words = (list: string): ReadonlySet<string> => new Set(list.split(" "))

/** Printed as they stand. */
const rawTags = words("nowiki pre")
/** Not printed as text, or not text at all. */
const hiddenTags = words(
  "math chem ce score syntaxhighlight source timeline templatedata graph hiero imagemap inputbox mapframe maplink " +
    "includeonly templatestyles style script categorytree charinsert phonos math-chem"
)
/** Their content is wikitext. */
export const containers = ["ref", "references", "gallery", "poem"]
const htmlTags = words(
  "br wbr hr sup sub small big div span center p b i u s del ins em strong tt code font blockquote table caption thead " +
    "tbody tfoot tr td th ul ol li dl dt dd abbr ruby rt rb rp rtc bdi bdo cite kbd var samp q mark data time dfn strike " +
    "nobr noinclude onlyinclude section indicator h1 h2 h3 h4 h5 h6 figure figcaption langconvert translate"
)
export const voidTags = words("br wbr hr")

export type TagClass = "raw" | "hidden" | "container" | "html"
/** What a tag of a name is; the names are small letters. */
export const tagClasses: ReadonlyMap<string, TagClass> = new Map<string, TagClass>([
  ...[...htmlTags].map((name) => [name, "html"] as const),
  ...[...hiddenTags].map((name) => [name, "hidden"] as const),
  ...[...rawTags].map((name) => [name, "raw"] as const),
  ...containers.map((name) => [name, "container"] as const)
])

const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90)
const longestName = 21

/** End of the name of a tag that begins at `start`; -1 if there is none. */
export const nameEnd = (text: string, start: number): number => {
  if (!isLetter(text.charCodeAt(start))) return -1
  for (let i = start + 1; i <= start + longestName; i++) {
    const c = text.charCodeAt(i)
    if (isLetter(c) || (c >= 48 && c <= 57) || c === 45) continue
    return c === 62 || c === 47 || isSpace(c) ? i : -1
  }
  return -1
}

/** As `\s` of a regular expression. */
const isSpace = (c: number): boolean =>
  c === 32 || (c >= 9 && c <= 13) || (c >= 0xa0 && otherSpace.test(String.fromCharCode(c)))
const otherSpace = /\s/u
