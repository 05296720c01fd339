/** An article on one office: infobox, lead, history, regions, units, enterprises, office-holders. */
import { type Page, plainOf } from "./Page.ts"
import { regionList, responsible, sayRegions } from "./regionsSaid.ts"
import { type Body, body, codeOf, shown } from "./Truth.ts"
import {
  dateText,
  edtf,
  enterprise,
  managers,
  owners,
  person,
  places,
  someDay,
  someMonth,
  units
} from "./words.ts"
import {
  abolishing,
  day,
  elsewhere,
  founding,
  joined,
  linked,
  moving,
  noise,
  note,
  numeral,
  renaming,
  restoring,
  sentence,
  transfer,
  type Writer
} from "./writing.ts"

interface Office {
  readonly self: Body
  readonly government: Body
  readonly manager: Body
  readonly short: string
  readonly owner: string
  readonly ownerShort: string
  readonly place: string
  readonly address: string
  readonly rank: string
  readonly departments: ReadonlyArray<string>
}

const ranks = ["副局级", "正处级", "副厅级", "正厅级", "副地厅级", "副处级"] as const

const chosen = ({ dice }: Writer): Office => {
  const [owner, ownerShort] = dice.pick(owners)
  const [place, letter, address] = dice.pick(places.filter(([name]) => codeOf(name) !== codeOf(owner)))
  const government = body(`${owner}人民政府`, "government")
  const suffix = dice.pick(["办事处", "办事处", "办事处", "联络处"])
  const name = dice.chance(0.85) ? `${owner}人民政府驻${place}${suffix}` : `${owner}驻${place}${suffix}`
  return {
    self: body(name, suffix === "联络处" ? "liaison_unit" : "representative_office"),
    government,
    manager: body(`${owner}${dice.pick(managers)}`, "department"),
    short: `${ownerShort}驻${letter}${suffix === "联络处" ? "联络处" : "办"}`,
    owner,
    ownerShort,
    place,
    address,
    rank: dice.pick(ranks),
    departments: dice.shuffled(units).slice(0, dice.int(2, 5))
  }
}

export const writeOffice = (writer: Writer): void => {
  const { dice, page } = writer
  const office = chosen(writer)
  const { place, self } = office
  page.truth.body(self)
  page.truth.active(self)
  page.truth.claim(self, "seat_region_id", codeOf(place))
  page.truth.region(office.owner, place)
  const founded = { box: dice.chance(0.4), text: dice.chance(0.8) }
  if (dice.chance(0.6)) infobox(writer, office, founded.box)
  lead(writer, office)
  const sections = dice.shuffled([
    () => history(writer, office, founded.text),
    () => regions(writer, office),
    () => structure(writer, office),
    () => enterprises(writer, office),
    () => holders(writer, office),
    () => duties(writer, office)
  ])
  for (const write of sections) if (dice.chance(0.75)) write()
  ending(writer, `${office.owner}人民政府派出机构`)
}

export const ending = ({ dice, page }: Writer, category: string): void => {
  page.heading(dice.pick(["参考文献", "参考资料", "注释"]))
  page.blocks.push({ type: "markup", text: dice.pick(["{{Reflist}}", "<references />", "{{reflist|2}}"]) })
  if (dice.chance(0.4)) {
    page.heading("参见")
    page.list(["[[机构改革]]", "[[行政区划]]"])
  }
  page.blocks.push({ type: "category", title: category })
}

// -- infobox --------------------------------------------------------------------------------------------------------

