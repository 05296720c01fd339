/**
 * Which items have a pair of characters. Memory holds what the index holds, a byte or two for each posting: items come in
 * the order of their numbers, so that only the step from one to the next is kept.
 */
import { bigrams, shardBits, shardOf } from "./fold.ts"
import { type Shard, shard } from "./shards.ts"

/** A pair that more items have than this says nothing of itself: its postings lie apart, by ranges of items. */
export const common = 4000
/** Items in a range. */
export const rangeSize = 2 ** 14
/** Postings in a shard, about. */
const shardSize = 6000

interface Run {
  bytes: Uint8Array
  size: number
  last: number
  count: number
}

export class Postings {
  readonly #runs = new Map<string, Run>()
  /** Characters that occur. */
  readonly characters = new Set<string>()
  #total = 0

  /** `folded`: of the item; `item` grows from call to call, or is that of the last one. */
  add(item: number, folded: string, wanted: (bigram: string) => boolean = () => true): void {
    for (const character of folded) this.characters.add(character)
    for (const bigram of bigrams(folded)) if (wanted(bigram)) this.#add(bigram, item)
  }

  #add(bigram: string, item: number): void {
    let run = this.#runs.get(bigram)
    if (run === undefined) {
      run = { bytes: new Uint8Array(8), size: 0, last: -1, count: 0 }
      this.#runs.set(bigram, run)
    }
    if (run.last === item) return
    if (run.size + 5 > run.bytes.length) {
      const larger = new Uint8Array(run.bytes.length * 2)
      larger.set(run.bytes)
      run.bytes = larger
    }
    let step = item - run.last
    for (; step > 127; step = Math.floor(step / 128)) run.bytes[run.size++] = (step % 128) + 128
    run.bytes[run.size++] = step
    run.last = item
    run.count++
    this.#total++
  }

  get bits(): number {
    return shardBits(this.#total, shardSize)
  }

  /** Shards of pairs with their items as steps, and those of the common pairs by range. */
  *shards(): Generator<Shard> {
    const byShard = new Map<number, Array<string>>()
    for (const bigram of [...this.#runs.keys()].sort()) {
      const number = shardOf(bigram, this.bits)
      const listed = byShard.get(number)
      if (listed === undefined) byShard.set(number, [bigram])
      else listed.push(bigram)
    }
    for (let number = 0; number < 2 ** this.bits; number++) {
      const entries: Record<string, ReadonlyArray<number> | number> = {}
      for (const bigram of byShard.get(number) ?? []) {
        const items = this.#items(bigram)
        entries[bigram] = items.length > common ? items.length : steps(items)
        if (items.length > common) yield* ranges(bigram, items)
      }
      yield shard("p", String(number), entries)
    }
  }

  #items(bigram: string): ReadonlyArray<number> {
    const { bytes, size } = this.#runs.get(bigram)!
    const items: Array<number> = []
    let item = -1
    for (let at = 0; at < size; ) {
      let step = 0
      for (let scale = 1; ; scale *= 128) {
        const byte = bytes[at++]!
        step += (byte % 128) * scale
        if (byte < 128) break
      }
      item += step
      items.push(item)
    }
    return items
  }
}

const steps = (items: ReadonlyArray<number>): ReadonlyArray<number> =>
  items.map((item, i) => (i === 0 ? item : item - items[i - 1]!))

function* ranges(bigram: string, items: ReadonlyArray<number>): Generator<Shard> {
  const name = Array.from({ length: 2 }, (_, i) => bigram.charCodeAt(i).toString(16)).join("-")
  let from = 0
  for (let range = 0; range * rangeSize <= items.at(-1)!; range++) {
    let to = from
    while (to < items.length && items[to]! < (range + 1) * rangeSize) to++
    yield shard("c", `${name}-${range}`, steps(items.slice(from, to)))
    from = to
  }
}
