/** The offices of a special administrative region, or the like: bureaus above, units below, plans for more. */
import { ending } from "./office.ts"
import { type Body, body, codeOf } from "./Truth.ts"
import { edtf, someDay, someMonth } from "./words.ts"
import { day, joined, linked, note, numeral, sentence, type Writer } from "./writing.ts"

const seats = [
  ["粤", "广州", "广东"],
  ["上海", "上海", "上海"],
  ["成都", "成都", "四川"],
  ["武汉", "武汉", "湖北"],
  ["沈阳", "沈阳", "辽宁"],
  ["西安", "西安", "陕西"]
] as const

const unitsOf: Readonly<Record<string, ReadonlyArray<readonly [string, string]>>> = {
  粤: [
    ["福建", "福州"],
    ["深圳", "深圳"],
    ["广西", "南宁"],
    ["海南", "海口"]
  ],
  上海: [
    ["山东", "济南"],
    ["浙江", "杭州"],
    ["江苏", "南京"],
    ["安徽", "合肥"]
  ],
  成都: [
    ["重庆", "重庆"],
    ["云南", "昆明"],
    ["贵州", "贵阳"]
  ],
  武汉: [
    ["湖南", "长沙"],
    ["河南", "郑州"],
    ["江西", "南昌"]
  ],
  沈阳: [
    ["吉林", "长春"],
    ["黑龙江", "哈尔滨"]
  ],
  西安: [
    ["甘肃", "兰州"],
    ["宁夏", "银川"]
  ]
}

interface Unit {
  readonly self: Body
  readonly province: string
  readonly city: string
}

interface Office {
  readonly self: Body
  readonly place: string
  readonly city: string
  readonly units: ReadonlyArray<Unit>
}

interface Collective {
  readonly self: Body
  readonly short: string
  readonly region: string
  readonly government: Body
  readonly bureau: Body
  readonly former: Body
  readonly offices: ReadonlyArray<Office>
  /** Units that are there, and those that are only planned. */
  readonly opened: ReadonlyArray<Unit>
  readonly coming: ReadonlyArray<Unit>
}

const planned = ({ dice }: Writer): Collective => {
  const region = dice.pick(["香港", "澳门"])
  const type = dice.pick(["经济贸易办事处", "经贸办事处"])
  const government = body(`${region}特别行政区政府`, "government")
  const [bureau, former] = dice.pick([
    ["政制及内地事务局", "政制事务局"],
    ["经济及科技发展局", "经济局"],
    ["商务及投资促进局", "贸易局"],
    ["民政及文化事务局", "民政事务局"]
  ] as const)
  const offices = dice
    .shuffled(seats)
    .slice(0, dice.int(2, 5))
    .map(([place, city]): Office => {
      const self = body(`${government.name}驻${place}${type}`, "representative_office")
      const units = dice
        .shuffled(unitsOf[place]!)
        .slice(0, dice.int(0, 3))
        .map(([province, at]) => ({
          self: body(`驻${province}联络处`, "liaison_unit", self),
          province,
          city: at
        }))
      return { self, place, city, units }
    })
  const units = dice.shuffled(offices.flatMap((office) => office.units))
  const count = units.length >= 4 ? dice.int(2, units.length - 2) : units.length
  return {
    self: body(`${region}${type}`, "collective"),
    short: `${region}经贸办`,
    region,
    government,
    bureau: body(bureau, "department"),
    former: body(former, "department"),
    offices,
    opened: units.slice(0, count),
    coming: units.slice(count)
  }
}

export const writeCollective = (writer: Writer): void => {
  const { dice, page } = writer
  const plan = planned(writer)
  const { region, self } = plan
  page.truth.body(self)
  page.truth.active(self)
  page.truth.region(region)
  lead(writer, plan)
  const sections = dice.shuffled([() => duties(writer, plan), () => listing(writer, plan)])
  for (const write of sections) write()
  sites(writer, plan)
  ending(writer, `${region}特别行政区政府驻内地机构`)
}

const lead = (writer: Writer, { bureau, former, government, self, short }: Collective): void => {
  const { dice, page } = writer
  const who = linked(writer, government.name)
  const under = linked(writer, bureau.name)
  page.truth.alias(self, short, "short")
  const said = dice.pick([
    `是${who}${under}辖下，常驻中国大陆部分地方的部门`,
    `是${who}${under}辖下的部门`,
    `为${who}${under}属下的部门`,
    `是${who}${under}下属的办事机构`
  ])
  page.truth.relation(self, "part_of", bureau)
  page.truth.relation(bureau, "part_of", government)
  page.truth.active(bureau, government)
  const named = dice.pick([
    `（简称'''${short}'''）`,
    `（简称'''${short}'''；，缩写：）`,
    `，简称'''${short}'''，`
  ])
  page.paragraph(`'''${self.name}'''${named}${said}，专责与当地有关的经济及贸易等事务。${note(writer)}`)
  if (!dice.chance(0.6)) return
  const date = someDay(dice, 1998, 2012)
  const on = day(writer, date)
  const [text, events] = dice.pick([
    [
      `${self.name}原隶属${linked(writer, former.name)}，${on}决策局重组后划入新成立的${bureau.name}。`,
      ["reorganized", "transferred"]
    ],
    [`${self.name}原隶属于${linked(writer, former.name)}，${on}划入${bureau.name}。`, ["transferred"]],
    [`${self.name}原属${linked(writer, former.name)}，${on}改隶${bureau.name}。`, ["transferred"]]
  ] as const)
  const spoken = sentence(writer, text)
  for (const kind of events)
    page.truth.event(edtf(date), kind, [self], kind === "transferred" ? bureau : null, spoken.plain)
  page.truth.relation(self, "part_of", former, "-", edtf(date))
  page.truth.relation(self, "part_of", bureau, edtf(date))
  page.paragraph(spoken.text)
}

