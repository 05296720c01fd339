/** Runs as one block of numbers: to clone an object for each word between threads costs as much as to lay out the page. */
import type { TextRun } from "../../model/TextRun.ts"

const fields = 8

export const packRuns = (runs: ReadonlyArray<TextRun>): Float64Array<ArrayBuffer> => {
  const packed = new Float64Array(runs.length * fields)
  let at = 0
  for (const { angle, end, height, page, start, width, x, y } of runs) {
    packed.set([start, end, page, x, y, width, height, angle], at)
    at += fields
  }
  return packed
}

export const unpackRuns = (packed: Float64Array): ReadonlyArray<TextRun> => {
  const runs: Array<TextRun> = []
  for (let at = 0; at < packed.length; at += fields)
    runs.push({
      start: packed[at]!,
      end: packed[at + 1]!,
      page: packed[at + 2]!,
      x: packed[at + 3]!,
      y: packed[at + 4]!,
      width: packed[at + 5]!,
      height: packed[at + 6]!,
      angle: packed[at + 7]!
    })
  return runs
}
