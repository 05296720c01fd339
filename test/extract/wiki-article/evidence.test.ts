import { describe, expect, test } from "vitest"
import extractor from "#pipeline/extract/wiki-article/extractor.ts"
import { dataset } from "#schemas/catalog.ts"
import { sourceOf } from "../../sourceOf.ts"
import { factsOf, seed } from "./facts.ts"

const seeds = ["000_bbee7c769c7051f3.txt", "001_920f3c1a1377f9a0.txt", "004_468433c9f74a9d24.txt"]
const documents = seeds.map((name) => [name, seed(name)] as const)

/** Whether the letters of a value stand in the quote in their order: markup may stand between them. */
const spells = (quote: string, value: string): boolean => {
  let at = 0
  for (const letter of value.replace(/\s/gu, "")) {
    at = quote.indexOf(letter, at)
    if (at < 0) return false
    at += letter.length
  }
  return true
}

describe.each(documents)("evidence of %s", (_, text) => {
  const { extraction, nameOf } = factsOf(text)

  test("every place lies in the text and is not empty", () => {
    const spans = [
      ...extraction.drafts.flatMap(({ evidence, span }) => [span, ...evidence.map((e) => e.span)]),
      ...extraction.organizations.flatMap(({ claims, span }) => [span, ...claims.map((c) => c.span)])
    ]
    for (const { end, start } of spans) {
      expect(start).toBeLessThan(end)
      expect(end).toBeLessThanOrEqual(text.length)
    }
  })

  test("what is said to be printed is spelled by its quote", () => {
    for (const { evidence, table, values } of extraction.drafts)
      for (const { column, method, span } of evidence) {
        const value = values[column]
        if (method !== "printed" || typeof value !== "string" || /org_id$/u.test(column)) continue
        expect({ table, column, value, quote: text.slice(span.start, span.end) }).toSatisfy(
          ({ quote }: { readonly quote: string }) => spells(quote, value)
        )
      }
    for (const organization of extraction.organizations) {
      const { end, start } = organization.span
      expect(text.slice(start, end)).toSatisfy((quote: string) => spells(quote, organization.name))
      for (const { method, span, value } of organization.claims)
        if (method === "printed")
          expect(text.slice(span.start, span.end)).toSatisfy((quote: string) => spells(quote, value))
    }
  })

  test("every column that is read has its evidence, and every value has the type of its column", () => {
    for (const { evidence, table, values } of extraction.drafts) {
      const { columns } = dataset(table)
      const proven = new Set(evidence.map(({ column }) => column))
      for (const [column, value] of Object.entries(values)) {
        expect(Object.keys(columns)).toContain(column)
        if (value === null || (table === "links" && column === "kind")) continue
        const plain =
          (table === "organization_aliases" && column !== "alias") ||
          (Array.isArray(value) && value.length === 0)
        if (!plain) expect({ table, proven: [...proven] }).toSatisfy(() => proven.has(column))
      }
    }
  })

  test("rows refer only to organisations that the document speaks of", () => {
    const refs = new Set(extraction.organizations.map(({ ref }) => ref))
    for (const { values } of extraction.drafts)
      for (const [column, value] of Object.entries(values))
        if (/org_ids?$/u.test(column) && value !== null)
          for (const ref of [value].flat())
            expect({ ref, name: nameOf(ref) }).toSatisfy(() => refs.has(ref as string))
    for (const { members, within } of extraction.organizations)
      for (const ref of [...members, ...(within === null ? [] : [within])]) expect(refs).toContain(ref)
  })

  test("the same text gives the same extraction", () => {
    expect(extractor.extract(sourceOf(text))).toEqual(extraction)
  })
})

/** A small generator with a seed, so that a failure can be run again. */
const generator = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}

describe("hostile articles", () => {
  test("cut, spliced and doubled articles never throw and keep every place inside the text", () => {
    const random = generator(42)
    const pick = (n: number) => Math.floor(random() * n)
    const all = documents.map(([, text]) => text)
    for (let i = 0; i < 300; i++) {
      const [a, b] = [all[pick(3)]!, all[pick(3)]!]
      const cut = pick(a.length)
      const bits = [
        "（",
        "）",
        "'''",
        "[[",
        "]]",
        "{{",
        "}}",
        "，",
        "。",
        "|",
        "=",
        "\n* ",
        "1987年",
        "分别",
        "11个"
      ]
      const text = a.slice(0, cut) + bits[pick(bits.length)]! + b.slice(pick(b.length))
      const { drafts, organizations } = extractor.extract(sourceOf(text))
      for (const { end, start } of [...drafts, ...organizations].map(({ span }) => span)) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(text.length)
      }
    }
  })

  test("an article without a title, an empty one and a redirect say nothing of any body", () => {
    for (const text of ["", "\n\n", "#重定向 [[上海市人民政府驻外办事处]]", "== 历史 ==\n"])
      expect(extractor.extract(sourceOf(text)).organizations).toEqual([])
  })
})
