/** Home: what this is, three doors, what there is, what the last build found. */
import type { Corpus } from "../Corpus.ts"
import { html } from "../html.ts"
import type { Page } from "../View.ts"

export const homePage = ({ manifest }: Corpus): Page => ({
  path: "index.html",
  title: { zh: "首页", en: "Home" },
  section: "home",
  body: ({ say }) => html`<h1>${say("政府文件，读成数据", "Government documents, read as data")}</h1>
<p>${manifest.version}</p>`
})
