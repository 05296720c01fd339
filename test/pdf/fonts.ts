/** Fonts that are not embedded, in the ways in which PDF files name their characters. */
import { isWide } from "#pipeline/model/TextRun.ts"

/**
 * `unicode`: STSong-Light by Unicode, as many programs wrote; `gbk`: the same by GBK, as old government files have it;
 * `subset`: glyph numbers and a table of their characters, as today's; `mute`: glyph numbers without such a table.
 */
export type FontKind = "unicode" | "gbk" | "subset" | "mute"

export interface SetFont {
  readonly object: number
  /** The operand that shows a text. */
  readonly encoded: (text: string) => string
}

type Add = (dictionary: string, stream?: Uint8Array) => number

/** Points that a text takes: a Chinese character is square, any other half as wide. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, character) => sum + (isWide(character.codePointAt(0)!) ? size : size / 2), 0)

export const fontObjects = (kind: FontKind, text: string, add: Add): SetFont => {
  if (kind === "unicode" || kind === "gbk") {
    const encoding = kind === "gbk" ? "GBK-EUC-H" : "UniGB-UCS2-H"
    const descendant = descendantFont("/CIDFontType0", "GB1", "STSong-Light", "[1 95 500 814 907 500]", add)
    return {
      object: add(
        `/Type /Font /Subtype /Type0 /BaseFont /STSong-Light-${encoding} /Encoding /${encoding} ` +
          `/DescendantFonts [${descendant} 0 R]`
      ),
      encoded: (part) => `<${(kind === "gbk" ? gbk(part) : utf16(part)).toString("hex")}>`
    }
  }
  const characters = [...new Set(text)].sort()
  const glyphs = new Map(characters.map((character, i) => [character, i + first]))
  const widths = characters.map((character) => (isWide(character.codePointAt(0)!) ? 1000 : 500)).join(" ")
  const descendant = descendantFont(
    "/CIDFontType2",
    "Identity",
    "ABCDEF+SimSun",
    `[${first} [${widths}]]`,
    add
  )
  const toUnicode = kind === "mute" ? null : add("", Buffer.from(characterMap(glyphs), "latin1"))
  return {
    object: add(
      `/Type /Font /Subtype /Type0 /BaseFont /ABCDEF+SimSun /Encoding /Identity-H ` +
        `/DescendantFonts [${descendant} 0 R] ${toUnicode === null ? "" : `/ToUnicode ${toUnicode} 0 R`}`
    ),
    encoded: (part) => `<${[...part].map((character) => hex(glyphs.get(character)!)).join("")}>`
  }
}

const first = 3
const hex = (value: number) => value.toString(16).padStart(4, "0")

const descendantFont = (type: string, ordering: string, name: string, widths: string, add: Add): number => {
  const descriptor = add(
    `/Type /FontDescriptor /FontName /${name} /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 ` +
      `/Ascent 859 /Descent -141 /CapHeight 683 /StemV 80`
  )
  return add(
    `/Type /Font /Subtype ${type} /BaseFont /${name} /DW 1000 /W ${widths} ` +
      `/CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 4 >> ` +
      `/FontDescriptor ${descriptor} 0 R`
  )
}

const characterMap = (glyphs: ReadonlyMap<string, number>): string => {
  const pairs = [...glyphs].map(
    ([character, glyph]) => `<${hex(glyph)}> <${utf16(character).toString("hex")}>`
  )
  const blocks = Array.from({ length: Math.ceil(pairs.length / 100) }, (_, i) =>
    pairs.slice(i * 100, i * 100 + 100)
  )
  const body = blocks.map((block) => `${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`)
  return [
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def",
    "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ...body,
    "endcmap end end"
  ].join("\n")
}

const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le").swap16()

let toGbk: Map<string, Buffer> | null = null
const gbk = (text: string): Buffer => {
  if (toGbk === null) {
    const decoder = new TextDecoder("gbk")
    toGbk = new Map()
    for (let high = 0x81; high < 0xff; high++)
      for (let low = 0x40; low < 0xff; low++)
        toGbk.set(decoder.decode(Uint8Array.of(high, low)), Buffer.of(high, low))
  }
  return Buffer.concat([...text].map((c) => (c < "\u0080" ? Buffer.from(c, "latin1") : toGbk!.get(c)!)))
}
