/** The notice of the seeds with city, office, numbers and days exchanged, set anew: the same answer, exchanged. */

import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { readAll } from "#pipeline/extract/read.ts"
import { documentsOf } from "#pipeline/resolve/Document.ts"
import { resolve } from "#pipeline/resolve/resolve.ts"
import { between, pick, type Random, random } from "../../parse/notice/fragments.ts"
import { policyLayout, print } from "../../parse/notice/print.ts"
import { sourceOf } from "../../sourceOf.ts"

const seed = readFileSync(join(import.meta.dirname, "../../../seeds/002_e335cd9c6d9a6341.txt"), "utf8")

type Rows = ReadonlyMap<string, ReadonlyArray<string>>

/** Columns that say where a row stands, and ids that are made from names. */
const unsaid =
  /^(?:source_ids?|line|start|end|policy_id|row_id|event_id|level|iso_3166_2|date_(?:start|end)|parent_region_id)$/u

/** Rows as text, ids of organisations and provisions as their names. */
const rowsOf = (text: string): Rows => {
  const { documents } = readAll([sourceOf(text)])
  const { tables } = resolve(documentsOf(documents))
  const names = new Map<unknown, string>()
  for (const row of tables.get("organizations") ?? []) names.set(row["org_id"], `org ${row["name"]}`)
  for (const row of tables.get("policy_provisions") ?? [])
    names.set(row["provision_id"], `${row["label"]} ${row["position"]}`)
  const named = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(named) : (names.get(value) ?? value)
  const cells = (row: Readonly<Record<string, unknown>>): string =>
    JSON.stringify(
      Object.entries(row).flatMap(([column, value]) => (unsaid.test(column) ? [] : [[column, named(value)]]))
    )
  return new Map(
    [...tables]
      .filter(([name]) => !/^(?:provenance|sources|checks)$/u.test(name))
      .map(([name, rows]) => [name, rows.map((row) => cells(row)).sort()] as const)
  )
}

const expected = rowsOf(seed)

/** The paragraphs of the seed: what the program reads of it, and was read and agreed on. */
const paragraphs = (): ReadonlyArray<string> => {
  const provisions = expected.get("policy_provisions")!.map((row) => Object.fromEntries(JSON.parse(row)))
  const title = "关于新形势下上海市人民政府驻外办事处进一步做好对口支援与合作交流工作的指导意见"
  const body = "中共上海市人民政府合作交流办公室党组"
  const order = (text: string): number =>
    seed.replace(/\s/gu, "").indexOf(text.replace(/\s/gu, "").slice(0, 14))
  const set = provisions
    .map(({ heading, label, text }) => [label ?? "", heading, text] as [string, string | null, string])
    .map(([label, heading, text]) =>
      heading === null
        ? [`${label}${text}`]
        : text === "" || /^(?:指导思想|基本原则)$/u.test(heading)
          ? [`${label}${heading}`, text]
          : [`${label}${heading}。${text}`]
    )
    .sort((a, b) => order(a[0]!) - order(b[0]!))
    .flat()
    .filter((text) => text !== "")
  const [notice, ...rest] = set as [string, ...Array<string>]
  return [
    "沪府合组〔2021〕73 号",
    `关于印发《${title}》的通知`,
    "市各援外前方工作机构，市政府各驻外办事处，机关各处室，市国内合作交流服务中心：",
    notice,
    body,
    "2021 年 12 月 6 日",
    title,
    ...rest,
    `${body} 2021 年 12 月 7 日印发`
  ]
}

const cities = [
  ["重庆", "渝", "500000"],
  ["天津", "津", "120000"],
  ["广州", "穗", "440100"],
  ["杭州", "杭", "330100"],
  ["成都", "蓉", "510100"],
  ["南宁", "邕", "450100"],
  ["福州", "榕", "350100"]
] as const

const two = (n: number): string => String(n).padStart(2, "0")

/** Exchanges names, numbers and days, in the text as in the rows. */
const exchange = (next: Random): ((text: string) => string) => {
  const [city, letter, code] = pick(next, cities)
  const office = pick(next, ["合作交流办公室", "发展研究中心", "国有资产监督管理委员会", "机关事务管理局"])
  const [year, month] = [between(next, 2005, 2029), between(next, 1, 11)]
  const days = [between(next, 1, 28), between(next, 1, 28)] as const
  const number = between(next, 1, 999)
  const [a, b] = [between(next, 2, 9), between(next, 2, 9)]
  const pairs = [
    ["310000", code],
    ["上海", city],
    ["合作交流办公室", office],
    ["驻沪", `驻${letter}`],
    ["来沪", `来${letter}`],
    ["入沪", `入${letter}`],
    ["沪粤", `${letter}粤`],
    ["沪府合组", `${letter}府合组`],
    [`"沪"`, `"${letter}"`],
    ["〔2021〕73号", `〔${year}〕${number}号`],
    ["〔2021〕73 号", `〔${year}〕${number} 号`],
    ["2021-12-06", `${year}-${two(month)}-${two(days[0])}`],
    ["2021-12-07", `${year}-${two(month + 1)}-${two(days[1])}`],
    ["2021 年 12 月 6 日", `${year} 年 ${month} 月 ${days[0]} 日`],
    ["2021 年 12 月 7 日", `${year} 年 ${month + 1} 月 ${days[1]} 日`],
    ["5+1", `${a}+${b}`],
    ["1+1 大于 2", `${b}+${b} 大于 ${a}`]
  ] as const
  return (text) => pairs.reduce((said, [from, to]) => said.replaceAll(from, to), text)
}

/** 临江市 stands in the running heads alone. */
const isOfText = (row: string): boolean => !row.includes("220681")

describe("the notice of the seeds, exchanged and set anew", () => {
  it("is read in the setting that the test gives it", () => {
    expect(rowsOf(paragraphs().join("\n"))).toEqual(expected)
  })

  it.each(Array.from({ length: 12 }, (_, lot) => lot))("says the same, exchanged: lot %i", (lot) => {
    const next = random(lot + 1)
    for (let i = 0; i < 5; i++) {
      const exchanged = exchange(next)
      const text = print(paragraphs().map(exchanged), policyLayout(next))
      const want = new Map([...expected].map(([name, rows]) => [name, rows.map(exchanged).sort()]))
      const got = new Map([...rowsOf(text)].map(([name, rows]) => [name, rows.filter(isOfText)]))
      expect(got, text).toEqual(want)
    }
  })
})
