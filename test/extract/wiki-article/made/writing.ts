/** What the kinds of made articles have in common: names with links and notes, dates, sentences on founding and change. */
import type { Dice } from "../../unit-budget/made/random.ts"
import { type Page, plainOf } from "./Page.ts"
import { type Body, body } from "./Truth.ts"
import { type DateStyle, type Day, dateText, edtf, hanNumber, someDay } from "./words.ts"

export interface Writer {
  readonly page: Page
  readonly dice: Dice
  readonly dates: DateStyle
  readonly links: number
}

/** A name, sometimes as a link to its page. */
export const linked = ({ dice, links }: Writer, name: string, target = name): string =>
  dice.chance(links) ? (target === name && dice.chance(0.6) ? `[[${name}]]` : `[[${target}|${name}]]`) : name

export const day = (writer: Writer, value: Day): string => dateText(writer.dice, value, writer.dates)

export const note = ({ dice, page }: Writer): string => {
  if (dice.chance(0.6)) return ""
  const name = dice.pick(["a", "b", "xzb.sh"])
  const address = `http://www.example.gov.cn/${dice.int(100, 999)}.html`
  const content = dice.pick([
    `{{cite web|url=${address}|title=机构介绍|publisher=政府网|accessdate=2013-12-17}}`,
    `{{Cite news |url=${address} |title=年鉴2002 |date=27 October 2016}}`,
    `[${address} 机构概况]`
  ])
  const comment = page.layout.comments && dice.chance(0.3) ? "<!-- 待查 -->" : ""
  return dice.chance(0.3)
    ? `${comment}<ref name="${name}">${content}</ref>`
    : `${comment}<ref>${content}</ref>`
}

/** A sentence with its note: printed with markup, quoted without. */
export const sentence = (
  writer: Writer,
  text: string
): { readonly text: string; readonly plain: string } => ({
  text: `${text}${note(writer)}`,
  plain: plainOf(text)
})

export const joined = (dice: Dice, parts: ReadonlyArray<string>): string => {
  if (parts.length < 2 || dice.chance(0.3)) return parts.join("、")
  return `${parts.slice(0, -1).join("、")}${dice.pick(["和", "及", "以及", "与"])}${parts.at(-1)}`
}

export const numeral = (dice: Dice, n: number): string =>
  n < 100 && dice.chance(0.5) ? (n === 2 ? "两" : hanNumber(n)) : String(n)

/** Days one after the other. */
export const laterThan = (dice: Dice, before: Day): Day => {
  const after = someDay(dice, before.year + 1, before.year + 8)
  return after
}

export const active = ({ page }: Writer, ...bodies: ReadonlyArray<Body>): void => page.truth.active(...bodies)

/** A count stated with its list; sometimes wrong, which a check then says. */
export const claimCount = (
  { page }: Writer,
  subject: string,
  asOf: string | null,
  stated: number,
  listed: number | null
): void => page.truth.add("count_claims", subject, asOf, stated, listed)

export interface Change {
  readonly date: Day
  readonly text: string
}

/** 成立 of one body, its name or a word for it as subject. */
export const founding = (
  writer: Writer,
  of: Body,
  subject: string,
  options: { readonly approver: string; readonly place: string | null }
): Change => {
  const { dice, page } = writer
  const date = someDay(dice, 1950, 2005)
  const on = day(writer, date)
  const text = dice.pick([
    `${on}，${subject}成立。`,
    `${on}，${subject}正式成立。`,
    `${on}，${subject}挂牌成立。`,
    `${on}，${subject}正式挂牌。`,
    `${subject}成立于${on}。`,
    `${subject}始建于${on}。`,
    `${subject}组建于${on}。`,
    `${subject}于${on}成立。`,
    `${subject}于${on}正式设立。`,
    `${subject}于${on}经${options.approver}批准成立。`,
    `${on}，经${options.approver}批准，${subject}成立。`,
    `${on}，经${options.approver}批准，正式成立${subject}。`,
    `${on}，设立${subject}。`,
    `${on}，组建${subject}。`,
    `${on}，${options.approver}设立${subject}。`,
    `${on}，${subject}宣告成立。`,
    `${on}，${subject}揭牌。`,
    `${subject}创建于${on}，历史悠久。`,
    `${subject}设立于${on}，当时仅有工作人员数人。`,
    `${on}，根据工作需要，${subject}正式成立。`,
    `${on}组建${subject}，承担有关工作。`,
    `${subject}于${on}建立。`,
    `${subject}创办于${on}。`,
    `经${options.approver}同意，${subject}于${on}正式挂牌运作。`,
    `${on}，${subject}挂牌运行。`,
    `${on}，${subject}经${options.approver}批准正式成立，人员从各单位抽调。`,
    `${on}，${subject}正式组建成立，为独立机构。`,
    `${on}，${options.approver}正式设立${subject}，人员编制另定。`,
    ...(options.place !== null && of.kind === "representative_office"
      ? [
          `${on}，${options.approver}在${options.place}设立了办事处。`,
          `${on}，在${options.place}正式挂牌成立${subject}。`
        ]
      : []),
    ...(date.month === null
      ? []
      : [
          `${date.year}年初开始筹备，同年${date.month}月${date.day === null ? "" : `${date.day}日`}，${subject}正式成立。`
        ]),
    ...(subject === of.name ? [] : [`${on}成立。`, `${on}正式挂牌成立。`, `于${on}成立。`])
  ])
  const said = sentence(writer, text)
  page.truth.event(edtf(date), "established", [of], null, said.plain)
  page.truth.claim(of, "established", edtf(date))
  return { date, text: said.text }
}

