import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as Schema from "effect/Schema"
import { describe, expect, it } from "vitest"
import extractor from "#pipeline/extract/policy-notice/extractor.ts"
import type { Draft } from "#pipeline/model/Draft.ts"
import type { Extraction } from "#pipeline/model/Extraction.ts"
import { dataset } from "#schemas/catalog.ts"
import { sourceOf } from "../../sourceOf.ts"

const folder = join(import.meta.dirname, "../../../seeds")
const seed = readFileSync(join(folder, "002_e335cd9c6d9a6341.txt"), "utf8")
const extract = (text: string): Extraction => extractor.extract(sourceOf(text))
const rows = ({ drafts }: Extraction, table: string): ReadonlyArray<Draft["values"]> =>
  drafts.filter((draft) => draft.table === table).map(({ values }) => values)
/** Bodies that get a row of this document's own accord: those that are not only named. */
const bodies = ({ organizations }: Extraction): ReadonlyArray<ReadonlyArray<string>> =>
  organizations
    .filter(({ bare }) => !bare)
    .map(({ claims, name }) => [name, ...claims.map(({ value }) => value)])
const document = (text: string): Draft["values"] => rows(extract(text), "policy_documents")[0]!

/** Number, heading or beginning of each provision, by its ref. */
const names = ({ drafts }: Extraction): ReadonlyMap<unknown, string> =>
  new Map(
    drafts
      .filter(({ table }) => table === "policy_provisions")
      .map(({ ref, values }) => [
        ref,
        String(values["number"] ?? values["heading"] ?? values["text"]).slice(0, 6)
      ])
  )
const said = (extraction: Extraction, table: string, column: string): ReadonlyArray<string> => {
  const name = names(extraction)
  return rows(extraction, table).map((row) => `${name.get(row["provision_id"])}|${row[column]}`)
}

