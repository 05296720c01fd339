/** Makes notices at random, with known truth, and layouts to print them in: for tests. */
import type { Layout } from "./print.ts"

export type Random = () => number
type Tree = readonly [string, string | null, string | null, string, ...ReadonlyArray<unknown>]

export const random = (seed: number): Random => {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
const pick = <A>(next: Random, from: ReadonlyArray<A>): A => from[Math.floor(next() * from.length)]!
const between = (next: Random, low: number, high: number): number =>
  low + Math.floor(next() * (high - low + 1))

const verbs = ["健全", "完善", "推进", "强化", "落实", "深化", "拓展", "优化", "统筹"]
const nouns = ["工作机制", "项目建设", "数据共享", "政务服务", "人才培养", "产业协作", "风险防控", "宣传引导"]
const bodies = [
  "临江市人民政府",
  "松原市财政局",
  "中共桂林市委办公室",
  "哈尔滨市人民政府办公厅",
  "虹口区水务局"
]
const numerals = [
  "一",
  "二",
  "三",
  "四",
  "五",
  "六",
  "七",
  "八",
  "九",
  "十",
  "十一",
  "十二",
  "十三",
  "十四",
  "十五"
]

const phrase = (next: Random): string => pick(next, verbs) + pick(next, nouns)
const sentence = (next: Random): string => {
  const clauses = Array.from({ length: between(next, 2, 5) }, () => phrase(next))
  if (next() < 0.2) clauses.push(`推进“${phrase(next)}”行动`)
  if (next() < 0.15) clauses.push(`按照《${pick(next, nouns)}办法（试行）》第三条的规定办理`)
  if (next() < 0.15) clauses.push(`到${between(next, 2022, 2030)}年完成${between(next, 10, 999)}个项目`)
  return `${clauses.join("，")}。`
}
const text = (next: Random): string =>
  Array.from({ length: between(next, 2, 5) }, () => sentence(next)).join("")

interface Made {
  readonly paragraphs: ReadonlyArray<string>
  readonly tree: ReadonlyArray<Tree>
}

const items = (next: Random): Made => {
  const dash = next() < 0.5
  const made = Array.from({ length: between(next, 2, 4) }, (_, i) => {
    const label = dash ? "——" : `${i + 1}.`
    const heading = phrase(next)
    const own = text(next)
    return { paragraph: `${label}${heading}。${own}`, tree: ["item", label, heading, own] as Tree }
  })
  return { paragraphs: made.map(({ paragraph }) => paragraph), tree: made.map(({ tree }) => tree) }
}

/** Articles of one part; their numbers run on from `first`. */
const articles = (next: Random, first: number, count: number): Made => {
  const paragraphs: Array<string> = []
  const tree: Array<Tree> = []
  for (let i = 0; i < count; i++) {
    const label = `（${numerals[first + i]}）`
    const heading = phrase(next)
    const below = next() < 0.2 ? items(next) : { paragraphs: [], tree: [] }
    const own = below.tree.length > 0 && next() < 0.5 ? "" : text(next)
    if (own === "" || next() < 0.2) paragraphs.push(label + heading, ...(own === "" ? [] : [own]))
    else paragraphs.push(`${label}${heading}。${own}`)
    paragraphs.push(...below.paragraphs)
    tree.push(["article", label, heading, own, ...below.tree])
  }
  return { paragraphs, tree }
}

const parts = (next: Random): Made => {
  const paragraphs: Array<string> = []
  const tree: Array<Tree> = []
  const runOn = next() < 0.5
  let number = 0
  for (let i = 0; i < between(next, 3, 5); i++) {
    const label = `${numerals[i]}、`
    const heading = next() < 0.5 ? phrase(next) : `${phrase(next)}，${phrase(next)}`
    const below = articles(next, runOn ? number : 0, between(next, 1, 3))
    number += below.tree.length
    paragraphs.push(label + heading, ...below.paragraphs)
    tree.push(["part", label, heading, "", ...below.tree])
  }
  return { paragraphs, tree }
}

const statute = (next: Random): Made => {
  const paragraphs: Array<string> = []
  const tree: Array<Tree> = []
  let number = 0
  for (let i = 0; i < between(next, 2, 4); i++) {
    const below: Array<Tree> = []
    paragraphs.push(`第${numerals[i]}章　${nouns[i]}`)
    for (let k = 0; k < between(next, 1, 3); k++) {
      const label = `第${numerals[number++]}条`
      if (next() < 0.4) {
        const list = Array.from(
          { length: between(next, 2, 4) },
          (_, n) => [`（${numerals[n]}）`, phrase(next)] as const
        )
        const own = "各单位应当履行下列职责，并按年度报告履行职责的情况："
        paragraphs.push(`${label}　${own}`)
        const entries = list.map(([mark, duty], n): Tree => {
          const said = `${duty}${n === list.length - 1 ? "。" : "；"}`
          paragraphs.push(mark + said)
          return ["item", mark, null, said]
        })
        below.push(["article", label, null, own, ...entries])
      } else {
        const own = text(next)
        paragraphs.push(`${label}　${own}`)
        below.push(["article", label, null, own])
      }
    }
    tree.push(["part", `第${numerals[i]}章`, nouns[i]!, "", ...below])
  }
  return { paragraphs, tree }
}

export const layoutOf = (next: Random): Layout => {
  const indent = pick(next, [0, 4])
  return {
    columns: pick(next, [30, 34, 38, 40, 44, 50, 56, 60, 70, 80, 96, 120, Number.POSITIVE_INFINITY]),
    kinsoku: next() < 0.5,
    indent,
    visible: indent > 0 && next() < 0.5,
    blank: pick(next, [0, 1, 2]),
    pages: pick(next, ["none", "number", "dashes", "formfeed", "space"] as const),
    lines: between(next, 15, 40),
    newline: pick(next, ["\n", "\r\n"])
  }
}

const digits = "〇一二三四五六七八九"
const spelled = (n: number): string =>
  n < 11
    ? numerals[n - 1]!
    : n < 20
      ? `十${numerals[n - 11]}`
      : `${numerals[Math.floor(n / 10) - 1]}十${n % 10 === 0 ? "" : numerals[(n % 10) - 1]}`

const dated = (next: Random, year: number, month: number, day: number): string =>
  pick(next, [
    `${year} 年 ${month} 月 ${day} 日`,
    `${year}年${month}月${day}日`,
    `${[...String(year)].map((digit) => digits[Number(digit)]).join("")}年${spelled(month)}月${spelled(day)}日`
  ])

export const make = (next: Random) => {
  const joint = next() < 0.2
  const issuers = joint ? [bodies[1]!, bodies[4]!] : [pick(next, bodies)]
  const issuer = issuers[0]!
  const year = between(next, 2010, 2029)
  const [open, close] = pick(next, ["〔〕", "﹝﹞", "【】", "[]", "（）"]).split("") as [string, string]
  const number = next() < 0.85 ? `府办规${open}${year}${close}${between(next, 1, 300)}号` : null
  const carries = next() < 0.5
  const law = next() < 0.35
  const title = `关于进一步${phrase(next)}${carries ? "" : "工作"}的${carries ? pick(next, ["实施意见", "若干规定"]) : "通知"}`
  const noticeTitle = carries ? `关于印发《${title}》的通知` : null
  const day = next() < 0.85 ? [between(next, 1, 12), between(next, 1, 28)] : null
  const imprint = next() < 0.6 ? [between(next, 1, 12), between(next, 1, 28)] : null
  const own = `《${title}》已经市政府同意，现印发给你们，请结合实际，认真组织实施。`
  const opening = `为${phrase(next)}，${phrase(next)}，根据有关规定，结合本市实际，现提出如下意见。`
  const closing = "本文件自印发之日起施行，由市水务部门负责解释，有效期为五年。"
  const body = law ? statute(next) : parts(next)
  const signature = [
    ...(joint && next() < 0.5 ? [issuers.join("  ")] : issuers),
    ...(day === null ? [] : [dated(next, year, day[0]!, day[1]!)])
  ]
  const attached = next() < 0.2 ? ["附件：1.任务分工表", "2.进度安排表"] : []
  const addressees = ["各县（市、区）人民政府", "市政府各委、办、局", "有关单位"]
  const text = [opening, ...body.paragraphs, ...(law ? [] : [closing])]
  const paragraphs = [
    ...(number === null ? [] : [number.replace(/(\d+)号$/u, " $1 号")]),
    noticeTitle ?? title,
    `${addressees.join("，")}：`,
    ...(carries ? [own, ...attached, ...signature, title, ...text] : [...text, ...attached, ...signature]),
    ...(imprint === null ? [] : [`${issuer}办公室 ${year}年${imprint[0]}月${imprint[1]}日印发`])
  ]
  const iso = (of: ReadonlyArray<number> | null): string | null =>
    of === null ? null : [year, ...of.map((part) => String(part).padStart(2, "0"))].join("-")
  const truth = {
    number,
    noticeTitle,
    title,
    addressees,
    issuers,
    issued: iso(day),
    imprint: iso(imprint),
    provisions: [
      ...(carries ? [["preamble", null, null, own]] : []),
      ["preamble", null, null, opening],
      ...body.tree,
      ...(law ? [] : [["closing", null, null, closing]])
    ]
  }
  return { paragraphs, truth }
}
