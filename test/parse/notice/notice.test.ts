import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { type Flow, spanOf } from "#pipeline/parse/notice/Flow.ts"
import type { NoticeDocument, Provision } from "#pipeline/parse/notice/NoticeDocument.ts"
import { parseNotice } from "#pipeline/parse/notice/notice.ts"
import { type Layout, print } from "./print.ts"

const seed = readFileSync(join(import.meta.dirname, "../../../seeds/002_e335cd9c6d9a6341.txt"), "utf8")

const text = (flow: Flow | null): string | null => flow?.text ?? null
const flatten = (provisions: ReadonlyArray<Provision>): ReadonlyArray<Provision> =>
  provisions.flatMap((provision) => [provision, ...flatten(provision.children)])

/** Level, label, heading, beginning and end of the text, children. */
const brief = ({ children, heading, label, level, text: own }: Provision): unknown => [
  level,
  text(label),
  text(heading),
  own.text.length > 24 ? `${own.text.slice(0, 8)}…${own.text.slice(-8)}` : own.text,
  ...children.map(brief)
]
const tree = ({ children, heading, label, level, text: own }: Provision): unknown => [
  level,
  text(label),
  text(heading),
  own.text,
  ...children.map(tree)
]
const frame = (document: NoticeDocument) => ({
  number: text(document.number),
  noticeTitle: text(document.noticeTitle),
  title: text(document.title),
  addressees: document.addressees.map(text),
  issuers: document.issuers.map(text),
  issued: document.issued?.date.edtf ?? null,
  imprint: document.imprint?.date.edtf ?? null
})
const all = (document: NoticeDocument) => ({
  ...frame(document),
  provisions: document.provisions.map(tree)
})

