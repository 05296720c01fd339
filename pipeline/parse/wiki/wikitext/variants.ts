/** Script variants `-{zh-hans:…;zh-hant:…}-`. Source: MediaWiki's manual of writing system conversion. */
import { languageOf } from "../../../knowledge/script.ts"
import type { Node, VariantNode } from "./Node.ts"

export interface Variant {
  readonly flags: ReadonlyArray<string>
  /** Alternatives by their code; none for `-{text}-`. */
  readonly alternatives: ReadonlyArray<{
    readonly code: string
    readonly start: number
    readonly end: number
  }>
  /** Text between the flags and the end. */
  readonly start: number
  readonly end: number
}

const flagText = /^[\sA-Za-z;-]{1,60}$/u
const entry = /\s{0,20}(?:[^;:=|{}[\]<>]{1,60}=>\s{0,20})?(zh(?:-[a-z]{1,8})?|i)\s{0,20}:/uy

const codeAt = (text: string, offset: number): { readonly code: string; readonly end: number } | null => {
  entry.lastIndex = offset
  const match = entry.exec(text)
  return match ? { code: match[1]!, end: entry.lastIndex } : null
}

export const readVariant = (text: string, node: VariantNode): Variant => {
  const from = node.start + 2
  const until = node.end - 2
  const pipe = node.nodes.find((child) => child.type === "pipe")
  const before = pipe ? text.slice(from, Math.min(pipe.start, from + 61)) : ""
  const flagged = pipe !== undefined && (before.trim() === "" || flagText.test(before))
  const flags = flagged
    ? before
        .split(";")
        .map((flag) => flag.trim())
        .filter((flag) => flag !== "")
    : []
  const start = flagged ? pipe.end : from
  return { flags, alternatives: alternativesOf(text, node.nodes, start, until), start, end: until }
}

const alternativesOf = (text: string, nodes: ReadonlyArray<Node>, start: number, end: number) => {
  const found: Array<{ code: string; start: number; end: number }> = []
  const first = codeAt(text, start)
  if (first === null || first.end > end) return found
  found.push({ code: first.code, start: first.end, end })
  for (const node of nodes) {
    if (node.type !== "text" || node.end <= first.end) continue
    for (let i = Math.max(node.start, start); i < node.end; i++) {
      const next = text.charCodeAt(i) === 59 ? codeAt(text, i + 1) : null
      if (next === null || next.end > end) continue
      found[found.length - 1]!.end = i
      found.push({ code: next.code, start: next.end, end })
    }
  }
  const last = found[found.length - 1]!
  const printed = text.slice(last.start, end).trimEnd()
  if (printed.endsWith(";")) last.end = last.start + printed.length - 1
  return found
}

const simplified = ["zh-hans", "zh-cn", "zh-sg", "zh-my", "zh"]
const traditional = ["zh-hant", "zh-tw", "zh-hk", "zh-mo", "zh"]
const silentFlags: ReadonlySet<string> = new Set(["T", "H", "-", "D"])

/** The text that does not say itself in both scripts. */
const withoutVariants = (text: string): string => text.slice(0, 40_000).replace(/-\{[^{}]{0,500}\}-/gu, "")

/** Chooses what a reader of the article's own script sees. */
export class VariantChooser {
  readonly #text: string
  #order: ReadonlyArray<string> | null = null

  constructor(text: string) {
    this.#text = text
  }

  /** Stretch that is printed; null for a rule that prints nothing. */
  choose({
    flags,
    alternatives,
    start,
    end
  }: Variant): { readonly start: number; readonly end: number } | null {
    if (flags.some((flag) => silentFlags.has(flag))) return null
    if (alternatives.length === 0) return { start, end }
    this.#order ??= languageOf(withoutVariants(this.#text)) === "zh-Hant" ? traditional : simplified
    for (const code of this.#order) {
      const found = alternatives.find((alternative) => alternative.code === code)
      if (found) return found
    }
    return alternatives[0]!
  }
}
