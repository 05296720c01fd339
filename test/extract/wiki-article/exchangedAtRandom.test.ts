import { describe, expect, test } from "vitest"
import { Dice } from "../unit-budget/made/random.ts"
import { exchanged, type Pairs } from "./exchange.ts"
import { factsOf, seed } from "./facts.ts"

const overview = seed("000_bbee7c769c7051f3.txt")

/** Provinces with their letter and cities; no city begins with the letter of another province. */
const provinces = [
  ["广东", "粤", "广州", "汕头", "湛江"],
  ["江苏", "苏", "南京", "无锡", "徐州"],
  ["浙江", "浙", "杭州", "温州", "嘉兴"],
  ["安徽", "皖", "合肥", "芜湖", "蚌埠"],
  ["福建", "闽", "福州", "泉州", "漳州"],
  ["江西", "赣", "南昌", "景德镇", "九江"],
  ["山东", "鲁", "济南", "烟台", "潍坊"],
  ["河南", "豫", "郑州", "洛阳", "开封"],
  ["湖北", "鄂", "武汉", "宜昌", "襄阳"],
  ["湖南", "湘", "长沙", "株洲", "衡阳"],
  ["四川", "川", "成都", "绵阳", "泸州"],
  ["贵州", "黔", "贵阳", "遵义", "六盘水"],
  ["云南", "滇", "昆明", "曲靖", "玉溪"],
  ["陕西", "陕", "西安", "咸阳", "宝鸡"],
  ["甘肃", "甘", "兰州", "天水", "酒泉"],
  ["河北", "冀", "石家庄", "保定", "唐山"],
  ["山西", "晋", "太原", "大同", "长治"],
  ["辽宁", "辽", "沈阳", "鞍山", "锦州"],
  ["黑龙江", "黑", "哈尔滨", "齐齐哈尔", "牡丹江"],
  ["海南", "琼", "海口", "三亚", "儋州"]
] as const

/** Those that the article speaks of: capital, further cities by what takes their place. */
const spoken: ReadonlyArray<readonly [string, string | null, ReadonlyArray<string>]> = [
  ["黑龙江", "哈尔滨", []],
  ["陕西", "西安", []],
  ["湖北", "武汉", []],
  ["广东", "广州", ["深圳", "珠海"]],
  ["海南", "海口", []],
  ["云南", "昆明", []],
  ["山西", "太原", []],
  ["河北", null, ["秦皇岛"]],
  ["福建", null, ["厦门"]],
  ["四川", "成都", []],
  ["吉林", null, []],
  ["辽宁", null, []],
  ["山东", null, []],
  ["甘肃", null, []],
  ["湖南", null, []],
  ["河南", null, []],
  ["安徽", null, []],
  ["江西", null, []],
  ["贵州", null, []]
]

const exchangeOf = (dice: Dice): Pairs => {
  const targets = dice.shuffled(provinces)
  const pairs: Array<readonly [string, string]> = []
  const letters = new Map<string, string>()
  spoken.forEach(([province, capital, cities], i) => {
    const [name, letter, first, ...others] = targets[i]!
    pairs.push([province, name], [`${province}省`, `${name}省`])
    if (capital !== null) pairs.push([capital, first])
    cities.forEach((city, n) => {
      pairs.push([city, others[n]!], [`${city}市`, `${others[n]!}市`])
    })
    letters.set(province, letter)
  })
  const shenzhen = pairs.find(([from]) => from === "深圳")![1]
  pairs.push(["深琼", `${shenzhen[0]}${letters.get("海南")}`])
  const cities = dice.shuffled(["上海", "重庆", "天津"])
  ;["上海", "重庆", "天津"].forEach((city, i) => {
    pairs.push([city, cities[i]!], [`${city}市`, `${cities[i]!}市`])
  })
  const regions = dice.shuffled(["西藏", "新疆", "内蒙古"])
  ;["西藏", "新疆", "内蒙古"].forEach((region, i) => {
    pairs.push([region, regions[i]!])
  })
  return [...pairs, ...datesOf(dice)]
}

const datesOf = (dice: Dice): Pairs => {
  const [a, b, c, d] = [
    dice.int(1980, 1985),
    dice.int(1990, 1999),
    dice.int(2001, 2003),
    dice.int(2008, 2012)
  ]
  return [
    ["1986年8月", `${a}年${dice.int(1, 12)}月`],
    ["1996年10月20日", `${b}年${dice.int(1, 12)}月${dice.int(1, 28)}日`],
    ["2005年7月和8月、2007年8月", `${c}年2月和${dice.int(3, 12)}月、${c + 2}年${dice.int(1, 12)}月`],
    ["2010年8月", `${d}年${dice.int(1, 12)}月`]
  ]
}

describe("the overview with places and dates exchanged at random", () => {
  for (let n = 1; n <= 25; n++)
    test(`exchange ${n}`, () => {
      const { expected, found } = exchanged(overview, exchangeOf(new Dice(n * 7919)))
      expect(found).toEqual(expected)
    })

  test.each(["3", "9", "14", "27", "十二", "一百零三"])("%s offices where it said 11", (number) => {
    const counts = (text: string) =>
      factsOf(text)
        .lines("count_claims", "subject", "as_of", "stated", "listed")
        .map((line) => line.split(" | "))
    const stated = { 十二: "12", 一百零三: "103" }[number] ?? number
    const before = counts(overview)
    const after = counts(overview.replaceAll("11个", `${number}个`))
    expect(after.map(([subject, on]) => [subject, on])).toEqual(before.map(([subject, on]) => [subject, on]))
    expect(after.map((row) => row[2])).toEqual(before.map((row) => (row[2] === "11" ? stated : row[2])))
    // what the article lists is what it lists, whatever it says of the number
    expect(after.map((row) => row[3])).toEqual(before.map((row) => row[3]))
  })
})
