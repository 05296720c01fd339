/** Rows of consecutive offsets, copied from one table: most text is its source's own, character by character. */
const longest = 1 << 18
const table: Array<number> = []

/** `start`, `start + 1`, … up to `end`, which is left out. */
export const offsetsBetween = (start: number, end: number): Array<number> => {
  if (end <= longest) {
    while (table.length < end) table.push(table.length)
    return table.slice(start, end)
  }
  const offsets = new Array<number>(end - start)
  for (let i = start; i < end; i++) offsets[i - start] = i
  return offsets
}