describe("the notice of the seeds, read by hand", () => {
  const extraction = extract(seed)

  it("is one document", () => {
    const title = "关于新形势下上海市人民政府驻外办事处进一步做好对口支援与合作交流工作的指导意见"
    expect(rows(extraction, "policy_documents")).toEqual([
      {
        document_number: "沪府合组〔2021〕73号",
        title,
        notice_title: `关于印发《${title}》的通知`,
        issuer_org_id: "org:1",
        issuer_org_ids: ["org:1"],
        signatory: null,
        addressees: ["市各援外前方工作机构", "市政府各驻外办事处", "机关各处室", "市国内合作交流服务中心"],
        issued: "2021-12-06",
        printed: "2021-12-07",
        effective: "2021-12-07",
        valid_until: null,
        approved_by: "党组会",
        attachments: []
      }
    ])
  })

  it("names two bodies of which it says something: the issuer and the addressee that is one", () => {
    expect(bodies(extraction)).toEqual([
      ["中共上海市人民政府合作交流办公室党组", "party_body"],
      ["市国内合作交流服务中心", "other"]
    ])
  })

  it("means its own region's bodies by 市委 and 市政府, and one body by a short name that it defines", () => {
    const named = new Map(extraction.organizations.map(({ name, ref }) => [ref, name]))
    const meant = rows(extraction, "policy_mentions")
      .filter((row) => row["kind"] === "organization")
      .map((row) => `${row["text"]}|${named.get(String(row["org_id"]))}`)
    expect(new Set(meant)).toEqual(
      new Set([
        "上海市人民政府驻外办事处|上海市人民政府驻外办事处",
        "驻外办|上海市人民政府驻外办事处",
        "中共上海市委|中共上海市委",
        "市委|中共上海市委",
        "上海市人民政府|上海市人民政府",
        "市政府|上海市人民政府"
      ])
    )
  })

  it("counts the places of provisions among the children of one parent", () => {
    const places = rows(extraction, "policy_provisions").map((row) => [
      row["level"],
      row["position"],
      row["parent_provision_id"]
    ])
    expect(places).toHaveLength(30)
    expect(places.filter(([, , parent]) => parent === null)).toEqual([
      ["preamble", 1, null],
      ["preamble", 2, null],
      ...[3, 4, 5, 6, 7].map((place) => ["part", place, null]),
      ["closing", 8, null]
    ])
    expect(places.filter(([level]) => level === "item").map(([, place]) => place)).toEqual([1, 2, 3, 4])
    const articles = places.filter(([level]) => level === "article").map(([, place]) => place)
    expect(articles).toEqual([1, 2, 1, 2, 3, 4, 5, 6, 1, 2, 3, 1, 2, 3, 4, 1, 2, 3])
  })

  it("cites two documents, and not the one that it carries", () => {
    expect(said(extraction, "policy_references", "title")).toEqual([
      "为认真贯彻落|中共上海市委 上海市人民政府关于助力对口帮扶地区实现巩固拓展脱贫攻坚成果同乡村振兴有效衔接的实施意见",
      "为认真贯彻落|上海对内开放与合作交流“十四五”规划"
    ])
  })

  it("quotes its programmes, those over two lines too, and none from within a title", () => {
    expect(said(extraction, "policy_terms", "term")).toEqual([
      "1|十四五",
      "坚持服务援外|中央要求、当地所需、上海所能",
      "坚持提升功能|四大功能",
      "坚持提升功能|五型经济",
      "坚持提升功能|五个新城",
      "坚持协同发力|一盘棋",
      "4|5+1",
      "6|云品入沪",
      "6|双线九进",
      "6|进机关、进企业、进社区、进学校、进商超、进平台",
      "6|百县百品",
      "7|万企兴万村",
      "9|名片",
      "9|城市会客厅",
      "10|两地所需、双方所能",
      "11|走出去",
      "11|引进来",
      "13|同向发力",
      "13|1+1 大于 2",
      "13|一体化",
      "13|一张网",
      "15|黄金时间",
      "15|绿色通道",
      "16|四风",
      "17|十四五",
      "18|善合作、敢攻坚、出精品"
    ])
  })

  it("names bodies and regions", () => {
    const named = (kind: string) => {
      const name = names(extraction)
      return rows(extraction, "policy_mentions")
        .filter((row) => row["kind"] === kind)
        .map((row) => [name.get(row["provision_id"]), row["text"], row["region_id"]])
    }
    expect(named("organization").map(([where, text]) => `${where}|${text}`)).toEqual([
      "《关于新形势|上海市人民政府驻外办事处",
      "为认真贯彻落|中共上海市委",
      "为认真贯彻落|上海市人民政府",
      "为认真贯彻落|上海市人民政府驻外办事处",
      "为认真贯彻落|驻外办",
      "1|市委",
      "1|市政府",
      "9|驻外办",
      "12|市委",
      "12|市政府",
      "17|驻外办"
    ])
    const shanghai = [
      "为认真贯彻落",
      "1",
      "坚持服务援外",
      "坚持深化合作",
      "5",
      "6",
      "7",
      "9",
      "10",
      "11",
      "13",
      "15"
    ]
    const regions = named("region")
    expect(regions.filter(([, text]) => text === "上海")).toEqual(
      shanghai.map((where) => [where, "上海", "310000"])
    )
    expect(regions.filter(([, text]) => text !== "上海")).toEqual([
      ["8", "沪", "310000"],
      ["10", "长三角地区", null],
      ["11", "沪", "310000"],
      ["14", "粤港澳大湾区", null],
      ["14", "深圳", "440300"],
      ["14", "沪", "310000"],
      ["14", "粤", "440000"]
    ])
    expect(named("date")).toEqual([])
    expect(rows(extraction, "regions").map((row) => row["region_id"])).toEqual(["310000", "440300", "440000"])
  })

  it("was issued on the day under the text", () => {
    expect(rows(extraction, "events")).toEqual([
      {
        date: "2021-12-06",
        date_start: "2021-12-06",
        date_end: "2021-12-06",
        kind: "issued",
        org_ids: ["org:1"],
        object_org_id: null,
        text: "中共上海市人民政府合作交流办公室党组 2021 年 12 月 6 日"
      }
    ])
  })

  it("is whole", () => {
    expect(extraction.issues.map(({ rule, status }) => [rule, status])).toEqual([
      ["truncated_document", "pass"]
    ])
  })

  it("has evidence for every cell that was read, and quotes what is published", () => {
    const structure = /^(?:level|position|kind|parent_|policy_id|provision_id|object_org_id|iso_|org_id)/u
    for (const { evidence, table, values } of extraction.drafts) {
      for (const [column, value] of Object.entries(values)) {
        if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) continue
        if (structure.test(column)) continue
        if (table === "policy_documents" && column === "addressees")
          expect(evidence.filter((e) => e.column === column)).toHaveLength(4)
        expect(
          evidence.some((e) => e.column === column),
          `${table}.${column}`
        ).toBe(true)
      }
      for (const { column, method, span } of evidence) {
        const value = values[column]
        if (method !== "printed" || typeof value !== "string" || /^(?:\d|org:)/u.test(value)) continue
        const quote = seed.slice(span.start, span.end).replace(/\s+10\s+|\s/gu, "")
        expect(quote).toBe(value.replace(/\s/gu, ""))
      }
    }
  })

  it("fits the tables of the contract", () => {
    for (const { table, values } of extraction.drafts) {
      const { columns } = dataset(table)
      for (const [column, value] of Object.entries(values)) {
        expect(Object.keys(columns), `${table}.${column}`).toContain(column)
        if (columns[column]!.references === null)
          expect(Schema.is(columns[column]!.schema)(value), `${table}.${column}`).toBe(true)
      }
    }
  })
})

