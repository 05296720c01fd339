import { describe, expect, it } from "vitest"
import type { Provision } from "#pipeline/parse/notice/NoticeDocument.ts"
import { parseNotice } from "#pipeline/parse/notice/notice.ts"
import { layoutOf, make, random } from "./make.ts"
import { print } from "./print.ts"

const tree = ({ children, heading, label, level, text: own }: Provision): unknown => [
  level,
  label?.text ?? null,
  heading?.text ?? null,
  own.text,
  ...children.map(tree)
]

describe("notices made at random", () => {
  it.each(Array.from({ length: 20 }, (_, i) => i + 1))("say what was put in: lot %i", (lot) => {
    const next = random(lot * 7919)
    for (let i = 0; i < 50; i++) {
      const { paragraphs, truth } = make(next)
      const layout = layoutOf(next)
      const printed = print(paragraphs, layout)
      const document = parseNotice(printed)
      expect(
        {
          number: document.number?.text ?? null,
          noticeTitle: document.noticeTitle?.text ?? null,
          title: document.title?.text ?? null,
          addressees: document.addressees.map(({ text: name }) => name),
          issuers: document.issuers.map(({ text: name }) => name),
          issued: document.issued?.date.edtf ?? null,
          imprint: document.imprint?.date.edtf ?? null,
          provisions: document.provisions.map(tree)
        },
        `${JSON.stringify(layout)}\n${printed}`
      ).toEqual(truth)
    }
  })
})
