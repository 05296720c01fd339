/** Running text that knows the stretches of the source it was put together from. */
import type { Inline, Mark } from "./WikiDocument.ts"

/** Start and end of each stretch, and the length of the text that stands for it; 0 for the source's own text. */
export type Stretches = ReadonlyArray<number>

const noMarks: ReadonlyArray<Mark> = []

/**
 * The place of each unit is made of the stretches when the first one is asked for: of most texts none is, and a number
 * for each unit would be more than all the rest of a document.
 */
export class PlacedText implements Inline {
  readonly text: string
  readonly marks: ReadonlyArray<Mark>
  /** Where the text begins in the source; in the first of the stretches if there are some. */
  readonly #start: number
  /** Null if it is one stretch of the source. */
  readonly #stretches: Stretches | null
  #at: ReadonlyArray<number> | null = null
  #to: ReadonlyArray<number> | null = null

  constructor(text: string, start: number, stretches: Stretches | null = null, marks = noMarks) {
    this.text = text
    this.marks = marks
    this.#start = start
    this.#stretches = stretches
  }

  get at(): ReadonlyArray<number> {
    this.#at ??= this.#places(false)
    return this.#at
  }

  get to(): ReadonlyArray<number> | undefined {
    if (this.#stretches === null) return undefined
    this.#to ??= this.#places(true)
    return this.#to
  }

  /** Where each unit begins in the source, or ends. */
  #places(ends: boolean): ReadonlyArray<number> {
    const { length } = this.text
    const stretches = this.#stretches
    const start = this.#start
    if (stretches === null) return Array.from({ length }, (_, i) => start + i)
    const places = new Array<number>(length)
    let i = -start
    for (let s = 0; s < stretches.length && i < length; s += 3) {
      const from = stretches[s]!
      const until = stretches[s + 1]!
      const stands = stretches[s + 2]!
      const count = stands === 0 ? until - from : stands
      for (let j = 0; j < count && i < length; j++, i++)
        if (i >= 0) places[i] = stands === 0 ? from + j + (ends ? 1 : 0) : ends ? until : from
    }
    return places
  }
}
