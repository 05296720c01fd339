/**
 * Running text as it is put together: stretches of the source, and texts that stand for some. Joined at the end, since a
 * growing text that is looked at is copied each time; numbers instead of objects, since a line can have any number.
 */
import { offsetsBetween } from "./offsets.ts"

export class Pieces {
  readonly #source: string
  readonly #starts: Array<number> = []
  readonly #ends: Array<number> = []
  /** Null for the source's own text. */
  readonly #texts: Array<string | null> = []
  /** Whether all of it is the source's own text. */
  exact = true
  length = 0

  constructor(source: string) {
    this.#source = source
  }

  /** A stretch of the source that is not empty. */
  append(start: number, end: number): void {
    const last = this.#ends.length - 1
    this.length += end - start
    if (last >= 0 && this.#ends[last] === start && this.#texts[last] === null) this.#ends[last] = end
    else this.#add(null, start, end)
  }

  /** A text, not empty, that stands for a stretch. */
  stand(text: string, start: number, end: number): void {
    this.length += text.length
    this.exact = false
    this.#add(text, start, end)
  }

  #add(text: string | null, start: number, end: number): void {
    this.#texts.push(text)
    this.#starts.push(start)
    this.#ends.push(end)
  }

  /** The last unit. */
  get last(): number {
    const last = this.#ends.length - 1
    const text = this.#texts[last]
    if (text === undefined) return Number.NaN
    return text === null ? this.#source.charCodeAt(this.#ends[last]! - 1) : text.charCodeAt(text.length - 1)
  }

  /** Takes the last unit off. */
  drop(): void {
    const last = this.#ends.length - 1
    const text = this.#texts[last]!
    this.length--
    if (text === null) this.#ends[last]!--
    else this.#texts[last] = text.slice(0, -1)
    if (text === null ? this.#ends[last]! > this.#starts[last]! : text.length > 1) return
    this.#texts.pop()
    this.#starts.pop()
    this.#ends.pop()
  }

  #textAt(i: number): string {
    return this.#texts[i] ?? this.#source.slice(this.#starts[i], this.#ends[i])
  }

  text(): string {
    const count = this.#ends.length
    if (count === 1) return this.#textAt(0)
    const texts = new Array<string>(count)
    for (let i = 0; i < count; i++) texts[i] = this.#textAt(i)
    return texts.join("")
  }

  textFrom(start: number): string {
    const wanted: Array<string> = []
    let { length } = this
    for (let i = this.#ends.length - 1; i >= 0 && length > start; i--) {
      const text = this.#textAt(i)
      wanted.push(text)
      length -= text.length
    }
    const text = wanted.reverse().join("")
    return length < start ? text.slice(start - length) : text
  }

  /** Where each unit from `start` to `end` begins in the source, or ends. */
  offsets(start: number, end: number, ends: boolean): Array<number> {
    if (this.#ends.length === 1 && this.#texts[0] === null) {
      const from = this.#starts[0]! + (ends ? 1 : 0)
      return offsetsBetween(from + start, from + end)
    }
    const offsets = new Array<number>(end - start)
    let i = -start
    for (let piece = 0; piece < this.#ends.length; piece++) {
      const text = this.#texts[piece]!
      const from = this.#starts[piece]!
      const until = this.#ends[piece]!
      const length = text === null ? until - from : text.length
      for (let j = 0; j < length; j++, i++)
        if (i >= 0 && i < offsets.length)
          offsets[i] = text === null ? from + j + (ends ? 1 : 0) : ends ? until : from
    }
    return offsets
  }
}
