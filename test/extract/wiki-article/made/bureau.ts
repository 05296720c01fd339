/** An article on a bureau of a government: infobox, lead, founding and merging, duties, departments, leaders. */
import { duties, ending, holdersOf } from "./office.ts"
import { type Body, body, shown } from "./Truth.ts"
import { dateText, edtf, owners, person, someDay, units } from "./words.ts"
import {
  day,
  elsewhere,
  founding,
  joined,
  laterThan,
  linked,
  noise,
  note,
  numeral,
  renaming,
  sentence,
  transfer,
  type Writer
} from "./writing.ts"

const fields = [
  ["商务局", "商务", "对外贸易局"],
  ["文化和旅游局", "文化和旅游", "旅游事业管理局"],
  ["水务局", "水务", "水利局"],
  ["民政局", "民政", "民政处"],
  ["统计局", "统计", "统计处"],
  ["交通运输委员会", "交通运输", "交通局"],
  ["审计局", "审计", "审计处"],
  ["教育局", "教育", "文教局"],
  ["卫生健康委员会", "卫生健康", "卫生局"]
] as const

interface Bureau {
  readonly self: Body
  readonly government: Body
  readonly owner: string
  readonly field: string
  readonly old: string
  readonly rank: string
  readonly departments: ReadonlyArray<string>
}

export const writeBureau = (writer: Writer): void => {
  const { dice, page } = writer
  const [owner] = dice.pick(owners.filter(([name]) => name.endsWith("市")))
  const [suffix, field, old] = dice.pick(fields)
  const plan: Bureau = {
    self: body(`${owner}${suffix}`, "department"),
    government: body(`${owner}人民政府`, "government"),
    owner,
    field,
    old: `${owner}${old}`,
    rank: dice.pick(["正处级", "副厅级", "正局级", "正厅级"]),
    departments: dice.shuffled(units).slice(0, dice.int(3, 7))
  }
  page.truth.body(plan.self)
  page.truth.active(plan.self)
  page.truth.region(owner)
  if (dice.chance(0.6)) infobox(writer, plan)
  lead(writer, plan)
  const sections = dice.shuffled([
    () => history(writer, plan),
    () => duties(writer, plan, bureauTasks(field)),
    () => departments(writer, plan),
    () => subordinates(writer, plan),
    () => holdersOf(writer, plan.self, plan.self.name.endsWith("局") ? "局长" : "主任")
  ])
  for (const write of sections) if (dice.chance(0.8)) write()
  ending(writer, `${owner}政府部门`)
}

const bureauTasks = (field: string): ReadonlyArray<string> => [
  `贯彻执行国家有关${field}工作的方针政策和法律法规`,
  `拟订本市${field}发展规划并组织实施`,
  `负责本市${field}方面的行政审批和监督检查`,
  `指导各区的${field}工作`,
  `承办市委、市政府交办的其他事项`
]

const infobox = (writer: Writer, { government, owner, rank, self }: Bureau): void => {
  const { dice, page } = writer
  const kept = page.layout.box
  const lines: Array<string> = []
  const put = (names: ReadonlyArray<string>, value: string) =>
    lines.push(`|${dice.pick(names)}${dice.chance(0.5) ? " " : ""}=${value}`)
  put(["名称", "机构名称", "agency_name", "機構名稱", "中文名"], self.name)
  if (dice.chance(0.7)) {
    const [names, relation] = dice.pick([
      [
        ["上级机构", "上级机关", "组织上级", "parent_agency", "主管机关", "上级单位"],
        "organizational_superior"
      ],
      [["隶属", "隶属于", "所属部门", "隸屬", "隶属机构"], "part_of"]
    ] as const)
    put(names, linked(writer, government.name))
    if (kept) {
      page.truth.relation(self, relation, government)
      page.truth.active(government)
    }
  }
  if (dice.chance(0.5)) {
    put(["行政级别", "级别", "机构级别"], rank)
    if (kept) page.truth.claim(self, "rank", rank)
  }
  if (dice.chance(0.5)) {
    const date = someDay(dice)
    put(
      ["成立时间", "成立日期", "设立时间", "formed", "創立日期", "成立"],
      dice.pick([dateText(dice, date, writer.dates, false), edtf(date)])
    )
    if (kept) page.truth.claim(self, "established", edtf(date))
  }
  if (dice.chance(0.4)) {
    const names = [person(dice), person(dice)]
    put(["局长", "现任局长"], names[0]!)
    put(
      ["副局长"],
      names
        .slice(1)
        .map((name) => linked(writer, name))
        .join("<br />")
    )
    if (kept) {
      page.truth.add("office_holders", shown(self), "局长", names[0]!, null, null)
      page.truth.add("office_holders", shown(self), "副局长", names[1]!, null, null)
    }
  }
  if (dice.chance(0.4)) {
    const url = `https://www.example.gov.cn/b${dice.int(1, 99)}/`
    put(["网站", "官方网站", "website", "官网"], dice.pick([url, `[${url} 官方网站]`]))
    if (kept) page.truth.claim(self, "website", url)
  }
  lines.push("|员工数=", `|区域=${owner}`)
  const head = dice.pick(["Infobox government agency", "Infobox PRCG", "政府部门信息框", "Infobox 政府部门"])
  if (kept) page.blocks.push({ type: "markup", text: `{{${head}\n${lines.join("\n")}\n}}` })
}

