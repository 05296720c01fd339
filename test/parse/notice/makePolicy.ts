/** Makes official documents of every kind at random, with the rows that they must give: for tests. */
import {
  type Body,
  labelled,
  listBody,
  type Node,
  named,
  partsBody,
  quoted,
  statuteBody,
  together,
  unlabelled
} from "./bodies.ts"
import {
  between,
  type Date3,
  dated,
  fullWidth,
  iso,
  joined,
  passage,
  phrase,
  pick,
  plain,
  type Random,
  type Said,
  several,
  shortDay,
  someDay,
  spelled,
  subjects,
  wrappedIn
} from "./fragments.ts"
import { inTraditional, macau, taiwan } from "./makeTraditional.ts"

export interface EffectTruth {
  readonly kind: string
  readonly title: string | null
  readonly number: string | null
  readonly date: string | null
}
export interface Truth {
  readonly number: string | null
  readonly title: string
  readonly noticeTitle: string | null
  readonly issuers: ReadonlyArray<string>
  readonly signatory: string | null
  readonly addressees: ReadonlyArray<string>
  readonly issued: string | null
  readonly printed: string | null
  readonly effective: string | null
  readonly validUntil: string | null
  readonly approvedBy: string | null
  readonly attachments: ReadonlyArray<string>
  readonly nodes: ReadonlyArray<Node>
  /** Titles that the title cites. */
  readonly titleCites: ReadonlyArray<string>
  readonly effects: ReadonlyArray<EffectTruth>
}
export interface MadePolicy {
  readonly paragraphs: ReadonlyArray<string>
  readonly truth: Truth
}

const governments = [
  "临江市人民政府",
  "松原市人民政府",
  "桂林市人民政府",
  "贵州省人民政府",
  "上海市虹口区人民政府"
]
const departments = [
  "临江市财政局",
  "临江市水务局",
  "临江市住房和城乡建设局",
  "临江市发展和改革委员会",
  "中共临江市委组织部",
  "临江市人力资源和社会保障局"
]
const groups: ReadonlyArray<ReadonlyArray<string>> = [
  ["各县（市、区）人民政府", "市政府各委、办、局", "有关单位"],
  ["各区人民政府", "市各委、办、局"],
  ["各乡镇人民政府", "街道办事处", "区属各单位"],
  ["各县（市、区）人民政府，临江经济开发区管理委员会"].flatMap((all) => all.split("，")),
  ["各市、州人民政府", "省政府各部门", "各直属机构"]
]
const posts: Readonly<Record<string, string>> = { 省: "省长", 市: "市长", 区: "区长" }
const names = ["张卫东", "李 娜", "王　强", "欧阳明", "陈建国", "刘洋"]

const brackets = ["〔〕", "﹝﹞", "【】", "[]", "（）", "〔〕"]
const number = (
  next: Random,
  year: number,
  code = pick(next, ["府办规", "府发", "财规", "水务规", "教"])
) => {
  const [open, close] = [...pick(next, brackets)] as [string, string]
  const n = between(next, 1, 300)
  const blank = next() < 0.4 ? " " : ""
  const set = next() < 0.15 ? fullWidth : (text: string) => text
  return {
    value: set(`${code}${open}${year}${close}${n}号`),
    printed: set(`${code}${open}${year}${close}${blank}${n}${blank}号`)
  }
}
/** The way in which another document's number is cited. */
const cited = (next: Random, year: number) => number(next, year).value

const shifted = (day: string, years: number): string => {
  const [y, m, d] = day.split("-").map(Number) as [number, number, number]
  return new Date(Date.UTC(y + years, m - 1, d - 1)).toISOString().slice(0, 10)
}

// -- sentences with effects -----------------------------------------------------------------------------------------

interface Force {
  readonly said: ReadonlyArray<Said>
  readonly effective: string | null
  readonly validUntil: string | null
  readonly effects: ReadonlyArray<EffectTruth>
}