describe("the notice of the seeds, read by hand", () => {
  const document = parseNotice(seed)

  it("has its frame", () => {
    const title = "关于新形势下上海市人民政府驻外办事处进一步做好对口支援与合作交流工作的指导意见"
    expect(frame(document)).toEqual({
      number: "沪府合组〔2021〕73号",
      noticeTitle: `关于印发《${title}》的通知`,
      title,
      addressees: ["市各援外前方工作机构", "市政府各驻外办事处", "机关各处室", "市国内合作交流服务中心"],
      issuers: ["中共上海市人民政府合作交流办公室党组"],
      issued: "2021-12-06",
      imprint: "2021-12-07"
    })
  })

  it("has five parts, eighteen articles and four items, as a tree", () => {
    const [notice, opening, ...rest] = document.provisions.map(brief)
    const closing = rest.pop()
    expect(notice).toEqual(["preamble", null, null, "《关于新形势下上…际认真贯彻落实。"])
    expect(opening).toEqual(["preamble", null, null, "为认真贯彻落实《…出如下指导意见。"])
    expect(closing).toEqual(["closing", null, null, "本意见自印发之日起施行。"])
    expect(rest).toEqual([
      [
        "part",
        "一、",
        "总体要求",
        "",
        ["article", "（一）", "指导思想", "以习近平新时代中…与合作交流工作。"],
        [
          "article",
          "（二）",
          "基本原则",
          "",
          ["item", "——", "坚持服务援外", "坚持“中央要求、…村振兴有效衔接。"],
          ["item", "——", "坚持深化合作", "发挥联系两地桥梁…富裕的良好局面。"],
          ["item", "——", "坚持提升功能", "主动融入和服务本…本市高质量发展。"],
          ["item", "——", "坚持协同发力", "牢固树立全市“一…，形成叠加效应。"]
        ]
      ],
      [
        "part",
        "二、",
        "聚焦重点领域，深入推进对口帮扶协作",
        "",
        ["article", "（三）", "助推资金项目落实", "按照相关要求，发…的考核评估工作。"],
        ["article", "（四）", "服务保障干部人才", "做好援派干部人才…驻外工作影响力。"],
        ["article", "（五）", "助力两地产业协作", "坚持供需对接、优…作项目进展情况。"],
        ["article", "（六）", "携手推动消费帮扶", "积极发挥上海大市…力消费帮扶升级。"],
        ["article", "（七）", "加强动员社会力量", "坚持政府推动引导…好上海帮扶故事。"],
        ["article", "（八）", "参与推动劳务协作", "聚焦脱贫人口稳定…升智力帮扶实效。"]
      ],
      [
        "part",
        "三、",
        "深化实践探索，积极促进区域协调发展",
        "",
        ["article", "（九）", "打造平台提升功能", "全面提升驻外办的…“城市会客厅”。"],
        ["article", "（十）", "立足共赢深化合作", "扎根驻地、辐射全…合作与上海发展。"],
        ["article", "（十一）", "精准对接服务企业", "加强与当地政府驻…势项目落地上海。"]
      ],
      [
        "part",
        "四、",
        "强化政务联络，切实发挥桥梁纽带作用",
        "",
        ["article", "（十二）", "加强与驻地政府沟通联络", "构建有效的政务工…展工作提供服务。"],
        ["article", "（十三）", "密切与两地多方协同联动", "坚持援外驻外“同…张网”工作格局。"],
        ["article", "（十四）", "为本市决策参考建言献策", "全方位提供兄弟省…务助力本市发展。"],
        ["article", "（十五）", "强化使命担当抓应急响应", "充分发挥扎根驻地…的“绿色通道”。"]
      ],
      [
        "part",
        "五、",
        "加强组织保障，不断促进工作再上台阶",
        "",
        ["article", "（十六）", "加强党的领导", "继续推进新时代党…态工作落实落地。"],
        ["article", "（十七）", "加强统筹谋划", "按照本市对内开放…项工作有序开展。"],
        ["article", "（十八）", "加强队伍建设", "着力打造“善合作…安全、生命安全。"]
      ]
    ])
  })

  it("numbers parts and articles as their labels say", () => {
    const numbers = (level: string) =>
      flatten(document.provisions)
        .filter((provision) => provision.level === level)
        .map(({ number }) => number)
    expect(numbers("part")).toEqual([1, 2, 3, 4, 5])
    expect(numbers("article")).toEqual(Array.from({ length: 18 }, (_, i) => i + 1))
    expect(numbers("item")).toEqual([null, null, null, null])
  })

  it("joins a sentence that a page number cuts, and keeps the blanks that are printed in a line", () => {
    const texts = flatten(document.provisions).map((provision) => provision.text.text)
    expect(texts.some((own) => own.includes("精心设计工作项目，明确实施步骤"))).toBe(true)
    expect(texts.some((own) => own.includes("充分发挥“1+1 大于 2”的协同作用"))).toBe(true)
    expect(texts.filter((own) => /[\n\r\f]|\p{Script=Han}\s?10\s?\p{Script=Han}/u.test(own))).toEqual([])
  })

  it("reads every printed character once", () => {
    const flows = flatten(document.provisions).flatMap(({ heading, label, text: own }) => [
      text(label),
      text(heading),
      own.text
    ])
    const said = [
      text(document.number),
      text(document.noticeTitle),
      ...document.addressees.map(text),
      ...flows.slice(0, 3),
      ...document.issuers.map(text),
      text(document.issued!.flow),
      text(document.title),
      ...flows.slice(3)
    ].join("")
    const bare = (whole: string) => whole.replace(/[\s，：。]/gu, "")
    const printed = seed.slice(0, seed.lastIndexOf("中共")).replace("\n10\n", "")
    expect(bare(said)).toBe(bare(printed))
  })
})