describe("the notice with other names, dates and numbers", () => {
  const exchange: ReadonlyArray<readonly [string, string]> = [
    ["合作交流", "经济协作"],
    ["沪粤", "京桂"],
    ["沪", "京"],
    ["上海", "北京"],
    ["深圳", "桂林"],
    ["〔2021〕73", "〔2019〕108"],
    ["2021 年 12 月 6 日", "2019 年 3 月 21 日"],
    ["2021 年 12 月 7 日", "2019 年 4 月 2 日"],
    ["党组会", "主任办公会议"],
    ["云品入", "滇品入"],
    ["市国内", "市对外"]
  ]
  const put = (text: string): string =>
    exchange.reduce((whole, [from, to]) => whole.replaceAll(from, to), text)
  const codes: Readonly<Record<string, string>> = {
    "310000": "110000",
    "440300": "450300",
    "440000": "450000",
    粤: "桂"
  }
  const dates: Readonly<Record<string, string>> = { "2021-12-06": "2019-03-21", "2021-12-07": "2019-04-02" }
  const changed = (value: unknown): unknown =>
    typeof value === "string"
      ? (codes[value] ?? dates[value] ?? put(value))
      : Array.isArray(value)
        ? value.map(changed)
        : value

  it("says the same of them", () => {
    const tables = (extraction: Extraction, map: (value: unknown) => unknown) =>
      extraction.drafts
        .filter(({ table }) => table !== "regions")
        .map(({ ref, table, values }) => [
          table,
          ref,
          Object.fromEntries(Object.entries(values).map(([column, value]) => [column, map(value)]))
        ])
    expect(tables(extract(put(seed)), (value) => value)).toEqual(tables(extract(seed), changed))
  })
})

const notice = (
  body: string,
  foot = "临江市人民政府\n2022年3月8日\n临江市人民政府办公室 2022年3月10日印发"
): string => `临政规〔2022〕5号\n关于做好节水工作的通知\n各区人民政府，市水务局：\n${body}\n${foot}`