/** 更名: the former name and the change. */
export const renaming = (writer: Writer, of: Body, old: string, after: Day): Change => {
  const { dice, page } = writer
  const date = laterThan(dice, after)
  const on = day(writer, date)
  const text = dice.pick([
    `${on}，${old}更名为${of.name}。`,
    `${on}，由${old}更名为${of.name}。`,
    `原名${old}，${on}更名为${of.name}。`,
    `原名为${old}，${on}改称${of.name}。`,
    `${on}，${old}改称${of.name}。`,
    `${on}，${old}改名为${of.name}。`,
    `${on}，原${old}更名为${of.name}。`,
    `原称${old}，${on}改为现名。`,
    `${on}，经批准，${old}更名为${of.name}。`,
    `${on}，${old}正式更名为“${of.name}”。`,
    `${on}由“${old}”更名为“${of.name}”。`,
    `${on}，将${old}更名为${of.name}。`,
    `${old}于${on}更名为${of.name}。`,
    `${on}，${old}升格为${of.name}。`,
    `初名${old}，${on}改现名。`,
    `曾用名${old}，${on}起改称${of.name}。`,
    `${on}，机构名称由${old}变更为${of.name}。`,
    `${on}，名称由“${old}”改为“${of.name}”。`,
    `${on}，${old}经批准改名为${of.name}，编制不变。`
  ])
  const said = sentence(writer, text)
  page.truth.event(edtf(date), "reorganized", [of], null, said.plain)
  page.truth.alias(of, old, "former")
  page.truth.body(of)
  return { date, text: said.text }
}

/** 划归: from one body above to the next. */
export const transfer = (
  writer: Writer,
  of: Body,
  subject: string,
  from: Body | null,
  to: Body,
  after: Day
): Change => {
  const { dice, page } = writer
  const date = laterThan(dice, after)
  const on = day(writer, date)
  const target = linked(writer, to.name)
  const plain = [
    [`${on}，${subject}划归${target}管理。`, "managed_by"],
    [`${on}，${subject}改由${target}管理。`, "managed_by"],
    [`${on}起，${subject}改由${target}归口管理。`, "managed_by"],
    [`${on}，${subject}划入${target}。`, "part_of"],
    [`${on}，${subject}整体划转至${target}。`, "part_of"],
    [`${on}，${subject}移交${target}管理。`, "managed_by"],
    [`${on}，${subject}改归${target}领导。`, "managed_by"],
    [`${on}，根据机构改革方案，${subject}划归${target}管理。`, "managed_by"],
    [`${on}，${subject}改隶${target}。`, "part_of"],
    [`${on}，${subject}转隶${target}。`, "part_of"],
    [`${on}，将${subject}划归${target}管理。`, "managed_by"],
    [`${on}，${subject}交由${target}管理。`, "managed_by"],
    [`${on}，${subject}调整为由${target}管理。`, "managed_by"],
    [`${on}，${subject}改为由${target}管理。`, "managed_by"],
    [`${on}，${subject}改为归口${target}管理。`, "managed_by"],
    [`${subject}于${on}划归${target}管理。`, "managed_by"],
    [`${subject}于${on}划转${target}管理。`, "managed_by"],
    [`${on}，${subject}成建制划入${target}。`, "part_of"],
    [`${on}，${subject}改隶属于${target}。`, "part_of"],
    [`${on}，${subject}并入${target}。`, "part_of"]
  ] as const
  const moved =
    from === null
      ? []
      : ([
          [`${on}，${subject}由${from.name}管理改为由${target}管理。`, "managed_by"],
          [`${subject}原隶属${from.name}，${on}划入${target}。`, "part_of"],
          [`${subject}原隶属于${from.name}，${on}划归${target}管理。`, "mixed"],
          [`${subject}原由${from.name}管理，${on}改由${target}管理。`, "managed_by"],
          [`${on}，${subject}由${from.name}划归${target}管理。`, "managed_by"],
          [`${on}，${subject}从${from.name}划归${target}管理。`, "managed_by"],
          [`${on}，${subject}由${from.name}划入${target}。`, "part_of"],
          [`${on}，${subject}的主管部门由${from.name}变更为${target}。`, "managed_by"],
          [`${on}，${subject}由隶属${from.name}改为隶属${target}。`, "part_of"]
        ] as const)
  const [text, relation] = dice.pick([...plain, ...moved])
  const said = sentence(writer, text)
  const value = edtf(date)
  page.truth.event(value, "transferred", [of], to, said.plain)
  page.truth.relation(of, relation === "mixed" ? "managed_by" : relation, to, value)
  if (from !== null && text.includes(from.name))
    page.truth.relation(of, relation === "managed_by" ? "managed_by" : "part_of", from, "-", value)
  active(writer, to)
  return { date, text: said.text }
}