describe("one document in many layouts", () => {
  const paragraphs = (document: NoticeDocument): ReadonlyArray<string> => {
    const print = (provision: Provision): ReadonlyArray<string> => {
      const { children, heading, label, text: own } = provision
      const line = heading === null || provision.level === "part" || /指导|原则/u.test(heading.text)
      const head = `${text(label) ?? ""}${text(heading) ?? ""}`
      const said = heading === null ? [head + own.text] : line ? [head, own.text] : [`${head}。${own.text}`]
      return [...said.filter((part) => part !== ""), ...children.flatMap(print)]
    }
    const [notice, ...carried] = document.provisions
    return [
      document.number!.text,
      document.noticeTitle!.text,
      `${document.addressees.map(text).join("，")}：`,
      ...print(notice!),
      document.issuers[0]!.text,
      document.issued!.flow.text,
      document.title!.text,
      ...carried.flatMap(print),
      `${document.issuers[0]!.text} ${document.imprint!.flow.text}印发`
    ]
  }
  const document = parseNotice(seed)
  const wanted = all(document)
  const source = paragraphs(document)
  const columns = [24, 28, 32, 36, 40, 46, 50, 56, 64, 72, 80, 100, 140, Number.POSITIVE_INFINITY]
  const pages: ReadonlyArray<Layout["pages"]> = ["none", "number", "dashes", "formfeed", "space", "head"]

  it.each(columns)(
    "says the same wrapped at %s columns, with blank lines, page numbers and running heads",
    (width) => {
      for (const kinsoku of [true, false])
        for (const [indent, visible] of [
          [0, false],
          [4, false],
          [4, true]
        ] as const)
          for (const blank of [0, 1, 2])
            for (const page of pages) {
              const layout = {
                columns: width,
                kinsoku,
                indent,
                visible,
                blank,
                pages: page,
                lines: 17,
                newline: "\n"
              }
              expect(all(parseNotice(print(source, layout))), JSON.stringify(layout)).toEqual(wanted)
            }
    }
  )

  it.each([
    ["CR LF", (whole: string) => whole.replace(/\n/gu, "\r\n")],
    ["a byte order mark", (whole: string) => `\uFEFF${whole}`],
    ["form feeds for the blanks at page breaks", (whole: string) => whole.replace(/^ /gmu, "\f")],
    ["character entities", (whole: string) => whole.replace(/“/gu, "&ldquo;").replace(/”/gu, "&#8221;")],
    ["blanks at the ends of lines", (whole: string) => whole.replace(/([。，])\n/gu, "$1  \n")]
  ])("says the same with %s", (_, change) => {
    expect(all(parseNotice(change(seed)))).toEqual(wanted)
  })

  it("loses no entry of a list that is printed again and again", () => {
    const entry =
      "（一）加强巡查。按月巡查。\n责任单位：市水务局\n（二）加强值守。按日值守。\n责任单位：市水务局\n"
    const lines = `关于节水的通知\n各区：\n现通知如下：\n一、措施\n${entry}二、保障\n${entry}`
    const texts = flatten(parseNotice(lines).provisions).map((provision) => provision.text.text)
    expect(texts.filter((own) => own.endsWith("责任单位：市水务局"))).toHaveLength(4)
  })

  it("maps every text back to where it stands", () => {
    const changed = `\uFEFF${seed.replace(/“/gu, "&ldquo;").replace(/\n/gu, "\r\n")}`
    for (const { heading, label, text: own } of flatten(parseNotice(changed).provisions))
      for (const flow of [label, heading, own]) {
        if (flow === null || flow.text === "") continue
        const { end, start } = spanOf(flow)
        const quote = changed.slice(start, end).replace(/&ldquo;/gu, "“")
        expect(quote.replace(/\s+(?:10\s+)?/gu, "")).toBe(flow.text.replace(/\s/gu, ""))
      }
  })
})

