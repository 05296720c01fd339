import { describe, expect, it, vi } from "vitest"
import { readPdf } from "#pipeline/acquire/pdf/readPdf.ts"
import { makePdf, type PdfOptions, type PdfPage } from "../../pdf/makePdf.ts"
import { tablePages, textPages } from "../../pdf/pages.ts"

const read = async (pages: ReadonlyArray<PdfPage>, options: PdfOptions = {}) => {
  const reading = await readPdf(makePdf(pages, options))
  if (!reading.read) throw new Error(reading.reason)
  return reading
}
const refused = async (bytes: Uint8Array) => {
  const reading = await readPdf(bytes)
  return reading.read ? `read: ${reading.text}` : `${reading.reason}. ${reading.advice}`
}
const page = (...texts: ReadonlyArray<string>): PdfPage => ({
  texts: texts.map((text, i) => ({ text, x: 80, y: 80 + i * 24, size: 12 }))
})
const prose = page(
  "上海市人民政府驻某地办事处预算收入和支出",
  "主要职能是负责对口支援与合作交流工作",
  "全年预算安排一千二百万元"
)
const scan: PdfPage = { texts: [], pictures: [{ x: 0, y: 0, width: 595, height: 842 }] }

const columns = [{ left: 50 }, { left: 90 }, { left: 130 }, { right: 450 }, { right: 550 }, { right: 650 }]
const rows = [
  ["201", "", "一般公共服务支出", "30,296,128", "21,829,501", "6,175,427"],
  ["201", "03", "政府办公厅（室）及\n相关机构事务", "30,296,128", "", "0"],
  ["", "", "合计", "47,939,400.00", "-", ""]
]

describe("a PDF file", () => {
  it.each([
    ["by Unicode, not embedded", "unicode"],
    ["by GBK, not embedded", "gbk"],
    ["by a table of the font's own", "subset"]
  ] as const)("is read whose font names its characters %s", async (_, font) => {
    const { notes, text } = await read([prose], { font, compressed: true })
    expect(text).toBe(prose.texts.map((one) => one.text).join("\n"))
    expect(notes).toEqual([])
  })

  it.each([0, 90, 180, 270] as const)(
    "is read as it is shown when its pages are turned by %i",
    async (rotate) => {
      const pages = tablePages(rows, { columns }).map((one) => ({ ...one, rotate }))
      const { runs, text } = await read(pages)
      expect(text.split("\n").map((line) => line.trim())).toEqual([
        "201 一般公共服务支出 30,296,128 21,829,501 6,175,427",
        "政府办公厅（室）及",
        "201 03 30,296,128 0",
        "相关机构事务",
        "合计 47,939,400.00 -"
      ])
      const edges = runs.map((run) => [
        text.slice(run.start, run.end),
        Math.round(run.x + run.width),
        Math.round(run.y)
      ])
      expect(edges).toContainEqual(["21,829,501", 550, 60])
      expect(edges).toContainEqual(["0", 650, 84])
      expect(edges).toContainEqual(["47,939,400.00", 450, 108])
    }
  )

  it("has the lines of running text as they are set, with their indentation, and a form feed between pages", async () => {
    const sentence = "为认真贯彻落实相关精神，现就1+1 大于 2的工作提出如下意见。"
    const { pages, text } = await read(
      textPages(["\t关于工作的指导意见", sentence.repeat(2), "一、总体要求"], {
        measure: 20,
        linesPerPage: 4,
        pageNumber: (n) => `- ${n} -`
      })
    )
    // the second page has one line beside its number: there is no margin to be indented from
    expect(text).toBe(
      `　　关于工作的指导意见
　　为认真贯彻落实相关精神，现就1+1 大于
2的工作提出如下意见。为认真贯彻落实相关
精神，现就1+1 大于 2的工作提出如下意见。
　　- 1 -\f一、总体要求
　　- 2 -`
    )
    expect(pages).toEqual([0, text.indexOf("\f") + 1])
  })

  it.each([0.2, 0.25, 0.33])(
    "has no space where a word processor sets digits and letters %f em apart, and has those that are written",
    async (apart) => {
      const sentence = "2021年12月6日共有11个单位，GDP增长5.2%，“1+1 大于 2”，收入4,794万元。"
      const { text } = await read(textPages([sentence.repeat(3)], { apart, measure: 24 }), { font: "subset" })
      expect(text.replace(/\n|^\u3000+/gu, "")).toBe(sentence.repeat(3))
    }
  )

  it("keeps the cells of a row apart, however near to each other they stand", async () => {
    const near = [{ left: 50 }, { left: 67.5 }, { right: 300 }, { left: 302.5 }, { right: 600 }]
    const row = ["201", "一般公共服务支出", "47,483,458", "一、一般公共服务支出", "47,483,458"]
    const { text } = await read(tablePages([row], { columns: near }))
    expect(text).toBe(row.join(" "))
  })

  it("gives the same twice", async () => {
    const pages = [...tablePages(rows, { columns }), prose]
    expect(await read(pages)).toEqual(await read(pages))
  })

  it("is read although it is encrypted, if it opens without a password", async () => {
    const { text } = await read([prose], { password: "" })
    expect(text).toContain("主要职能")
  })

  it("keeps an empty page, and says nothing of it", async () => {
    const { notes, pages, text } = await read([prose, { texts: [] }, prose])
    expect(pages).toHaveLength(3)
    expect(text).toContain("\f\f")
    expect(notes).toEqual([])
  })
})

