import { describe, expect, it } from "vitest"
import { linesOfPage } from "#pipeline/acquire/pdf/layout.ts"
import { pagedText } from "#pipeline/acquire/pdf/text.ts"
import type { Piece } from "#pipeline/acquire/pdf/words.ts"
import { runsWithin, xAt } from "#pipeline/model/TextRun.ts"
import { widthOf } from "../../pdf/fonts.ts"

const page = { width: 842, height: 595 }
const piece = (text: string, x: number, y: number, more: Partial<Piece> = {}): Piece => {
  const height = more.height ?? 10
  return { text, x, y, width: widthOf(text, height), height, angle: 0, shown: null, ...more }
}
const read = (...pieces: ReadonlyArray<Piece>) => pagedText([linesOfPage(pieces, page)])
const lines = (...pieces: ReadonlyArray<Piece>) =>
  read(...pieces)
    .text.split("\n")
    .map((line) => line.replace(/^\u3000+/u, ""))

describe("a line", () => {
  it("holds what shares a baseline, from left to right, whatever order it is set in", () => {
    expect(lines(piece("300", 200, 50.8), piece("201", 10, 50), piece("合计", 40, 50.4))).toEqual([
      "201 合计 300"
    ])
  })

  it("does not take in a name that is wrapped about it: its figures keep a line of their own, between the name's", () => {
    expect(
      lines(
        piece("政府办公厅（室）及", 40, 44),
        piece("相关机构事务", 40, 56),
        piece("30,296,128", 200, 50),
        piece("20103", 10, 50)
      )
    ).toEqual(["政府办公厅（室）及", "20103 30,296,128", "相关机构事务"])
  })

  it("is not swallowed by a large watermark that lies across it", () => {
    const large = piece("内部资料", 100, 55, { height: 60, width: 240 })
    expect(lines(piece("甲", 10, 50), large, piece("乙", 10, 62), piece("丙", 10, 70))).toEqual([
      "甲",
      "内部资料",
      "乙",
      "丙"
    ])
  })

  it("comes after all upright ones if it is slanted, and says so", () => {
    const { runs, text } = read(piece("草稿", 100, 20, { angle: 315 }), piece("第一行", 10, 50))
    expect(text).toBe("第一行\n草稿")
    expect(runs.map((run) => [run.angle, run.x, run.y])).toEqual([
      [0, 10, 50],
      [315, 100, 20]
    ])
  })
})

describe("a page that is set sideways", () => {
  it.each([
    [90, (x: number, y: number) => ({ x: page.width - y, y: x })],
    [180, (x: number, y: number) => ({ x: page.width - x, y: page.height - y })],
    [270, (x: number, y: number) => ({ x: y, y: page.height - x })]
  ])("by %i degrees is turned back, its places too", (angle, set) => {
    const at = (text: string, x: number, y: number): Piece => ({ ...piece(text, 0, 0), ...set(x, y), angle })
    const { runs, text } = read(at("合计", 40, 50), at("2,300", 200, 50), at("行政运行", 40, 74))
    expect(text).toBe("合计 2,300\n行政运行")
    expect(runs.map(({ angle: turn, x, y }) => [turn, x, y])).toEqual([
      [0, 40, 50],
      [0, 200, 50],
      [0, 40, 74]
    ])
  })
})

describe("a gap", () => {
  it("between words is one space however wide it is", () => {
    expect(lines(piece("201", 10, 50), piece("03", 30, 50), piece("4,794", 400, 50))).toEqual([
      "201 03 4,794"
    ])
  })

  it("is none where pieces touch", () => {
    expect(lines(piece("2024", 10, 50), piece("年度", 30, 50), piece("“三公”", 50.5, 50))).toEqual([
      "2024年度“三公”"
    ])
  })

  it("between Chinese characters must be wider than the spread of a justified line", () => {
    expect(lines(piece("对", 10, 50), piece("接", 21.5, 50))).toEqual(["对接"])
    expect(lines(piece("中共上海市委", 10, 50), piece("上海市人民政府", 72.5, 50))).toEqual([
      "中共上海市委 上海市人民政府"
    ])
    // set in one go: 12 points more than its characters are wide, over eight gaps
    const spread = piece("对 接 国 内 区 域 性 组 织", 10, 50, { width: 102 })
    expect(lines(spread)).toEqual(["对接国内区域性组织"])
    expect(lines(piece("名 词 解 释", 10, 50, { width: 55 }))).toEqual(["名 词 解 释"])
  })

  it("stays where it is printed between numbers and words", () => {
    expect(lines(piece("1+1 大于 2", 10, 50, { width: 45 }))).toEqual(["1+1 大于 2"])
  })

  it("stands between two amounts whose columns are too narrow for them", () => {
    const { runs, text } = read(piece("47,483,458", 10, 50), piece("47,483,458", 59, 50))
    expect(text).toBe("47,483,458 47,483,458")
    expect(runs.map((run) => run.x)).toEqual([10, 59])
  })
})