describe("the head of a notice", () => {
  const head = (lines: string) =>
    frame(parseNotice(`${lines}\n为做好有关工作，现通知如下：\n一、加强领导。各单位要落实责任。`))

  it.each([
    ["沪府规〔2023〕5号", "沪府规〔2023〕5号"],
    ["沪府规﹝2023﹞ 5 号", "沪府规﹝2023﹞5号"],
    ["沪府规【2023】5号", "沪府规【2023】5号"],
    ["沪府规[2023]5号", "沪府规[2023]5号"],
    ["沪府规（2023）第 5 号", "沪府规（2023）第5号"],
    ["沪府规〔2023〕\n5 号", "沪府规〔2023〕5号"],
    ["沪府\n规〔2023〕5号", "沪府规〔2023〕5号"],
    ["沪府规\n〔2023〕5号", "沪府规〔2023〕5号"],
    ["沪\n府规〔2023〕5号", "沪府规〔2023〕5号"],
    ["国发〔一九八五〕七号", "国发〔一九八五〕七号"],
    ["沪府规〖2023〗5号", "沪府规〖2023〗5号"],
    ["沪教〔2023〕5号  沪财教〔2023〕7号", "沪教〔2023〕5号"],
    ["（沪府规〔2023〕5号　2023年3月2日）", "沪府规〔2023〕5号"],
    ["2023年3月2日，沪府规〔2023〕5号", "沪府规〔2023〕5号"],
    ["第15/2001號\n行政法規", "第15/2001號行政法規"],
    ["沪府规{2023}5号", null],
    ["（沪府规〔2023〕5号）", "沪府规〔2023〕5号"],
    ["发文字号：沪府规〔2023〕5号", "沪府规〔2023〕5号"],
    ["沪府规〔2023〕5号        签发人：李四", "沪府规〔2023〕5号"],
    ["临江市人民政府文件\n\n临政发〔2023〕5号", "临政发〔2023〕5号"],
    ["2023年第5号", "2023年第5号"]
  ])("reads the number %j above or below the title", (printed, number) => {
    const title = "关于做好防汛工作的通知"
    expect(head(`${printed}\n${title}\n各区人民政府：`)).toMatchObject({ number, title })
    if (!printed.includes("文件"))
      expect(head(`${title}\n${printed}\n各区人民政府：`)).toMatchObject({ number, title })
  })

  it("has no number where only a document that it cites has one", () => {
    const document = parseNotice(
      "关于做好防汛工作的通知\n各区人民政府：\n根据《防汛条例》（国发〔2005〕3号），现通知如下：\n一、加强值守。"
    )
    expect(text(document.number)).toBe(null)
  })

  it.each([
    ["各区人民政府，市政府各委、办、局：", ["各区人民政府", "市政府各委、办、局"]],
    ["区政府各部门、各街道办事处、有关单位：", ["区政府各部门", "各街道办事处", "有关单位"]],
    [
      "各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",
      ["各省、自治区、直辖市人民政府", "国务院各部委", "各直属机构"]
    ],
    ["各县（市、区）委、政府，市直各单位：", ["各县（市、区）委、政府", "市直各单位"]],
    ["各区财政局、审计局，\n市社会保险中心：", ["各区财政局、审计局", "市社会保险中心"]],
    ["你们：", ["你们"]]
  ])("reads the addressees %j", (printed, addressees) => {
    expect(head(`关于做好防汛工作的通知\n${printed}`)).toMatchObject({ addressees })
  })

  it("puts a title over several lines together, and stops where the text begins", () => {
    expect(head("临江市人民政府办公室关于加强\n公共数据管理办法\n实施工作的通知")).toMatchObject({
      title: "临江市人民政府办公室关于加强公共数据管理办法实施工作的通知",
      addressees: []
    })
    expect(head("关于印发《临江市\n数据管理办法\n（试行）》的通知")).toMatchObject({
      title: "临江市数据管理办法（试行）",
      noticeTitle: "关于印发《临江市数据管理办法（试行）》的通知"
    })
  })

  it("passes over the catalogue of an official site", () => {
    const site = "索引号：002/2023-12\n发文字号：穗府办〔2023〕5号\n发布日期：2023-03-20\n有效性：有效"
    expect(head(`${site}\n关于做好防汛工作的通知\n各区人民政府：`)).toMatchObject({
      number: "穗府办〔2023〕5号",
      title: "关于做好防汛工作的通知",
      issued: null
    })
  })
})