/** Sentences about force, validity and what is repealed; each is a sentence of its own, as a closing or an article. */
const inForce = (next: Random, it: string, issued: Date3 | null, imprint: Date3 | null): Force => {
  const day = someDay(next, 2020, 2027)
  const way = next()
  const [words, effective] =
    way < 0.5
      ? [`自${shortDay(day)}起施行`, iso(day)]
      : way < 0.75
        ? ["自印发之日起施行", imprint === null ? null : iso(imprint)]
        : ["自发布之日起施行", issued === null ? null : iso(issued)]
  const stated = way < 0.5
  const years = between(next, 1, 6)
  const last = { ...day, year: day.year + years }
  const validity = next()
  const [term, validUntil] =
    validity < 0.35
      ? ["", null]
      : validity < 0.6
        ? [
            `，有效期${pick(next, ["", "为"])}${pick(next, [String(years), spelled(years)])}年`,
            effective === null ? null : shifted(effective, years)
          ]
        : [`，有效期至${shortDay(last)}`, iso(last)]
  const mentions = [
    ...(stated ? [`date ${shortDay(day)}`] : []),
    ...(validity >= 0.6 ? [`date ${shortDay(last)}`] : [])
  ]
  const own: Said = { ...plain(`${it}${words}${term}。`), mentions }
  if (next() < 0.45) return { said: [own], effective, validUntil, effects: [] }
  const year = between(next, 2001, 2018)
  const old = several(next, 1, 3, () => ({
    title: `${pick(next, governments).replace("人民政府", "")}${pick(next, subjects)}${pick(next, ["管理办法", "若干规定", "实施细则"])}`,
    number: next() < 0.7 ? cited(next, year) : null
  })).filter(({ title }, i, all) => all.findIndex((other) => other.title === title) === i)
  const list = joined(
    old.map((one): Said => wrappedIn("", quoted(one.title), one.number === null ? "" : `（${one.number}）`)),
    "、"
  )
  const way2 = pick(next, ["同时废止", "自$施行之日起废止", "停止执行", "自$day起废止", "同时"])
  const when = { ...day, month: 12, day: 31 }
  const repeal =
    way2 === "自$day起废止"
      ? {
          ...wrappedIn("", list, `自${shortDay(when)}起废止。`),
          mentions: [...list.mentions, `date ${shortDay(when)}`]
        }
      : way2 === "同时"
        ? wrappedIn(`${it}施行后，`, list, "同时停止执行。")
        : wrappedIn(pick(next, ["", "原"]), list, `${way2.replace("$", it)}。`)
  const regions = list.titles.length > 0 ? [] : []
  return {
    said: [joined([own, { ...repeal, mentions: [...repeal.mentions, ...regions] }])],
    effective,
    validUntil,
    effects: old.map((one) => ({
      kind: "repeals",
      title: one.title,
      number: one.number,
      date: way2 === "自$day起废止" ? iso(when) : effective
    }))
  }
}

/** 根据《…》，制定本办法。 */
const basis = (
  next: Random,
  it: string
): { readonly said: Said; readonly effects: ReadonlyArray<EffectTruth> } => {
  const titles = several(next, 1, 2, () => `中华人民共和国${pick(next, subjects)}法`).filter(
    (title, i, all) => all.indexOf(title) === i
  )
  const said = wrappedIn(
    `为了${phrase(next)}，${phrase(next)}，根据`,
    joined(titles.map(quoted), pick(next, ["、", "和"])),
    `等法律法规，结合本市实际，制定${it}。`
  )
  return { said, effects: titles.map((title) => ({ kind: "implements", title, number: null, date: null })) }
}

// -- the frame ------------------------------------------------------------------------------------------------------

const imprintLine = (next: Random, issuer: string, day: Date3): string =>
  `${issuer.replace(/人民政府$/u, "人民政府办公室")}${pick(next, [" ", "　　", "  "])}${shortDay(day)}印发`

const signature = (
  next: Random,
  issuers: ReadonlyArray<string>,
  day: Date3 | null
): ReadonlyArray<string> => [
  ...(issuers.length > 1 && next() < 0.4 ? [issuers.join("　")] : issuers),
  ...(day === null ? [] : [dated(next, day)])
]

