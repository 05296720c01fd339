/** An article on all the offices that a city or a province keeps elsewhere, as lists or as a table with rowspan. */
import { ending } from "./office.ts"
import { plainOf } from "./Page.ts"
import { regionList, responsible, sayRegions } from "./regionsSaid.ts"
import { type Body, body, codeOf, shown } from "./Truth.ts"
import { type Day, edtf, managers, owners, person, places, smaller, someDay, someMonth } from "./words.ts"
import { day, joined, linked, noise, note, numeral, sentence, type Writer } from "./writing.ts"

interface Office {
  readonly self: Body
  readonly place: string
  readonly units: ReadonlyArray<Body>
}

interface Overview {
  readonly self: Body
  readonly owner: string
  readonly ownerShort: string
  readonly government: Body
  readonly offices: ReadonlyArray<Office>
  readonly liaisons: ReadonlyArray<Office>
  readonly rank: string | null
}

const placesFor = ({ dice }: Writer, owner: string): ReadonlyArray<string> => {
  const provinces = new Set([codeOf(owner).slice(0, 2)])
  return dice.shuffled([...places.map(([name]) => name), ...smaller]).filter((name) => {
    const province = codeOf(name).slice(0, 2)
    return provinces.has(province) ? false : provinces.add(province)
  })
}

const planned = (writer: Writer): Overview => {
  const { dice } = writer
  const [owner, ownerShort] = dice.pick(owners)
  const all = placesFor(writer, owner)
  const offices = dice.int(3, 9)
  const liaisons = dice.chance(0.6) ? dice.int(2, 4) : 0
  const nested = all.slice(offices + liaisons)
  let next = 0
  const office = (place: string, kind: "办事处" | "联络处"): Office => {
    const self = body(
      `${owner}人民政府驻${place}${kind}`,
      kind === "办事处" ? "representative_office" : "liaison_unit"
    )
    const has = kind === "办事处" && dice.chance(0.2) && next < nested.length
    return { self, place, units: has ? [body(`${nested[next++]}联络处`, "liaison_unit", self)] : [] }
  }
  return {
    self: body(`${owner}人民政府驻外办事处`, "collective"),
    owner,
    ownerShort,
    government: body(`${owner}人民政府`, "government"),
    offices: all.slice(0, offices).map((place) => office(place, "办事处")),
    liaisons: all.slice(offices, offices + liaisons).map((place) => office(place, "联络处")),
    rank: dice.chance(0.5) ? dice.pick(["副局级", "正处级", "副厅级"]) : null
  }
}

export const writeOverview = (writer: Writer): void => {
  const { page } = writer
  const plan = planned(writer)
  const { owner, self } = plan
  page.truth.body(self)
  page.truth.active(self)
  page.truth.region(owner)
  lead(writer, plan)
  const told = () => history(writer, plan)
  const listed = () => listing(writer, plan)
  if (writer.dice.chance(0.7)) {
    told()
    listed()
  } else {
    listed()
    told()
  }
  ending(writer, `${owner}人民政府`)
}

const lead = (writer: Writer, { government, liaisons, offices, owner, self }: Overview): void => {
  const { dice, page } = writer
  const who = linked(writer, government.name)
  const [clause, relation] = dice.pick([
    [`属于${who}派出机构`, true],
    [`是${who}的派出机构`, true],
    [`均为${who}派出机构`, true],
    [`负责联络协调、招商引资、信息调研等事项`, false]
  ] as const)
  if (relation) {
    page.truth.relation(self, "dispatched_by", government)
    page.truth.active(government)
  }
  const clauses = [`'''${self.name}'''，是对${owner}各驻外办事处和联络处的总称`, clause]
  const sentences = [`${clauses.join("，")}。`]
  if (dice.chance(0.6)) {
    const manager = body(`${owner}${dice.pick(managers)}`, "department")
    const stated = offices.length + (dice.chance(0.1) ? 1 : 0)
    const said = dice.pick([
      `目前，${owner}人民政府设置${numeral(dice, stated)}个驻外办事处，由${linked(writer, manager.name)}管理。`,
      `目前共有${numeral(dice, stated)}个驻外办事处，归口${linked(writer, manager.name)}管理。`,
      `现有驻外办事处${numeral(dice, stated)}个，由${linked(writer, manager.name)}负责管理。`,
      `现设${numeral(dice, stated)}个驻外办事处，由${linked(writer, manager.name)}归口管理。`
    ])
    sentences.push(`${said}${note(writer)}`)
    page.truth.add("count_claims", "驻外办事处", null, stated, offices.length)
    page.truth.relation(self, "managed_by", manager)
    page.truth.active(manager)
  }
  if (liaisons.length > 0 && dice.chance(0.3)) {
    sentences.push(`另有${numeral(dice, liaisons.length)}个驻外联络处。`)
    page.truth.add("count_claims", "驻外联络处", null, liaisons.length, liaisons.length)
  }
  page.paragraph(...sentences)
}