describe("in force", () => {
  it.each([
    ["本通知自印发之日起施行。", "2022-03-10"],
    ["本通知自发布之日起执行。", "2022-03-08"],
    ["本通知自2022年5月1日起施行，有效期至2027年4月30日。", "2022-05-01"],
    ["本通知自 2022 年 5 月 1 日起正式实施。", "2022-05-01"],
    ["本通知自二〇二二年五月一日起生效。", "2022-05-01"],
    ["本通知于2022年5月1日起施行。《节水办法》自2010年1月1日起施行以来的规定同时废止。", "2022-05-01"],
    ["本通知施行日期为2022年5月1日。", "2022-05-01"],
    ["本通知有效期自2022年5月1日至2024年4月30日。", "2022-05-01"],
    ["本通知自2022年5月1日零时起施行。", "2022-05-01"],
    ["该项目自2022年5月1日起实施。", null],
    ["本通知由市水务局负责解释。", null]
  ])("%s", (sentence, effective) => {
    expect(document(notice(`现通知如下：\n一、加强节水。\n${sentence}`))["effective"]).toBe(effective)
  })

  it("is left open from the day of an imprint that is not there", () => {
    const text = notice(
      "现通知如下：\n一、加强节水。\n本通知自印发之日起施行。",
      "临江市人民政府\n2022年3月8日"
    )
    expect(document(text)).toMatchObject({ effective: null, printed: null, issued: "2022-03-08" })
  })
})

describe("approved by", () => {
  it.each([
    ["《节水方案》已经市政府第41次常务会议审议通过，现印发给你们。", "市政府第41次常务会议"],
    ["《节水方案》已经2022年3月1日市政府第41次常务会议通过，现印发给你们。", "市政府第41次常务会议"],
    ["经市委、市政府研究同意，现通知如下：", "市委、市政府"],
    ["经市政府同意，现将《节水方案》印发给你们。", "市政府"],
    ["经研究同意，现将《节水方案》印发给你们。", null],
    ["根据经济发展需要，现通知如下：", null]
  ])("%s", (sentence, by) => {
    expect(document(notice(`${sentence}\n一、加强节水。`))["approved_by"]).toBe(by)
  })
})

describe("who issued it", () => {
  it("is the body that the title begins with where nobody signs, and never the one that printed it", () => {
    const unsigned = "一、加强节水。\n临江市人民政府办公室 2022年3月10日印发"
    const named = extract(`临江市人民政府关于做好节水工作的通知\n各区人民政府：\n现通知如下：\n${unsigned}`)
    expect(bodies(named)).toEqual([["临江市人民政府", "government"]])
    expect(
      document(`关于做好节水工作的通知\n各区人民政府：\n现通知如下：\n${unsigned}`)["issuer_org_id"]
    ).toBe(null)
  })

  it("is the first of several, and the event has them all", () => {
    const joint = extract(notice("现通知如下：\n一、加强节水。", "临江市财政局 临江市水务局\n2022年3月8日"))
    expect(bodies(joint)).toEqual([
      ["临江市财政局", "department"],
      ["临江市水务局", "department"],
      ["市水务局", "department"]
    ])
    expect(rows(joint, "policy_documents")[0]!["issuer_org_id"]).toBe("org:1")
    expect(rows(joint, "events")[0]).toMatchObject({ org_ids: ["org:1", "org:2"] })
  })

  it("has no event where no day is printed", () => {
    expect(rows(extract(notice("现通知如下：\n一、加强节水。", "临江市人民政府")), "events")).toEqual([])
  })

  it("means the bodies of its own region, or of the one that this lies in", () => {
    const text = notice(
      "经区政府同意，按照市水务局和区委要求，现通知如下：\n一、加强节水。",
      "虹口区水务局\n2022年3月8日"
    )
    const { drafts, organizations } = extract(text)
    const name = new Map(organizations.map((mention) => [mention.ref, mention.name]))
    const meant = drafts
      .filter(({ table }) => table === "policy_mentions")
      .map(({ values }) => [values["text"], name.get(String(values["org_id"]))])
    expect(meant).toEqual([
      ["区政府", "虹口区政府"],
      ["市水务局", "市水务局"],
      ["区委", "中共虹口区委"]
    ])
  })

  it("is meant by 市政府 in its own provisions", () => {
    const mentions = rows(extract(notice("经市政府同意，现通知如下：\n一、加强节水。")), "policy_mentions")
    expect(mentions).toEqual([
      expect.objectContaining({ kind: "organization", text: "市政府", org_id: "org:1" })
    ])
  })
})