/** Rows that the infobox alone says; the Markdown conversion has lost them. */
const infobox = (writer: Writer, office: Office, withDate: boolean): void => {
  const { dice, page } = writer
  const { address, government, manager, rank, self } = office
  const kept = page.layout.box
  const lines: Array<readonly [string, string]> = []
  const put = (names: ReadonlyArray<string>, value: string) => lines.push([dice.pick(names), value])
  put(["机构名称", "名称", "name", "机关名称", "中文名", "agency_name", "单位名称"], self.name)
  put(["标志", "logo", "image"], "Red star.svg")
  if (dice.chance(0.6)) {
    put(
      ["组织上级", "上级机构", "上级机关", "主管部门", "上级单位", "parent_agency"],
      linked(writer, manager.name)
    )
    if (kept) {
      page.truth.relation(self, "organizational_superior", manager)
      page.truth.active(manager)
      page.truth.region(office.owner)
    }
  }
  if (dice.chance(0.4)) {
    const whole = `${linked(writer, government.name)}${dice.pick(["派出机构", "派驻机构", "派出机关"])}`
    put(["机构类型", "机构性质", "类型", "机构类别"], whole)
    if (kept) {
      page.truth.relation(self, "dispatched_by", government)
      page.truth.active(government)
    }
  }
  const otherRank = dice.chance(0.25)
  if (dice.chance(0.5)) {
    const value = otherRank ? dice.pick(ranks.filter((r) => r !== rank)) : rank
    put(["行政级别", "机构级别", "级别", "单位级别", "rank"], value)
    if (kept) page.truth.claim(self, "rank", value)
  }
  if (withDate) {
    const date = someDay(dice)
    put(
      ["成立时间", "成立日期", "设立日期", "创立日期", "formed", "成立年份", "established"],
      `${dice.chance(0.3) ? edtf(date).replaceAll("-", dice.pick(["-", "/", "."])) : dateText(dice, date, writer.dates, false)}${note(writer)}`
    )
    if (kept) page.truth.claim(self, "established", edtf(date))
  } else put(["成立时间", "formed"], "")
  if (dice.chance(0.6)) {
    put(["地址1", "地址", "办公地址", "机构地址", "总部地址", "address"], address)
    if (kept) claimAddress(page, self, address)
  }
  if (dice.chance(0.5)) {
    const url = `http://www.example.gov.cn/${dice.int(1, 99)}/`
    put(
      ["官网", "官方网站", "网站", "网址", "website"],
      dice.pick([url, `[${url} 官方网站]`, `[${url} ${self.name}]`, `{{URL|${url}}}`])
    )
    if (kept) page.truth.claim(self, "website", url)
  }
  const [name, deputy] = [person(dice), person(dice)]
  const from = someMonth(dice, 2000, 2018)
  const term = dice.chance(0.4) ? dice.pick(["－", "—", "起", "至今"]) : ""
  const posts = dice.pick([
    ["职位1", "人员1", "职位2", "人员2"],
    ["首长1职称", "首长1名称", "首长2职称", "首长2名称"],
    ["chief1_position", "chief1_name", "chief2_position", "chief2_name"],
    ["职务1", "姓名1", "职务2", "姓名2"],
    ["首长职位1", "首长姓名1", "首长职位2", "首长姓名2"]
  ] as const)
  lines.push(
    [posts[0], "主任"],
    [posts[1], `${name}${term === "" ? "" : `（${edtf(from).slice(0, 4)}年${from.month}月${term}）`}`]
  )
  lines.push([posts[2], "副主任"], [posts[3], dice.chance(0.5) ? "" : deputy])
  if (kept) page.truth.add("office_holders", shown(self), "主任", name, term === "" ? null : edtf(from), null)
  if (kept && lines.at(-1)![1] !== "")
    page.truth.add("office_holders", shown(self), "副主任", deputy, null, null)
  lines.push(["业务上级", "有关部门"], ["a", ""])
  const head = dice.pick([
    "Infobox PRCG",
    "Infobox government agency",
    "Infobox 政府机构",
    "中华人民共和国政府机构信息框",
    "Infobox organization",
    "机构信息框"
  ])
  if (!kept) return
  page.blocks.push({
    type: "markup",
    text: `{{${head}\n${lines.map(([key, value]) => `|${key}=${dice.chance(0.5) ? " " : ""}${value}`).join("\n")}\n}}`
  })
}

const claimAddress = (page: Page, self: Body, address: string): void => {
  const [, prefecture, district] = /^(.+?市)(.+?区)/u.exec(address)!
  const [seat, outer] = [codeOf(district!, [codeOf(prefecture!)]), codeOf(prefecture!)]
  page.truth.claim(self, "address", address)
  page.truth.claim(self, "seat_region_id", seat)
  page.truth.code(outer)
  page.truth.code(seat)
}

// -- lead -----------------------------------------------------------------------------------------------------------