// -- history --------------------------------------------------------------------------------------------------------

const history = (writer: Writer, plan: Overview): void => {
  const { dice, page } = writer
  const { government, liaisons, offices, owner, ownerShort, self } = plan
  page.heading(dice.pick(["历史沿革", "历史", "发展沿革", "沿革"]))
  const told: Array<string> = []
  const say = (text: string) => {
    const said = sentence(writer, text)
    told.push(said.text)
    return said.plain
  }
  let at = someDay(dice, 1950, 1984)
  if (dice.chance(0.5)) {
    const text = dice.pick([
      `${day(writer, at)}，${government.name}决定在全国主要城市设立办事处。`,
      `${day(writer, at)}，为发展与其他省区市的经济合作，${government.name}开始逐步在全国各主要城市设立办事处。`,
      `${day(writer, at)}，${ownerShort}${owner.endsWith("市") ? "市委、市政府" : "党委、政府"}决定在外地陆续设立办事处。`
    ])
    page.truth.event(edtf(at), "decided", [self], null, say(text))
  }
  const open = [...dice.shuffled(offices)]
  const falls = liaisons.length >= 2 && dice.chance(0.8)
  if (falls && dice.chance(0.5)) at = opened(writer, plan, liaisons.slice(0, 2), at, say)
  if (dice.chance(0.7)) at = respectively(writer, plan, open.splice(0, dice.int(2, 3)), at, say)
  while (open.length > 0 && dice.chance(0.6)) {
    const { place, self: office } = open.shift()!
    const date = someDay(dice, at.year, at.year + 5)
    const on = day(writer, date)
    const name = dice.pick([
      office.name,
      `驻${place}办事处`,
      `${ownerShort}驻${place}办事处`,
      linked(writer, office.name)
    ])
    const text = dice.pick([
      `${on}，${name}成立。`,
      `${on}，${name}正式挂牌。`,
      `${name}成立于${on}。`,
      `${on}，设立${name}。`,
      `${on}，${owner}在${place}设立办事处。`,
      `${on}，${government.name}在${linked(writer, place)}开设办事处。`,
      `${on}，组建${name}。`,
      `到${on}，${name}的成立。`
    ])
    page.truth.event(edtf(date), "established", [office], null, say(text))
    page.truth.claim(office, "established", edtf(date))
    at = date
  }
  if (dice.chance(0.4)) {
    const date = someMonth(dice, at.year + 1, at.year + 6)
    const text = dice.pick([
      `${day(writer, date)}，${owner}对驻外办事处进行调整。`,
      `${day(writer, date)}，${government.name}对驻外办事处进行了调整。`,
      `${day(writer, date)}，对各驻外办事处进行调整。`
    ])
    page.truth.event(edtf(date), "reorganized", [self], null, say(text))
    at = date
  }
  if (falls) at = lowered(writer, plan, at, say)
  if (dice.chance(0.3)) told.push(noise(writer))
  if (told.length === 0) told.push("早期历史不详。")
  page.paragraph(...told)
}

