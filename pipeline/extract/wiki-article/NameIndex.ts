/** Finds known names in running text: a tree of letters, so that a look costs no more than the name is long. */
interface Node<A> {
  readonly next: Map<string, Node<A>>
  value: A | null
}

const empty = <A>(): Node<A> => ({ next: new Map(), value: null })

export class NameIndex<A> {
  readonly #root: Node<A> = empty()

  /** The first owner of a name keeps it. */
  add(name: string, value: A): void {
    let node = this.#root
    for (const letter of name) {
      let next = node.next.get(letter)
      if (next === undefined) {
        next = empty()
        node.next.set(letter, next)
      }
      node = next
    }
    if (name.length > 1 && node.value === null) node.value = value
  }

  /** The longest known name that begins at a place and ends before `limit`. */
  at(text: string, start: number, limit = text.length): { readonly end: number; readonly value: A } | null {
    let node = this.#root
    let found: { readonly end: number; readonly value: A } | null = null
    for (let i = start; i < limit; i++) {
      const next = node.next.get(text[i]!)
      if (next === undefined) break
      node = next
      if (node.value !== null) found = { end: i + 1, value: node.value }
    }
    return found
  }
}
