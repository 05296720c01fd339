/** Documents in traditional characters, made at random: those of the mainland converted, and laws of Macau and Taiwan. */
import { Converter } from "opencc-js/cn2t"
import { together, unlabelled } from "./bodies.ts"
import {
  between,
  passage,
  phrase,
  pick,
  plain,
  type Random,
  type Said,
  several,
  someDay,
  spelled,
  subjects
} from "./fragments.ts"
import type { MadePolicy } from "./makePolicy.ts"

const convert = Converter({ from: "cn", to: "hk" })
const known = new Map<string, string>()
const traditional = (text: string): string =>
  [...text]
    .map((c) => {
      const found = known.get(c) ?? convert(c)
      known.set(c, found)
      return found
    })
    .join("")

/** Character by character, so that a part of a text is the same as in the whole. */
export const inTraditional = <A>(value: A): A => {
  if (typeof value === "string") return traditional(value) as A
  if (Array.isArray(value)) return value.map(inTraditional) as A
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inTraditional(one)])) as A
}

const digits = "零一二三四五六七八九"
const numbered = (list: ReadonlyArray<string>, mark: (n: number) => string) =>
  list.map((text, i) => ({
    mark: mark(i + 1),
    number: i + 1,
    text: `${text}${i === list.length - 1 ? "。" : "；"}`
  }))

const empty = {
  noticeTitle: null,
  addressees: [],
  printed: null,
  effective: null,
  validUntil: null,
  approvedBy: null,
  attachments: [],
  titleCites: []
}

/** 行政法規 of Macau: each article has its heading on a line of its own, the day is written out. */
export const macau = (next: Random): MadePolicy => {
  const day = someDay(next, 2000, 2026)
  const number = `第${between(next, 1, 40)}/${day.year}号行政法规`
  const title = `${pick(next, subjects)}${pick(next, ["规章", "制度", "规范", ""])}`
  const preamble = unlabelled("preamble", {
    text: "行政长官根据《澳门特别行政区基本法》第五十条（五）项，经征询行政会的意见，制定本行政法规。",
    titles: ["澳门特别行政区基本法"],
    terms: [],
    mentions: ["organization 行政长官", "region 澳门特别行政区 820000"]
  })
  const articles = together(
    several(next, 3, 7, (i) => {
      const label = `第${spelled(i + 1)}条`
      const heading = i === 0 ? "标的" : phrase(next)
      const list =
        i > 0 && next() < 0.4
          ? numbered(
              several(next, 2, 4, () => phrase(next)),
              (n) => `（${spelled(n)}）`
            )
          : []
      const own: Said =
        list.length > 0 ? plain("有权限实体须履行下列职责，并按年度报告履行职责的情况：") : passage(next)
      return {
        nodes: [
          {
            level: "article" as const,
            label,
            number: i + 1,
            heading,
            said: own,
            children: list.map(({ mark, number: n, text }) => ({
              level: "item" as const,
              label: mark,
              number: n,
              heading: null,
              said: plain(text),
              children: []
            }))
          }
        ],
        paragraphs: [label, heading, own.text, ...list.map(({ mark, text }) => mark + text)]
      }
    })
  )
  const n = articles.nodes.length + 1
  const last = `第${spelled(n)}条`
  const words = `${[...String(day.year)].map((digit) => digits[Number(digit)]).join("")}年${spelled(day.month)}月${spelled(day.day)}日`
  return inTraditional({
    paragraphs: [
      "澳门特别行政区",
      number,
      title,
      ...preamble.paragraphs,
      ...articles.paragraphs,
      last,
      "生效",
      "本行政法规自公布翌日起生效。",
      `${words}制定。`,
      "命令公布。",
      "行政长官　何厚铧"
    ],
    truth: {
      ...empty,
      number,
      title,
      issuers: ["行政长官"],
      signatory: "行政长官 何厚铧",
      issued: [day.year, String(day.month).padStart(2, "0"), String(day.day).padStart(2, "0")].join("-"),
      nodes: [
        ...preamble.nodes,
        ...articles.nodes,
        {
          level: "article" as const,
          label: last,
          number: n,
          heading: "生效",
          said: plain("本行政法规自公布翌日起生效。"),
          children: []
        }
      ],
      effects: [{ kind: "implements", title: "澳门特别行政区基本法", number: null, date: null }]
    }
  })
}

/** A law of Taiwan as its data base of laws prints it. */
export const taiwan = (next: Random): MadePolicy => {
  const day = someDay(next, 1950, 2025)
  const title = `${pick(next, subjects)}${pick(next, ["条例", "管理办法", "法"])}`
  const it = /法$/u.test(title) ? "本法" : "本条例"
  const chapters = next() < 0.6
  let number = 0
  const two = (n: number) => String(n).padStart(2, "0")
  const article = () => {
    const n = ++number
    const label = `第 ${n} 条`
    const list =
      n > 1 && next() < 0.3
        ? numbered(
            several(next, 2, 4, () => phrase(next)),
            (k) => `${spelled(k)}、`
          )
        : []
    const own: Said =
      n === 1
        ? plain(`为${phrase(next)}，${phrase(next)}，特制定${it}。`)
        : list.length > 0
          ? plain(`${it}主管机关应当办理下列事项，并按年度报告办理的情况：`)
          : passage(next)
    return {
      nodes: [
        {
          level: "article" as const,
          label,
          number: n,
          heading: null,
          said: own,
          children: list.map(({ mark, number: k, text }) => ({
            level: "item" as const,
            label: mark,
            number: k,
            heading: null,
            said: plain(text),
            children: []
          }))
        }
      ],
      paragraphs: [label, own.text, ...list.map(({ mark, text }) => mark + text)]
    }
  }
  const run = () => together(several(next, 2, 4, article))
  const body = chapters
    ? together(
        ["总则", phrase(next), "附则"].map((name, c) => {
          const below = run()
          const label = `第 ${spelled(c + 1)} 章`
          return {
            nodes: [
              {
                level: "part" as const,
                label,
                number: c + 1,
                heading: name,
                said: plain(""),
                children: below.nodes
              }
            ],
            paragraphs: [`${label} ${name}`, ...below.paragraphs]
          }
        })
      )
    : run()
  return inTraditional({
    paragraphs: [
      `法规名称：${title}`,
      `公布日期：民国 ${two(day.year - 1911)} 年 ${two(day.month)} 月 ${two(day.day)} 日`,
      ...body.paragraphs
    ],
    truth: {
      ...empty,
      number: null,
      title,
      issuers: [],
      signatory: null,
      issued: [day.year, String(day.month).padStart(2, "0"), String(day.day).padStart(2, "0")].join("-"),
      nodes: body.nodes,
      effects: []
    }
  })
}