const lead = (writer: Writer, { departments: all, field, government, owner, rank, self }: Bureau): void => {
  const { dice, page } = writer
  const who = linked(writer, government.name)
  const said = dice.pick([
    `是${who}主管${field}工作的组成部门`,
    `是${who}组成部门`,
    `是主管${owner}${field}工作的${who}组成部门`,
    `是${who}的组成部门`,
    `是${who}的工作部门`,
    `为${who}工作部门`,
    `是${who}负责${field}工作的职能部门`,
    `是${who}直属机构`,
    `是${who}下属部门，负责全市${field}工作`,
    `隶属于${who}`,
    `是${who}下辖的政府部门`,
    `作为${who}组成部门，负责${field}工作`,
    `是${who}主管全市${field}工作的职能部门`,
    `系${who}所属的工作部门`
  ])
  page.truth.relation(self, "part_of", government)
  page.truth.active(government)
  const clauses = [`'''${self.name}'''${said}`]
  if (dice.chance(0.4)) {
    clauses.push(dice.pick([`为${rank}单位`, `机构规格为${rank}`, `为${rank}`, `级别为${rank}`]))
    page.truth.claim(self, "rank", rank)
  }
  if (dice.chance(0.3)) {
    const stated = all.length + (dice.chance(0.15) ? 2 : 0)
    const noun = dice.pick(["内设机构", "职能处室", "处室"])
    clauses.push(
      `${dice.pick(["下设", "内设", "设有", "设", "该局设"])}${joined(dice, all)}${dice.chance(0.5) ? "等" : ""}${numeral(dice, stated)}个${noun}`
    )
    page.truth.add("count_claims", noun, null, stated, all.length)
    for (const name of all) department(writer, self, name)
  }
  page.paragraph(`${clauses.join("，")}。${note(writer)}`)
}

const department = ({ page }: Writer, self: Body, name: string): void => {
  const unit = body(name, "internal_department", self)
  page.truth.relation(unit, "part_of", self)
  page.truth.active(unit)
}

const departments = (writer: Writer, { departments: all, self }: Bureau): void => {
  const { dice, page } = writer
  page.heading(dice.pick(["内设机构", "机构设置", "内设部门", "组织机构", "内部机构设置"]))
  for (const name of all) department(writer, self, name)
  if (dice.chance(0.4)) {
    const stated = all.length + (dice.chance(0.15) ? 1 : 0)
    const [text, noun] = dice.pick([
      [`${self.name}设${numeral(dice, stated)}个内设机构：`, "内设机构"],
      [`内设${numeral(dice, stated)}个职能处室：`, "职能处室"],
      [`根据规定，${self.name}设下列${numeral(dice, stated)}个内设机构：`, "内设机构"]
    ] as const)
    page.paragraph(text)
    page.truth.add("count_claims", noun, null, stated, all.length)
  }
  const labelled = dice.chance(0.2)
  page.list(
    all.map((name, i) => (labelled ? `（${"一二三四五六七"[i]}）${name}` : name)),
    { ordered: !labelled && dice.chance(0.3) }
  )
}

