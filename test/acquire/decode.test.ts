import { describe, expect, it } from "vitest"
import { decode } from "#pipeline/acquire/decode.ts"

// bytes in hexadecimal: Node has no encoder for these
const gb18030 = Buffer.from(
  "c9cfbaa3cad0c8cbc3f1d5feb8aed7a4b9feb6fbb1f5b0eccac2b4a6b5c4d4a4cbe3cad5c8ebd6a7b3f6",
  "hex"
)
const big5 = Buffer.from(
  "adbbb4e4af53a74fa6e6ac46b0cfac46a9b2bfeca8c6b342aabaa544ad6ec2beafe0ac4fab50b669b867c0d9",
  "hex"
)

describe("the encoding of a text file", () => {
  it("is UTF-8 when the bytes say so; a BOM and every CR stay", () => {
    const decoded = decode(Buffer.from("\ufeff一\r\n二", "utf8"))
    expect(decoded).toEqual({ text: "\ufeff一\r\n二", encoding: "utf-8" })
  })

  it("is told between GB18030 and Big5 by what the text then says", () => {
    expect(decode(gb18030)?.encoding).toBe("gb18030")
    expect(decode(gb18030)?.text).toBe("上海市人民政府驻哈尔滨办事处的预算收入支出")
    expect(decode(big5)?.encoding).toBe("big5")
    expect(decode(big5)?.text).toBe("香港特別行政區政府辦事處的主要職能是促進經濟")
  })

  it("is UTF-16 when a BOM says so", () => {
    expect(decode(Buffer.from("\ufeff预算", "utf16le"))).toEqual({ text: "\ufeff预算", encoding: "utf-16le" })
  })

  it("is none for bytes that are no text", () => {
    expect(decode(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]))).toBeNull()
    expect(decode(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]))).toBeNull()
    expect(decode(Buffer.from("text\u0001with a control character"))).toBeNull()
  })
})