describe("what a provision names", () => {
  const mentions = (sentence: string) =>
    rows(extract(notice(`现通知如下：\n一、${sentence}`)), "policy_mentions").map(
      (row) => `${row["kind"]}|${row["text"]}`
    )

  it.each([
    ["产品进入上海市场，方便上海市民。", ["region|上海"]],
    [
      "由市水务局会同市规划资源局、各区人民政府实施。",
      ["organization|市水务局", "organization|市规划资源局"]
    ],
    ["服务本市构建新发展格局，打造城市会客厅，形成大格局。", []],
    [
      "按照住建部办公厅、国务院办公厅的要求执行。",
      ["organization|住建部办公厅", "organization|国务院办公厅"]
    ],
    ["苏州河以北部分，南京路沿线。", []],
    ["加强苏皖两地协作，来京人员登记。", ["region|苏", "region|皖", "region|京"]],
    ["青年、宁静、新意、港口和川流的车。", []],
    [
      "贯彻县委要求，授予县税务局称号，由县安委会、县法院组织。",
      ["organization|县委", "organization|县税务局", "organization|县安委会", "organization|县法院"]
    ],
    ["依照浙江省居民委员会选举办法，2021年中秋期间。", ["region|浙江省", "date|2021年"]],
    ["自2023年5月1日起登记，2024年底前完成。", ["date|2023年5月1日", "date|2024年底"]],
    ["落实《节水三年行动方案（2023—2025年）》。", []],
    ["广东、广西壮族自治区和哈尔滨。", ["region|广东", "region|广西壮族自治区", "region|哈尔滨"]]
  ])("%s", (sentence, named) => {
    expect([...mentions(sentence)].sort()).toEqual([...named].sort())
  })
})

describe("citations", () => {
  const cited = (sentence: string) => {
    const extraction = extract(notice(`现通知如下：\n一、${sentence}`))
    return [
      rows(extraction, "policy_references").map((row) => row["title"]),
      rows(extraction, "policy_terms").map((row) => row["term"])
    ]
  }

  it.each([
    [
      "按照《临江市贯彻〈节水条例〉办法》和《关于“节水行动”的通知》办理。",
      ["临江市贯彻〈节水条例〉办法", "关于“节水行动”的通知"],
      []
    ],
    ["按照《转发〈关于《节水条例》的说明〉的通知》办理。", ["转发〈关于《节水条例》的说明〉的通知"], []],
    ["推进“节水行动”“节水‘三同时’”，再推进“节水行动”。", [], ["节水行动", "节水‘三同时’"]],
    ["推進「節水行動」。", [], ["節水行動"]],
    ['推进"节水行动"。', [], ["节水行动"]],
    ["推进“节水行动。按照《节水条例办理。", [], []]
  ])("%s", (sentence, titles, terms) => {
    expect(cited(sentence)).toEqual([titles, terms])
  })

  it("of the title itself stand under no provision", () => {
    const amended = extract(
      "临江市人民政府关于修改《临江市节水办法》的决定\n决定作如下修改：\n一、删去第八条。\n二、第九条改为第八条。"
    )
    expect(rows(amended, "policy_references")).toEqual([
      { policy_id: "policy", provision_id: null, title: "临江市节水办法" }
    ])
  })
})