/** 分别 with several dates and places. */
const respectively = (
  writer: Writer,
  { owner }: Overview,
  some: ReadonlyArray<Office>,
  after: Day,
  say: (text: string) => string
): Day => {
  const { dice, page } = writer
  const first = someMonth(dice, after.year, after.year + 4)
  const sameYear = first.month! < 11 && some.length === 3 && dice.chance(0.5)
  const dates = some.map((_, i) =>
    i === 0
      ? first
      : sameYear && i === 1
        ? { ...first, month: first.month! + 1 }
        : someMonth(dice, first.year + i, first.year + i)
  )
  const shown = dates.map((date) => day(writer, date))
  // the year is given once for two months
  const short = shown[1]!.replace(/^.*年\s?/u, "")
  const list = sameYear ? `${shown[0]}和${short}、${shown[2]}` : joined(dice, shown)
  const names = some.map(({ place }) => linked(writer, place))
  const text = dice.pick([
    `${list}，${owner}分别在${joined(dice, names)}设立办事处。`,
    `${list}，分别在${joined(dice, names)}设立办事处。`,
    `${list}，${owner}先后在${joined(dice, names)}设立了办事处。`,
    `${list}，${owner}分别在${joined(dice, names)}开设办事处。`,
    `${list}，分别设立驻${some.map(({ place }) => place).join("、")}办事处。`,
    `驻${some.map(({ place }) => place).join("、")}办事处分别于${list}成立。`,
    `${list}，${owner}相继在${joined(dice, names)}建立办事处。`,
    `${list}，${joined(
      dice,
      some.map(({ place }) => `驻${place}办事处`)
    )}相继成立。`,
    `${joined(
      dice,
      some.map(({ place }) => `驻${place}办事处`)
    )}分别于${list}成立。`
  ])
  const plain = say(text)
  some.forEach(({ self }, i) => {
    const value = edtf(dates[i]!)
    page.truth.event(value, "established", [self], null, plain)
    page.truth.claim(self, "established", value)
  })
  return dates.at(-1)!
}

/** Offices opened together, those too that became liaison units later. */
const opened = (
  writer: Writer,
  { government, owner }: Overview,
  some: ReadonlyArray<Office>,
  after: Day,
  say: (text: string) => string
): Day => {
  const { dice, page } = writer
  const date = someMonth(dice, after.year, after.year + 4)
  const until = date.year + 3
  const names = joined(
    dice,
    some.map(({ place }) => place)
  )
  const [text, value] = dice.pick([
    [`${day(writer, date)}，${owner}在${names}设立办事处。`, edtf(date)],
    [`${day(writer, date)}，${government.name}在${names}等地设立办事处。`, edtf(date)],
    [`${date.year}年至${until}年间，${owner}先后在${names}设立办事处。`, `${date.year}/${until}`],
    [`${date.year}—${until}年，${owner}陆续在${names}开设办事处。`, `${date.year}/${until}`]
  ] as const)
  page.truth.event(
    value,
    "established",
    some.map(({ self }) => self),
    null,
    say(text)
  )
  if (!value.includes("/")) for (const { self } of some) page.truth.claim(self, "established", value)
  return { year: until, month: null, day: null }
}

/** Offices that became liaison units under another office. */
const lowered = (
  writer: Writer,
  { liaisons, offices, ownerShort }: Overview,
  after: Day,
  say: (text: string) => string
): Day => {
  const { dice, page } = writer
  const date = someMonth(dice, after.year + 1, after.year + 6)
  const some = liaisons.slice(0, dice.int(2, liaisons.length))
  const names = joined(
    dice,
    some.map(({ place }) => place)
  )
  const to = dice.pick(offices)
  const n = numeral(dice, some.length)
  const on = day(writer, date)
  const [text, counted, kind] = dice.pick([
    [
      `${on}，将驻${some.map(({ place }) => place).join("、")}办事处降格为联络处，由驻${to.place}办事处代管。`,
      false,
      "downgraded"
    ],
    [`${on}，将${names}${n}个办事处降格为联络处，划归驻${to.place}办事处管理。`, true, "downgraded"],
    [`${on}，${ownerShort}将${names}${n}个办事处降为联络处，归驻${to.place}办事处管理。`, true, "downgraded"],
    [
      `${on}，${joined(
        dice,
        some.map(({ place }) => `驻${place}办事处`)
      )}降格为联络处，并划归驻${to.place}办事处管理。`,
      false,
      "downgraded"
    ],
    [
      `${on}，${joined(
        dice,
        some.map(({ place }) => `驻${place}办事处`)
      )}改为联络处，由驻${to.place}办事处管理。`,
      false,
      "reorganized"
    ],
    [
      `${on}，${joined(
        dice,
        some.map(({ place }) => `驻${place}办事处`)
      )}调整为联络处，皆划归驻${to.place}办事处管理。`,
      false,
      "reorganized"
    ]
  ] as const)
  const plain = say(text)
  const bodies = some.map(({ self }) => self)
  if (counted) page.truth.add("count_claims", "办事处", edtf(date), some.length, some.length)
  page.truth.event(edtf(date), kind, bodies, null, plain)
  page.truth.event(edtf(date), "transferred", bodies, to.self, plain)
  for (const of of bodies) {
    page.truth.alias(of, of.name.replace(/联络处$/u, "办事处"), "former")
    page.truth.relation(of, "managed_by", to.self, edtf(date))
  }
  return date
}

