/**
 * What is known of templates by name: which of them print one of their parameters in the running text, which are
 * layout, and which say nothing of the subject. Names lower case, underscores as spaces, without namespace.
 */
const setOf = (words: string): ReadonlySet<string> =>
  new Set(
    words
      .split("|")
      .map((word) => word.trim())
      .filter((word) => word !== "")
  )

const mapOf = <A>(entries: Readonly<Record<string, A>>): ReadonlyMap<string, A> =>
  new Map(Object.entries(entries))

/** Prints its n-th unnamed parameter and nothing else that is of the subject. */
const printedParameter: ReadonlyMap<string, number> = mapOf({
  lang: 2,
  langx: 2,
  "lang-zh": 1,
  transl: 2,
  transliteration: 2,
  color: 2,
  colour: 2,
  "font color": 2,
  fontcolor: 2,
  "background color": 2,
  link: 2
})

const firstParameter = setOf(`
  nowrap | nobr | no wrap | 不换行 | 不換行 | j | small | smaller | larger | big | small caps | sup | sub | b | bold | strong | em
  | i | italic | u | abbr | tooltip | ruby | 僻字 | kai | 楷体 | 楷體 | 宋体 | bdo | script | zy | 注音 | 专名号 | 專名號 | 书名号
  | flag | flagcountry | flagprovince | 國旗 | 国旗 | flagg | section link | lj | main other | code | kbd | tt | mono
  | url | official url | official website | 官方网站 | 官方網站
  | underline | delink | ill | interlanguage link | link-en | link-ja | link-ko | link-fr | link-de | link-ru | link-es | le
  | link-yue | link-vi | link-pt | link-it | nihongo | zh | zhi | jis | uc | lc | ucfirst | lcfirst | nobold | normal | visible anchor
  | vanchor | anchor text | 參考文獻標題 | 红色 | 紅色 | red | green | blue | gray | grey`)

/** Prints a link to the page named by its n-th unnamed parameter (red links with a foreign edition beside them). */
const linkParameter = setOf(`
  link-en | link-ja | link-ko | link-fr | link-de | link-ru | link-es | link-yue | link-vi | link-pt | link-it | le | ill
  | interlanguage link | internal link helper | 链接助手`)

const languageTemplate = /^lang-[a-z-]+$/u
const linkHelper = /^(?:link-[a-z-]+|internal link helper\/[a-z-]+)$/u

const isLanguage = (name: string): boolean => name.startsWith("lang-") && languageTemplate.test(name)
const isLinkHelper = (name: string): boolean =>
  (name.startsWith("link-") || name.startsWith("internal")) && linkHelper.test(name)

/** Number of the unnamed parameter that a template prints in a sentence; null: it prints nothing of the subject. */
export const printedParameterOf = (name: string): number | null => {
  const known = printedParameter.get(name)
  if (known !== undefined) return known
  if (firstParameter.has(name)) return 1
  if (name === "tsl") return 4
  return isLanguage(name) || isLinkHelper(name) ? 1 : null
}

/** Number of the unnamed parameter that names the page it links to; null: no such template. */
export const linkedParameterOf = (name: string): number | null => {
  if (name === "tsl") return 3
  return linkParameter.has(name) || isLinkHelper(name) ? 1 : null
}

const characters: ReadonlyMap<string, string> = mapOf({
  "!": "|",
  "!!": "||",
  "=": "=",
  "·": "·",
  "•": "•",
  bullet: "•",
  snd: " – ",
  spnd: " – ",
  ndash: "–",
  mdash: "—",
  nbsp: "\u00a0",
  "'": "'",
  "(": "(",
  ")": ")",
  "、": "、",
  "，": "，"
})

/** The character that a template stands for; null: it stands for none. */
export const printedCharacter = (name: string): string | null => characters.get(name) ?? null

/** Prints its unnamed parameters one below or beside the other. */
export const listTemplates = setOf(`
  ubl | unbulleted list | unbulleted | plainlist | plain list | hlist | flatlist | flat list | bulleted list | blist | ordered list
  | 无序列表 | 無序列表 | 有序列表 | 平面列表 | 水平列表 | tree list | collapsible list | horizontal list`)

/** Prints the blocks in its first unnamed parameter, or in the named one. */
export const wrapperTemplates: ReadonlyMap<string, ReadonlyArray<string>> = mapOf({
  "columns-list": ["2", "1"],
  columnslist: ["2", "1"],
  "columns list": ["2", "1"],
  "div col content": ["1"],
  hidden: ["2"],
  collapse: ["1"],
  "collapsed text": ["1"],
  quote: ["1"],
  blockquote: ["1"],
  center: ["1"]
})

type ColumnRole = "begin" | "break" | "end"

/** Begins a set of columns, goes on in the next column, ends the set: columns of one list are one list. */
const columnTemplates: ReadonlyMap<string, ColumnRole> = new Map(
  Object.entries({
    begin:
      "col-begin | col begin | colbegin | div col | divcol | columns-start | multicol | top | 多列 | col-float | multi col",
    break: `
    col-1 | col-2 | col-3 | col-4 | col-5 | col-6 | col-1-of-2 | col-2-of-2 | col-1-of-3 | col-2-of-3 | col-3-of-3 | col-break
    | col break | colbreak | div col break | column | multicol-break | mid | col-float-break | columns`,
    end: "col-end | col end | colend | div col end | divcolend | end div col | columns-end | multicol-end | bottom | col-float-end"
  }).flatMap(([role, words]) => [...setOf(words)].map((name) => [name, role as ColumnRole] as const))
)

