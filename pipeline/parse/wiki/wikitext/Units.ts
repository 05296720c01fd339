/** Bytes: enough for a page of 2 MB. */
const room = 1 << 22
const most = 2
const spare: Array<Units> = []

/**
 * The UTF-16 units of a text as numbers. One after the other they are read three times as fast as with `charCodeAt`,
 * which looks at each call what kind of string it has.
 */
export class Units {
  readonly codes: Uint16Array
  readonly #bytes: Buffer

  constructor(bytes: number) {
    this.#bytes = Buffer.allocUnsafeSlow(bytes)
    this.codes = new Uint16Array(this.#bytes.buffer)
  }

  /** Those of a text; what stands behind its end is nothing of it. */
  static of(text: string): Units {
    const bytes = text.length * 2
    const units = (bytes <= room ? spare.pop() : undefined) ?? new Units(Math.max(room, bytes))
    units.#bytes.write(text, 0, "utf16le")
    return units
  }

  /** Nothing of them may be used any more. */
  release(): void {
    if (this.#bytes.length === room && spare.length < most) spare.push(this)
  }
}
