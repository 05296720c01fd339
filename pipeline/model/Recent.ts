/** Values that were used last, as many as memory should hold; any other is made again when it is wanted. */
export class Recent<K, V> {
  readonly #most: number
  readonly #values = new Map<K, V>()
  #last: { readonly key: K; readonly value: V } | null = null

  constructor(most: number) {
    this.#most = most
  }

  get(key: K, make: () => V): V {
    if (this.#last !== null && this.#last.key === key) return this.#last.value
    const value = this.#values.has(key) ? this.#values.get(key)! : make()
    // last in the order of the map is what was used last
    this.#values.delete(key)
    this.#values.set(key, value)
    if (this.#values.size > this.#most)
      for (const oldest of this.#values.keys()) {
        this.#values.delete(oldest)
        break
      }
    this.#last = { key, value }
    return value
  }
}