describe("a number", () => {
  it("that is set in pieces is one run", () => {
    const { runs, text } = read(piece("47,483", 10, 50), piece(",458", 40, 50), piece(".50", 60, 50))
    expect(text).toBe("47,483,458.50")
    expect(runs).toMatchObject([{ x: 10, width: 65 }])
  })
})

describe("text that is printed twice to look bold", () => {
  it("is there once: set line by line, word by word or character by character", () => {
    expect(lines(piece("预算总表", 10, 50), piece("预算总表", 10.3, 50))).toEqual(["预算总表"])
    expect(
      lines(piece("预算", 10, 50), piece("预算", 10.3, 50.2), piece("总表", 50, 50), piece("总表", 50.3, 50))
    ).toEqual(["预算 总表"])
    expect(
      lines(
        piece("预", 10, 50),
        piece("预算", 10.3, 50, { width: 20 }),
        piece("算总", 20.3, 50),
        piece("总表", 30.3, 50),
        piece("表", 40.3, 50)
      )
    ).toEqual(["预算总表"])
  })

  it("is not mistaken for equal amounts in neighbouring columns, nor for doubled characters", () => {
    expect(lines(piece("0", 10, 50), piece("0", 30, 50), piece("0", 50, 50))).toEqual(["0 0 0"])
    expect(lines(piece("人", 10, 50), piece("人", 20, 50), piece("有责", 30, 50))).toEqual(["人人有责"])
  })
})

describe("the indentation of a line", () => {
  const text = (...starts: ReadonlyArray<number>) =>
    read(...starts.map((x, i) => piece("某某", x, 50 + i * 20))).text

  it("is printed as ideographic spaces, two at the most", () => {
    expect(text(110, 90, 90, 100, 300)).toBe("\u3000\u3000某某\n某某\n某某\n\u3000某某\n\u3000\u3000某某")
  })

  it("is counted from where lines begin regularly, not from a page number in the corner", () => {
    expect(text(90, 110, 90, 90, 20)).toBe("某某\n\u3000\u3000某某\n某某\n某某\n某某")
  })
})

describe("pages", () => {
  it("are separated by a form feed, an empty one too, and begin where it is said", () => {
    const one = linesOfPage([piece("甲", 10, 50), piece("乙", 10, 70)], page)
    const { pages, runs, text } = pagedText([one, [], linesOfPage([piece("丙", 10, 50)], page)])
    expect(text).toBe("甲\n乙\f\f丙")
    expect(pages).toEqual([0, 4, 5])
    expect(runs.map((run) => [text.slice(run.start, run.end), run.page])).toEqual([
      ["甲", 1],
      ["乙", 1],
      ["丙", 3]
    ])
  })
})

describe("the place of a run", () => {
  const { runs, text } = read(
    piece("47,483,458一、一般", 100, 50),
    piece("𠮷野家", 300, 50),
    piece("甲", 10, 80)
  )

  it("is found for a span", () => {
    expect(runsWithin(runs, { start: 3, end: 4 })).toEqual([runs[0]])
    expect(runsWithin(runs, { start: 0, end: text.length })).toEqual(runs)
    expect(runsWithin(runs, { start: text.length, end: text.length + 5 })).toEqual([])
  })

  it("is measured for an offset within it: an amount that a label touches has its own right edge", () => {
    expect(xAt(runs[0]!, text, text.indexOf("一、"))).toBeCloseTo(150, 5)
    expect(xAt(runs[0]!, text, runs[0]!.end)).toBe(190)
    expect(xAt(runs[1]!, text, runs[1]!.start + 2)).toBeCloseTo(310, 5)
  })
})
