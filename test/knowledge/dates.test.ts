import { describe, expect, it } from "vitest"
import { edtfBounds, findDates, findDatesInContext, parseDate } from "#pipeline/knowledge/dates.ts"

const dates = (text: string) => findDates(text).map((d) => d.edtf)

describe("dates in running text", () => {
  it.each([
    ["1986年8月，领导决定", ["1986-08"]],
    ["到1996年10月20日，成立", ["1996-10-20"]],
    ["2021 年 12 月 6 日", ["2021-12-06"]],
    ["二〇二一年十二月六日", ["2021-12-06"]],
    ["二○一○年三月", ["2010-03"]],
    ["１９８７年２月１９日", ["1987-02-19"]],
    ["民國38年10月1日", ["1949-10-01"]],
    ["2015年成立", ["2015"]]
  ])("%s", (text, expected) => expect(dates(text)).toEqual(expected))

  it("carries a year that is given once over the months that follow", () => {
    expect(dates("2005年7月和8月、2007年8月，上海分别")).toEqual(["2005-07", "2005-08", "2007-08"])
    expect(dates("1980年5月、9月及11月成立")).toEqual(["1980-05", "1980-09", "1980-11"])
  })

  it("reads a year in two calendars as one", () => {
    expect(dates("民国三十八年（1949年）5月成立")).toEqual(["1949-05"])
    expect(dates("1949年（民國38年）5月1日成立")).toEqual(["1949-05-01"])
  })

  it("tells 同年 and 翌年 by the year before, and not at all without one", () => {
    const told = (text: string, year: number | null = null) =>
      findDatesInContext(text, year).map(({ edtf }) => edtf)
    expect(told("1987年3月筹备，同年10月成立，翌年1月5日迁入")).toEqual(["1987-03", "1987-10", "1988-01-05"])
    expect(told("同年10月，更名", 1990)).toEqual(["1990-10"])
    expect(told("同年10月，更名")).toEqual([])
    expect(told("1987年3月至1990年5月筹备，同年6月成立")).toEqual(["1987-03/1990-05"])
  })

  it("opens an interval after 自…以來, before 之前, and after a dash that nothing follows", () => {
    expect(findDates("自2014年12月以來先後")[0]).toMatchObject({
      edtf: "2014-12/..",
      first: "2014-12-01",
      last: null,
      start: 0
    })
    expect(findDates("1987年1月之前，")[0]).toMatchObject({
      edtf: "../1987-01",
      first: null,
      last: "1987-01-31"
    })
    expect(dates("在2017年中前將增設")).toEqual(["../2017-06"])
    expect(dates("（2019年1月21日－）")).toEqual(["2019-01-21/.."])
    expect(dates("1998年3月15日—2001年4月2日")).toEqual(["1998-03-15/2001-04-02"])
    expect(dates("2003年至2005年")).toEqual(["2003/2005"])
    expect(dates("1990年至1995年间，先后设立")).toEqual(["1990/1995"])
    expect(dates("1985—1988年，陆续开设")).toEqual(["1985/1988"])
    expect(dates("2005年7—9月、2006年七至八月")).toEqual(["2005-07/2005-09", "2006-07/2006-08"])
  })

  it("invents nothing: no date in a decade, a count, a period or an impossible day", () => {
    for (const text of [
      "1990年代",
      "1000多家",
      "五年过渡期",
      "10年间",
      "十一月",
      "2013年13月",
      "2013年2月30日",
      "1月"
    ])
      expect(dates(text), text).toEqual([])
  })

  it("takes the words 中秋, 中小学, 初中 and 初级 behind a year for no part of it", () => {
    const words = ["中秋期间", "中小学招生", "中考", "中职学校", "初中毕业生", "初级会计考试"]
    expect(words.flatMap((word) => findDates(`2021年${word}`).map(({ end }) => end))).toEqual(
      words.map(() => 5)
    )
    expect(findDates("2021年中，2022年初成立").map(({ end }) => end)).toEqual([6, 13])
  })

  it("is never more precise than the text", () => {
    expect(dates("2015年初")).toEqual(["2015"])
    expect(dates("2015年8月底")).toEqual(["2015-08"])
  })

  it("reads a whole text as one date, in the forms of citations too", () => {
    expect(parseDate("2013-12-18")?.edtf).toBe("2013-12-18")
    expect(parseDate("27 October 2016")?.edtf).toBe("2016-10-27")
    expect(parseDate("October 2, 2016")?.edtf).toBe("2016-10-02")
    expect(parseDate("1987年2月19日")?.edtf).toBe("1987-02-19")
    for (const text of ["2013-13-01", "13", "", "1987年2月19日成立"]) expect(parseDate(text), text).toBeNull()
  })

  it("bounds an EDTF date by real days", () => {
    expect(edtfBounds("2012-02")).toEqual({ first: "2012-02-01", last: "2012-02-29" })
    expect(edtfBounds("../2017-06")).toEqual({ first: null, last: "2017-06-30" })
    expect(edtfBounds("1987")).toEqual({ first: "1987-01-01", last: "1987-12-31" })
  })

  it("stays linear on long runs of numerals and half dates", () => {
    for (const text of [
      "1".repeat(300_000),
      "一年".repeat(150_000),
      "民国".repeat(150_000),
      `1987年${" ".repeat(300_000)}`
    ])
      expect(findDates(text).length).toBeLessThan(2)
  })
})
