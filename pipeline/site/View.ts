/** A page, and how it is seen: in a language, from a place of its own in the site. Every link of a page is relative. */
import type { Html } from "./html.ts"

export type Lang = "zh" | "en"
export const langs: ReadonlyArray<Lang> = ["zh", "en"]

export interface Said {
  readonly zh: string
  readonly en: string
}

export type Section =
  | "home"
  | "budgets"
  | "organizations"
  | "policies"
  | "checks"
  | "sources"
  | "data"
  | "search"

/** A page in both languages. */
export interface Page {
  /** In the Chinese site, which is the root: `budgets/<id>/index.html`. The English one lies under `en/`. */
  readonly path: string
  readonly title: Said
  /** In a sentence, for search engines and previews. */
  readonly description?: Said
  readonly section: Section
  /** Scripts of `assets/` that it needs beside `site.js`, such as `search.js`. */
  readonly scripts?: ReadonlyArray<string>
  /** Wider than text: for tables and charts. */
  readonly wide?: boolean
  /** The body is the whole file, such as a drawing: no head, navigation or footer is put around it. */
  readonly whole?: boolean
  readonly body: (view: View) => Html
}

export interface View {
  readonly lang: Lang
  readonly say: (zh: string, en: string) => string
  /** Address of a page of this language; `path` as in `Page`, an anchor with it if there is one (`checks.html#chk-1`). */
  readonly page: (path: string) => string
  /** Address of a file of the site that has no language: `assets/site.css`. */
  readonly asset: (path: string) => string
  /** Address of a file of the release: `data/budgets.csv`. */
  readonly release: (path: string) => string
}

const placeOf = (path: string, lang: Lang): string => (lang === "zh" ? path : `en/${path}`)

export const viewOf = (path: string, lang: Lang): View => {
  const folders = placeOf(path, lang).split("/").slice(0, -1)
  const up = "../".repeat(folders.length)
  return {
    lang,
    say: (zh, en) => (lang === "zh" ? zh : en),
    page: (target) => between(folders, placeOf(target, lang)),
    asset: (target) => `${up}${target}`,
    release: (target) => `${up}../${target}`
  }
}

/** From a folder to a file, by the shortest way: a dense page is half links. */
const between = (folders: ReadonlyArray<string>, target: string): string => {
  let shared = 0
  let at = 0
  while (shared < folders.length && target.startsWith(`${folders[shared]}/`, at)) {
    at += folders[shared]!.length + 1
    shared++
  }
  return `${"../".repeat(folders.length - shared)}${target.slice(at)}`
}

/** Where the page of a language lies in the site. */
export const fileOf = (path: string, lang: Lang): string => placeOf(path, lang)

/** Address of the same page in the other language. */
export const otherLanguage = (path: string, lang: Lang): string => {
  const up = "../".repeat(placeOf(path, lang).split("/").length - 1)
  return `${up}${placeOf(path, lang === "zh" ? "en" : "zh")}`
}
