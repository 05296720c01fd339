/** Random wikitexts from the pieces that real ones are made of, the same for the same seed. */
import { randomOf } from "../../extract/unit-budget/made/random.ts"

const pieces = [
  "{{",
  "}}",
  "[[",
  "]]",
  "{|\n",
  "\n|}\n",
  "\n|-\n",
  "\n|",
  "||",
  "\n!",
  "!!",
  "|",
  "=",
  "==",
  "\n== 沿革 ==\n",
  "{{{",
  "}}}",
  "-{",
  "}-",
  "-{zh-hans:网络;zh-hant:網路}-",
  "<ref>",
  "</ref>",
  '<ref name="a">',
  "<ref name=a/>",
  "<references/>",
  "<nowiki>",
  "</nowiki>",
  "<!--",
  "-->",
  "<br/>",
  "<sup>",
  "</sup>",
  "<small>",
  "</small>",
  "''",
  "'''",
  "'''''",
  "\n",
  "\n\n",
  "\n* ",
  "\n# ",
  "\n; ",
  ":",
  "\n: ",
  " ",
  "上海市人民政府",
  "办事处",
  "Office",
  "1986年8月",
  "，",
  "。",
  "http://a.gov.cn/b?c=d",
  "[http://a.gov.cn ",
  "]",
  "[",
  "{",
  "}",
  "<",
  ">",
  "&nbsp;",
  "&ldquo;",
  "&",
  "𠮷",
  "{{lang|en|",
  "{{cite web|url=",
  "{{col-begin}}",
  "{{col-2}}",
  "{{col-end}}",
  "[[分类:",
  "[[s:",
  "[[File:",
  "{{!}}",
  "{{Infobox",
  "\n|成立时间=",
  "__NOTOC__",
  "----",
  "\r\n",
  "\t",
  "<gallery>",
  "</gallery>",
  "<table>",
  "</table>",
  "<tr>",
  "<td>",
  "<th colspan=2>",
  "<ul>",
  "</ul>",
  "<ol>",
  "<li>",
  "<div>",
  "#REDIRECT [[",
  "{{ubl|",
  "{{start date|1987|2|19}}",
  "`",
  "\\[1\\]",
  "\n1.\n",
  '](../Page/A.md "wikilink")',
  "**",
  "\n  - ",
  "\n    ",
  "<!-- end list -->",
  "\n| a | b |\n|---|---|\n",
  "> ",
  "\\",
  "*",
  "_"
]

export const soup = (seed: number, length: number): string => {
  const next = randomOf(seed)
  let out = ""
  for (let i = 0; i < length; i++) out += pieces[Math.floor(next() * pieces.length)]!
  return out
}

/** A text with some stretches removed, doubled, moved or exchanged for pieces of markup. */
export const mutate = (text: string, seed: number, times: number): string => {
  const next = randomOf(seed)
  const place = (length: number) => Math.floor(next() * (length + 1))
  let out = text
  for (let i = 0; i < times; i++) {
    const start = place(out.length)
    const end = Math.min(out.length, start + place(12))
    const piece = out.slice(start, end)
    const other = place(out.length)
    const kind = Math.floor(next() * 4)
    if (kind === 0) out = out.slice(0, start) + out.slice(end)
    else if (kind === 1) out = out.slice(0, end) + piece + out.slice(end)
    else if (kind === 2) out = out.slice(0, other) + piece + out.slice(other)
    else out = out.slice(0, start) + pieces[Math.floor(next() * pieces.length)]! + out.slice(end)
  }
  return out
}