/** 下属单位: bodies of their own. */
const subordinates = (writer: Writer, { owner, self }: Bureau): void => {
  const { dice, page } = writer
  page.heading(dice.pick(["下属单位", "直属单位", "所属事业单位", "直属机构", "下属机构", "事业单位"]))
  const names = dice
    .shuffled(["信息中心", "档案馆", "行政执法总队", "科学研究所", "职业技术学院", "人才服务中心"])
    .slice(0, dice.int(2, 4))
  const kinds: Readonly<Record<string, string>> = { 档案馆: "other", 行政执法总队: "other" }
  page.list(
    names.map((name) => {
      const of = body(`${owner}${name}`, kinds[name] ?? "department")
      page.truth.relation(of, "part_of", self)
      page.truth.active(of)
      return linked(writer, of.name)
    })
  )
}

const history = (writer: Writer, plan: Bureau): void => {
  const { dice, page } = writer
  const { government, old, owner, self } = plan
  page.heading(dice.pick(["历史沿革", "历史", "机构沿革", "沿革"]))
  const told: Array<string> = []
  let at = someDay(dice, 1949, 1960)
  if (dice.chance(0.6)) {
    const change = founding(writer, self, dice.chance(0.6) ? self.name : "该局", {
      approver: government.name,
      place: null
    })
    told.push(change.text)
    at = change.date
  }
  if (dice.chance(0.3)) told.push(noise(writer))
  const choice = dice.int(0, 4)
  if (choice === 0) {
    if (dice.chance(0.4)) {
      // the name before the last
      const first = `${owner}${plan.field}处`
      const date = laterThan(dice, at)
      const said = sentence(
        writer,
        dice.pick([
          `${day(writer, date)}，${first}更名为${old}。`,
          `${day(writer, date)}，${first}改称${old}。`
        ])
      )
      page.truth.event(edtf(date), "reorganized", [self], null, said.plain)
      page.truth.alias(self, first, "former")
      told.push(said.text)
      at = date
    }
    const change = renaming(writer, self, old, at)
    told.push(change.text)
    at = change.date
  } else if (choice === 1) {
    const before = body(old, "department")
    told.push(
      sentence(writer, dice.pick([`前身为${old}。`, `其前身是${old}。`, `${self.name}的前身为${old}。`])).text
    )
    page.truth.relation(self, "successor_of", before)
  } else if (choice === 2) {
    // several bodies become one
    const others = dice.shuffled([`${owner}经济委员会`, `${owner}物资局`, `${owner}粮食局`]).slice(0, 2)
    const date = laterThan(dice, at)
    const on = day(writer, date)
    const said = sentence(
      writer,
      dice.pick([
        `${on}，由${joined(dice, [...others])}合并组建${self.name}。`,
        `${on}，将${others.join("、")}的职责整合，组建${self.name}。`,
        `${on}，${others.join("、")}合并成立${self.name}。`,
        `${on}，在${others.join("、")}的基础上组建${self.name}。`,
        `${on}，撤销${others.join("、")}，组建${self.name}。`
      ])
    )
    page.truth.event(edtf(date), "established", [self], null, said.plain)
    page.truth.claim(self, "established", edtf(date))
    // whose duties alone are taken over, and what is only a basis, may go on
    if (!/职责整合|基础上/u.test(said.plain))
      for (const name of others) {
        const before = body(name, "department")
        page.truth.relation(self, "successor_of", before)
        page.truth.claim(before, "status", "former")
      }
    told.push(said.text)
    at = date
  }
  if (dice.chance(0.15)) told.push(elsewhere(writer, owner))
  if (dice.chance(0.25)) {
    const to = body(`${owner}发展和改革委员会`, "department")
    const change = transfer(writer, self, self.name, null, to, at)
    told.push(change.text)
    at = change.date
  }
  if (dice.chance(0.3)) told.push(noise(writer))
  page.paragraph(...(told.length === 0 ? ["早期历史不详。"] : told))
}
