import { describe, expect, test } from "vitest"
import { toSimplifiedAligned } from "#pipeline/knowledge/script.ts"
import { exchanged, type Pairs } from "./exchange.ts"
import { everything, factsOf, seed } from "./facts.ts"

const overview = seed("000_bbee7c769c7051f3.txt")
const office = seed("001_920f3c1a1377f9a0.txt")
const hongkong = seed("004_468433c9f74a9d24.txt")

const north: Pairs = [
  ["上海", "大连"],
  ["驻京办", "驻宁办"],
  ["北京", "南京"],
  ["哈尔滨", "长春"],
  ["西安", "兰州"],
  ["武汉", "合肥"],
  ["重庆", "济南"],
  ["广州", "福州"],
  ["深琼", "厦桂"],
  ["深圳", "厦门"],
  ["海口", "柳州"],
  ["昆明", "贵阳"],
  ["太原", "石家庄"],
  ["秦皇岛", "烟台"],
  ["珠海", "泉州"],
  ["厦门", "温州"],
  ["成都", "青岛"],
  ["西藏", "青海"],
  ["新疆", "宁夏"],
  ["内蒙古", "西藏"],
  ["山西", "河北"],
  ["海南", "广西"],
  ["黑龙江省", "浙江省"],
  ["吉林省", "江苏省"],
  ["辽宁省", "安徽省"],
  ["山西省", "河北省"],
  ["山东省", "黑龙江省"],
  ["河北省", "吉林省"],
  ["天津市", "重庆市"],
  ["陕西省", "云南省"],
  ["甘肃省", "贵州省"],
  ["宁夏回族自治区", "内蒙古自治区"],
  ["湖北省", "福建省"],
  ["湖南省", "海南省"],
  ["河南省", "陕西省"],
  ["安徽省", "湖北省"],
  ["江西省", "湖南省"],
  ["云南省", "甘肃省"],
  ["贵州省", "河南省"],
  ["四川省", "辽宁省"],
  ["广东省", "江西省"],
  ["海南省", "广西壮族自治区"],
  ["广西壮族自治区", "海南省"],
  ["福建省", "广东省"],
  ["北京市", "南京市"],
  ["重庆市", "济南市"],
  ["深圳市", "厦门市"],
  ["珠海市", "泉州市"],
  ["合作交流办公室", "发展和改革委员会"],
  ["副局级", "正处级"],
  ["1986年8月", "1991年3月"],
  ["1996年10月20日", "1999年12月1日"],
  ["1987年1月之前", "1992年2月之前"],
  ["2005年7月和8月、2007年8月", "2006年1月和11月、2008年4月"],
  ["2010年8月", "2012年10月"]
]

const macau: Pairs = [
  ["香港特別行政區政府駐粵", "澳門特別行政區政府駐閩"],
  ["香港", "澳門"],
  ["政制及內地事務局", "民政及文化事務局"],
  ["政制事務局", "民政事務局"],
  ["商務及經濟發展局", "經濟及科技發展局"],
  ["2007年7月1日", "2009年9月13日"],
  ["自2014年12月以來", "自2013年2月以來"],
  ["2017年中前", "2019年中前"],
  ["廣東", "福建"],
  ["廣州", "廈門"],
  ["福建", "江西"],
  ["福州", "南昌"],
  ["深圳", "大連"],
  ["廣西", "廣東"],
  ["南寧", "珠海"],
  ["山東", "江蘇"],
  ["濟南", "無錫"],
  ["浙江", "安徽"],
  ["杭州", "合肥"],
  ["上海", "南京"],
  ["成都", "貴陽"],
  ["陝西", "甘肅"],
  ["西安", "蘭州"],
  ["重慶", "天津"],
  ["天津", "重慶"],
  ["武漢", "鄭州"],
  ["武汉", "郑州"],
  ["湖南", "湖北"],
  ["長沙", "宜昌"],
  ["河南", "河北"],
  ["鄭州", "唐山"],
  ["遼寧", "吉林"],
  ["瀋陽", "延邊"]
]

const xian: Pairs = [
  ["上海", "广州"],
  ["哈尔滨市南岗区吉林街13号", "西安市碑林区南大街207号"],
  ["[[南岗区|南岗区]]吉林街13号", "[[碑林区|碑林区]]南大街207号"],
  ["南岗区", "碑林区"],
  ["哈尔滨", "西安"],
  ["驻哈办", "驻镐办"],
  ["东北三省", "西北五省区"],
  ["黑龙江省", "陕西省"],
  ["吉林省", "甘肃省"],
  ["辽宁省", "青海省"],
  ["黑龙江", "陕西"],
  ["1986年8月", "1990年12月"],
  ["1987年1月", "1993年10月"],
  ["2013-12-18", "2016-02-29"],
  ["副地厅级", "正处级"],
  ["秘书处", "综合处"],
  ["业务处", "联络科"],
  ["白猫", "黑马"]
]

describe("the same article with other names, dates and ranks says the same with those in it", () => {
  test("the offices of another city, in other places, founded at other times", () => {
    const { expected, found } = exchanged(overview, north, [["110000", "320100"]])
    expect(found).toEqual(expected)
    expect(found).toContain("claim 大连市人民政府驻宁夏办事处 established 2006-11")
  })

  test("the offices of another special administrative region, under other bureaus", () => {
    const { expected, found } = exchanged(hongkong, macau, [["440000", "350000"]])
    expect(found).toEqual(expected)
    expect(found).toContain("claim 駐安徽聯絡處 < 澳門特別行政區政府駐南京經濟貿易辦事處 status planned")
  })

  test("the office of another city in another place, at an address in a street that begins with 南", () => {
    const { expected, found } = exchanged(office, xian, [["230103", "610103"]])
    expect(found).toEqual(expected)
    expect(found).toContain("claim 广州市人民政府驻西安办事处 seat_region_id 610103")
  })
})

describe("the form of the text does not change what it says", () => {
  test("the article in simplified characters says the same, names in its own script", () => {
    const simplified = everything(factsOf(toSimplifiedAligned(hongkong)))
    const expected = everything(factsOf(hongkong)).map(toSimplifiedAligned)
    expect(simplified.toSorted()).toEqual(expected.toSorted())
  })

  test("line ends of another system and a byte order mark change nothing", () => {
    for (const text of [overview, office, hongkong]) {
      const other = everything(factsOf(`\uFEFF${text.replaceAll("\n", "\r\n")}`))
      expect(other).toEqual(everything(factsOf(text)))
    }
  })

  test("the overview as wikitext gives the same bodies, relations, regions, dates and counts", () => {
    const wikitext = overview
      .replace(/\[([^\]\n]+)\]\(\S*?([^/\s]+?)(?:\.md)? "wikilink"\)/gu, "[[$2|$1]]")
      .replace(/\[([^\]\n]+)\]\((http[^\s)]+)\)/gu, "[$2 $1]")
      .replace(/\\\[(\d)\\\]/gu, '<ref name="n$1">$1</ref>')
      .replace(/\*\*/gu, "'''")
      .replace(/^### (.*)$/gmu, "=== $1 ===")
      .replace(/^## (.*)$/gmu, "== $1 ==")
      .replace(/^ {2}- /gmu, "* ")
      .replace(/^\d\.$/gmu, "")
    const facts = factsOf(wikitext)
    expect(facts.extraction.kind).toBe("wikitext")
    const same = (line: string) => !/^(?:links|citations) /u.test(line)
    expect(everything(facts).filter(same)).toEqual(everything(factsOf(overview)).filter(same))
  })
})
