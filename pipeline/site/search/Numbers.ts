/** Where an amount stands: lines of budgets and figures of their prose, by the amount in hundredths of a yuan. */
import { shardBits, shardOf } from "./fold.ts"
import { type Shard, shard } from "./shards.ts"

/** Places listed of one amount: nobody wants all the zeros of two thousand budgets. */
const most = 60
const shardSize = 800

export class Numbers {
  #amounts = new Float64Array(1024)
  #places = new Uint32Array(1024)
  #size = 0

  /** `place`: twice the number of a line, or twice that of an item and one more. */
  add(amount: bigint, place: number): void {
    const size = Number(amount)
    // no budget has it, and a float cannot tell it from its neighbour
    if (!Number.isSafeInteger(size)) return
    if (this.#size === this.#places.length) this.#grow()
    this.#amounts[this.#size] = size
    this.#places[this.#size++] = place
  }

  #grow(): void {
    const amounts = new Float64Array(this.#size * 2)
    const places = new Uint32Array(this.#size * 2)
    amounts.set(this.#amounts)
    places.set(this.#places)
    this.#amounts = amounts
    this.#places = places
  }

  get bits(): number {
    return shardBits(this.#size, shardSize)
  }

  /** By amount: how many places there are, then the first of them. */
  *shards(): Generator<Shard> {
    const { bits } = this
    const numbers = new Uint16Array(this.#size)
    for (let i = 0; i < this.#size; i++) numbers[i] = shardOf(String(this.#amounts[i]), bits)
    const order = new Uint32Array(this.#size).map((_, i) => i)
    order.sort((a, b) => numbers[a]! - numbers[b]! || this.#amounts[a]! - this.#amounts[b]! || a - b)
    let at = 0
    for (let number = 0; number < 2 ** bits; number++) {
      const entries: Record<string, Array<number>> = {}
      for (; at < this.#size && numbers[order[at]!] === number; at++) {
        const amount = String(this.#amounts[order[at]!])
        entries[amount] ??= [0]
        const listed = entries[amount]
        listed[0]!++
        if (listed.length <= most) listed.push(this.#places[order[at]!]!)
      }
      yield shard("n", String(number), entries)
    }
  }
}