const lead = (writer: Writer, office: Office): void => {
  const { dice, page } = writer
  const { address, government, manager, owner, place, rank, self, short } = office
  const named = dice.pick([
    `'''${self.name}'''，简称'''${short}'''，`,
    `'''${self.name}'''（简称'''${short}'''）`,
    `'''${self.name}'''（简称“${short}”），`,
    `'''${self.name}'''（简称：${short}），`,
    `'''${self.name}'''，简称${short}，`,
    `'''${self.name}'''（又称'''${short}'''）`,
    `'''${self.name}'''（英文：Office of the Government，简称'''${short}'''）`,
    `'''${self.name}'''，通常简称“'''${short}'''”，`,
    `'''${self.name}'''`
  ])
  if (named.includes("Office")) page.truth.alias(self, "Office of the Government", "variant")
  if (named.includes(short)) page.truth.alias(self, short, named.includes("又称") ? "variant" : "short")
  const at = linked(writer, place)
  const who = linked(writer, government.name)
  const dispatched = dice.pick([
    `是${who}派驻${at}的常设办事机构`,
    `是${who}派驻中国${at}地区的常设办事机构`,
    `是${who}的派出机构`,
    `是${who}派出机构`,
    `为${who}派出机构`,
    `系${who}的派驻机构`,
    `是${who}在${at}设立的派出机构`,
    `是${who}在${at}设立的办事机构`,
    `是${who}驻${at}的办事机构`,
    `是${who}设在${at}的派出机构`,
    `是${who}设在${at}的办事机构`,
    `是由${who}派出的办事机构`,
    `是${who}派驻${at}的窗口单位`,
    `属于${who}派出机构`
  ])
  page.truth.relation(self, "dispatched_by", government)
  const clauses = [`${named}${dispatched}`]
  if (dice.chance(0.7)) {
    const by = linked(writer, manager.name)
    const [said, relation] = dice.pick([
      [`归口${by}管理`, "managed_by"],
      [`由${by}管理`, "managed_by"],
      [`由${by}归口管理`, "managed_by"],
      [`由${by}负责管理`, "managed_by"],
      [`归${by}管理`, "managed_by"],
      [`受${by}领导`, "managed_by"],
      [`由${by}主管`, "managed_by"],
      [`归口${by}领导`, "managed_by"],
      [`接受${by}管理`, "managed_by"],
      [`接受${by}领导`, "managed_by"],
      [`行政上由${by}管理`, "managed_by"],
      [`日常工作由${by}管理`, "managed_by"],
      [`隶属${by}`, "part_of"],
      [`隶属于${by}`, "part_of"],
      [`从属于${by}`, "part_of"],
      [`直属于${by}`, "part_of"]
    ] as const)
    clauses.push(said)
    page.truth.relation(self, relation, manager)
    page.truth.active(manager)
  }
  if (dice.chance(0.3)) {
    clauses.push(
      dice.pick([
        `为${rank}单位`,
        `${rank}建制`,
        `级别为${rank}`,
        `行政级别为${rank}`,
        `机构规格为${rank}`,
        `是${rank}单位`,
        `规格相当于${rank}`
      ])
    )
    page.truth.claim(self, "rank", rank)
  }
  if (dice.chance(0.3)) clauses.push(`是${owner}加强同当地政治、经济、科技交流协作的重要渠道`)
  if (dice.chance(0.4)) clauses.push(departmentClause(writer, office))
  if (dice.chance(0.5)) {
    clauses.push(
      dice.pick([
        `机关办公地点为${address}`,
        `办公地址为${address}`,
        `办公地点位于${address}`,
        `办公地址位于${address}`,
        `驻地为${address}`,
        `位于${address}`,
        `地址：${address}`,
        `地址为${address}`,
        `坐落于${address}`,
        `设在${address}`,
        `机关驻${address}`
      ])
    )
    claimAddress(page, self, address)
  }
  page.truth.active(government)
  page.paragraph(`${clauses.join("，")}。${note(writer)}`)
}

const department = (page: Page, office: Office, name: string): void => {
  const unit = body(name, "internal_department", office.self)
  page.truth.relation(unit, "part_of", office.self)
  page.truth.active(unit)
}

const departmentClause = (writer: Writer, office: Office): string => {
  const { dice, page } = writer
  const { departments } = office
  for (const name of departments) department(page, office, name)
  const names = joined(dice, departments)
  const n = departments.length
  const stated = dice.chance(0.1) ? n + 1 : n
  const noun = dice.pick(["职能部门", "处室", "部门", "内设机构"])
  const form = dice.int(0, 5)
  const verb = dice.pick(["下设", "内设", "设有", "办事处下设", "目前下设"])
  if (form < 2) return `${verb}${names}`
  page.truth.add("count_claims", noun, null, stated, n)
  if (form < 4) return `${verb}${names}${numeral(dice, stated)}个${noun}`
  return `${verb}${names}${dice.pick(["等", "共"])}${numeral(dice, stated)}个${noun}`
}

