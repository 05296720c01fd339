/** What every page has: head, navigation, footer with version and licences. */
import { digestsOf } from "./assets.ts"
import type { Corpus } from "./Corpus.ts"
import { type Html, html, trusted } from "./html.ts"
import { otherLanguage, type Page, type Said, type Section, type View } from "./View.ts"

const sections: ReadonlyArray<readonly [Section, string, Said]> = [
  ["budgets", "budgets/index.html", { zh: "预算", en: "Budgets" }],
  ["organizations", "organizations/index.html", { zh: "机构", en: "Organisations" }],
  ["policies", "policies/index.html", { zh: "文件", en: "Policies" }],
  ["checks", "checks/index.html", { zh: "核对", en: "Checks" }],
  ["sources", "sources/index.html", { zh: "原文", en: "Sources" }],
  ["data", "data/index.html", { zh: "数据", en: "Data" }]
]

const siteName: Said = { zh: "公开 Gongkai", en: "Gongkai 公开" }

/** Policy of every page: nothing from elsewhere, no script but the site's own files. */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'"

/** In the head of every page: a folder with such pages is a site of ours. */
export const generator = '<meta name="generator" content="Gongkai">'

export const layout = (page: Page, view: View, { manifest }: Corpus): Html => {
  const { asset, lang, say } = view
  const title = page.section === "home" ? siteName[lang] : `${page.title[lang]} · ${siteName[lang]}`
  const digests = digestsOf()
  return html`<!doctype html>
<html lang="${lang === "zh" ? "zh-Hans" : "en"}">
<head>
<meta charset="utf-8">
${trusted(generator)}
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${page.description === undefined ? null : html`<meta name="description" content="${page.description[lang]}">\n`}<meta name="color-scheme" content="light dark">
<link rel="icon" href="${asset("assets/icon.svg")}" type="image/svg+xml">
<link rel="alternate" hreflang="${lang === "zh" ? "en" : "zh-Hans"}" href="${otherLanguage(page.path, lang)}">
<link rel="stylesheet" href="${asset(`assets/site.css?${digests.css}`)}">
<script src="${asset(`assets/site.js?${digests.js}`)}" defer></script>
${(page.scripts ?? []).map((script) => html`<script src="${asset(`assets/${script}?${digests.of(script)}`)}" defer></script>\n`)}</head>
<body class="${page.section}">
<a class="skip" href="#main">${say("跳到正文", "Skip to content")}</a>
<header class="top">
<a class="brand" href="${view.page("index.html")}">${siteName[lang]}</a>
<nav aria-label="${say("主导航", "Main")}"><ul>${sections.map(
    ([section, path, name]) =>
      html`<li><a href="${view.page(path)}"${section === page.section ? html` aria-current="page"` : null}>${name[lang]}</a></li>`
  )}</ul></nav>
<form class="find" role="search" action="${view.page("search/index.html")}"><label><span class="hidden">${say("搜索", "Search")}</span><input type="search" name="q" placeholder="${say("名称、编码、金额", "Name, code, amount")}" autocomplete="off"></label><button>${say("搜索", "Search")}</button></form>
<a class="language" lang="${lang === "zh" ? "en" : "zh-Hans"}" hreflang="${lang === "zh" ? "en" : "zh-Hans"}" href="${otherLanguage(page.path, lang)}">${lang === "zh" ? "English" : "中文"}</a>
</header>
<main id="main"${page.wide === true ? html` class="wide"` : null}>
${page.body(view)}
</main>
<footer>
<p>${say("版本", "Version")} <code>${manifest.version}</code> · ${say("数据契约", "Contract")} ${manifest.contract} · <a href="${view.page("data/index.html#cite")}">${say("引用", "Cite")}</a> · <a href="${view.release("ATTRIBUTION.md")}">${say("许可与署名", "Licences and attribution")}</a>${manifest.licences.length === 0 ? null : `: ${manifest.licences.join(say("、", ", "))}`}</p>
<p>${say("每个数字都可点开，看它所据的原文。不能判定者不予公布。", "Every number opens the line of the source that it stands on. What cannot be decided is withheld.")}</p>
</footer>
</body>
</html>
`
}