/** Layout without content: no block, and no end of anything. */
export const layoutTemplates = setOf(`
  - | clear | clr | clear left | clear right | br | brclear | toc | toc limit | toc left | toc right | notoc | tocright | tocleft | tocnone
  | horizontal toc | anchor | refbegin | refend | s-start | s-end | portal bar | compact toc | shy | wbr | zwsp | break`)

const layoutPattern = /^(?:col|column)s?[- ]?(?:begin|break|end|start|\d(?:-of-\d)?)$/u

export const columnRole = (name: string): ColumnRole | null => {
  const role = columnTemplates.get(name)
  if (role !== undefined) return role
  if (!name.startsWith("col") || !layoutPattern.test(name)) return null
  return name.endsWith("end") ? "end" : name.endsWith("begin") || name.endsWith("start") ? "begin" : "break"
}

/** Templates that describe a cited work. */
const citeNames = setOf(`
  citation | cite | cit | citeweb | citenews | citebook | web reference | webarchive | wayback | dead link | deadlink | sfn | sfnp
  | harvnb | harv | harvtxt | 引用网页 | 引用網頁 | 引用新闻 | 引用新聞 | 引用书籍 | 引用書籍 | 引用 | 网页引用 | 網頁引用 | vcite web
  | gbcode | gb | isbn | doi | issn | oclc | cnki | cninfo | internetquelle | 来源 | 來源`)
const citePattern = /^(?:cite|citation|cit|vcite|引用)[ -].+$/u

export const isCiteTemplate = (name: string): boolean => citeNames.has(name) || citePattern.test(name)

/** A template that stands for a `<ref>`, with the group its notes are in. */
export const noteTemplates: ReadonlyMap<string, string | null> = mapOf({
  refn: null,
  "#tag:ref": null,
  efn: "lower-alpha",
  "efn-ua": "upper-alpha",
  "efn-lr": "lower-roman",
  notetag: "注"
})

/** Re-uses the references that its unnamed parameters name. */
export const reuseTemplates = setOf("r | rr | ref name | 重复引用")

/** Lists the references; those defined in its parameter `refs` are no uses. */
export const referenceListTemplates = setOf(
  "reflist | references | reference | refs | 参考文献 | 參考文獻 | 参考资料 | 參考資料 | notelist | noteslist | notefoot"
)

/** Say nothing of the subject, though they stand at the end of an article as navigation templates do. */
const technicalNames = setOf(`
  reflist | references | reference | refs | notelist | noteslist | notefoot | 参考文献 | 參考文獻 | 参考资料 | 參考資料 | refbegin
  | refend | noteta | notetai | coord | coor | coordinates | 坐标 | 座標 | authority control | 规范控制 | 規範控制 | authoritycontrol
  | otheruses | other uses | otheruse | about | distinguish | redirect | redirect2 | for | dablink | hatnote | main | see also | seealso
  | see | further | details | 主条目 | 主條目 | 另见 | 另見 | 参见 | 參見 | 不是 | 混淆 | 别的用法 | disambig | disambiguation | 消歧义
  | 消歧義 | 消歧义页 | geodis | hndis | commons | commonscat | commons category | commonscat-inline | commons category-inline
  | wikisource | wikisource1 | wikisourcehas | wikinews | wikiquote | wiktionary | wikivoyage | wikidata | sister | sister project
  | sisterlinks | sister project links | portal | portal bar | portalbox | subject bar | defaultsort | displaytitle | default sort
  | italic title | lowercase | lowercase title | title | fact | cn | citation needed | 来源请求 | 來源請求 | who | when | which | clarify
  | unreferenced | refimprove | more citations needed | more sources | notability | cleanup | cleanup-jargon | expand | expand section
  | expand language | translating | inuse | in use | under construction | advert | pov | update | orphan | dead end | wikify | copyedit
  | copy edit | multiple issues | multiple | original research | good article | featured article | featured list | pp | pp-move
  | pp-protected | pp-semi | protected | stub | short description | use dmy dates | engvar | lang | langx | official website | official
  | url | official site | 官网 | 官方網站 | image | gallery | multiple image | clear | - | br | toc | tocright | nobots | bots | s-start
  | s-end | s-bef | s-ttl | s-aft | end | start box | end box | succession box | -s | portal-inline | wikidata property
  | blp sources | blp unsourced | primary sources | self-published | third-party | 维基化 | 小作品 | empty section | 未完成
  | empty | translated page | 翻译页 | 已翻译 | rough translation | external links | no footnotes | inline | lead too short | 來源 | 来源`)

const technicalPattern =
  /^(?:infobox|信息框|資訊框|信息盒|cite|citation|lang-|col|div col|wikisource|commons|authority|coord|pp-|noteta|user|#|int:|fmbox|s-|stub|link-)|(?:stub|小作品|小條目|小条目|infobox|-geo)$/u

/** No navigation box: a category cannot be read from it. */
export const isTechnicalTemplate = (name: string): boolean =>
  technicalNames.has(name) || technicalPattern.test(name) || isCiteTemplate(name) || columnRole(name) !== null

/** A date made of its numbers: what stands behind each of them when it is printed. */
export const dateTemplates = setOf(`
  start date | startdate | start date and age | end date | 开始日期 | 開始日期 | 结束日期 | 結束日期 | dts | date | birth date
  | film date | release date`)