describe("a page without text in a PDF file with text", () => {
  it("is named with what it shows, and the rest is read", async () => {
    const outlines: PdfPage = { texts: [], strokes: 300 }
    const { notes, text } = await read([prose, scan, scan, outlines, prose, scan])
    expect(text.match(/主要职能/gu)).toHaveLength(2)
    expect(notes).toEqual([
      "pages 2–3 and 6 of 6 are each an image without text: what it shows was not read.",
      "page 4 of 6 is drawn in outlines without text: what it shows was not read."
    ])
  })

  it("is an image although its number is printed below it; a picture beside text is none", async () => {
    const numbered = { ...scan, texts: [{ text: "- 2 -", x: 280, y: 830, size: 10 }] }
    const illustrated = { ...prose, pictures: [{ x: 0, y: 0, width: 595, height: 842 }] }
    const { notes } = await read([illustrated, numbered])
    expect(notes).toEqual(["page 2 of 2 is an image without text: what it shows was not read."])
  })
})

describe("a PDF file that cannot be read", () => {
  it.each([
    [
      "a scan",
      () => makePdf([scan, scan, scan]),
      /a scan: pages 1–3 of 3 are each an image\. Recognise its text/u
    ],
    ["a scan of one page", () => makePdf([scan]), /a scan: page 1 of 1 is an image\./u],
    ["drawn in outlines", () => makePdf([{ texts: [], strokes: 500 }]), /drawn in outlines/u],
    ["empty", () => makePdf([{ texts: [] }]), /its only page is empty\. Remove it/u],
    [
      "set in a font without characters",
      () => makePdf([prose], { font: "mute" }),
      /do not say which characters/u
    ],
    ["locked", () => makePdf([prose], { password: "geheim" }), /locked with a password\. Open it/u],
    ["cut off", () => makePdf([prose, prose]).slice(0, -600), /end is missing.*Download it again/u],
    ["no more than a header", () => new TextEncoder().encode("%PDF-1.7\n"), /end is missing/u],
    [
      "nothing but an end",
      () => new TextEncoder().encode("%PDF-1.7\nstartxref\n0\n%%EOF"),
      /damaged.*Download/u
    ]
  ] as const)("is refused, and why, if it is %s", async (_, bytes, said) => {
    expect(await refused(bytes())).toMatch(said)
  })

  it("is refused if the numbers of its glyphs happen to be those of Chinese characters", async () => {
    const lines = Array.from({ length: 20 }, (_, i) =>
      Array.from({ length: 15 }, (_, k) => String.fromCodePoint(0x5e9c + ((i * 173 + k * 71) % 4000))).join(
        ""
      )
    )
    expect(await refused(makePdf([page(...lines)], { font: "subset" }))).toMatch(
      /do not say which characters/u
    )
  })

  it("is refused if a byte of its text was changed on the way", async () => {
    const bytes = makePdf([prose, prose], { compressed: true })
    const at = Buffer.from(bytes).indexOf("stream", Buffer.from(bytes).lastIndexOf("/FlateDecode")) + 20
    bytes[at] = bytes[at]! ^ 0x10
    expect(await refused(bytes)).toMatch(/contradict their checksum.*Download it again/u)
  })

  it("is read with a note if its index is not where it says", async () => {
    const text = Buffer.from(makePdf([prose])).toString("latin1")
    const moved = Buffer.from(text.replace(/startxref\n\d+/u, "startxref\n17"), "latin1")
    const reading = await readPdf(new Uint8Array(moved))
    expect(reading).toMatchObject({ read: true, notes: [expect.stringContaining("pages may be missing")] })
  })

  it("is given up after a while, and the next one is read", async () => {
    const slow = await readPdf(makePdf(Array.from({ length: 40 }, () => prose)), {
      page: 60_000,
      document: 1
    })
    expect(slow).toMatchObject({ read: false, reason: expect.stringContaining("could be read for") })
    expect((await read([prose])).text).toContain("主要职能")
  })
})

