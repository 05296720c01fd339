/** A text that is sliced by code points, as published spans count. */
export class CodePointText {
  readonly text: string
  /** Code points in the text. */
  readonly length: number
  /** UTF-16 offset of each code point; null where the two counts are the same. */
  readonly #offsets: Uint32Array | null

  constructor(text: string) {
    this.text = text
    let length = 0
    for (const _ of text) length++
    this.length = length
    this.#offsets = length === text.length ? null : new Uint32Array(length + 1)
    if (this.#offsets === null) return
    let offset = 0
    let at = 0
    for (const character of text) {
      this.#offsets[at++] = offset
      offset += character.length
    }
    this.#offsets[at] = offset
  }

  /** UTF-16 offset of a code point. */
  offset(codePoint: number): number {
    return this.#offsets === null ? codePoint : this.#offsets[codePoint]!
  }

  slice(start: number, end: number): string {
    return this.text.slice(this.offset(start), this.offset(end))
  }
}