describe("the foot of a notice", () => {
  const foot = (lines: string) =>
    frame(
      parseNotice(
        `关于做好防汛工作的通知\n各区人民政府：\n为做好有关工作，现通知如下：\n一、加强值守。\n${lines}`
      )
    )

  it.each([
    ["临江市人民政府\n2022年3月8日", ["临江市人民政府"], "2022-03-08"],
    ["临江市人民政府\n2022 年 3 月 8 日", ["临江市人民政府"], "2022-03-08"],
    ["临江市人民政府\n二〇二二年三月八日", ["临江市人民政府"], "2022-03-08"],
    ["临江市人民政府  2022年3月8日", ["临江市人民政府"], "2022-03-08"],
    ["临江市财政局  临江市审计局\n2022年3月8日", ["临江市财政局", "临江市审计局"], "2022-03-08"],
    [
      "商务部        国家发展改革委        财政部\n2022年3月8日",
      ["商务部", "国家发展改革委", "财政部"],
      "2022-03-08"
    ],
    [
      "中共临江市委办公室\n临江市人民政府办公室\n2022年3月8日",
      ["中共临江市委办公室", "临江市人民政府办公室"],
      "2022-03-08"
    ],
    [
      "临江市人民政府防汛抗旱\n指挥部办公室\n2022年3月8日",
      ["临江市人民政府防汛抗旱指挥部办公室"],
      "2022-03-08"
    ],
    ["临江市人民政府", ["临江市人民政府"], null],
    ["2022年3月8日", [], "2022-03-08"],
    ["", [], null]
  ])("reads the signature %j", (lines, issuers, issued) => {
    expect(foot(lines)).toMatchObject({ issuers, issued, imprint: null })
  })

  it.each([
    "临江市人民政府办公室 2022年3月10日印发",
    "临江市人民政府办公室\n2022年3月10日印发",
    "抄送：市委各部门，市人大常委会\n办公室。\n临江市人民政府办公室2022 年 3 月 10 日 印发",
    "（此件公开发布）\n临江市人民政府办公室　2022年3月10日印发"
  ])("reads the imprint %j, which is not the signature", (lines) => {
    expect(foot(`临江市人民政府\n2022年3月8日\n${lines}`)).toMatchObject({
      issuers: ["临江市人民政府"],
      issued: "2022-03-08",
      imprint: "2022-03-10"
    })
  })

  it("leaves the list of attachments and the attachments out of the text", () => {
    const document = parseNotice(
      "关于做好防汛工作的通知\n各区人民政府：\n现通知如下：\n一、加强值守。\n附件：1.值班表\n2.物资表\n临江市人民政府\n2022年3月8日\n附件1\n值班表\n一、白班\n二、夜班"
    )
    expect(document.provisions.map(tree)).toEqual([
      ["preamble", null, null, "现通知如下："],
      ["part", "一、", null, "加强值守。"]
    ])
    expect(document.attachments.map(text)).toEqual(["值班表", "物资表"])
    expect(document.unread?.text).toBe("附件1")
    expect(document.issued?.date.edtf).toBe("2022-03-08")
  })
})

