/**
 * One organisation, one row: groups the mentions of all documents that mean the same body. Judgements by hand go first:
 * what they call the same is joined, and no rule joins what they call different.
 *
 * Two mentions are one body when they share a key: the name in simplified characters (市政府 written out), the title of
 * the wiki page that they link to, or another name that only one body has. A name that is not unique by itself (秘书处)
 * counts only together with the body that it belongs to.
 */
import { nameKey } from "../knowledge/names.ts"
import type { Ref } from "../model/Draft.ts"
import type { Judgement } from "../model/Judgement.ts"
import type { OrganizationMention } from "../model/Organization.ts"
import type { Document } from "./Document.ts"
import { idOf } from "./identity.ts"
import { applyJudgements, join, type Node, refusal, root } from "./judge.ts"

export interface MergedMention {
  readonly document: Document
  readonly mention: OrganizationMention
}

export interface Body {
  readonly id: string
  /** In source order, at least one. */
  readonly mentions: ReadonlyArray<MergedMention>
  /** Why a mention is of the same body as an earlier one, a clause each. */
  readonly reasons: ReadonlyArray<string>
}

export interface Bodies {
  readonly all: ReadonlyArray<Body>
  /** The body's id; null for one that is only named, in this document and in every other. */
  readonly idOf: (document: Document, ref: Ref) => string | null
  /** Judgements that decide nothing, a sentence each. */
  readonly undecided: ReadonlyArray<string>
}

/** A name of this length is long enough to tell one body from others by itself. */
const distinctive = 4

export const mergeOrganizations = (
  documents: ReadonlyArray<Document>,
  judgements: ReadonlyArray<Judgement> = []
): Bodies => {
  const nodes = new Map<string, Node>()
  const nodeOf = (document: Document, ref: Ref) => nodes.get(`${document.id} ${ref}`)
  for (const document of documents)
    for (const mention of document.extraction.organizations)
      nodes.set(`${document.id} ${mention.ref}`, { document, mention, joined: null, sides: new Map() })

  const full = [...nodes.values()].filter((node) => node.mention.within === null)
  const aliases = otherNames(documents, nodeOf)
  const undecided = applyJudgements([...nodes.values()], aliases, judgements)
  joinSameNames(full, aliases)
  const names = new Map<Node, string>()
  for (const node of full) {
    const key = nameKey(node.mention.name)
    const known = names.get(root(node))
    if (known === undefined || longestFirst(key, known) < 0) names.set(root(node), key)
  }

  const ids = new Map<Node, string>()
  const identify = (node: Node): string => {
    const known = ids.get(node)
    if (known !== undefined) return known
    if (root(node) !== node) return identify(root(node))
    const outer = node.mention.within === null ? undefined : nodeOf(node.document, node.mention.within)
    // set first, so that bodies which are said to be within each other end the recursion
    ids.set(node, idOf("org", [nameKey(node.mention.name)]))
    const id =
      node.mention.within === null
        ? idOf("org", [names.get(node), ...apartFrom(node, names)])
        : idOf("org", [nameKey(node.mention.name), outer === undefined ? null : identify(outer)])
    ids.set(node, id)
    return id
  }
  const groups = new Map<string, Array<Node>>()
  for (const node of nodes.values()) {
    const group = groups.get(identify(node))
    if (group === undefined) groups.set(identify(node), [node])
    else group.push(node)
  }
  const all = [...groups]
    .map(([id, mentions]) => ({ id, mentions, reasons: mentions.flatMap(reasonsOf) }))
    .filter((body) => body.mentions.some(({ mention }) => !mention.bare))
  const published = new Set(all.map((body) => body.id))
  return {
    all,
    undecided,
    idOf: (document, ref) => {
      const node = nodeOf(document, ref)
      if (node === undefined) throw new Error(`${document.source.file}: no organisation has the ref ${ref}`)
      const id = identify(node)
      return published.has(id) ? id : null
    }
  }
}

const longestFirst = (a: string, b: string): number => b.length - a.length || (a < b ? -1 : a > b ? 1 : 0)

const reasonsOf = ({ joined, sides }: Node): ReadonlyArray<string> => [
  ...(joined === null ? [] : [joined.reason]),
  ...[...sides.values()].flatMap(({ reason }) => (reason === null ? [] : [reason]))
]

/** Two bodies of one name that a judgement keeps apart have two ids: that of the second is made from what it is called there. */
const apartFrom = (node: Node, names: ReadonlyMap<Node, string>): ReadonlyArray<string> =>
  [...node.sides.values()].flatMap(({ other, side, told }) =>
    side === 1 && other.some((one) => root(one) !== node && names.get(root(one)) === names.get(node))
      ? [told]
      : []
  )

/** Joins nodes by their names, their page titles, and by other names that one body alone has. */
const joinSameNames = (
  nodes: ReadonlyArray<Node>,
  aliases: ReadonlyMap<string, ReadonlyArray<{ readonly node: Node; readonly alias: string }>>
): void => {
  const known = new Map<string, Node>()
  const know = (name: string, node: Node, reason: string) => {
    const owner = known.get(nameKey(name))
    if (owner === undefined) known.set(nameKey(name), node)
    else if (refusal(owner, node) === null) join(node, owner, reason)
  }
  for (const node of nodes) {
    know(node.mention.name, node, `the name ${node.mention.name} in both`)
    for (const title of node.mention.pageTitles) know(title, node, `links to the page ${title} in both`)
  }
  for (const [key, having] of aliases) {
    const [first] = having
    if (!known.has(key) || new Set(having.map(({ node }) => root(node))).size > 1) continue
    know(first!.alias, first!.node, `the other name ${first!.alias}, which no other body has`)
  }
}

/** Bodies by the keys of their other names; those that are too short to tell bodies apart are left out. */
const otherNames = (
  documents: ReadonlyArray<Document>,
  nodeOf: (document: Document, ref: Ref) => Node | undefined
): ReadonlyMap<string, ReadonlyArray<{ readonly node: Node; readonly alias: string }>> => {
  const owners = new Map<string, Array<{ node: Node; alias: string }>>()
  for (const document of documents)
    for (const draft of document.extraction.drafts) {
      if (draft.table !== "organization_aliases") continue
      const alias = String(draft.values["alias"])
      const node = nodeOf(document, String(draft.values["org_id"]))
      const key = nameKey(alias)
      if (node === undefined || node.mention.within !== null || key.length < distinctive) continue
      owners.set(key, [...(owners.get(key) ?? []), { node, alias }])
    }
  return owners
}
