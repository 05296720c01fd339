/** A set of ids that takes a quarter of the memory of a `Set`, and none that has to be gone over to collect. */
export class IdSet {
  /** Ids as UTF-8, one behind the other. */
  #bytes: Buffer = Buffer.alloc(2 ** 10)
  #used = 0
  #count = 0
  /** By hash: where an id begins and ends, and its hash, in three numbers; the next free place where two meet. */
  #places = new Uint32Array(3 * 2 ** 6)

  has(id: string): boolean {
    return this.#places[this.#find(id, hashOf(id)) + 1] !== 0
  }

  /** Whether the id is new. */
  add(id: string): boolean {
    const hash = hashOf(id)
    const at = this.#find(id, hash)
    if (this.#places[at + 1] !== 0) return false
    const most = id.length * 3 + 1
    if (this.#used + most > this.#bytes.length) {
      const larger = Buffer.alloc(Math.max(this.#bytes.length * 2, this.#used + most))
      this.#bytes.copy(larger, 0, 0, this.#used)
      this.#bytes = larger
    }
    const from = this.#used
    // a byte between two ids, so that no id, the empty one included, ends where the set begins
    this.#used += this.#bytes.write(id, from) + 1
    this.#places.set([from, this.#used, hash], at)
    if (++this.#count * 2 > this.#places.length / 3) this.#grow()
    return true
  }

  /** Place of the id, or where it would come. */
  #find(id: string, hash: number): number {
    const places = this.#places
    for (let slot = hash; ; slot++) {
      const at = 3 * (slot % (places.length / 3))
      if (places[at + 1] === 0) return at
      if (places[at + 2] === hash && this.#bytes.toString("utf8", places[at], places[at + 1]! - 1) === id)
        return at
    }
  }

  #grow(): void {
    const old = this.#places
    this.#places = new Uint32Array(old.length * 2)
    const slots = this.#places.length / 3
    for (let i = 0; i < old.length; i += 3) {
      if (old[i + 1] === 0) continue
      let slot = old[i + 2]! % slots
      while (this.#places[3 * slot + 1] !== 0) slot = (slot + 1) % slots
      this.#places.set(old.subarray(i, i + 3), 3 * slot)
    }
  }
}

const hashOf = (id: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