describe("a hostile PDF file", () => {
  const seeded = (seed: number) => () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return seed / 0x7fffffff
  }
  const good = Buffer.from(
    makePdf([...tablePages(rows, { columns }), prose, scan], { font: "subset", compressed: false })
  )

  it("of changed, missing and repeated bytes is read or refused: nothing is thrown, nothing is printed", async () => {
    const printed = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, "write"))
    const random = seeded(11)
    const any = (below: number) => Math.floor(random() * below)
    for (let i = 0; i < 120; i++) {
      const parts = [good]
      for (let k = any(4); k >= 0; k--) {
        const all = Buffer.concat(parts.splice(0))
        const at = any(all.length)
        const length = any(60)
        if (any(3) === 0) all[at] = any(256)
        parts.push(
          all.subarray(0, at),
          any(2) === 0 ? all.subarray(at + length) : all.subarray(Math.max(0, at - length))
        )
      }
      const reading = await readPdf(new Uint8Array(Buffer.concat(parts)))
      if (reading.read) expect(reading.text).not.toBe("")
      else expect(reading.advice).toMatch(/^[A-Z].*\.$/u)
    }
    for (const write of printed) {
      expect(write).not.toHaveBeenCalled()
      write.mockRestore()
    }
  })

  it("that refers to itself in circles is refused or read", async () => {
    const circle = (text: string, change: (text: string) => string) =>
      refused(new Uint8Array(Buffer.from(change(text), "latin1")))
    const text = good.toString("latin1")
    const said = await Promise.all([
      circle(text, (t) =>
        t.replace(
          /\/Kids \[[^\]]*\]/u,
          (kids) => `/Kids [${/\d+ 0 R/u.exec(t)![0]}] %${" ".repeat(Math.max(0, kids.length - 20))}`
        )
      ),
      circle(text, (t) =>
        t.replace(
          /\/Type \/Pages \/Count \d+ \/Kids \[[^\]]*\]/u,
          "/Type /Pages /Count 900000000 /Kids [1 0 R]"
        )
      ),
      circle(text, (t) => t.replace(/\/Contents \d+ 0 R/gu, "/Contents 1 0 R"))
    ])
    for (const one of said) expect(one).toMatch(/PDF file|^read: /u)
  })
})

describe("text that is set at places", () => {
  const han =
    "财政拨款收入支出合计人员经费公用项目一般公共服务教育科学技术文化旅游社会保障就业卫生健康城乡区住房"

  it("is read back in the same rows, at the same places, whatever table it is", async () => {
    let seed = 5
    const random = (below: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
      return Math.floor((seed / 0x7fffffff) * below)
    }
    const name = () => Array.from({ length: 2 + random(8) }, () => han[random(han.length)]).join("")
    const amount = () =>
      random(5) === 0
        ? ""
        : (random(2_000_000_000) / (random(2) + 1)).toLocaleString("en-US", { maximumFractionDigits: 2 })
    for (let i = 0; i < 12; i++) {
      const size = 7 + random(6)
      const table = Array.from({ length: 3 + random(40) }, () => [
        String(201 + random(30)),
        name(),
        ...Array.from({ length: 4 }, amount)
      ])
      const setting = {
        size,
        pitch: size * (1.3 + random(20) / 10),
        rowsPerPage: 12,
        columns: [{ left: 30 }, { left: 90 }, { right: 400 }, { right: 520 }, { right: 640 }, { right: 760 }]
      }
      const font = (["unicode", "gbk", "subset"] as const)[random(3)]!
      const { pages, runs, text } = await read(tablePages(table, setting), {
        font,
        compressed: random(2) === 0
      })
      expect(pages).toHaveLength(Math.ceil(table.length / 12))
      expect(text.split(/[\n\f]/u)).toEqual(table.map((row) => row.filter((cell) => cell !== "").join(" ")))
      const set = tablePages(table, setting).flatMap((one, index) =>
        one.texts.map((cell) => ({ ...cell, page: index + 1 }))
      )
      expect(runs).toHaveLength(set.length)
      runs.forEach((run, k) => {
        const cell = set[k]!
        expect(text.slice(run.start, run.end)).toBe(cell.text)
        expect(run).toMatchObject({ page: cell.page, height: size, angle: 0 })
        expect(run.x).toBeCloseTo(cell.x, 1)
        expect(run.y).toBeCloseTo(cell.y, 1)
      })
    }
  })
})
