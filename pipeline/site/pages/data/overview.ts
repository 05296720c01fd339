/** All that a release holds, how to cite it, and what its versions changed. */
import type { ManifestTable } from "../../../publish/manifest.ts"
import type { Corpus } from "../../Corpus.ts"
import { type Html, html } from "../../html.ts"
import { datasetPage } from "../../links.ts"
import type { Page, Said, View } from "../../View.ts"
import { citations } from "./citations.ts"
import { extensionOf, fileLink } from "./files.ts"
import { versions } from "./versions.ts"

const groups: ReadonlyArray<readonly [string, Said]> = [
  ["directory", { zh: "机构", en: "Directory" }],
  ["policies", { zh: "政策文件", en: "Policies" }],
  ["budgets", { zh: "预算", en: "Budgets" }],
  ["sources", { zh: "来源与核对", en: "Sources and checks" }]
]

export const overviewPage = (corpus: Corpus): Page => ({
  path: "data/index.html",
  title: { zh: "数据", en: "Data" },
  description: {
    zh: "全部数据表：下载、数据字典、许可、引用与版本。",
    en: "All tables: downloads, dictionary, licences, citation and versions."
  },
  section: "data",
  scripts: ["versions.js"],
  wide: true,
  body: (view) => {
    const { say } = view
    return html`<h1>${say("数据", "Data")}</h1>
<p>${say("每一行都注明出自哪份文件的哪几个字；空白单元格没有行，不能判定者不予公布。金额一律以元计，原文所印的数字与单位另列。", "Every row names the characters that it was read from. A blank cell has no row; what cannot be decided is withheld. Amounts are in yuan; the figure and unit as printed stand beside them.")}</p>
${workbook(view, corpus)}
${groups.map(([group, name]) =>
  tables(
    view,
    name,
    corpus.manifest.tables.filter((table) => table.group === group)
  )
)}
${descriptions(view, corpus)}
${licences(view, corpus)}
${cite(view, corpus)}
${versions(view, corpus)}`
  }
})

const workbook = (view: View, { manifest }: Corpus): Html | null => {
  const file = (manifest.files ?? []).find(({ path }) => path.endsWith(".xlsx"))
  if (file === undefined) return null
  return html`<p>${view.say("全部数据表与数据字典在一个 Excel 工作簿中：", "All tables and their dictionary in one Excel workbook:")} ${fileLink(view, file)}</p>`
}

const tables = (view: View, name: Said, rows: ReadonlyArray<ManifestTable>): Html | null => {
  const { lang, say } = view
  if (rows.length === 0) return null
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${name[lang]}"><table><caption>${name[lang]}</caption><thead><tr><th scope="col">${say("数据表", "Table")}</th><th scope="col">${say("名称", "Name")}</th><th scope="col" class="number">${say("行数", "Rows")}</th><th scope="col">${say("下载", "Download")}</th></tr></thead><tbody>${rows.map(
    (table) =>
      html`<tr><th scope="row"><a href="${view.page(datasetPage(table.name))}">${table.title[lang]}</a></th><td><code>${table.name}</code></td><td class="number">${table.rows.toLocaleString("en-US")}</td><td>${table.files.map(
        (file, i) =>
          html`${i === 0 ? null : " · "}<a href="${view.release(file.path)}" aria-label="${table.title[lang]} ${extensionOf(file)}">${extensionOf(file)}</a>`
      )}</td></tr>`
  )}</tbody></table></div>`
}

const said: ReadonlyArray<readonly [path: string, what: Said]> = [
  ["CODEBOOK.md", { zh: "每一列的中英文说明", en: "Every column, in Chinese and English" }],
  ["ATTRIBUTION.md", { zh: "每份文件的许可与署名", en: "Licence and attribution of every document" }],
  ["CITATION.cff", { zh: "引用信息", en: "How to cite" }],
  ["datapackage.json", { zh: "Frictionless 数据包", en: "Frictionless data package" }],
  ["dcat.jsonld", { zh: "DCAT 目录", en: "DCAT catalogue" }],
  ["croissant.json", { zh: "Croissant，供机器学习", en: "Croissant, for machine learning" }],
  ["data/csv-metadata.json", { zh: "CSVW，描述 CSV", en: "CSV on the Web" }]
]

const descriptions = (view: View, { manifest }: Corpus): Html => {
  const { lang, say } = view
  const known = (manifest.files ?? []).flatMap((file) => {
    const what = said.find(([path]) => path === file.path)?.[1]
    return what === undefined ? [] : [{ file, what }]
  })
  const own = [
    [
      "manifest.json",
      {
        zh: "发布清单：版本、来源、每个文件的校验和",
        en: "The manifest: version, sources, digest of every file"
      }
    ],
    ["SHA256SUMS", { zh: "校验和，供 sha256sum -c", en: "Digests, for sha256sum -c" }]
  ] as const
  return html`<section aria-labelledby="descriptions"><h2 id="descriptions">${say("供程序与目录使用的说明", "Descriptions for programs and catalogues")}</h2><ul>${own.map(
    ([path, what]) => html`<li><a href="${view.release(path)}">${path}</a>: ${what[lang]}</li>`
  )}${known.map(({ file, what }) => html`<li>${fileLink(view, file)}: ${what[lang]}</li>`)}</ul></section>`
}

const licences = (view: View, { manifest }: Corpus): Html => {
  const { say } = view
  return html`<section aria-labelledby="licences"><h2 id="licences">${say("许可", "Licences")}</h2><p>${say("数据的许可随所据的文件而定；每张表的页面写明其来源文件的许可。", "The licence of the data is that of the documents they were read from; the page of each table names those of its documents.")}</p><ul>${manifest.licences.map((licence) => html`<li>${licence}</li>`)}</ul><p><a href="${view.release("ATTRIBUTION.md")}">ATTRIBUTION.md</a></p></section>`
}

const cite = (view: View, { manifest }: Corpus): Html => {
  const { say } = view
  return html`<section aria-labelledby="cite"><h2 id="cite">${say("引用", "Cite")}</h2><p>${say("请连版本一并引用，并引用所据的文件（见 sources 表）。引用日期请自填。", "Cite the version, and the documents that a figure was read from (table sources). Fill in the day of access yourself.")}</p>${citations(
    manifest,
    view.lang
  ).map(({ name, text }) => html`<h3>${name}</h3><pre tabindex="0">${text}</pre>`)}</section>`
}
