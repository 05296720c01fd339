/** Measures contenders side by side, so that a slow minute of the machine is one for all. */

export type Work = () => unknown

export const medianOf = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1]!

interface Rounds {
  readonly rounds: number
  /** Rounds before those that count. */
  readonly warmUp?: number
  /** Before them each contender has as much time as this, in milliseconds: a fast one has its code compiled as well. */
  readonly warmUpFor?: number
}

const repeat = async (work: Work, milliseconds: number): Promise<void> => {
  const end = performance.now() + milliseconds
  while (performance.now() < end) await work()
}

/** Milliseconds of each contender that is there: the median of so many rounds, in each of which all have a turn. */
export const sideBySide = async <Name extends string>(
  contenders: Readonly<Record<Name, Work | null>>,
  { rounds, warmUp = 1, warmUpFor = 0 }: Rounds
): Promise<Readonly<Record<Name, number>>> => {
  const present = Object.entries<Work | null>(contenders).filter(([, work]) => work !== null)
  for (const [, work] of present) await repeat(work!, warmUpFor)
  const times = new Map(present.map(([name]) => [name, [] as Array<number>]))
  for (let round = -warmUp; round < rounds; round++)
    for (const [name, work] of present) {
      const begin = performance.now()
      await work!()
      if (round >= 0) times.get(name)!.push(performance.now() - begin)
    }
  return Object.fromEntries([...times].map(([name, all]) => [name, medianOf(all)])) as Record<Name, number>
}
