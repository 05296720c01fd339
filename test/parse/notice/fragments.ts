/** Words of official documents with what they name, for making documents of known truth: for tests. */

export type Random = () => number

export const random = (seed: number): Random => {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
export const pick = <A>(next: Random, from: ReadonlyArray<A>): A => from[Math.floor(next() * from.length)]!
export const between = (next: Random, low: number, high: number): number =>
  low + Math.floor(next() * (high - low + 1))
export const several = <A>(
  next: Random,
  low: number,
  high: number,
  one: (i: number) => A
): ReadonlyArray<A> => Array.from({ length: between(next, low, high) }, (_, i) => one(i))

/** A text and what it names: titles, terms, and mentions as kind and text, with the region's code. */
export interface Said {
  readonly text: string
  readonly titles: ReadonlyArray<string>
  readonly terms: ReadonlyArray<string>
  readonly mentions: ReadonlyArray<string>
}
export const plain = (text: string): Said => ({ text, titles: [], terms: [], mentions: [] })
export const joined = (parts: ReadonlyArray<Said>, mark = ""): Said => ({
  text: parts.map(({ text }) => text).join(mark),
  titles: parts.flatMap(({ titles }) => titles),
  terms: parts.flatMap(({ terms }) => terms),
  mentions: parts.flatMap(({ mentions }) => mentions)
})
export const wrappedIn = (before: string, said: Said, after: string): Said => ({
  ...said,
  text: before + said.text + after
})

const verbs = ["健全", "完善", "推进", "强化", "落实", "深化", "拓展", "优化", "统筹", "加快", "规范", "夯实"]
const nouns = [
  "工作机制",
  "项目建设",
  "数据共享",
  "政务服务",
  "人才培养",
  "产业协作",
  "风险防控",
  "宣传引导",
  "河道管护",
  "食品安全监管",
  "养老服务供给",
  "科技成果转化",
  "农村饮水保障",
  "历史建筑保护"
]
export const subjects = [
  "节约用水",
  "公共数据开放",
  "物业管理",
  "养老服务",
  "城市绿化",
  "安全生产责任保险",
  "政府投资项目",
  "渣土运输",
  "历史风貌区保护",
  "中小学校园食品安全",
  "地下水资源",
  "行政规范性文件"
]
export const phrase = (next: Random): string => pick(next, verbs) + pick(next, nouns)

const places = [
  ["桂林市", "450300"],
  ["甘肃省", "620000"],
  ["哈尔滨市", "230100"],
  ["重庆市", "500000"],
  ["喀什地区", "653100"],
  ["遵义市", "520300"]
] as const
const offices = ["松原市财政局", "绵阳市人民政府", "中共银川市委", "昆明市生态环境局", "福建省水利厅"]

const clause = (next: Random): Said => {
  const kind = next()
  const act = phrase(next)
  if (kind < 0.08) return { ...plain(`推进“${act}”行动`), terms: [act] }
  if (kind < 0.16) {
    const title = `${pick(next, subjects)}${pick(next, ["管理办法（试行）", "条例", "“十四五”规划", "工作导则"])}`
    return { ...plain(`按照《${title}》第三条的规定办理`), titles: [title] }
  }
  if (kind < 0.22) {
    const year = `${between(next, 2022, 2030)}年`
    return { ...plain(`到${year}完成${between(next, 10, 999)}个项目`), mentions: [`date ${year}`] }
  }
  if (kind < 0.26) {
    const day = `${between(next, 2022, 2030)}年${between(next, 1, 12)}月${between(next, 1, 28)}日`
    return { ...plain(`${day}前完成整改`), mentions: [`date ${day}`] }
  }
  if (kind < 0.32) {
    const [name, code] = pick(next, places)
    return { ...plain(`支持${name}开展试点`), mentions: [`region ${name} ${code}`] }
  }
  if (kind < 0.36) {
    const office = pick(next, offices)
    return { ...plain(`由${office}负责组织实施`), mentions: [`organization ${office}`] }
  }
  if (kind < 0.4) return plain(`力争${between(next, 1, 99)}%以上的单位达标`)
  return plain(act)
}

export const sentence = (next: Random): Said =>
  wrappedIn(
    "",
    joined(
      several(next, 2, 5, () => clause(next)),
      "，"
    ),
    "。"
  )
export const passage = (next: Random, low = 2, high = 5): Said =>
  joined(several(next, low, high, () => sentence(next)))

const units = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
/** 1 to 199 in Chinese. */
export const spelled = (n: number): string => {
  if (n >= 100)
    return `一百${n % 100 === 0 ? "" : n % 100 < 10 ? `零${units[n % 10]}` : `${n % 100 < 20 ? "一" : ""}${spelled(n % 100)}`}`
  if (n < 10) return units[n]!
  return `${n < 20 ? "" : units[Math.floor(n / 10)]}十${units[n % 10]}`
}

const digits = "〇一二三四五六七八九"
export interface Date3 {
  readonly year: number
  readonly month: number
  readonly day: number
}
export const someDay = (next: Random, from = 2005, to = 2027): Date3 => ({
  year: between(next, from, to),
  month: between(next, 1, 12),
  day: between(next, 1, 28)
})
export const iso = ({ day, month, year }: Date3): string =>
  [year, String(month).padStart(2, "0"), String(day).padStart(2, "0")].join("-")
/** A day as documents print it: with and without blanks, in Chinese numerals. */
export const dated = (next: Random, { day, month, year }: Date3): string =>
  pick(next, [
    fullWidth(`${year}年${month}月${day}日`),
    `${year} 年 ${month} 月 ${day} 日`,
    `${year}年${month}月${day}日`,
    `${year}年${month}月${day}日`,
    `${[...String(year)].map((digit) => digits[Number(digit)]).join("")}年${spelled(month)}月${spelled(day)}日`
  ])
export const fullWidth = (text: string): string =>
  text.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
export const shortDay = ({ day, month, year }: Date3): string => `${year}年${month}月${day}日`