describe("the document that a notice carries", () => {
  const own = "《临江市节水方案（2023—2025年）》已经市政府同意，现印发给你们，请遵照执行。"
  const carried =
    "临江市节水方案（2023—2025年）\n为节约用水，制定本方案。\n一、工作目标\n到2025年，用水量下降5%。"

  it.each([
    ["by the title in its own", "关于印发《临江市节水方案（2023—2025年）》的通知"],
    ["by its first sentence", "临江市人民政府关于印发临江市节水方案（2023—2025年）的通知"]
  ])("is found %s", (_, noticeTitle) => {
    const document = parseNotice(
      `${noticeTitle}\n各区人民政府：\n${own}\n临江市人民政府\n2023年3月8日\n${carried}`
    )
    expect(all(document)).toEqual({
      number: null,
      noticeTitle,
      title: "临江市节水方案（2023—2025年）",
      addressees: ["各区人民政府"],
      issuers: ["临江市人民政府"],
      issued: "2023-03-08",
      imprint: null,
      provisions: [
        ["preamble", null, null, own],
        ["preamble", null, null, "为节约用水，制定本方案。"],
        ["part", "一、", "工作目标", "到2025年，用水量下降5%。"]
      ]
    })
  })

  it("is found without a title of the notice", () => {
    const document = parseNotice(`各区人民政府：\n${own}\n临江市人民政府\n${carried}`)
    expect(frame(document)).toMatchObject({
      noticeTitle: null,
      title: "临江市节水方案（2023—2025年）",
      issued: null
    })
  })

  it("has a title only where the notice carries one: carrying out a law is not carrying it", () => {
    const document = parseNotice(
      "关于贯彻实施《临江市节水条例》的通知\n各区人民政府：\n现通知如下：\n一、加强宣传。"
    )
    expect(frame(document)).toMatchObject({
      noticeTitle: null,
      title: "关于贯彻实施《临江市节水条例》的通知"
    })
  })
})