describe("a notice that is not whole", () => {
  const found = (text: string) =>
    extract(text).issues.map(({ expected, rule, status, subject }) => [
      rule,
      status,
      expected,
      subject?.table
    ])

  it("breaks off in mid-sentence", () => {
    const cut = notice("现通知如下：\n一、加强节水。\n二、加强巡查。发现问题应当立即", "")
    expect(found(cut)).toEqual([["truncated_document", "fail", "。", "policy_provisions"]])
    expect(extract(cut).issues[0]!.message).toContain("发现问题应当立即")
    expect(rows(extract(cut), "policy_provisions").at(-1)).toMatchObject({ text: "发现问题应当立即" })
  })

  it("breaks off after a heading", () => {
    expect(found(notice("现通知如下：\n一、加强节水。\n二、保障措施", ""))).toEqual([
      ["truncated_document", "fail", "。", "policy_provisions"]
    ])
  })

  it.each([
    ["a part", "一、甲。\n二、乙。\n四、丁。", "3"],
    ["an article", "一、甲\n（一）子。\n（二）丑。\n二、乙\n（三）寅。\n（五）辰。", "4"],
    ["the first", "二、乙。\n三、丙。", "1"]
  ])("lacks %s by its number", (_, body, expected) => {
    expect(found(notice(`现通知如下：\n${body}`))).toEqual([
      ["truncated_document", "warn", expected, "policy_provisions"]
    ])
  })

  it.each([
    ["numbers that run on", "一、甲\n（一）子。\n（二）丑。\n二、乙\n（三）寅。"],
    ["numbers that begin anew", "一、甲\n（一）子。\n（二）丑。\n二、乙\n（一）寅。\n（二）卯。"],
    ["a list without marks", "一、甲。\n二、材料\n1.身份证\n2.申请表"],
    ["an article that was put in", "第一条 甲。\n第二条 乙。\n第二条之一 丙。\n第三条 丁。"]
  ])("is not what %s say", (_, body) => {
    expect(found(notice(`现通知如下：\n${body}`))).toEqual([
      ["truncated_document", "pass", null, "policy_documents"]
    ])
  })

  it("has an attachment that is not read", () => {
    const text = notice(
      "现通知如下：\n一、加强节水。",
      "临江市人民政府\n2022年3月8日\n附件1\n任务表\n一、巡查"
    )
    expect(found(text)).toContainEqual(["anomaly", "warn", null, "policy_documents"])
  })

  it("without a title publishes nothing and says so", () => {
    const lost = extract("一、加强节水。\n二、加强巡查。")
    expect(lost.drafts).toEqual([])
    expect(lost.issues.map(({ rule, status }) => [rule, status])).toEqual([["truncated_document", "fail"]])
  })
})

describe("recognising", () => {
  it("knows the one notice among the seeds", () => {
    const sure = readdirSync(folder)
      .filter((file) => file.endsWith(".txt"))
      .map((file) => [
        file.slice(0, 3),
        extractor.recognise(sourceOf(readFileSync(join(folder, file), "utf8")))
      ])
    expect(sure).toEqual([
      ["000", 0],
      ["001", 0],
      ["002", expect.toSatisfy((score: number) => score > 0.9)],
      ["003", 0],
      ["004", 0]
    ])
  })

  it.each([
    [
      "a notice without number",
      "关于节水的通知\n各区人民政府：\n现通知如下：\n一、节水。\n二、巡查。\n临江市人民政府"
    ],
    ["a statute", "临江市节水条例\n第一条 为了节水，制定本条例。\n第二条 本条例自2022年5月1日起施行。"],
    [
      "a notice without title",
      "各区：\n《节水方案》已经市政府同意，现印发给你们。\n临江市人民政府\n节水方案\n一、节水。\n二、巡查。"
    ]
  ])("knows %s", (_, text) => {
    expect(extractor.recognise(sourceOf(text))).toBeGreaterThan(0.4)
  })

  it.each([
    ["nothing", ""],
    ["prose", "春天来了，花开了。我们去公园散步，看见许多人在放风筝。天气晴朗，大家都很高兴。"],
    ["a letter", "亲爱的妈妈：\n我很好。学校的饭很好吃。\n一、我考试考了第一名。\n女儿"],
    ["English", "1. Introduction\nThis is a text.\n2. Method\nWe did things."],
    ["a table", "编号,名称,数量\n1,苹果,2\n2,梨,3"],
    [
      "an article in Markdown",
      "# 临江市节水办公室\n**临江市节水办公室**根据《关于设立节水办公室的通知》（临政发〔2001〕5号）设立。"
    ]
  ])("does not know %s", (_, text) => {
    expect(extractor.recognise(sourceOf(text))).toBe(0)
  })
})

describe("the sureness of the same text", () => {
  it("does not depend on its length", () => {
    const long = seed.replace("本意见自印发", `${"（十九）加强巡查。按月巡查。\n".repeat(5000)}本意见自印发`)
    expect(extractor.recognise(sourceOf(long))).toBeGreaterThan(0.9)
  })
})
