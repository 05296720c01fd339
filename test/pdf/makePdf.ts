/**
 * Writes PDF files for tests, without a font file: text at places, pictures, outlines, a password. Places are in points
 * from the upper left corner of the page, `y` downwards to the baseline.
 */
import { deflateSync } from "node:zlib"
import { type Cipher, cipherOf, passwordEntries } from "./encryption.ts"
import { type FontKind, fontObjects, type SetFont } from "./fonts.ts"

export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  /** Degrees clockwise. */
  readonly angle?: number
  /** Points that each character is moved on beyond its width. */
  readonly spacing?: number
}

export interface PdfPage {
  /** A4 upright if not given. */
  readonly width?: number
  readonly height?: number
  /** Quarter turns clockwise by which the page is shown, as degrees. The places of its text are those as shown. */
  readonly rotate?: 0 | 90 | 180 | 270
  readonly texts: ReadonlyArray<PlacedText>
  /** Grey pictures. */
  readonly pictures?: ReadonlyArray<{ x: number; y: number; width: number; height: number }>
  /** How many strokes are drawn, as if letters had been turned into outlines. */
  readonly strokes?: number
}

export interface PdfOptions {
  /** How the font says which characters its glyphs are; `unicode` if not given. */
  readonly font?: FontKind
  /** What must be typed to open the file; "" for a file that is encrypted, but opens. */
  readonly password?: string
  /** Streams are deflated. */
  readonly compressed?: boolean
}

export const a4 = { width: 595, height: 842 }

export const makePdf = (pages: ReadonlyArray<PdfPage>, options: PdfOptions = {}): Uint8Array => {
  const file = new PdfFile(options)
  const font = fontObjects(
    options.font ?? "unicode",
    pages.flatMap((page) => page.texts.map(({ text }) => text)).join(""),
    (dictionary, stream) => file.add(dictionary, stream)
  )
  const picture = file.add(
    "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
    Buffer.from([0x80])
  )
  const tree = file.reserve()
  const kids = pages.map((page) => {
    const { height, width } = mediaBox(page)
    const content = file.add("", Buffer.from(contentOf(page, font), "latin1"))
    return file.add(
      `/Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${page.rotate ?? 0} ` +
        `/Contents ${content} 0 R ` +
        `/Resources << /Font << /F ${font.object} 0 R >> /XObject << /P ${picture} 0 R >> >>`
    )
  })
  const list = kids.map((kid) => `${kid} 0 R`).join(" ")
  file.put(tree, `/Type /Pages /Count ${kids.length} /Kids [${list}]`)
  return file.end(file.add(`/Type /Catalog /Pages ${tree} 0 R`))
}

const mediaBox = ({ height = a4.height, rotate = 0, width = a4.width }: PdfPage) =>
  rotate % 180 === 0 ? { width, height } : { width: height, height: width }

const contentOf = (page: PdfPage, font: SetFont): string => {
  const { height, width } = mediaBox(page)
  const turn = {
    0: [1, 0, 0, -1, 0, height],
    90: [0, 1, 1, 0, 0, 0],
    180: [-1, 0, 0, 1, width, 0],
    270: [0, -1, -1, 0, width, height]
  }[page.rotate ?? 0]
  const lines = [`${turn.join(" ")} cm`]
  for (const { angle = 0, size, spacing = 0, text, x, y } of page.texts) {
    const radians = (angle * Math.PI) / 180
    const [cos, sin] = [Math.cos(radians), Math.sin(radians)].map(decimal)
    const minusCos = decimal(-Math.cos(radians))
    lines.push(
      `BT /F ${size} Tf ${spacing} Tc ${cos} ${sin} ${sin} ${minusCos} ${decimal(x)} ${decimal(y)} Tm ` +
        `${font.encoded(text)} Tj ET`
    )
  }
  for (const { height: h, width: w, x, y } of page.pictures ?? [])
    lines.push(`q ${w} 0 0 ${-h} ${x} ${y + h} cm /P Do Q`)
  for (let i = 0; i < (page.strokes ?? 0); i++) lines.push(`${50 + i} 100 m ${60 + i} 120 l S`)
  return lines.join("\n")
}

const decimal = (value: number): string => value.toFixed(4).replace(/\.?0+$/u, "")

/** Numbered objects and where they begin. */
class PdfFile {
  readonly #objects: Array<Buffer> = []
  readonly #id = Buffer.from("0123456789abcdef", "latin1")
  readonly #options: PdfOptions
  readonly #cipher: Cipher | null

  constructor(options: PdfOptions) {
    this.#options = options
    this.#cipher = options.password === undefined ? null : cipherOf(options.password, this.#id)
  }

  reserve(): number {
    this.#objects.push(Buffer.alloc(0))
    return this.#objects.length
  }

  put(object: number, dictionary: string, stream: Uint8Array | null = null): void {
    const entries = this.#locked(object, dictionary)
    this.#objects[object - 1] = Buffer.concat([
      Buffer.from(`${object} 0 obj\n`),
      stream === null ? Buffer.from(`<< ${entries} >>`) : this.#stream(object, entries, stream),
      Buffer.from("\nendobj\n")
    ])
  }

  add(dictionary: string, stream: Uint8Array | null = null): number {
    const object = this.reserve()
    this.put(object, dictionary, stream)
    return object
  }

  /** Strings of a dictionary are encrypted as streams are. */
  #locked(object: number, dictionary: string): string {
    const cipher = this.#cipher
    if (cipher === null) return dictionary
    return dictionary.replace(
      /\((\w+)\)/gu,
      (_, plain: string) => `<${cipher(object, Buffer.from(plain)).toString("hex")}>`
    )
  }

  #stream(object: number, dictionary: string, plain: Uint8Array): Buffer {
    const packed = this.#options.compressed === true ? deflateSync(plain) : plain
    const bytes = this.#cipher === null ? packed : this.#cipher(object, packed)
    const filter = this.#options.compressed === true ? "/Filter /FlateDecode " : ""
    return Buffer.concat([
      Buffer.from(`<< ${dictionary} ${filter}/Length ${bytes.length} >>\nstream\n`),
      bytes,
      Buffer.from("\nendstream")
    ])
  }

  end(catalog: number): Uint8Array {
    const { password } = this.#options
    const encrypt =
      password === undefined ? "" : `/Encrypt ${this.add(passwordEntries(password, this.#id))} 0 R `
    const parts = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1"), ...this.#objects]
    let at = 0
    const starts = parts.map((part) => {
      const start = at
      at += part.length
      return start
    })
    const table = starts.slice(1).map((start) => `${String(start).padStart(10, "0")} 00000 n \n`)
    const id = this.#id.toString("hex")
    const trailer =
      `xref\n0 ${table.length + 1}\n0000000000 65535 f \n${table.join("")}` +
      `trailer\n<< /Size ${table.length + 1} /Root ${catalog} 0 R ${encrypt}/ID [<${id}> <${id}>] >>\n` +
      `startxref\n${at}\n%%EOF\n`
    return new Uint8Array(Buffer.concat([...parts, Buffer.from(trailer)]))
  }
}