// -- list or table --------------------------------------------------------------------------------------------------

const present = ({ page }: Writer, { place, self }: Office): void => {
  page.truth.body(self)
  page.truth.active(self)
  page.truth.claim(self, "seat_region_id", codeOf(place))
  page.truth.region(place)
}

const within = ({ page }: Writer, { self, units }: Office): void => {
  for (const unit of units) {
    const place = unit.name.replace(/联络处$/u, "")
    page.truth.body(unit)
    page.truth.active(unit)
    page.truth.claim(unit, "seat_region_id", codeOf(place))
    page.truth.region(place)
    page.truth.relation(unit, "part_of", self)
  }
}

const listing = (writer: Writer, plan: Overview): void => {
  const { dice, page } = writer
  const { liaisons, offices, owner, rank, self } = plan
  if (dice.chance(0.6)) page.heading(dice.pick(["联系区域", "机构设置", "机构名录"]))
  page.heading(dice.pick(["驻外办事处", "办事处", "各办事处"]), dice.chance(0.7) ? 3 : 2)
  for (const office of [...offices, ...liaisons]) present(writer, office)
  if (dice.chance(0.4)) {
    const stated = offices.length + (dice.chance(0.1) ? 1 : 0)
    const [text, managed] = dice.pick([
      [`目前，${owner}人民政府负责管理的驻外办事处共有${numeral(dice, stated)}个，分别是：`, true],
      [`${owner}现有${numeral(dice, stated)}个驻外办事处，分别为：`, false],
      [`${owner}共设有${numeral(dice, stated)}个驻外办事处：`, false]
    ] as const)
    page.paragraph(text)
    page.truth.add("count_claims", "驻外办事处", null, stated, offices.length)
    if (managed) {
      page.truth.relation(self, "managed_by", plan.government)
      page.truth.active(plan.government)
    }
  }
  if (dice.chance(0.3)) asTable(writer, plan)
  else if (dice.chance(0.2)) asSections(writer, plan)
  else asList(writer, plan, offices)
  if (rank !== null) {
    page.paragraph(
      dice.pick([
        `${self.name}均为${rank}单位。`,
        `各驻外办事处均为${rank}单位。`,
        `驻外办事处均为${rank}建制。`
      ])
    )
    for (const { self: office } of offices) page.truth.claim(office, "rank", rank)
    page.truth.claim(self, "rank", rank)
  }
  if (liaisons.length === 0) return
  page.heading(dice.pick(["驻外联络处", "联络处"]), 3)
  asList(writer, plan, liaisons)
}

const asList = (writer: Writer, { owner }: Overview, offices: ReadonlyArray<Office>): void => {
  const { dice, page } = writer
  const separator = dice.pick(["：", "：", "，", "——"])
  const noun = offices[0]!.self.name.slice(-3)
  const nested = dice.chance(0.4)
  page.list(
    offices.flatMap((office) => {
      within(writer, office)
      const name = linked(writer, office.self.name)
      const said = dice.chance(0.8)
        ? (() => {
            const list = regionList(writer, owner)
            sayRegions(writer, office.self, list)
            return `${separator}${dice.pick([`该${noun}`, ""])}${responsible(writer, list)}`
          })()
        : ""
      const founded = said === "" && dice.chance(0.4) ? someDay(dice, 1980, 2010) : null
      const suffix = founded === null ? "" : `（${day(writer, founded)}${dice.pick(["成立", "设立"])}）`
      const inside =
        nested || office.units.length === 0
          ? ""
          : `<sup>（${dice.pick(["内设", "下设"])}${office.units[0]!.name}）</sup>`
      const text = `${name}${suffix}${said}${inside}`
      if (founded !== null) {
        page.truth.claim(office.self, "established", edtf(founded))
        page.truth.event(edtf(founded), "established", [office.self], null, plainOf(text))
      }
      return [
        { depth: 1, text },
        ...(nested ? office.units.map((unit) => ({ depth: 2, text: unit.name })) : [])
      ]
    })
  )
}

