import { describe, expect, it } from "vitest"
import { OrganizationBook } from "#pipeline/extract/OrganizationBook.ts"
import { draftBody } from "#pipeline/extract/unit-budget/prose/bodies.ts"
import { draftDuties } from "#pipeline/extract/unit-budget/prose/duties.ts"
import { draftGlossary } from "#pipeline/extract/unit-budget/prose/glossary.ts"
import { parseBudget } from "#pipeline/parse/budget/parseBudget.ts"

interface Parts {
  readonly duties?: string
  readonly bodies?: string
  readonly glossary?: string
}

const read = (name: string, { bodies = "", duties = "", glossary = "" }: Parts) => {
  const source = [
    `${name}主要职能\n\n${duties}`,
    `${name}机构设置\n\n${bodies}`,
    `名词解释\n\n${glossary}`,
    "单位编制说明\n"
  ].join("\n\n")
  const document = parseBudget(source)
  const book = new OrganizationBook()
  const at = { start: 0, end: name.length }
  const head = {
    title: name,
    body: { name, span: at },
    year: { value: 2031, span: at },
    scope: { value: "unit" as const, span: at },
    span: at,
    issues: []
  }
  const { drafts, ref } = draftBody(document, book, head)
  const all = [...drafts, ...draftDuties(document, ref), ...draftGlossary(document)]
  const of = (table: string) => all.filter((draft) => draft.table === table)
  return {
    source,
    book,
    all,
    relations: of("organization_relations").map(
      ({ values }) =>
        `${book.nameOf(String(values["subject_org_id"]))} ${values["relation"]} ${book.nameOf(String(values["object_org_id"]))}`
    ),
    claims: of("count_claims").map(
      ({ values }) => `${values["stated"]} ${values["subject"]}, ${values["listed"] ?? "none"} listed`
    ),
    functions: of("functions").map(({ values }) => [values["number"], values["text"]]),
    glossary: of("glossary").map(({ values }) => [values["term"], values["definition"]])
  }
}

describe("what a body belongs to", () => {
  const superior = (name: string, duties: string) => read(name, { duties }).relations

  it("is the government of the level in the body's own region", () => {
    expect(superior("浙江省人民政府档案办公室", "浙江省人民政府档案办公室是省政府直属机构。")).toEqual([
      "浙江省人民政府档案办公室 part_of 浙江省人民政府"
    ])
    expect(superior("杭州市西湖区商务局", "杭州市西湖区商务局是主管全区商务的区政府工作部门。")).toEqual([
      "杭州市西湖区商务局 part_of 杭州市西湖区人民政府"
    ])
    expect(superior("杭州市西湖区商务局", "杭州市西湖区商务局是市政府组成部门。")).toEqual([
      "杭州市西湖区商务局 part_of 杭州市人民政府"
    ])
    expect(superior("广西壮族自治区民政厅", "广西壮族自治区民政厅是自治区人民政府组成部门。")).toEqual([
      "广西壮族自治区民政厅 part_of 广西壮族自治区人民政府"
    ])
  })

  it("is found for a place that no list of regions has", () =>
    expect(superior("临江新市档案局", "临江新市档案局是市委、市政府直属机构。")).toEqual([
      "临江新市档案局 part_of 临江新市人民政府"
    ]))

  it("dispatches an office, and manages what is 归口 to it", () => {
    expect(
      superior("杭州市西湖区人民政府翠苑街道办事处", "翠苑街道办事处是西湖区政府的派出机关，履行管理职能。")
    ).toEqual(["杭州市西湖区人民政府翠苑街道办事处 dispatched_by 杭州市西湖区人民政府"])
    expect(superior("杭州市档案馆", "杭州市档案馆归口市委办公厅管理。")).toEqual([
      "杭州市档案馆 managed_by 杭州市委办公厅"
    ])
  })

  it("may be no government", () =>
    expect(
      superior("杭州市粮食检测中心", "杭州市粮食检测中心是杭州市粮食局所属的全额拨款事业单位。")
    ).toEqual(["杭州市粮食检测中心 part_of 杭州市粮食局"]))

  it("is not read from a duty, nor from a body that the name does not place", () => {
    expect(
      superior("杭州市档案馆", "主要职能包括：\n1.完成市政府直属机构交办的任务，是市政府直属机构的窗口。")
    ).toEqual([])
    expect(superior("档案馆", "档案馆是市政府直属机构。")).toEqual([])
  })
})

describe("internal departments", () => {
  const bodies = (text: string) => read("杭州市档案局", { bodies: text })

  it("are split at 、 but not inside brackets, and counted", () => {
    const { claims, relations } = bodies(
      "杭州市档案局设3个内设机构，包括：办公室、人事处（老干部处、机关\n党委）、利用处。"
    )
    expect(relations).toEqual([
      "办公室 part_of 杭州市档案局",
      "人事处（老干部处、机关党委） part_of 杭州市档案局",
      "利用处 part_of 杭州市档案局"
    ])
    expect(claims).toEqual(["3 内设机构, 3 listed"])
  })

  it("may be counted behind the word, in Chinese numerals, and joined by 和", () => {
    expect(bodies("内设机构三个，分别为：办公室、人事处和财务处。").claims).toEqual(["3 内设机构, 3 listed"])
    expect(bodies("内设党建和人事处、利用处两个内设机构。").relations).toEqual([])
    expect(bodies("本局内设2个处室：党建和人事处、利用处。").relations).toEqual([
      "党建和人事处 part_of 杭州市档案局",
      "利用处 part_of 杭州市档案局"
    ])
  })

  it("may stand in paragraphs of their own", () =>
    expect(
      bodies("下设三个科室：\n1.办公室。负责文秘。\n2.综合科\n3.技术推广科：负责推广。\n编制12名。").relations
    ).toEqual([
      "办公室 part_of 杭州市档案局",
      "综合科 part_of 杭州市档案局",
      "技术推广科 part_of 杭州市档案局"
    ]))

  it("are not made of what else the sentence says", () => {
    const { claims, relations } = bodies("设9个内设机构，核定编制为30名，领导3名。")
    expect(relations).toEqual([])
    expect(claims).toEqual(["9 内设机构, none listed"])
  })

  it("differ from the count where the source does, but for a list that ends in 等", () => {
    expect(bodies("设5个内设机构，包括：办公室、利用处。").claims).toEqual(["5 内设机构, 2 listed"])
    expect(bodies("设5个内设机构，包括：办公室、利用处等。").claims).toEqual(["5 内设机构, none listed"])
  })
})