const attachmentNames = [
  "任务分工表",
  "进度安排表",
  "申报材料清单",
  "联系人名单",
  "专项资金绩效目标申报表（样式）"
]
const attachments = (
  next: Random
): { readonly names: ReadonlyArray<string>; readonly lines: ReadonlyArray<string> } => {
  const form = next()
  if (form < 0.7) return { names: [], lines: [] }
  const names = several(next, 1, 3, (i) => attachmentNames[(i + between(next, 0, 1)) % 5]!).filter(
    (name, i, all) => all.indexOf(name) === i
  )
  if (names.length === 1) return { names, lines: [`附件：${names[0]}`] }
  return { names, lines: names.map((name, i) => `${i === 0 ? "附件：" : ""}${i + 1}.${name}`) }
}

const masthead = (next: Random, issuer: string): ReadonlyArray<string> =>
  next() < 0.3 ? [`${issuer}文件`] : []

const own = (body: Body): Body => body
const empty: Omit<Truth, "title" | "nodes"> = {
  number: null,
  noticeTitle: null,
  issuers: [],
  signatory: null,
  addressees: [],
  issued: null,
  printed: null,
  effective: null,
  validUntil: null,
  approvedBy: null,
  attachments: [],
  titleCites: [],
  effects: []
}
const isoOf = (day: Date3 | null): string | null => (day === null ? null : iso(day))
const maybe = (next: Random, share: number, day: Date3): Date3 | null => (next() < share ? day : null)

// -- kinds ----------------------------------------------------------------------------------------------------------

/** 通知 that carries another document. */
const carrying = (next: Random, joint = false): MadePolicy => {
  const issuers = joint
    ? [...departments].sort(() => next() - 0.5).slice(0, between(next, 2, 4))
    : [pick(next, [...governments, ...departments])]
  const issued = maybe(next, 0.85, someDay(next))
  const imprint = maybe(next, 0.6, someDay(next))
  const no = next() < 0.85 ? number(next, (issued ?? someDay(next)).year) : null
  const law = next() < 0.5
  const kind = law
    ? pick(next, ["管理办法", "若干规定", "实施细则"])
    : pick(next, ["实施方案", "若干措施", "实施意见", "三年行动计划（2024—2026年）"])
  const title = law
    ? `${pick(next, ["临江市", "松原市"])}${pick(next, subjects)}${kind}`
    : `关于进一步${phrase(next)}的${kind}`
  const noticeTitle = `${next() < 0.4 && !joint ? issuers[0] : ""}关于印发《${title}》的通知`
  const it = law ? `本${kind.replace(/^(?:管理|若干|实施)/u, "")}` : "本文件"
  const force = inForce(next, it, issued, imprint)
  const start = law
    ? basis(next, it)
    : { said: wrappedIn(`为${phrase(next)}，`, plain(`结合本市实际，现提出如下意见。`), ""), effects: [] }
  const inner = law
    ? statuteBody(
        next,
        {
          chapters: next() < 0.6,
          sections: next() < 0.3,
          gap: pick(next, ["　", " ", "  "]),
          headed: next() < 0.2
        },
        start.said,
        force.said
      )
    : together([
        unlabelled("preamble", start.said),
        partsBody(next),
        ...force.said.map((said) => unlabelled("closing", said))
      ])
  const approved = pick(next, ["市政府", "市政府常务会议", null])
  const words = unlabelled(
    "preamble",
    approved === null
      ? wrappedIn("现将《", named(title), "》印发给你们，请结合实际，认真组织实施。")
      : {
          ...wrappedIn(
            "《",
            named(title),
            `》已经${approved}${approved === "市政府" ? "同意" : "审议通过"}，现印发给你们，请结合实际，认真组织实施。`
          ),
          mentions: [...named(title).mentions, "organization 市政府"]
        }
  )
  const more = attachments(next)
  const addressees = pick(next, groups)
  const body = together([own(words), inner])
  return {
    paragraphs: [
      ...masthead(next, issuers[0]!),
      ...(no === null ? [] : [no.printed]),
      noticeTitle,
      `${addressees.join("，")}：`,
      ...words.paragraphs,
      ...more.lines,
      ...signature(next, issuers, issued),
      title,
      ...inner.paragraphs,
      ...(imprint === null ? [] : [imprintLine(next, issuers[0]!, imprint)])
    ],
    truth: {
      ...empty,
      number: no?.value ?? null,
      title,
      noticeTitle,
      issuers,
      addressees,
      issued: isoOf(issued),
      printed: isoOf(imprint),
      effective: force.effective,
      validUntil: force.validUntil,
      approvedBy: approved,
      attachments: more.names,
      nodes: body.nodes,
      effects: [...start.effects, ...force.effects]
    }
  }
}

