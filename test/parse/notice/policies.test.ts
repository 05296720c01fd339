import { describe, expect, it } from "vitest"
import { sourceOf } from "../../sourceOf.ts"
import { random } from "./fragments.ts"
import { kinds, type MadePolicy } from "./makePolicy.ts"
import { difference, publishedFacts, trueFacts } from "./policyRows.ts"
import { policyLayout, print } from "./print.ts"

const score = (make: (next: ReturnType<typeof random>) => MadePolicy, seed: number, count: number) => {
  const next = random(seed)
  const sums = new Map<string, { right: number; wrong: number }>()
  const samples: Array<string> = []
  const dates: Array<string> = []
  for (let i = 0; i < count; i++) {
    const { paragraphs, truth } = make(next)
    const text = (next() < 0.1 ? "\ufeff" : "") + print(paragraphs, policyLayout(next))
    for (const { invented, missed, right, table } of difference(
      trueFacts(truth),
      publishedFacts(sourceOf(text))
    )) {
      const sum = sums.get(table) ?? { right: 0, wrong: 0 }
      sums.set(table, { right: sum.right + 2 * right, wrong: sum.wrong + missed.length + invented.length })
      if (missed.length + invented.length > 0 && samples.length < 2)
        samples.push(`${table}: ${JSON.stringify({ missed, invented })}\n${text}`)
      dates.push(
        ...invented.filter((fact) => /^(?:issued|printed|effective|valid_until):? \d|\|date /u.test(fact))
      )
    }
  }
  return { sums, samples, dates }
}

/** More of them on demand: DOCUMENTS=1000 npx vitest run test/parse/notice/policies.test.ts */
const documents = Number(process.env["DOCUMENTS"] ?? 100)

describe.each(Object.entries(kinds))("documents of the kind %s", (_, make) => {
  it("give the rows that were put in, however they are set, and no date that was not", () => {
    const { dates, samples, sums } = score(make, 20_311, documents)
    const f1 = [...sums].map(([table, { right, wrong }]) => [table, right / (right + wrong || 1)] as const)
    const poor = f1.filter(([table, value]) => value < 0.99 && sums.get(table)!.wrong > 0)
    expect(poor, samples.join("\n\n")).toEqual([])
    expect(dates).toEqual([])
  })
})
