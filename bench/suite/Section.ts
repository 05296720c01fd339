/** A part of the report: a table, and what it says in a sentence or two. */
export interface Section {
  readonly title: string
  readonly about: string
  readonly head: ReadonlyArray<string>
  readonly rows: ReadonlyArray<ReadonlyArray<string>>
}

export interface Options {
  /** Rounds of which each figure is the median. */
  readonly rounds: number
  /** The two largest sizes, too. */
  readonly full: boolean
  /** Told of what is measured next. */
  readonly tell: (line: string) => void
}

export type Measure = (options: Options) => Promise<Section>

export const ms = (value: number): string =>
  value < 10
    ? `${value.toFixed(2)} ms`
    : value < 10_000
      ? `${value.toFixed(0)} ms`
      : `${(value / 1000).toFixed(1)} s`
export const times = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 2 : 1)} ×`