/** 通知, 意见, 通告 and the like that carry none. */
const simple = (next: Random): MadePolicy => {
  const issuers = [pick(next, [...governments, ...departments])]
  const issued = maybe(next, 0.85, someDay(next))
  const imprint = maybe(next, 0.5, someDay(next))
  const no = next() < 0.85 ? number(next, (issued ?? someDay(next)).year) : null
  const kind = pick(next, ["通知", "意见", "通告", "公告", "指导意见"])
  const title = `${next() < 0.4 ? issuers[0] : ""}关于${phrase(next)}工作的${kind}`
  const addressees = /告$/u.test(kind) ? [] : pick(next, groups)
  const opening = unlabelled(
    "preamble",
    plain(`为进一步${phrase(next)}，${phrase(next)}，现就有关事项${pick(next, ["通知", "通告"])}如下：`)
  )
  const force =
    next() < 0.6 ? inForce(next, `本${kind === "指导意见" ? "意见" : kind}`, issued, imprint) : null
  const body = together([
    opening,
    pick(next, [partsBody, listBody])(next),
    ...(force?.said ?? []).map((said) => unlabelled("closing", said)),
    ...(force === null && next() < 0.5
      ? [unlabelled("closing", plain(`特此${/告$/u.test(kind) ? kind : "通知"}。`))]
      : [])
  ])
  const more = attachments(next)
  const annex =
    more.names.length > 0 && issued !== null && next() < 0.4
      ? more.names.flatMap((name, i) => [
          `附件${more.names.length > 1 ? i + 1 : ""}`,
          name,
          "序号　事项　单位"
        ])
      : []
  return {
    paragraphs: [
      ...masthead(next, issuers[0]!),
      ...(no === null ? [] : [no.printed]),
      title,
      ...(addressees.length === 0 ? [] : [`${addressees.join("，")}：`]),
      ...body.paragraphs,
      ...more.lines,
      ...signature(next, issuers, issued),
      ...annex,
      ...(imprint === null ? [] : [imprintLine(next, issuers[0]!, imprint)])
    ],
    truth: {
      ...empty,
      number: no?.value ?? null,
      title,
      issuers,
      addressees,
      issued: isoOf(issued),
      printed: isoOf(imprint),
      effective: force?.effective ?? null,
      validUntil: force?.validUntil ?? null,
      attachments: more.names,
      nodes: body.nodes,
      effects: force?.effects ?? []
    }
  }
}