/** 撤销 ends the body. */
export const abolishing = (writer: Writer, of: Body, subject: string, after: Day): Change => {
  const { dice, page } = writer
  const date = laterThan(dice, after)
  const on = day(writer, date)
  const text = dice.pick([
    `${on}，${subject}撤销。`,
    `${on}，${subject}被撤销。`,
    `${subject}于${on}撤销。`,
    `${on}，${of.name}予以撤销。`,
    `${on}，撤销${of.name}。`,
    `${on}，${subject}正式撤销，人员另行安置。`,
    `${on}，因机构改革，${of.name}被裁撤。`
  ])
  const said = sentence(writer, text)
  page.truth.status(of, "former")
  return { date, text: said.text }
}

/** 迁至: to a place that is named; the address that the article gives elsewhere counts. */
export const moving = (writer: Writer, of: Body, subject: string, after: Day, to: string): Change => {
  const { dice } = writer
  const date = laterThan(dice, after)
  const on = day(writer, date)
  const said = sentence(
    writer,
    dice.pick([
      `${on}，${subject}迁至${to}。`,
      `${on}，由原址迁至${to}。`,
      `${on}，${subject}由中山路搬迁到${to}。`,
      `${subject}于${on}搬迁至${to}。`,
      `${on}，${of.name}整体搬入${to}办公。`,
      `${on}，迁址${to}。`
    ])
  )
  return { date, text: said.text }
}

/** 恢复设立: set up once more, which is no date of its founding. */
export const restoring = (writer: Writer, of: Body, subject: string, after: Day): Change => {
  const { dice, page } = writer
  const gone = laterThan(dice, after)
  const date = laterThan(dice, gone)
  const [was, is] = [day(writer, gone), day(writer, date)]
  const one = sentence(writer, dice.pick([`${was}，${subject}撤销。`, `${was}，${of.name}被撤销。`]))
  const other = sentence(
    writer,
    dice.pick([
      `${is}，恢复设立${of.name}。`,
      `${is}，${subject}恢复设立。`,
      `${is}恢复。`,
      `${is}，${of.name}重新成立。`,
      `${is}，恢复${of.name}。`
    ])
  )
  page.truth.event(edtf(date), "established", [of], null, other.plain)
  return { date, text: `${one.text}${other.text}` }
}

/** What happened to another body, which is not what happened to the subject. */
export const elsewhere = (writer: Writer, owner: string): string => {
  const { dice, page } = writer
  const other = body(
    `${owner}${dice.pick(["供销合作总社", "粮食局", "物资管理委员会", "外事办公室", "旅游局", "总工会"])}`,
    "department"
  )
  const on = someDay(dice, 1950, 2000)
  const when = day(writer, on)
  if (!/局|委员会|办公室/u.test(other.name))
    return sentence(writer, `${when}，${other.name}举行了换届大会。`).text
  const said = sentence(
    writer,
    dice.pick([
      `${when}，${other.name}成立。`,
      `${other.name}成立于${when}。`,
      `${when}，${other.name}正式挂牌。`
    ])
  )
  page.truth.event(edtf(on), "established", [other], null, said.plain)
  page.truth.claim(other, "established", edtf(on))
  return said.text
}

/** Sentences with dates in which nothing happens to the body. */
export const noise = (writer: Writer): string => {
  const { dice } = writer
  const on = day(writer, someDay(dice, 1990, 2019))
  return sentence(
    writer,
    dice.pick([
      `${on}，办公楼完成装修。`,
      `${on}，有关代表团前来访问。`,
      `截至${on}，共接待来访群众数千人次。`,
      `${on}，曾获先进集体称号。`,
      `${on}，迁入新址办公。`,
      `${on}，召开了工作会议，部署有关工作。`,
      `${on}，与当地签署战略合作协议。`,
      `${on}，设立了党支部。`,
      `${on}起，实行新的考核办法。`,
      `${on}，有关部门要求加强管理，规范设置。`,
      `${on}，国务院印发了关于机构改革的通知。`,
      `${on}，建立了与当地各部门的联席会议制度。`,
      `${on}，承办的展览会在当地开幕。`
    ])
  ).text
}