const duties = (writer: Writer, plan: Collective): void => {
  const { dice, page } = writer
  const { coming, opened, region, self } = plan
  page.heading(dice.pick(["职能", "职责", "主要职能"]))
  const told: Array<string> = []
  if (dice.chance(0.7)) {
    const said = sentence(
      writer,
      dice.pick([
        `办事处的主要职能是为促进当地与${region}在经济及贸易上的联系，及加强合作。`,
        `${self.name}的主要职能是促进两地经贸往来。`,
        `主要职能包括推广${region}的商机。`
      ])
    )
    page.truth.add("functions", self.name, null, said.plain)
    told.push(said.text)
  }
  if (dice.chance(0.4)) told.push("此外，各办事处也设立了入境事务组，向当地居民提供支援服务。")
  if (opened.length >= 2 && dice.chance(0.7)) told.push(openedSince(writer, plan))
  if (coming.length >= 2) told.push(toCome(writer, plan))
  if (told.length === 0) told.push(`办事处协助${region}居民。`)
  page.paragraph(...told)
}

const listed = (writer: Writer, units: ReadonlyArray<Unit>): string =>
  joined(
    writer.dice,
    units.map(({ city, province }) => {
      writer.page.truth.region(province, city)
      return province === city ? city : `${linked(writer, province)}${linked(writer, city)}`
    })
  )

const openedSince = (writer: Writer, { opened }: Collective): string => {
  const { dice, page } = writer
  const date = someMonth(dice, 2010, 2016)
  const on = day(writer, date)
  const n = opened.length
  const [text, value] = dice.pick([
    [
      `自${on}以来先后为相关驻内地办事处开设共${numeral(dice, n)}个联络处，分别位于${listed(writer, opened)}。`,
      `${edtf(date)}/..`
    ],
    [
      `自${on}起先后开设共${numeral(dice, n)}个联络处，分别设于${listed(writer, opened)}。`,
      `${edtf(date)}/..`
    ],
    [`${on}，增设共${numeral(dice, n)}个联络处，分别位于${listed(writer, opened)}。`, edtf(date)]
  ] as const)
  const said = sentence(writer, text)
  page.truth.event(
    value,
    "established",
    opened.map(({ self }) => self),
    null,
    said.plain
  )
  if (!value.includes("/")) for (const { self } of opened) page.truth.claim(self, "established", value)
  page.truth.add("count_claims", "联络处", value, n, n)
  return said.text
}

const toCome = (writer: Writer, { coming }: Collective): string => {
  const { dice, page } = writer
  const year = dice.int(2017, 2021)
  const n = coming.length
  const [when, value] = dice.pick([
    [`${year}年中前`, `../${year}-06`],
    [`${year}年前`, `../${year}`],
    [`${year}年底前`, `../${year}`],
    [`${year}年3月前`, `../${year}-03`]
  ] as const)
  const text = dice.pick([
    `在${when}将增设共${numeral(dice, n)}个联络处，分别位于${listed(writer, coming)}。`,
    `${when}计划增设共${numeral(dice, n)}个联络处，分别位于${listed(writer, coming)}。`,
    `预计在${when}增设${numeral(dice, n)}个联络处，分别位于${listed(writer, coming)}。`
  ])
  const said = sentence(writer, text)
  page.truth.event(
    value,
    "planned",
    coming.map(({ self }) => self),
    null,
    said.plain
  )
  for (const { self } of coming) page.truth.status(self, "planned")
  page.truth.add("count_claims", "联络处", value, n, n)
  return said.text
}

const listing = (writer: Writer, plan: Collective): void => {
  const { dice, page } = writer
  page.heading(dice.pick(["办事处", "各办事处", "机构"]))
  const seat = (of: Body, name: string, city: string, told: boolean) => {
    page.truth.body(of)
    const own = codeOf(name)
    if (told) page.truth.claim(of, "seat_region_id", codeOf(city))
    else page.truth.claim(of, "seat_region_id", own)
    page.truth.region(...(told ? [name, city] : [name]).filter((region) => region !== "粤"))
    if (told && codeOf(city).slice(0, 2) === own.slice(0, 2)) page.truth.claim(of, "seat_region_id", own)
    if (!plan.coming.some(({ self }) => self === of)) page.truth.active(of)
  }
  const at = (city: string) =>
    dice.pick([
      `（地点位于${linked(writer, city)}）`,
      `（位于${linked(writer, city)}）`,
      `（设于${linked(writer, city)}）`
    ])
  page.list(
    plan.offices.flatMap(({ city, place, self, units }) => {
      const told = place === "粤" || dice.chance(0.4)
      seat(self, place, city, told)
      return [
        { depth: 1, text: `${linked(writer, self.name)}${told ? at(city) : ""}` },
        ...units.map((unit) => {
          const where = unit.province !== unit.city
          seat(unit.self, unit.province, unit.city, where)
          page.truth.relation(unit.self, "part_of", self)
          return { depth: 2, text: `${unit.self.name}${where ? at(unit.city) : ""}` }
        })
      ]
    })
  )
}

const sites = (writer: Writer, { offices, self }: Collective): void => {
  const { dice, page } = writer
  if (!dice.chance(0.5)) return
  page.heading(dice.pick(["外部链接", "外部连结"]))
  page.list([`${self.name}官方网站：`])
  page.list(
    offices.map(({ place, self: office }, i) => {
      const url = `http://www.example${i + 1}.gov.hk/`
      page.truth.claim(office, "website", url)
      const name = place === "粤" ? "广东" : place
      page.truth.region(name)
      return `[${url} ${name}]`
    })
  )
}