/** 令: the decree, who signs it, and the statute that it makes public. */
const decree = (next: Random): MadePolicy => {
  const issuer = pick(next, governments)
  const area = issuer.replace("人民政府", "")
  const issued = someDay(next, 2000, 2026)
  const n = between(next, 1, 99)
  const label = pick(next, [`第${n}号`, `第 ${n} 号`, `第${spelled(n)}号`])
  const title = `${area}${pick(next, subjects)}${pick(next, ["管理办法", "规定", "管理条例"])}`
  const day = someDay(next, 2000, 2026)
  const meeting = `${area.at(-1)}政府第${between(next, 2, 150)}次常务会议`
  const words = unlabelled("preamble", {
    ...plain(`《${title}》已经${shortDay(issued)}${meeting}通过，现予公布，自${shortDay(day)}起施行。`),
    mentions: [
      ...named(title).mentions,
      `date ${shortDay(issued)}`,
      `organization ${area.at(-1)}政府`,
      `date ${shortDay(day)}`
    ]
  })
  const it = `本${/条例$/u.test(title) ? "条例" : /规定$/u.test(title) ? "规定" : "办法"}`
  const start = basis(next, it)
  const last = { ...plain(`${it}自${shortDay(day)}起施行。`), mentions: [`date ${shortDay(day)}`] }
  const style = {
    chapters: next() < 0.7,
    sections: next() < 0.3,
    gap: pick(next, ["　", " "]),
    headed: false
  }
  const inner = statuteBody(next, style, start.said, [passage(next), last])
  const name = pick(next, names)
  const post = `${next() < 0.2 ? "代" : ""}${posts[area.at(-1)!]}`
  const adoption = next() < 0.6 ? [`（${shortDay(issued)}${issuer}令第${n}号公布）`] : []
  const contents = style.chapters && next() < 0.5 ? ["目　录", ...inner.contents] : []
  return {
    paragraphs: [
      `${issuer}令`,
      label,
      ...words.paragraphs,
      `${post}${pick(next, ["　", "  ", "："])}${name}`,
      dated(next, issued),
      title,
      ...adoption,
      ...contents,
      ...inner.paragraphs
    ],
    truth: {
      ...empty,
      number: `${issuer}令${label.replace(/ /gu, "")}`,
      title,
      issuers: [issuer],
      signatory: `${post} ${name.replace(/\s/gu, "")}`,
      issued: iso(issued),
      effective: iso(day),
      approvedBy: meeting,
      nodes: [...words.nodes, ...inner.nodes],
      effects: start.effects
    }
  }
}

/** A statute by itself, with the words of its adoption and its amendments under the title. */
const statute = (next: Random): MadePolicy => {
  const area = pick(next, ["临江市", "贵州省", "桂林市"])
  const title = `${area}${pick(next, subjects)}${pick(next, ["条例", "管理条例", "若干规定"])}`
  const it = /规定$/u.test(title) ? "本规定" : "本条例"
  const passed = someDay(next, 1998, 2015)
  const council = `${area}第${spelled(between(next, 8, 15))}届人民代表大会常务委员会第${spelled(between(next, 1, 40))}次会议`
  const amended = several(next, 0, 2, () => someDay(next, 2016, 2024))
  const rank = ["第一次", "第二次"]
  const other = `${area}人民代表大会常务委员会关于修改〈${title}〉的决定`
  const notes = amended.map(
    (day, i) => `根据${shortDay(day)}《${other}》${amended.length > 1 ? rank[i] : ""}修正`
  )
  const day = someDay(next, 1999, 2016)
  const start = basis(next, it)
  const last = { ...plain(`${it}自${shortDay(day)}起施行。`), mentions: [`date ${shortDay(day)}`] }
  const repealed = `${area}${pick(next, subjects)}暂行办法`
  const repeals = next() < 0.4
  const style = {
    chapters: next() < 0.8,
    sections: next() < 0.4,
    gap: pick(next, ["　", " ", "  "]),
    headed: next() < 0.1
  }
  const end = repeals ? joined([last, wrappedIn("", quoted(repealed), "同时废止。")]) : last
  const body = statuteBody(next, style, start.said, [passage(next), end])
  const contents =
    style.chapters && next() < 0.6 ? [pick(next, ["目录", "目　录", "目 录"]), ...body.contents] : []
  return {
    paragraphs: [
      title,
      `（${shortDay(passed)}${council}通过${notes.map((note) => `　${note}`).join("")}）`,
      ...contents,
      ...body.paragraphs
    ],
    truth: {
      ...empty,
      title,
      effective: iso(day),
      approvedBy: council,
      nodes: body.nodes,
      effects: [
        ...amended.map((d) => ({ kind: "amended_by", title: other, number: null, date: iso(d) })),
        ...start.effects,
        ...(repeals ? [{ kind: "repeals", title: repealed, number: null, date: iso(day) }] : [])
      ]
    }
  }
}

