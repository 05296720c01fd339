/**
 * Running text as it is put together: stretches of the source, and texts that stand for some. Joined at the end, since a
 * growing text that is looked at is copied each time; numbers instead of objects, since a line can have any number.
 */
import type { Stretches } from "./PlacedText.ts"

const spare: Array<Pieces> = []
const most = 8
const room = 4096

/** So many texts are put together faster one by one. */
const few = 20

export class Pieces {
  #source = ""
  #count = 0
  readonly #starts: Array<number> = []
  readonly #ends: Array<number> = []
  /** Null for the source's own text. */
  readonly #texts: Array<string | null> = []
  /** Whether all of it is the source's own text. */
  exact = true
  length = 0

  /** Empty ones, which take the room of others that are done. */
  static take(source: string): Pieces {
    const pieces = spare.pop() ?? new Pieces()
    pieces.#source = source
    pieces.#count = 0
    pieces.exact = true
    pieces.length = 0
    return pieces
  }

  /** Nothing of them may be used any more. */
  release(): void {
    if (spare.length < most && this.#starts.length <= room) spare.push(this)
  }

  /** A stretch of the source that is not empty. */
  append(start: number, end: number): void {
    const last = this.#count - 1
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
    const i = this.#count++
    this.#texts[i] = text
    this.#starts[i] = start
    this.#ends[i] = end
  }

  /** The last unit. */
  get last(): number {
    if (this.#count === 0) return Number.NaN
    const last = this.#count - 1
    const text = this.#texts[last]!
    return text === null ? this.#source.charCodeAt(this.#ends[last]! - 1) : text.charCodeAt(text.length - 1)
  }

  /** Takes the last unit off. */
  drop(): void {
    const last = this.#count - 1
    const text = this.#texts[last]!
    this.length--
    if (text === null) this.#ends[last]!--
    else this.#texts[last] = text.slice(0, -1)
    if (text === null ? this.#ends[last] === this.#starts[last] : text.length === 1) this.#count--
  }

  #textAt(i: number): string {
    return this.#texts[i] ?? this.#source.slice(this.#starts[i], this.#ends[i])
  }

  text(): string {
    const count = this.#count
    if (count < few) {
      let text = ""
      for (let i = 0; i < count; i++) text += this.#textAt(i)
      return text
    }
    const texts = new Array<string>(count)
    for (let i = 0; i < count; i++) texts[i] = this.#textAt(i)
    return texts.join("")
  }

  textFrom(start: number): string {
    const wanted: Array<string> = []
    let { length } = this
    for (let i = this.#count - 1; i >= 0 && length > start; i--) {
      const text = this.#textAt(i)
      wanted.push(text)
      length -= text.length
    }
    const text = wanted.reverse().join("")
    return length < start ? text.slice(start - length) : text
  }

  /** What they were put together from, as a text that is done keeps it; null if that is one stretch of the source. */
  stretches(): Stretches | null {
    if (this.#count <= 1 && this.exact) return null
    const stretches = new Array<number>(this.#count * 3)
    for (let i = 0, s = 0; i < this.#count; i++, s += 3) {
      stretches[s] = this.#starts[i]!
      stretches[s + 1] = this.#ends[i]!
      stretches[s + 2] = this.#texts[i]?.length ?? 0
    }
    return stretches
  }

  /** Where the only stretch of the source begins; 0 if there is none. */
  get start(): number {
    return this.#count === 0 ? 0 : this.#starts[0]!
  }
}
