/** `CITATION.cff`: Citation File Format 1.2.0. It has no date, since time stands only in the version of a release. */
import { about } from "./about.ts"
import { type DescribedSource, type Description, versionIn } from "./Description.ts"
import { iri } from "./files.ts"
import { licenceOf } from "./licences.ts"

/** A YAML scalar: JSON text is YAML. */
const scalar = (text: string): string => JSON.stringify(text)

const reference = ({ licence, publisher, title, url }: DescribedSource): ReadonlyArray<string> => {
  const { kind, name } = licenceOf(licence)
  const address = iri(url)
  const isSpdx = kind === "share-alike" || kind === "attribution" || name === "CC0-1.0"
  return [
    `  - type: generic`,
    `    title: ${scalar(title)}`,
    `    authors:`,
    `      - name: ${scalar(publisher ?? "publisher not stated")}`,
    ...(address === null ? [] : [`    url: ${scalar(address)}`]),
    ...(isSpdx ? [`    license: ${scalar(name)}`] : [])
  ]
}

export const citation = (description: Description): Uint8Array => {
  const { digest, sources } = description
  const lines = [
    "cff-version: 1.2.0",
    `message: ${scalar("If you use these data, please cite them, and the documents that they were read from. 使用本数据请注明出处及所据文件。")}`,
    "type: dataset",
    `title: ${scalar(about.title.en)}`,
    `abstract: ${scalar(`${about.description.en} ${about.description.zh}`)}`,
    `version: ${scalar(versionIn(description))}`,
    "authors:",
    `  - name: ${scalar(about.creator)}`,
    "keywords:",
    ...about.keywords.map((keyword) => `  - ${scalar(keyword)}`),
    "identifiers:",
    "  - type: other",
    `    value: ${scalar(`sha256:${digest}`)}`,
    `    description: ${scalar("Digest of the release: its tables, contract and program")}`,
    ...(sources.length === 0 ? [] : ["references:", ...sources.flatMap(reference)])
  ]
  return Buffer.from(`${lines.join("\n")}\n`)
}