describe("units of a department", () => {
  const name = "杭州市档案局"

  it("are the numbered ones without the body itself", () => {
    const { claims, relations } = read(name, {
      bodies:
        "杭州市档案局部门预算是包括局本部以及下属 2 家预算单位的综合收支计划。\n本部门中，行政单位 1 家，事业单位2家，具体包括：\n1. 杭州市档案局（本级）。\n2. 杭州市档案馆。\n3. 杭州市档案技术中心，不单列预算。"
    })
    expect(relations).toEqual([
      "杭州市档案馆 part_of 杭州市档案局",
      "杭州市档案技术中心 part_of 杭州市档案局"
    ])
    expect(claims).toEqual(["2 预算单位, 2 listed", "1 行政单位, none listed", "2 事业单位, none listed"])
  })

  it("may stand in a sentence", () =>
    expect(
      read(name, {
        bodies: "本部门下属预算单位包括：杭州市档案局（本级）、杭州市档案馆和杭州市档案技术中心。"
      }).relations
    ).toEqual(["杭州市档案馆 part_of 杭州市档案局", "杭州市档案技术中心 part_of 杭州市档案局"]))

  it("are none where the body is a unit of another", () =>
    expect(
      read("杭州市档案馆", { bodies: "本馆是杭州市档案局的下属单位。\n1.综合管理科。" }).relations
    ).toEqual(["杭州市档案馆 part_of 杭州市档案局"]))
})

describe("duties", () => {
  const duties = (text: string) => read("杭州市档案局", { duties: text }).functions

  it("are numbered in any way, re-flowed, without the blanks of a PDF", () => {
    expect(duties("主要职能包括：\n1.贯彻执行政策。 拟订相\n关规划 、计划。\n2.完成其他任务。")).toEqual([
      [1, "贯彻执行政策。拟订相关规划、计划。"],
      [2, "完成其他任务。"]
    ])
    expect(duties("（一）贯彻执行政策。\n（二）完成其他任务。")).toEqual([
      [1, "贯彻执行政策。"],
      [2, "完成其他任务。"]
    ])
    expect(duties("一、贯彻执行政策。\n十二、完成其他任务。").map(([number]) => number)).toEqual([1, 12])
  })

  it("have what is nested under them in their text", () =>
    expect(duties("（一）负责利用：\n1.查阅；\n2.展览。\n（二）其他。")).toEqual([
      [1, "负责利用：1.查阅；2.展览。"],
      [2, "其他。"]
    ]))

  it("may stand in one paragraph, whose other numbers are no duties", () =>
    expect(duties("主要职能包括：1.贯彻执行政策，见第3.2条。2.拟订规划。2031年起实施。3.其他。")).toEqual([
      [1, "贯彻执行政策，见第3.2条。"],
      [2, "拟订规划。2031年起实施。"],
      [3, "其他。"]
    ]))

  it("may be a sentence, which has no number", () =>
    expect(duties("杭州市档案局成立较早。杭州市档案局的主要职能是保管档案。地址在西湖。")).toEqual([
      [null, "杭州市档案局的主要职能是保管档案。"]
    ]))
})

describe("terms", () => {
  const terms = (glossary: string) => read("杭州市档案局", { glossary }).glossary

  it("are explained behind a colon or 是指", () =>
    expect(
      terms("（一）财政拨款收入：是本级\n拨款。\n2.事业收入：指业务收入。\n三、其他收入是指上述以外的收入。")
    ).toEqual([
      ["财政拨款收入", "是本级拨款。"],
      ["事业收入", "指业务收入。"],
      ["其他收入", "是指上述以外的收入。"]
    ]))

  it("keep what is said of them in further paragraphs", () =>
    expect(
      terms("（一）“三公”经费：指三项经费。\n其中：公务接待费指接待支出。\n（二）机关运行经费：指公用经费。")
    ).toEqual([
      ["“三公”经费", "指三项经费。其中：公务接待费指接待支出。"],
      ["机关运行经费", "指公用经费。"]
    ]))
})

describe("every cell", () => {
  it("shows the place that it was read from", () => {
    const { all, source } = read("杭州市档案局", {
      duties: "杭州市档案局是市政府直属机构。\n1.贯彻执 行政策。",
      bodies: "设２个内设机构，包括：办公室、利\n用处。",
      glossary: "（一）事业收入：指业务\n收入。"
    })
    const plain = (text: string) => text.replace(/\s/gu, "")
    const texts = all.flatMap(({ evidence, values }) =>
      evidence
        .filter(({ column }) => ["text", "term", "definition", "subject"].includes(column))
        .map(({ column, span }) => [values[column], plain(source.slice(span.start, span.end))])
    )
    expect(texts.length).toBe(5)
    for (const [value, quote] of texts) expect(quote).toBe(value)
    const stated = all.flatMap(({ evidence }) => evidence).find(({ column }) => column === "stated")!
    expect(source.slice(stated.span.start, stated.span.end)).toBe("２")
  })
})
