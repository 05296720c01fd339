/** Judgements by hand on mentions of organisations: they join what is the same and keep apart what is different. */
import { nameKey } from "../knowledge/names.ts"
import type { Judgement, NamedBody } from "../model/Judgement.ts"
import type { OrganizationMention } from "../model/Organization.ts"
import type { Document } from "./Document.ts"
import { idOf } from "./identity.ts"

/** The side of a judgement "different" that a group of mentions stands on. */
interface Side {
  readonly side: 0 | 1
  readonly other: ReadonlyArray<Node>
  /** What it is called in the judgement, for its id. */
  readonly told: string
  /** Said of the mentions themselves. */
  readonly reason: string | null
}

export interface Node {
  readonly document: Document
  readonly mention: OrganizationMention
  /** Union-find: the node that this one was joined to, and why. */
  joined: { readonly to: Node; readonly reason: string } | null
  /** Of a root: by judgement, which side its group is on. */
  readonly sides: Map<Judgement, Side>
}

export const root = (node: Node): Node => {
  let at = node
  while (at.joined !== null) at = at.joined.to
  return at
}

/** The judgement that keeps two groups apart; null if they may be one. */
export const refusal = (a: Node, b: Node): Judgement | null => {
  const other = root(b).sides
  for (const [judgement, { side }] of root(a).sides) {
    const there = other.get(judgement)
    if (there !== undefined && there.side !== side) return judgement
  }
  return null
}

/** Joins the group of a node to that of another, which keeps its root. */
export const join = (node: Node, to: Node, reason: string): void => {
  const [from, into] = [root(node), root(to)]
  if (from === into) return
  from.joined = { to: into, reason }
  for (const [judgement, side] of from.sides)
    if (!into.sides.has(judgement)) into.sides.set(judgement, { ...side, reason: null })
}

type Aliases = ReadonlyMap<string, ReadonlyArray<{ readonly node: Node }>>

/** Applies the judgements, those on what is different first; returns a sentence on each that decides nothing. */
export const applyJudgements = (
  nodes: ReadonlyArray<Node>,
  aliases: Aliases,
  judgements: ReadonlyArray<Judgement>
): ReadonlyArray<string> => {
  if (judgements.length === 0) return []
  const find = finder(nodes, aliases)
  const ordered = [...judgements].sort((a, b) => (a.judgement < b.judgement ? -1 : 1))
  return ordered.flatMap((judgement) => {
    const [first, second] = judgement.of.map(find) as [ReadonlyArray<Node>, ReadonlyArray<Node>]
    const unknown = judgement.of.filter((_, i) => [first, second][i]!.length === 0)
    if (unknown.length > 0)
      return unknown.map(
        (body) => `${placeOf(judgement)}: no document names ${shown(body)}; it decides nothing.`
      )
    return judgement.judgement === "same"
      ? same(judgement, first, second)
      : different(judgement, first, second)
  })
}

const placeOf = ({ line }: Judgement): string => `judgements.jsonl, line ${line}`
const shown = ({ file, name }: NamedBody): string => (file === null ? name : `${name} in ${file}`)

const same = (
  judgement: Judgement,
  first: ReadonlyArray<Node>,
  second: ReadonlyArray<Node>
): ReadonlyArray<string> => {
  const all = [...first, ...second]
  // a full name makes the id, where one of the two has it
  const to = all.find(({ mention }) => mention.within === null) ?? all[0]!
  const reason = `a judgement says that ${shown(judgement.of[0])} and ${shown(judgement.of[1])} are the same: ${judgement.reason}`
  const refused = all.map((node) => refusal(node, to)).find((by) => by !== null)
  if (refused !== undefined)
    return [`${placeOf(judgement)}: line ${refused.line} says that they are different; it decides nothing.`]
  for (const node of all) join(node, to, reason)
  return []
}

const different = (
  judgement: Judgement,
  first: ReadonlyArray<Node>,
  second: ReadonlyArray<Node>
): ReadonlyArray<string> => {
  // of two bodies of one name, that with a file is the one there and the other is all the rest
  const [narrow, wide] = judgement.of[1].file === null ? [first, second] : [second, first]
  const others = wide.filter((node) => !narrow.includes(node))
  const [rest, apart] = narrow === first ? [first, others] : [others, second]
  if (apart.length === 0 || rest.length === 0)
    return [
      `${placeOf(judgement)}: both names are of the same mentions; name a file to tell them apart. It decides nothing.`
    ]
  const put = (side: 0 | 1, of: ReadonlyArray<Node>, other: ReadonlyArray<Node>) => {
    const [own, theirs] = side === 0 ? judgement.of : [judgement.of[1], judgement.of[0]]
    const reason = `a judgement says that it is not ${shown(theirs!)}: ${judgement.reason}`
    const told = `${nameKey(own!.name)}|${own!.file ?? ""}`
    for (const node of of) node.sides.set(judgement, { side, other, told, reason })
  }
  put(0, rest, apart)
  put(1, apart, rest)
  return []
}

/** Mentions by name, page title, other name or id. */
const finder = (nodes: ReadonlyArray<Node>, aliases: Aliases): ((of: NamedBody) => ReadonlyArray<Node>) => {
  const known = new Map<string, Set<Node>>()
  const know = (key: string, node: Node) => known.set(key, (known.get(key) ?? new Set()).add(node))
  for (const node of nodes) {
    const { name, pageTitles, within } = node.mention
    know(nameKey(name), node)
    for (const title of pageTitles) know(nameKey(title), node)
    if (within === null) know(idOf("org", [nameKey(name)]), node)
  }
  for (const [key, having] of aliases) for (const { node } of having) know(key, node)
  return ({ file, name }) =>
    [...(known.get(name) ?? known.get(nameKey(name)) ?? [])].filter(
      ({ document }) => file === null || document.source.file === file
    )
}
