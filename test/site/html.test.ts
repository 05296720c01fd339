import { describe, expect, it } from "vitest"
import { escapeText, html, jsonScript } from "#pipeline/site/html.ts"

const hostile = `<script>alert(1)</script>"'&\u0000`

describe("markup", () => {
  it("shows what stands in a document, and never runs it", () => {
    expect(html`<p title="${hostile}">${hostile}</p>`.markup).not.toMatch(/<script|"'/u)
    expect(escapeText(hostile)).toBe("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;\uFFFD")
  })

  it("keeps markup that a template made, alone and in lists", () => {
    const items = ["a", "<b>"].map((text) => html`<li>${text}</li>`)
    expect(html`<ul>${items}</ul>`.markup).toBe("<ul><li>a</li><li>&lt;b&gt;</li></ul>")
  })

  it("prints nothing for nothing, and 0 for 0", () => {
    expect(html`${null}${undefined}${false}${0}${[]}`.markup).toBe("0")
  })

  it("puts JSON into a script that no text in it can end", () => {
    const { markup } = jsonScript("d", { text: "</script><!--" })
    expect(markup.match(/<\/script>/gu)).toHaveLength(1)
    expect(JSON.parse(markup.slice(markup.indexOf(">") + 1, markup.lastIndexOf("<")))).toEqual({
      text: "</script><!--"
    })
  })
})
