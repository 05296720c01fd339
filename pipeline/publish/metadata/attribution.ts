/** `ATTRIBUTION.md`: under which licence each document was published, and which rows were read from which. */
import { about } from "./about.ts"
import type { DescribedSource, Description } from "./Description.ts"
import { iri } from "./files.ts"
import { distinctLicences, type Licence, licenceOf } from "./licences.ts"
import { code, inline, table } from "./markdown.ts"

const kinds: Readonly<Record<Licence["kind"], readonly [en: string, zh: string]>> = {
  "share-alike": [
    "name the authors, link the licence, say what you changed, and share adaptations alike",
    "须署名、附许可链接、注明修改，改编作品以相同方式共享"
  ],
  attribution: ["name the authors, link the licence, say what you changed", "须署名、附许可链接、注明修改"],
  "public-domain": ["free to use; naming the publisher is good practice", "可自由使用；注明发布者为宜"],
  other: ["as its words say", "依其文字"],
  unknown: [
    "nothing is known: clear the rights of the text with its publisher before you pass it on",
    "情况不明：转发文本之前请向发布者确认权利"
  ]
}

const licenceCell = ({ title, url }: Licence): string =>
  url === null ? inline(title.en) : `[${inline(title.en)}](${url})`

const sourceRow = (source: DescribedSource): ReadonlyArray<string> => {
  const address = iri(source.url)
  const title = inline(source.title)
  return [
    code(source.source_id),
    address === null ? title : `[${title}](${address.replaceAll("(", "%28").replaceAll(")", "%29")})`,
    inline(source.publisher ?? "–"),
    licenceCell(licenceOf(source.licence)),
    code(source.file),
    code(source.sha256)
  ]
}

/** Rows of a table by the kind of licence of the documents that they were read from. */
const tableRows = ({ tables }: Description): ReadonlyArray<ReadonlyArray<string>> =>
  tables.map(({ dataset, licences, rows, sources: read }) => [
    code(dataset.name),
    String(rows),
    distinctLicences(licences).map(licenceCell).join("; "),
    [...read].map(([id, count]) => `${code(id)} ${count}`).join(", "),
    new Set(licences.map((licence) => licenceOf(licence).kind)).size > 1
      ? "mixed: tell rows apart by `source_id` 混合：以 `source_id` 区分"
      : ""
  ])

const terms = ({ sources }: Description): ReadonlyArray<string> =>
  distinctLicences(sources.map(({ licence }) => licence)).flatMap((licence) => {
    const [en, zh] = kinds[licence.kind]
    const ids = sources.filter((source) => licenceOf(source.licence).stated === licence.stated)
    return [
      `- ${licenceCell(licence)} (${ids.map(({ source_id }) => code(source_id)).join(", ")}): ${en}. ${zh}。`
    ]
  })

export const attribution = (description: Description): Uint8Array =>
  Buffer.from(
    [
      "# Attribution 来源与许可",
      "",
      `${about.title.zh} · ${about.title.en}.`,
      "",
      "The data were read from the documents below; each keeps its own licence, and a row is under the licence of the documents that it was read from: those of its `source_id`, and of `source_ids` where a table has it. Texts under `text/` are under the licence of their document. 数据读自下列文件；各文件依其自身许可，每一行依其所出自文件（`source_id`，有 `source_ids` 者并依之）的许可。`text/` 下的文本依其文件的许可。",
      "",
      "## Terms 条件",
      "",
      ...terms(description),
      "",
      "## Documents 文件",
      "",
      ...table(
        ["`source_id`", "title 标题", "publisher 发布者", "licence 许可", "file 文件", "SHA-256"],
        description.sources.map(sourceRow)
      ),
      "## Tables 数据表",
      "",
      "Rows that more than one document has part in are counted for each. 出自多份文件的行在各文件下均计数。",
      "",
      ...table(
        ["table 表", "rows 行数", "licences 许可", "rows by document 各文件行数", "note 注"],
        tableRows(description)
      )
    ].join("\n")
  )
