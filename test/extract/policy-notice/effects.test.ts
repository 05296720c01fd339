import { describe, expect, it } from "vitest"
import { readAll } from "#pipeline/extract/read.ts"
import { documentsOf } from "#pipeline/resolve/Document.ts"
import { resolve } from "#pipeline/resolve/resolve.ts"
import { sourceOf } from "../../sourceOf.ts"

const notice = (last: string, title = "临江市节约用水办法") =>
  `临政发〔2022〕8号\n临江市人民政府关于印发《${title}》的通知\n各区人民政府：\n现将《${title}》印发给你们，请遵照执行。\n临江市人民政府\n2022年3月1日\n${title}\n第一条　为了节约用水，制定本办法。\n第二条　${last}\n`
const tablesOf = (...texts: ReadonlyArray<string>) => {
  const { documents, failures } = readAll(
    texts.map((text, i) => sourceOf(text, { file: `${i}.txt`, sha256: String(i) }))
  )
  expect(failures).toEqual([])
  return resolve(documentsOf(documents)).tables
}
const effects = (text: string) =>
  tablesOf(text)
    .get("policy_effects")!
    .map((row) => [row["kind"], row["target_title"], row["target_document_number"], row["date"]].join("|"))
const document = (text: string) => tablesOf(text).get("policy_documents")![0]!

describe("what a document does to others", () => {
  it.each([
    [
      "本办法自2022年5月1日起施行。《甲办法》（临政发[2010]3号）同时废止。",
      ["repeals|甲办法|临政发[2010]3号|2022-05-01"]
    ],
    [
      "本办法自2022年5月1日起施行，原《甲办法》和《乙规定》同时废止。",
      ["repeals|甲办法||2022-05-01", "repeals|乙规定||2022-05-01"]
    ],
    ["《甲办法》自2023年1月1日起停止执行。", ["repeals|甲办法||2023-01-01"]],
    ["本办法施行之日起，临政发〔2009〕12号文件同时废止。", ["repeals||临政发〔2009〕12号|"]],
    [
      "2010年6月2日市政府发布的《甲办法》（2010年6月2日临江市人民政府令第7号公布）即行废止。",
      ["repeals|甲办法|临江市人民政府令第7号|"]
    ],
    [
      "本办法自2022年5月1日起施行。《临江市节约用水办法》（临政发〔2012〕9号）同时废止。",
      ["repeals|临江市节约用水办法|临政发〔2012〕9号|2022-05-01"]
    ],
    ["《甲办法》与本办法不一致的，以本办法为准。", ["supersedes|甲办法||"]],
    ["对《甲办法》作如下修改：将第三条修改为“本市节约用水”。", ["amends|甲办法||"]],
    ["根据《甲条例》和《乙条例》，制定本办法。", ["implements|甲条例||", "implements|乙条例||"]],
    ["違反本條例者，依《甲條例》處罰。", []],
    ["《甲办法》的修订、废止，由市水务局负责。", []],
    ["《甲办法》未废止前，仍按其规定执行。", []],
    ["市水务局应当及时提出修改或者废止《甲办法》的建议。", []],
    ["按照《甲办法》的规定执行。", []],
    ["许可证被依法废止的，按照《甲办法》第三条处理。", []],
    ["违反《甲办法》的，停止执行相关优惠政策。", []],
    ["《甲办法》已被废止，不再作为依据。", []],
    ["《甲办法》第五条同时废止。", ["amends|甲办法||"]],
    ["《甲规例》现予废除。", ["repeals|甲规例||"]],
    ["原省农业厅公告第168号同时废止。", ["repeals||省农业厅公告第168号|"]],
    [
      "1996年3月15日省人民政府发布的《甲办法》（省政府令第76号）、2003年8月1日省人民政府发布的《乙办法》同时废止。",
      ["repeals|甲办法|省政府令第76号|", "repeals|乙办法||"]
    ],
    [
      "为加强公办幼儿园收费管理，规范收费行为，保障受教育者和幼儿园的合法权益，根据教育部《甲办法》和《乙办法》，制定本办法。",
      ["implements|甲办法||", "implements|乙办法||"]
    ]
  ])("reads %j", (sentence, expected) => {
    expect(effects(notice(sentence))).toEqual(expected)
  })

  it("takes the day of the old document's end for no day of its own where the text says none", () => {
    expect(effects(notice("《甲办法》（2015年3月2日临政发〔2015〕3号）同时废止。"))).toEqual([
      "repeals|甲办法|临政发〔2015〕3号|"
    ])
  })

  it("knows the other document where the release has it, by number before title, and none of two that fit", () => {
    const old =
      "临政发〔2010〕3号\n临江市人民政府关于节约用水的通知\n各区人民政府：\n一、节约用水。\n二、保护水源。\n临江市人民政府\n2010年1月2日\n"
    const twin = old.replace("2010〕3号", "2011〕4号")
    const ends = (sentence: string, ...others: ReadonlyArray<string>) => {
      const tables = tablesOf(notice(sentence), ...others)
      const ids = new Map(
        tables.get("policy_documents")!.map((row) => [row["policy_id"], row["document_number"]])
      )
      return tables.get("policy_effects")!.map((row) => ids.get(row["target_policy_id"]) ?? null)
    }
    const title = "《临江市人民政府关于节约用水的通知》"
    expect(ends(`${title}（临政发[2010]3号）同时废止。`, old, twin)).toEqual(["临政发〔2010〕3号"])
    expect(ends(`${title}同时废止。`, old)).toEqual(["临政发〔2010〕3号"])
    expect(ends(`${title}同时废止。`, old, twin)).toEqual([null])
    expect(ends(`${title}（临政发〔2012〕9号）同时废止。`, old)).toEqual([null])
  })
})

describe("until when a document is in force", () => {
  it.each([
    ["本办法自2022年5月1日起施行，有效期至2027年4月30日。", "2022-05-01", "2027-04-30"],
    ["本办法自2022年5月1日起施行，有效期五年。", "2022-05-01", "2027-04-30"],
    ["本办法自2020年3月1日起试行，试行期为2年。", "2020-03-01", "2022-02-28"],
    ["本办法自2022年5月1日起施行，有效期至2027年。", "2022-05-01", "2027"],
    ["本办法自2022年5月1日起至2023年12月31日止施行。", "2022-05-01", "2023-12-31"],
    ["本办法有效期自2022年5月1日至2025年4月30日。", "2022-05-01", "2025-04-30"],
    ["本办法自2022年5月1日起实施至2023年12月31日止。", "2022-05-01", "2023-12-31"],
    ["本办法自2022年5月1日起执行，至2023年12月31日失效。", "2022-05-01", "2023-12-31"],
    ["本办法自公布之日起三十日后施行，有效期五年。", null, null],
    ["取水许可证有效期五年，从2022年5月1日起计算。", null, null],
    ["《甲办法》有效期延长至2027年4月30日。", null, null],
    ["《甲条例》自2022年5月1日起施行，各单位应当学习。", null, null]
  ])("reads %j", (sentence, effective, until) => {
    const row = document(notice(sentence))
    expect([row["effective"], row["valid_until"]]).toEqual([effective, until])
  })
})
