/** A generator of numbers in [0, 1) from a seed (mulberry32): the same on every machine. */
export const randomOf = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export class Dice {
  readonly #random: () => number
  constructor(seed: number) {
    this.#random = randomOf(seed)
  }
  number(): number {
    return this.#random()
  }
  int(from: number, to: number): number {
    return from + Math.floor(this.#random() * (to - from + 1))
  }
  chance(p: number): boolean {
    return this.#random() < p
  }
  pick<A>(of: ReadonlyArray<A>): A {
    return of[this.int(0, of.length - 1)]!
  }
  shuffled<A>(of: ReadonlyArray<A>): ReadonlyArray<A> {
    const all = [...of]
    for (let i = all.length - 1; i > 0; i--) {
      const j = this.int(0, i)
      ;[all[i], all[j]] = [all[j]!, all[i]!]
    }
    return all
  }
}