/** 决定: repeals a list of documents, or amends one. */
const decision = (next: Random): MadePolicy => {
  const issuer = pick(next, governments)
  const area = issuer.replace("人民政府", "")
  const issued = someDay(next)
  const no = number(next, issued.year)
  const amends = next() < 0.5
  const old = several(next, amends ? 1 : 2, amends ? 1 : 6, (i) => ({
    title: `${area}${subjects[(i * 2 + between(next, 0, 1)) % subjects.length]}管理办法`,
    number: cited(next, between(next, 1999, 2018))
  }))
  const day = someDay(next, 2024, 2027)
  const force = next() < 0.6
  const closing = unlabelled(
    "closing",
    force
      ? { ...plain(`本决定自${shortDay(day)}起施行。`), mentions: [`date ${shortDay(day)}`] }
      : plain("本决定自公布之日起施行。")
  )
  const effective = force ? iso(day) : iso(issued)
  const [first] = old
  const title = amends
    ? `${issuer}关于修改《${first!.title}》的决定`
    : `${issuer}关于废止部分行政规范性文件的决定`
  const opening = amends
    ? wrappedIn(`经研究，${issuer}决定对`, quoted(first!.title), `（${first!.number}）作如下修改：`)
    : plain(`为${phrase(next)}，经研究，决定废止下列文件：`)
  const said = amends ? { ...opening, mentions: [...opening.mentions, `organization ${issuer}`] } : opening
  const list = together(
    amends
      ? several(next, 2, 4, (i) =>
          labelled(
            "part",
            `${spelled(i + 1)}、`,
            i + 1,
            null,
            plain(`将第${spelled(i + 2)}条修改为：“${phrase(next)}，${phrase(next)}。”`)
          )
        )
      : old.map((one, i) =>
          labelled(
            "part",
            `${spelled(i + 1)}、`,
            i + 1,
            null,
            wrappedIn("", quoted(one.title), `（${one.number}）${i === old.length - 1 ? "。" : "；"}`)
          )
        )
  )
  const nodes = together([unlabelled("preamble", said), list, closing])
  return {
    paragraphs: [no.printed, title, ...nodes.paragraphs, ...signature(next, [issuer], issued)],
    truth: {
      ...empty,
      number: no.value,
      title,
      issuers: [issuer],
      issued: iso(issued),
      effective,
      nodes: nodes.nodes.map((node) => (amends && node.level === "part" ? withTerm(node) : node)),
      titleCites: amends ? [first!.title] : [],
      effects: old.map((one) => ({
        kind: amends ? "amends" : "repeals",
        title: one.title,
        number: one.number,
        date: effective
      }))
    }
  }
}
/** “…” after 修改为： is a quotation too. */
const withTerm = (node: Node): Node => ({
  ...node,
  said: { ...node.said, terms: [/“(.*)”/u.exec(node.said.text)![1]!] }
})

/** 批复 and 函: one body writes to another. */
const reply = (next: Random): MadePolicy => {
  const issuer = pick(next, governments)
  const issued = someDay(next)
  const no = number(next, issued.year, pick(next, ["府函", "府批"]))
  const to = pick(next, departments)
  const matter = `${pick(next, subjects)}${pick(next, ["专项规划", "实施方案"])}`
  const letter = next() < 0.5
  const title = letter ? `${issuer}关于商请支持${phrase(next)}工作的函` : `${issuer}关于${matter}的批复`
  const asked = `关于报请审批${matter}的请示`
  const reference = number(next, issued.year, "临请").value
  const body = together([
    letter
      ? unlabelled("preamble", plain(`为${phrase(next)}，现将有关事项函告如下：`))
      : unlabelled("preamble", wrappedIn("你局", quoted(asked), `（${reference}）收悉。现批复如下：`)),
    listBody(next),
    unlabelled("closing", plain(letter ? "特此函告。" : "此复。"))
  ])
  return {
    paragraphs: [no.printed, title, `${to}：`, ...body.paragraphs, ...signature(next, [issuer], issued)],
    truth: {
      ...empty,
      number: no.value,
      title,
      issuers: [issuer],
      addressees: [to],
      issued: iso(issued),
      nodes: body.nodes
    }
  }
}

export const kinds = {
  carrying: (next: Random) => carrying(next),
  joint: (next: Random) => carrying(next, true),
  simple,
  decree,
  statute,
  decision,
  reply,
  macau,
  taiwan,
  traditional: (next: Random) =>
    inTraditional(pick(next, [carrying, simple, decree, statute, decision])(next))
} satisfies Record<string, (next: Random) => MadePolicy>
