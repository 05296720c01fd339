/** A release as reference lists want it: GB/T 7714-2015, APA 7, BibTeX and RIS. */
import type { Manifest } from "../../../publish/manifest.ts"
import { about } from "../../../publish/metadata/about.ts"
import type { Lang } from "../../View.ts"

export interface Citation {
  readonly name: string
  readonly text: string
}

export const citations = (
  { contract, created_at, version }: Pick<Manifest, "contract" | "created_at" | "version">,
  lang: Lang
): ReadonlyArray<Citation> => {
  const day = created_at.slice(0, 10)
  const year = day.slice(0, 4)
  const title = about.title[lang]
  const edition =
    lang === "zh" ? `版本 ${version}，数据契约 ${contract}` : `version ${version}, contract ${contract}`
  return [
    {
      name: "GB/T 7714-2015",
      text: `${about.creator}. ${title}: ${edition}[DS/OL]. (${day})[${lang === "zh" ? "引用日期" : "day of access"}].`
    },
    {
      name: "APA",
      text: `${about.creator}. (${year}). ${title} (${lang === "zh" ? "版本" : "Version"} ${version}) [${lang === "zh" ? "数据集" : "Data set"}].`
    },
    {
      name: "BibTeX",
      text: [
        `@misc{gongkai-${version},`,
        `  author = {{${about.creator}}},`,
        `  title = {${title}},`,
        `  year = {${year}},`,
        `  version = {${version}},`,
        `  note = {Data set, contract ${contract}}`,
        "}"
      ].join("\n")
    },
    {
      name: "RIS",
      text: [
        "TY  - DATA",
        `AU  - ${about.creator}`,
        `TI  - ${title}`,
        `PY  - ${year}`,
        `DA  - ${day.replaceAll("-", "/")}`,
        `ET  - ${version}`,
        `N1  - Contract ${contract}`,
        "ER  - "
      ].join("\n")
    }
  ]
}
