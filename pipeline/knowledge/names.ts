/** Keys by which names of organisations are compared, over scripts and customary short forms. */
import { toSimplified } from "./script.ts"

/**
 * The name in simplified characters, without spaces, quotation marks and the wiki's underscores, brackets in one form,
 * 国务院, 海关总署 and a custom house without the name of the state (the ministries keep it: Taipei has a 外交部, too), and 市政府 written out as 市人民政府 (a special administrative region has a government of its own style).
 */
export const nameKey = (name: string): string =>
  toSimplified(name)
    .replace(/[\s_“”"「」]/gu, "")
    .replace(/\(/gu, "（")
    .replace(/\)/gu, "）")
    .replace(/(?<=香港|澳门)特区(?=政府)/u, "特别行政区")
    .replace(
      /^中华人民共和国(?=国务院|海关总署|国家|[\p{Script=Han}]{2,5}海关$|(?:香港|澳门)特别行政区)/u,
      ""
    )
    .replace(/(省|市|区|县|州|盟|旗)政府/gu, (all, unit: string, at: number, whole: string) =>
      whole.slice(0, at + 1).endsWith("特别行政区") ? all : `${unit}人民政府`
    )

/** A page title without its disambiguation: 香港經濟貿易辦事處_(內地) → 香港經濟貿易辦事處. */
export const withoutDisambiguation = (title: string): string =>
  title.replace(/[\s_]*[（(][^（）()]*[）)]$/u, "")

/** The disambiguation of a page title: 內地 in 香港經濟貿易辦事處_(內地); null if it has none. */
export const disambiguationOf = (title: string): string | null =>
  /[（(]([^（）()]*)[）)]$/u.exec(title)?.[1] ?? null
