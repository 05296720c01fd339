/**
 * `feed.atom`: an entry for every release, with what it changed. Derived from the releases alone: ids and times are theirs,
 * so that the same releases give the same feed.
 */
import { sha256 } from "./digest.ts"
import { about } from "./metadata/about.ts"
import { linkTarget, type StoredRelease, type Tombstone, tombstoneName } from "./store.ts"

/** Entries of a feed; the index has every release. */
const most = 100

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`

/** A UUID made from a name (version 8 of RFC 9562): the same name, the same id. */
export const urnOf = (name: string): string => {
  const hex = sha256(name)
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`]
  return `urn:uuid:${[...parts, hex.slice(20, 32)].join("-")}`
}

const changeInWords = {
  none: "no row changed 数据未变",
  append: "rows were added 新增",
  revise: "rows were revised 修订",
  retract: "rows were withdrawn 撤回"
} as const

/** What changed, in a few sentences. */
export const summaryOf = ({ manifest }: StoredRelease): string => {
  const { added, by_cause, modified, removed } = manifest.changes
  const { fail, pass, warn } = manifest.checks
  const read = manifest.sources.filter(({ status }) => status === "read").length
  return [
    `${added} rows added, ${modified} modified, ${removed} removed (cause: source ${by_cause.source}, extractor ${by_cause.extractor}, contract ${by_cause.contract}).`,
    `新增 ${added} 行，修改 ${modified} 行，删除 ${removed} 行（缘由：来源 ${by_cause.source}，程序 ${by_cause.extractor}，契约 ${by_cause.contract}）。`,
    `${read} documents; checks: ${pass} passed, ${warn} warnings, ${fail} failed. ${read} 份文件；核对：通过 ${pass}，存疑 ${warn}，未通过 ${fail}。`,
    `Contract 契约 ${manifest.contract}.`
  ].join("\n")
}

const entry = (release: StoredRelease): string => {
  const { manifest, manifest_sha256, version } = release
  const file = `${linkTarget(version)}/manifest.json`
  return [
    "  <entry>",
    `    ${element("id", urnOf(`release ${manifest_sha256}`))}`,
    `    ${element("title", `${version}: ${changeInWords[manifest.data_change]}`)}`,
    `    ${element("updated", manifest.created_at)}`,
    `    ${element("published", manifest.created_at)}`,
    `    <link rel="alternate" type="application/json" href="${escapeXml(file)}"/>`,
    `    <category term="${escapeXml(manifest.data_change)}"/>`,
    `    <summary type="text">${escapeXml(summaryOf(release))}</summary>`,
    "  </entry>"
  ].join("\n")
}

/** The entry of the release, told anew. */
const withdrawnEntry = ({ manifest_sha256, reason, replaced_by, version, withdrawn_at }: Tombstone): string =>
  [
    "  <entry>",
    `    ${element("id", urnOf(`release ${manifest_sha256}`))}`,
    `    ${element("title", `${version}: withdrawn 已撤回`)}`,
    `    ${element("updated", withdrawn_at)}`,
    `    <link rel="alternate" type="application/json" href="${escapeXml(`${linkTarget(version)}/${tombstoneName}`)}"/>`,
    '    <category term="withdrawn"/>',
    `    <summary type="text">${escapeXml(`${reason}${replaced_by === null ? "" : `\nReplaced by 由 ${replaced_by} 取代。`}`)}</summary>`,
    "  </entry>"
  ].join("\n")

/**
 * Releases are given newest first. `founded` is the digest of the first manifest that was ever published there: it names the
 * feed for good, even when that release is kept no longer.
 */
export const feedOf = (
  releases: ReadonlyArray<StoredRelease>,
  tombstones: ReadonlyArray<Tombstone>,
  founded: string | null
): string => {
  const oldest = founded ?? releases.at(-1)?.manifest_sha256 ?? ""
  const times = [
    ...releases.map(({ manifest }) => manifest.created_at),
    ...tombstones.map(({ withdrawn_at }) => withdrawn_at)
  ]
  const entries = [
    ...releases.map((release) => ({ seq: release.manifest.seq, text: entry(release) })),
    ...tombstones.map((tombstone) => ({ seq: tombstone.seq, text: withdrawnEntry(tombstone) }))
  ].sort((a, b) => b.seq - a.seq)
  const updated = times.reduce((a, b) => (a > b ? a : b), "1970-01-01T00:00:00Z")
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `  ${element("id", urnOf(`feed ${oldest}`))}`,
    `  ${element("title", `${about.title.en} ${about.title.zh}`)}`,
    `  ${element("updated", updated)}`,
    `  <author>${element("name", about.creator)}</author>`,
    '  <link rel="self" type="application/atom+xml" href="feed.atom"/>',
    '  <link rel="alternate" type="application/json" href="index.json"/>',
    ...entries.slice(0, most).map(({ text }) => text),
    "</feed>",
    ""
  ].join("\n")
}
