/** The rows of a document as short lines that two readings can be compared by: for tests. */

import { readAll } from "#pipeline/extract/read.ts"
import type { Source } from "#pipeline/model/Source.ts"
import { documentsOf } from "#pipeline/resolve/Document.ts"
import { resolve } from "#pipeline/resolve/resolve.ts"
import type { Node } from "./bodies.ts"
import type { Truth } from "./makePolicy.ts"

export type Facts = Readonly<Record<string, ReadonlyArray<string>>>
type Rows = ReadonlyArray<Readonly<Record<string, unknown>>>

/** What the whole pipeline publishes of one document, by table. Rows are named by their place in the tree. */
export const publishedFacts = (source: Source): Facts => {
  const { documents, failures } = readAll([source])
  if (failures.length > 0) return { failed: failures.map(({ message }) => message) }
  const { tables } = resolve(documentsOf(documents))
  const rows = (table: string): Rows => tables.get(table)! as Rows
  const names = new Map(rows("organizations").map((row) => [row["org_id"], row["name"]]))
  const paths = new Map<unknown, string>([[null, "title"]])
  for (const row of rows("policy_provisions")) {
    const parent = row["parent_provision_id"]
    paths.set(row["provision_id"], `${parent === null ? "" : `${paths.get(parent)}.`}${row["position"]}`)
  }
  const at = (row: Readonly<Record<string, unknown>>) => paths.get(row["provision_id"])
  return {
    policy_documents: rows("policy_documents").flatMap((row) => [
      ...[
        "document_number",
        "title",
        "notice_title",
        "signatory",
        "issued",
        "printed",
        "effective",
        "valid_until",
        "approved_by"
      ].map((column) => `${column}: ${row[column]}`),
      `issuer: ${names.get(row["issuer_org_id"]) ?? null}`,
      `issuers: ${(row["issuer_org_ids"] as ReadonlyArray<string>).map((id) => names.get(id)).join(";")}`,
      `addressees: ${(row["addressees"] as ReadonlyArray<string>).join(";")}`,
      `attachments: ${(row["attachments"] as ReadonlyArray<string>).join(";")}`
    ]),
    policy_provisions: rows("policy_provisions").map((row) =>
      [
        paths.get(row["provision_id"]),
        row["level"],
        row["label"],
        row["number"],
        row["heading"],
        row["text"]
      ].join("|")
    ),
    policy_references: rows("policy_references").map((row) => `${at(row)}|${row["title"]}`),
    policy_terms: rows("policy_terms").map((row) => `${at(row)}|${row["term"]}`),
    policy_mentions: rows("policy_mentions").map(
      (row) =>
        `${at(row)}|${row["kind"]} ${row["text"]}${row["region_id"] === null ? "" : ` ${row["region_id"]}`}`
    ),
    policy_effects: rows("policy_effects").map((row) =>
      [row["kind"], row["target_title"], row["target_document_number"], row["date"]].join("|")
    ),
    events: rows("events").map((row) => `${row["kind"]} ${row["date"]}`)
  }
}

const flat = (nodes: ReadonlyArray<Node>, above = ""): ReadonlyArray<readonly [string, Node]> =>
  nodes.flatMap((node, i) => [
    [`${above}${i + 1}`, node] as const,
    ...flat(node.children, `${above}${i + 1}.`)
  ])

/** What ought to be published of a document that was made. */
export const trueFacts = (truth: Truth): Facts => {
  const nodes = flat(truth.nodes)
  const own = new Set([truth.title, truth.noticeTitle])
  const unique = (all: ReadonlyArray<string>) => [...new Set(all)]
  return {
    policy_documents: [
      `document_number: ${truth.number}`,
      `title: ${truth.title}`,
      `notice_title: ${truth.noticeTitle}`,
      `signatory: ${truth.signatory}`,
      `issued: ${truth.issued}`,
      `printed: ${truth.printed}`,
      `effective: ${truth.effective}`,
      `valid_until: ${truth.validUntil}`,
      `approved_by: ${truth.approvedBy}`,
      `issuer: ${truth.issuers[0] ?? null}`,
      `issuers: ${truth.issuers.join(";")}`,
      `addressees: ${truth.addressees.join(";")}`,
      `attachments: ${truth.attachments.join(";")}`
    ],
    policy_provisions: nodes.map(([path, { heading, label, level, number, said }]) =>
      [path, level, label, number, heading, said.text].join("|")
    ),
    policy_references: unique([
      ...truth.titleCites.map((title) => `title|${title}`),
      ...nodes.flatMap(([path, { said }]) =>
        said.titles.filter((title) => !own.has(title)).map((title) => `${path}|${title}`)
      )
    ]),
    policy_terms: unique(nodes.flatMap(([path, { said }]) => said.terms.map((term) => `${path}|${term}`))),
    policy_mentions: unique(
      nodes.flatMap(([path, { said }]) => said.mentions.map((mention) => `${path}|${mention}`))
    ),
    policy_effects: truth.effects.map(({ date, kind, number, title }) =>
      [kind, title, number, date].join("|")
    ),
    events: truth.issued === null || truth.issuers.length === 0 ? [] : [`issued ${truth.issued}`]
  }
}

/** What was missed and what was invented, by table. */
export const difference = (expected: Facts, found: Facts) =>
  [...new Set([...Object.keys(expected), ...Object.keys(found)])].map((table) => {
    const want = expected[table] ?? []
    const got = found[table] ?? []
    const wanted = new Set(want)
    const given = new Set(got)
    return {
      table,
      right: want.filter((fact) => given.has(fact)).length,
      missed: want.filter((fact) => !given.has(fact)),
      invented: got.filter((fact) => !wanted.has(fact))
    }
  })
