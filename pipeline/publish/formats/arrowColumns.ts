/** Buffers of Arrow columns, laid out by hand: the library's own builders are ten times slower. */
import { type Data, type DataType, makeData, Utf8 } from "apache-arrow"
import type { AnyColumn } from "#schemas/columns.ts"

const day = 86_400_000

const bitmap = (bits: ReadonlyArray<boolean>): Uint8Array => {
  const bytes = new Uint8Array((bits.length + 7) >> 3)
  for (let i = 0; i < bits.length; i++) if (bits[i]) bytes[i >> 3]! |= 1 << (i & 7)
  return bytes
}

const textData = (values: ReadonlyArray<unknown>) => {
  let most = 0
  for (const value of values) most += typeof value === "string" ? value.length * 3 : 0
  const data = Buffer.allocUnsafe(most)
  const valueOffsets = new Int32Array(values.length + 1)
  let at = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (typeof value === "string") at += data.write(value, at)
    valueOffsets[i + 1] = at
  }
  return { data: data.subarray(0, at), valueOffsets }
}

const listData = (values: ReadonlyArray<unknown>) => {
  const valueOffsets = new Int32Array(values.length + 1)
  for (let i = 0; i < values.length; i++)
    valueOffsets[i + 1] = valueOffsets[i]! + (Array.isArray(values[i]) ? (values[i] as []).length : 0)
  const items = values.flatMap((value) => (Array.isArray(value) ? value : []))
  const child = makeData({ type: new Utf8(), length: items.length, nullCount: 0, ...textData(items) })
  return { valueOffsets, child }
}

/** 128 bits each: the low 64, then the sign repeated. */
const decimalWords = (values: ReadonlyArray<unknown>): Uint32Array => {
  const words = new BigInt64Array(values.length * 2)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    if (typeof value !== "bigint") continue
    words[2 * i] = value
    words[2 * i + 1] = value < 0n ? -1n : 0n
  }
  return new Uint32Array(words.buffer)
}

const numbers = (values: ReadonlyArray<unknown>) => values.map((value) => (value ?? 0) as number)
const days = (values: ReadonlyArray<unknown>) =>
  values.map((value) => (typeof value === "string" ? Date.parse(`${value}T00:00:00Z`) / day : 0))

const buffers = (physical: AnyColumn["physical"], wide: boolean, values: ReadonlyArray<unknown>) => {
  switch (physical) {
    case "text":
      return textData(values)
    case "list":
      return listData(values)
    case "decimal":
      return { data: decimalWords(values) }
    case "flag":
      return { data: bitmap(values.map((value) => value === true)) }
    case "date":
      return { data: Int32Array.from(days(values)) }
    case "real":
      return { data: Float64Array.from(numbers(values)) }
    case "int":
      return { data: wide ? BigInt64Array.from(numbers(values), BigInt) : Int32Array.from(numbers(values)) }
  }
}

/** A column of a batch. `wide` numbers take 64 bits. */
export const columnData = (
  column: AnyColumn,
  type: DataType,
  wide: boolean,
  values: ReadonlyArray<unknown>
) => {
  const valid = values.map((value) => value !== null && value !== undefined)
  const nullCount = valid.reduce((count, there) => (there ? count : count + 1), 0)
  const nullBitmap = nullCount === 0 ? null : bitmap(valid)
  const parts = buffers(column.physical, wide, values)
  return makeData({ type, length: values.length, nullCount, nullBitmap, ...parts } as never) as Data
}