// -- sections -------------------------------------------------------------------------------------------------------

const spoken = (writer: Writer, office: Office): string =>
  writer.dice.pick(
    [office.self.name, "办事处", "该办事处", "该机构"].filter(
      (w) => !w.endsWith("办事处") || office.self.kind !== "liaison_unit" || w === office.self.name
    )
  )

const history = (writer: Writer, office: Office, dated: boolean): void => {
  const { dice, page } = writer
  const { government, manager, self } = office
  const unit = office.owner.endsWith("市") ? "市" : office.owner.endsWith("省") ? "省" : "区"
  const leaders = `${office.ownerShort}${unit === "区" ? "自治区党" : unit}委、${unit === "区" ? "自治区" : unit}政府`
  page.heading(dice.pick(["历史沿革", "历史", "沿革", "机构沿革", "发展历程", "历史演变"]))
  const told: Array<string> = []
  let at = someDay(dice, 1950, 1960)
  if (dice.chance(0.3)) {
    const on = day(writer, at)
    const said = sentence(
      writer,
      dice.pick([
        `${on}，${leaders}决定在国内主要城市设立办事处。`,
        `${on}，为加强经济协作，${leaders}领导决定设立驻外办事处。`,
        `${on}，${government.name}决定在${office.place}设立办事处。`,
        `${on}，${government.name}研究决定设立${self.name}。`
      ])
    )
    page.truth.event(edtf(at), "decided", [self], null, said.plain)
    told.push(said.text)
  }
  if (dated) {
    const founded = founding(writer, self, spoken(writer, office), {
      approver: government.name,
      place: office.place
    })
    told.push(founded.text)
    page.truth.active(self)
    at = founded.date
  }
  if (dice.chance(0.3)) told.push(noise(writer))
  if (dice.chance(0.3)) {
    const old = `${office.owner}${dice.pick(["", "人民政府"])}驻${office.place}${dice.pick(["物资联络处", "经济联络处", "采购站", "工作站", "接待处", "经济协作办事处"])}`
    const change = renaming(writer, self, old, at)
    told.push(change.text)
    at = change.date
  } else if (dice.chance(0.25)) {
    const old = body(`${office.owner}驻${office.place}物资采购站`, "other")
    const before = someDay(dice, 1949, 1955)
    const founded = dice.chance(0.4) ? `${day(writer, before)}${dice.pick(["成立", "设立", "建立"])}的` : ""
    told.push(
      sentence(
        writer,
        dice.pick([
          `其前身为${founded}${old.name}。`,
          `前身是${founded}${old.name}。`,
          `${self.name}前身为${founded}${old.name}。`,
          `办事处的前身是${founded}${old.name}。`,
          `前身系${founded}${old.name}。`
        ])
      ).text
    )
    if (founded !== "") {
      page.truth.event(edtf(before), "established", [old], null, plainOf(told.at(-1)!))
      page.truth.claim(old, "established", edtf(before))
    }
    page.truth.relation(self, "successor_of", old)
  }
  if (dice.chance(0.35)) {
    const to = body(
      `${office.owner}${dice.pick(managers.filter((m) => `${office.owner}${m}` !== manager.name))}`,
      "department"
    )
    const from = body(`${office.owner}经济委员会`, "department")
    const change = transfer(writer, self, spoken(writer, office), dice.chance(0.5) ? from : null, to, at)
    told.push(change.text)
    at = change.date
  }
  if (dice.chance(0.15)) {
    const on = someDay(dice, at.year + 1, at.year + 6)
    const [text, rank] = dice.pick([
      [`${day(writer, on)}，${spoken(writer, office)}由正厅级降格为副厅级。`, "副厅级"],
      [`${day(writer, on)}，${spoken(writer, office)}由副厅级降为正处级。`, "正处级"],
      [`${day(writer, on)}，${spoken(writer, office)}降格为正处级单位。`, "正处级"]
    ] as const)
    const said = sentence(writer, text)
    page.truth.claim(self, "rank", rank)
    page.truth.event(edtf(on), "downgraded", [self], null, said.plain)
    told.push(said.text)
  }
  if (dice.chance(0.12)) {
    const on = someDay(dice, at.year + 1, at.year + 6)
    const [text, rank] = dice.pick([
      [`${day(writer, on)}，${spoken(writer, office)}升格为副厅级单位。`, "副厅级"],
      [`${day(writer, on)}，${spoken(writer, office)}由副处级升格为正处级。`, "正处级"]
    ] as const)
    const said = sentence(writer, text)
    page.truth.claim(self, "rank", rank)
    page.truth.event(edtf(on), "reorganized", [self], null, said.plain)
    told.push(said.text)
    at = on
  }
  if (dice.chance(0.12)) {
    const by = body(`${office.owner}${dice.pick(managers)}`, "department")
    const on = someDay(dice, at.year + 1, at.year + 6)
    const when = day(writer, on)
    const text = dice.pick([
      `自${when}起，${spoken(writer, office)}由${by.name}归口管理。`,
      `自${when}以来，${spoken(writer, office)}由${by.name}管理。`
    ])
    told.push(sentence(writer, text).text)
    page.truth.relation(self, "managed_by", by, edtf(on))
    page.truth.active(by)
    at = on
  }
  if (dice.chance(0.12)) {
    const change = restoring(writer, self, spoken(writer, office), at)
    told.push(change.text)
    at = change.date
  }
  if (dice.chance(0.15)) {
    const change = moving(
      writer,
      self,
      spoken(writer, office),
      at,
      dice.pick(["商务大厦", "人民路附近", "科技园区"])
    )
    told.push(change.text)
    at = change.date
  }
  if (dice.chance(0.3)) told.push(noise(writer))
  if (dice.chance(0.15)) told.push(elsewhere(writer, office.owner))
  if (dice.chance(0.1)) told.push(abolishing(writer, self, spoken(writer, office), at).text)
  if (told.length === 0) told.push("早期历史不详。")
  if (dice.chance(0.3) && told.length > 1) for (const text of told) page.paragraph(text)
  else page.paragraph(...told)
}

