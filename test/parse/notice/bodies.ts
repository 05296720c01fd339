/** Bodies of official documents made at random: trees of provisions, and the paragraphs that print them. */
import {
  between,
  joined,
  passage,
  phrase,
  pick,
  plain,
  type Random,
  type Said,
  sentence,
  several,
  spelled,
  wrappedIn
} from "./fragments.ts"

export interface Node {
  readonly level: "preamble" | "part" | "article" | "item" | "closing"
  readonly label: string | null
  readonly number: number | null
  readonly heading: string | null
  readonly said: Said
  readonly children: ReadonlyArray<Node>
}
export interface Body {
  readonly nodes: ReadonlyArray<Node>
  /** Each is printed as a paragraph of its own. */
  readonly paragraphs: ReadonlyArray<string>
}

export const unlabelled = (level: "preamble" | "closing", said: Said): Body => ({
  nodes: [{ level, label: null, number: null, heading: null, said, children: [] }],
  paragraphs: [said.text]
})
export const together = (bodies: ReadonlyArray<Body>): Body => ({
  nodes: bodies.flatMap(({ nodes }) => nodes),
  paragraphs: bodies.flatMap(({ paragraphs }) => paragraphs)
})

/** A labelled provision: the heading runs in, stands on a line of its own, or there is none. */
export const labelled = (
  level: "part" | "article" | "item",
  label: string,
  number: number | null,
  heading: string | null,
  own: Said,
  below: Body = together([]),
  ownLine = own.text === "",
  gap = ""
): Body => ({
  nodes: [{ level, label, number, heading, said: own, children: below.nodes }],
  paragraphs: [
    ...(heading === null
      ? [label + gap + own.text]
      : ownLine
        ? [label + gap + heading, ...(own.text === "" ? [] : [own.text])]
        : [`${label}${gap}${heading}。${own.text}`]),
    ...below.paragraphs
  ]
})

// -- 一、 （一） 1. ------------------------------------------------------------------------------------------------------

const circled = "①②③④⑤⑥⑦⑧"
const itemLabels: ReadonlyArray<(n: number) => string> = [
  (n) => `${n}.`,
  (n) => `${n}．`,
  (n) => `${n}、`,
  (n) => `（${n}）`,
  (n) => circled[n - 1]!,
  () => "——"
]

const items = (next: Random): Body => {
  const label = pick(next, itemLabels)
  return together(
    several(next, 2, 4, (i) =>
      labelled("item", label(i + 1), label(1) === "——" ? null : i + 1, phrase(next), passage(next))
    )
  )
}

const articles = (next: Random, first: number): Body =>
  together(
    several(next, 1, 4, (i) => {
      const below = next() < 0.25 ? items(next) : together([])
      const own = below.nodes.length > 0 && next() < 0.5 ? plain("") : passage(next)
      const ownLine = own.text === "" || next() < 0.2
      return labelled("article", `（${spelled(first + i)}）`, first + i, phrase(next), own, below, ownLine)
    })
  )

/** 一、总体要求 with （一） under it, the way of 意见 and 方案. */
export const partsBody = (next: Random): Body => {
  const runOn = next() < 0.5
  let number = 1
  return together(
    several(next, 3, 6, (i) => {
      const below = articles(next, runOn ? number : 1)
      number += below.nodes.length
      const heading = next() < 0.5 ? phrase(next) : `${phrase(next)}，${phrase(next)}`
      const own = next() < 0.15 ? passage(next) : plain("")
      return labelled("part", `${spelled(i + 1)}、`, i + 1, heading, own, below, true)
    })
  )
}

/** 一、 with a paragraph each and no heading, the way of a short 通知. */
export const listBody = (next: Random): Body =>
  together(
    several(next, 3, 6, (i) =>
      labelled(
        "part",
        `${spelled(i + 1)}、`,
        i + 1,
        null,
        joined([wrappedIn("各有关单位应当", sentence(next), ""), passage(next, 1, 3)])
      )
    )
  )

// -- 第一章 第一条 ----------------------------------------------------------------------------------------------------

export interface StatuteStyle {
  readonly chapters: boolean
  readonly sections: boolean
  /** What stands between a label and the text. */
  readonly gap: string
  /** 第一条（目的） */
  readonly headed: boolean
}

const duties = (next: Random): Body =>
  together(
    Array.from({ length: between(next, 2, 5) }, (_, n) => n).map((n, _, all) =>
      labelled(
        "item",
        `（${spelled(n + 1)}）`,
        n + 1,
        null,
        plain(`${phrase(next)}${n === all.length - 1 ? "。" : "；"}`)
      )
    )
  )

const article = (next: Random, number: number, style: StatuteStyle, said?: Said): Body => {
  const label = `第${spelled(number)}条`
  const name = style.headed ? phrase(next) : null
  const list = said === undefined && next() < 0.3
  const own =
    said ??
    (list
      ? plain(`${pick(next, ["有关部门", "各单位", "经营者"])}应当履行下列职责，并按年度报告履行职责的情况：`)
      : passage(next))
  const below = list ? duties(next) : together([])
  return {
    nodes: [{ level: "article", label, number, heading: name, said: own, children: below.nodes }],
    paragraphs: [`${label}${name === null ? "" : `（${name}）`}${style.gap}${own.text}`, ...below.paragraphs]
  }
}

/** `first` is the text of 第一条, `last` those of the last articles. */
export const statuteBody = (
  next: Random,
  style: StatuteStyle,
  first: Said,
  last: ReadonlyArray<Said>
): Body & { readonly contents: ReadonlyArray<string> } => {
  let number = 0
  const run = (count: number): Body =>
    together(
      Array.from({ length: count }, () => article(next, ++number, style, number === 1 ? first : undefined))
    )
  const ending = () => together(last.map((said) => article(next, ++number, style, said)))
  if (!style.chapters) return { ...together([run(between(next, 4, 9)), ending()]), contents: [] }
  const contents: Array<string> = []
  const titles = ["总则", ...several(next, 1, 3, () => phrase(next)), "附则"]
  const chapters = titles.map((title, c) => {
    const label = `第${spelled(c + 1)}章`
    const gap = style.gap === "" ? " " : style.gap
    contents.push(label + gap + title)
    const middle = c > 0 && c < titles.length - 1
    const below =
      c === titles.length - 1
        ? ending()
        : style.sections && middle
          ? together(
              several(next, 2, 3, (s) => {
                const name = phrase(next)
                contents.push(`第${spelled(s + 1)}节${gap}${name}`)
                return labelled(
                  "part",
                  `第${spelled(s + 1)}节`,
                  s + 1,
                  name,
                  plain(""),
                  run(between(next, 1, 3)),
                  true,
                  gap
                )
              })
            )
          : run(between(next, 1, 4))
    return labelled("part", label, c + 1, title, plain(""), below, true, gap)
  })
  return { ...together(chapters), contents }
}

const areas: ReadonlyArray<readonly [string, string]> = [
  ["临江市", "220681"],
  ["松原市", "220700"],
  ["桂林市", "450300"],
  ["贵州省", "520000"],
  ["上海市", "310000"],
  ["虹口区", "310109"]
]
/** Regions that a title begins with are named too. */
export const named = (title: string): Said => ({
  ...plain(title),
  mentions: areas.filter(([name]) => title.includes(name)).map(([name, code]) => `region ${name} ${code}`)
})
export const quoted = (title: string): Said => ({ ...wrappedIn("《", named(title), "》"), titles: [title] })
