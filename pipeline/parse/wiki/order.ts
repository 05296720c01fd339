/** Whether the items stand in this order already, as most do: sorting them would call for more. */
export const isOrdered = <A>(items: ReadonlyArray<A>, compare: (a: A, b: A) => number): boolean => {
  for (let i = 1; i < items.length; i++) if (compare(items[i - 1]!, items[i]!) > 0) return false
  return true
}