const regions = (writer: Writer, office: Office): void => {
  const { dice, page } = writer
  page.heading(dice.pick(["联系区域", "服务范围", "联系地区", "业务范围", "工作范围"]))
  const list = regionList(writer, office.owner)
  const subject = dice.pick([
    office.self.name,
    `目前，${office.self.name}`,
    "办事处",
    "该办事处",
    `目前，${office.short}`
  ])
  const known = plainOf(subject)
  const usable =
    known.endsWith(office.short) &&
    !page.truth
      .rows()
      .get("organization_aliases")!
      .some((row) => row.includes(`| ${office.short} |`))
      ? office.self.name
      : subject
  sayRegions(writer, office.self, list)
  const tail = dice.pick(["", "", "，促进两地经济合作交流", "，推动各地在农业、科技、文化等领域的合作"])
  page.paragraph(`${usable}${responsible(writer, list)}${tail}。${note(writer)}`)
}

const structure = (writer: Writer, office: Office): void => {
  const { dice, page } = writer
  const { departments } = office
  if (dice.chance(0.4)) {
    page.heading("组织结构")
    page.heading(dice.pick(["内设机构", "内设部门", "下设处室"]), 3)
  } else page.heading(dice.pick(["内设机构", "机构设置", "组织机构", "内部机构", "组织架构"]))
  for (const name of departments) department(page, office, name)
  if (dice.chance(0.4)) {
    const stated = dice.chance(0.1) ? departments.length + 1 : departments.length
    const [text, noun] = dice.pick([
      [`办事处内设${numeral(dice, stated)}个处室：`, "处室"],
      [`${office.self.name}下设${numeral(dice, stated)}个职能部门：`, "职能部门"],
      [`内设机构共${numeral(dice, stated)}个：`, "内设机构"],
      [`设有以下${numeral(dice, stated)}个内设机构：`, "内设机构"]
    ] as const)
    page.paragraph(text)
    page.truth.add("count_claims", noun, null, stated, departments.length)
  }
  page.list(
    departments.map((name) => linked(writer, name)),
    { ordered: dice.chance(0.15) }
  )
}

