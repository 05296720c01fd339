/** How to quote a row: its address, and a sentence with document, publisher, line and version. */
import { yuan } from "../../amounts.ts"
import type { Corpus } from "../../Corpus.ts"
import { type Html, html } from "../../html.ts"
import type { View } from "../../View.ts"
import type { DocumentFacts, Subject } from "./DocumentFacts.ts"

export const citation = (
  view: View,
  facts: DocumentFacts,
  corpus: Corpus,
  subject: Subject,
  name: string
): Html => {
  const { say } = view
  const { publisher, title, url } = facts.document.source
  const { manifest } = corpus
  const amount = subject.row["amount"]
  const figure = typeof amount === "bigint" ? `${yuan(amount)} ${say("元", "yuan")}` : null
  const by = publisher ?? null
  const text = say(
    `${by === null ? "" : `${by}：`}《${title}》，第 ${subject.line} 行：${name}${figure === null ? "" : `，${figure}`}。公开 Gongkai 数据，版本 ${manifest.version}，${subject.id}。${url === null ? "" : `原文：${url}`}`,
    `${by === null ? "" : `${by}. `}${title}, line ${subject.line}: ${name}${figure === null ? "" : `, ${figure}`}. Gongkai data, version ${manifest.version}, ${subject.id}.${url === null ? "" : ` Original: ${url}`}`
  )
  return html`<details class="cite"><summary>${say("引用", "Quote it")}</summary><p>${text} <a href="#${subject.id}">${say("固定地址", "permanent address")}</a></p></details>`
}
