import { describe, expect, it } from "vitest"
import { html } from "#pipeline/site/html.ts"
import { linked } from "#pipeline/site/pages/policies/linked.ts"

const named = (text: string) => ({ text, link: (shown: unknown) => html`[${shown as string}]` })
const markup = (text: string, ...names: ReadonlyArray<string>) =>
  html`${linked(text, names.map(named))}`.markup

describe("names in a provision", () => {
  it("are linked wherever they stand, the longest first", () => {
    expect(markup("市政府和市政府办公厅", "市政府", "市政府办公厅")).toBe("[市政府]和[市政府办公厅]")
  })

  it("leave the text as it was", () => {
    const text = "甲<乙>&丙𠀀丁"
    expect(markup(text, "乙", "𠀀").replace(/[[\]]/gu, "")).toBe(html`${text}`.markup)
  })

  it("may be none", () => expect(markup("甲", "")).toBe("甲"))
})