const extraCell = (
  { dice, page }: Writer,
  { place, self }: Office,
  extra: "rank" | "post" | "address" | null
): string | null => {
  if (extra === "rank") {
    const value = dice.pick(["正处级", "副厅级"])
    page.truth.claim(self, "rank", value)
    return value
  }
  if (extra === "post") {
    const name = person(dice)
    page.truth.add("office_holders", shown(self), "主任", name, null, null)
    return name
  }
  if (extra !== "address") return null
  const address = places.find(([name]) => name === place)?.[2]
  if (address === undefined) return ""
  const [, prefecture, district] = /^(.+?市)(.+?区)/u.exec(address)!
  page.truth.claim(self, "address", address)
  page.truth.claim(self, "seat_region_id", codeOf(district!, [codeOf(prefecture!)]))
  page.truth.code(codeOf(prefecture!))
  page.truth.code(codeOf(district!, [codeOf(prefecture!)]))
  return address
}

/** A section for each office: the text below is about it. */
const asSections = (writer: Writer, { offices, owner }: Overview): void => {
  const { dice, page } = writer
  for (const office of offices) {
    const { self } = office
    page.heading(linked(writer, self.name), 4)
    const list = regionList(writer, owner)
    sayRegions(writer, self, list)
    const date = someDay(dice, 1980, 2010)
    const rank = dice.pick(["正处级", "副厅级", null])
    const text = dice.pick([
      `${self.name}成立于${day(writer, date)}`,
      `成立于${day(writer, date)}`,
      `${day(writer, date)}成立`,
      `该办事处于${day(writer, date)}设立`
    ])
    if (rank !== null) page.truth.claim(self, "rank", rank)
    const said = sentence(writer, `${text}${rank === null ? "" : `，${rank}单位`}。`)
    page.truth.event(edtf(date), "established", [self], null, said.plain)
    page.truth.claim(self, "established", edtf(date))
    page.paragraph(said.text, `${responsible(writer, list)}。`)
  }
}

/** A row for each region, the office over its rows. */
const asTable = (writer: Writer, { offices, owner }: Overview): void => {
  const { dice, page } = writer
  const heads = [
    dice.pick(["办事处", "机构", "名称"]),
    dice.pick(["联系区域", "服务范围", "负责区域", "联系地区"])
  ]
  const extra = dice.pick(["rank", "post", "address", null, null] as const)
  if (extra === "rank") heads.push("级别")
  if (extra === "post") heads.push("主任")
  if (extra === "address") heads.push("地址")
  const founded = dice.chance(0.4)
  if (founded) heads.push(dice.pick(["成立时间", "设立时间"]))
  const rows = offices.flatMap((office) => {
    const list = regionList(writer, owner)
    sayRegions(writer, office.self, list)
    const date = someDay(dice, 1980, 2010)
    if (founded) page.truth.claim(office.self, "established", edtf(date))
    const parts =
      list.named > 0 && dice.chance(0.5) ? plainOf(list.text).split(/、|以及|[和与及]/u) : [list.text]
    const other = extraCell(writer, office, extra)
    return parts.map((part, i) => [
      ...(i === 0 ? [{ text: linked(writer, office.self.name), rows: parts.length }] : []),
      { text: part },
      ...(other !== null && i === 0 ? [{ text: other, rows: parts.length }] : []),
      ...(founded && i === 0 ? [{ text: day(writer, date), rows: parts.length }] : [])
    ])
  })
  page.blocks.push({ type: "table", rows: [heads.map((text) => ({ text, header: true })), ...rows] })
}
