/** Numbers in rows, kept from one text to the next: the pages of a wiki are small, and room for them is dear to make. */

const spare: Array<Int32Array> = []
const room = 1 << 14
const most = 8

/** Room for some thousand numbers; whatever stood in it. */
export const takeCells = (): Int32Array => spare.pop() ?? new Int32Array(room)

export const giveBack = (cells: Int32Array): void => {
  if (cells.length === room && spare.length < most) spare.push(cells)
}

export const grown = (cells: Int32Array): Int32Array => {
  const more = new Int32Array(cells.length * 2)
  more.set(cells)
  return more
}