const enterprises = (writer: Writer, office: Office): void => {
  const { dice, page } = writer
  page.heading(dice.pick(["驻地企业", "驻地企业名单", "服务企业", "在地企业"]), 2)
  const names = [
    ...new Set(
      Array.from({ length: dice.int(3, 12) }, () => enterprise(dice, office.ownerShort, office.place))
    )
  ]
  names.forEach((name, i) => {
    page.truth.body(body(name, "enterprise"))
    page.truth.add("resident_enterprises", shown(office.self), name, i + 1)
  })
  page.list(
    names.map((name, i) => (i === names.length - 1 ? `${name}${note(writer)}` : name)),
    { columns: dice.chance(0.6) }
  )
}

export const holdersOf = (writer: Writer, of: Body, post: string): void => {
  const { dice, page } = writer
  const count = dice.int(2, 5)
  let from = someMonth(dice, 1985, 1995)
  const rows = Array.from({ length: count }, (_, i) => {
    const until = someMonth(dice, from.year + 1, from.year + 6)
    const row = { name: person(dice), from, until: i === count - 1 && dice.chance(0.6) ? null : until }
    from = until
    return row
  })
  for (const { from: start, name, until } of rows)
    page.truth.add("office_holders", shown(of), post, name, edtf(start), until === null ? null : edtf(until))
  const dash = dice.pick(["－", "—", "—", "-", "–", "至"])
  const span = ({ from: start, until }: (typeof rows)[number]) =>
    `${day(writer, start)}${until === null ? dice.pick([`${dash === "至" ? "—" : dash}`, "至今", `${dash === "至" ? "—" : dash}今`]) : `${dash}${day(writer, until)}`}`
  page.heading(dice.pick([`历任${post}`, `历任${post}`, `历届${post}`]))
  if (dice.chance(0.5)) {
    page.list(
      rows.map((row) => (dice.chance(0.5) ? `${row.name}（${span(row)}）` : `${row.name}：${span(row)}`))
    )
    return
  }
  const [first, second] = dice.pick([
    ["姓名", "任期"],
    [post, "任期"],
    ["姓名", "任职时间"]
  ])
  page.blocks.push({
    type: "table",
    rows: [
      [first!, second!].map((text) => ({ text, header: true })),
      ...rows.map((row) => [{ text: linked(writer, row.name) }, { text: span(row) }])
    ]
  })
}

const holders = (writer: Writer, office: Office): void => holdersOf(writer, office.self, "主任")

const tasks = [
  "加强与当地党委、政府的联系，沟通信息",
  "开展招商引资和经济技术协作",
  "协助做好来访接待工作",
  "为在当地的企业提供服务和指导",
  "收集和报送经济社会发展信息",
  "完成市委、市政府交办的其他事项"
] as const

export const duties = (
  writer: Writer,
  office: { readonly self: Body },
  all: ReadonlyArray<string> = tasks
): void => {
  const { dice, page } = writer
  const { self } = office
  page.heading(dice.pick(["主要职能", "职能", "主要职责", "工作职责", "职责"]))
  const chosenTasks = dice.shuffled(all).slice(0, dice.int(2, 5))
  if (dice.chance(0.3)) {
    const said = sentence(
      writer,
      dice.pick([
        `${self.name}的主要职能是${chosenTasks.join("，")}。`,
        `主要职责是${chosenTasks[0]}。`,
        `其主要职能为${chosenTasks[0]}。`
      ])
    )
    page.paragraph(said.text)
    page.truth.add("functions", shown(self), null, said.plain)
    return
  }
  if (dice.chance(0.3))
    page.paragraph(dice.pick(["主要职责为：", `${self.name}的主要职责是：`, "主要职能包括："]))
  const ordered = dice.chance(0.3)
  const label =
    !ordered && dice.chance(0.4)
      ? dice.pick([
          (n: number) => `（${"一二三四五六"[n - 1]}）`,
          (n: number) => `${"一二三四五六"[n - 1]}、`,
          (n: number) => `${n}．`
        ])
      : null
  const end = dice.pick(["；", "。", ""])
  const items = chosenTasks.map((task, i) => ({
    task,
    text: `${label === null ? "" : label(i + 1)}${task}${i === chosenTasks.length - 1 && end !== "" ? "。" : end}`
  }))
  items.forEach(({ task, text }, i) => {
    page.truth.add(
      "functions",
      shown(self),
      label !== null || ordered ? i + 1 : null,
      `${task}${text.endsWith("。") ? "。" : ""}`
    )
  })
  page.list(
    items.map(({ text }) => text),
    { ordered }
  )
}