describe("provisions", () => {
  const read = (lines: string) =>
    parseNotice(`关于节水工作的意见\n各区人民政府：\n现提出如下意见。\n${lines}`)
      .provisions.slice(1)
      .map(tree)

  it("nest by the depth of their labels", () => {
    expect(
      read(
        "一、目标\n（一）总量。用水总量下降。逐年考核。\n1.农业用水\n（1）灌溉；\n①渠道；\n②管道；\n2.工业用水\n（二）效率。提高效率。逐年公布。\n二、措施\n——坚持节水优先。先节水。"
      )
    ).toEqual([
      [
        "part",
        "一、",
        "目标",
        "",
        [
          "article",
          "（一）",
          "总量",
          "用水总量下降。逐年考核。",
          [
            "item",
            "1.",
            "农业用水",
            "",
            ["item", "（1）", null, "灌溉；", ["item", "①", null, "渠道；"], ["item", "②", null, "管道；"]]
          ],
          ["item", "2.", null, "工业用水"]
        ],
        ["article", "（二）", "效率", "提高效率。逐年公布。"]
      ],
      ["part", "二、", "措施", "", ["item", "——", "坚持节水优先", "先节水。"]]
    ])
  })

  it("have a first sentence for a heading only where it is short and no rule", () => {
    expect(
      read(
        "一、强化组织领导，压实责任。各区要成立专班。\n二、各单位应当按月报送进展。逾期不报的通报批评。\n三、加强宣传。利用多种渠道宣传。"
      )
    ).toEqual([
      ["part", "一、", "强化组织领导，压实责任", "各区要成立专班。"],
      ["part", "二、", null, "各单位应当按月报送进展。逾期不报的通报批评。"],
      ["part", "三、", "加强宣传", "利用多种渠道宣传。"]
    ])
  })

  it("do not begin where a sentence names another provision", () => {
    const lines = [
      "第一条 为了节约用水，根据有关法律，制定本办法。本办法施行前已经立项的，按照本办法第三章和",
      "第三条的规定办理，其中属于第二条第一款第",
      "（二）项情形的除外，具体办法由市水务部门会同有关部门另行规定，报市人民政府批准后实施。",
      "第二条 用水单位应当建立台账，台账应当包括用水量、用水效率和节水措施，并保存至少三年，以备核",
      "查。"
    ].join("\n")
    expect(parseNotice(`临江市节水办法\n${lines}`).provisions.map(tree)).toEqual([
      [
        "article",
        "第一条",
        null,
        "为了节约用水，根据有关法律，制定本办法。本办法施行前已经立项的，按照本办法第三章和第三条的规定办理，其中属于第二条第一款第（二）项情形的除外，具体办法由市水务部门会同有关部门另行规定，报市人民政府批准后实施。"
      ],
      [
        "article",
        "第二条",
        null,
        "用水单位应当建立台账，台账应当包括用水量、用水效率和节水措施，并保存至少三年，以备核查。"
      ]
    ])
  })

  it("of a statute are chapters, articles and items, without its table of contents", () => {
    const document = parseNotice(
      [
        "临江市公共数据管理条例",
        "（2022年3月8日临江市第九届人民代表大会常务委员会第四次会议通过）",
        "目　录",
        "第一章　总则",
        "第二章　附则",
        "第一章　总则",
        "第一条（目的）",
        "　　为了规范数据管理，制定本条例。",
        "第二条　机构应当履行下列职责：",
        "　　（一）编制目录；",
        "　　（二）法律规定的其他职责。",
        "　　前款所称目录，由市数据局制定。",
        "第二章　附则",
        "第三条　本条例自2022年5月1日起施行。"
      ].join("\n")
    )
    expect(text(document.adoption)).toBe("（2022年3月8日临江市第九届人民代表大会常务委员会第四次会议通过）")
    expect(document.provisions.map(tree)).toEqual([
      [
        "part",
        "第一章",
        "总则",
        "",
        ["article", "第一条", "目的", "为了规范数据管理，制定本条例。"],
        [
          "article",
          "第二条",
          null,
          "机构应当履行下列职责：",
          ["item", "（一）", null, "编制目录；"],
          ["item", "（二）", null, "法律规定的其他职责。"],
          ["closing", null, null, "前款所称目录，由市数据局制定。"]
        ]
      ],
      ["part", "第二章", "附则", "", ["article", "第三条", null, "本条例自2022年5月1日起施行。"]]
    ])
  })

  it("of a regulation in traditional script have their headings on lines of their own", () => {
    const document = parseNotice(
      "澳門特別行政區\n第9/2011號行政法規\n公園管理\n行政長官根據《基本法》第五十條（五）項，制定本行政法規。\n第一條\n標的\n本行政法規訂定公園的管理。\n第二條\n生效\n本行政法規自公佈翌日起生效。\n二零一一年七月五日制定。\n命令公佈。\n行政長官　陳大文"
    )
    expect(all(document)).toEqual({
      number: "第9/2011號行政法規",
      noticeTitle: null,
      title: "公園管理",
      addressees: [],
      issuers: ["行政長官"],
      issued: "2011-07-05",
      imprint: null,
      provisions: [
        ["preamble", null, null, "行政長官根據《基本法》第五十條（五）項，制定本行政法規。"],
        ["article", "第一條", "標的", "本行政法規訂定公園的管理。"],
        ["article", "第二條", "生效", "本行政法規自公佈翌日起生效。"]
      ]
    })
  })
})

describe("hostile input", () => {
  it.each([
    ["nothing", ""],
    ["blanks", " \n\f\n\r\n"],
    ["open brackets", `关于节水的通知\n${"《“（".repeat(2000)}`],
    ["labels only", "一、\n（一）\n第一条\n——\n1.\n".repeat(500)],
    ["page numbers only", "1\n- 2 -\n— 3 —\n".repeat(500)],
    ["entities that are none", "&;&#;&#x;&ldquo&#999999999;&lt".repeat(500)],
    ["half a character", "关于\uD800节水\uDC00的通知\n一、\uD83D"]
  ])("is read without an error: %s", (_, source) => {
    const document = parseNotice(source)
    for (const { span } of flatten(document.provisions)) {
      expect(span.start).toBeLessThan(span.end)
      expect(span.end).toBeLessThanOrEqual(source.length)
    }
  })
})
