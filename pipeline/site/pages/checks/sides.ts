/** The evidence of a check: of the row that it is about, of the figures that went into it, of either claim. */
import { yuan } from "../../amounts.ts"
import type { Corpus, SourceRow } from "../../Corpus.ts"
import { evidenceLink } from "../../evidenceLink.ts"
import { type Content, type Html, html } from "../../html.ts"
import { lineOf, sourcePage } from "../../links.ts"
import type { View } from "../../View.ts"
import { tokenName } from "../../words.ts"
import { type Check, columnKey, type DocumentFacts, rowKey, type Subject } from "../evidence/DocumentFacts.ts"
import { nameOf } from "../evidence/subjectWords.ts"

/** The row that a check is about, with its evidence; the document where it is about that. */
export const subjectLink = (view: View, facts: DocumentFacts, corpus: Corpus, check: Check): Content => {
  const subject = facts.byId.get(check.subject_id)
  if (subject !== undefined)
    return evidenceLink(view, subject, subject.id, nameOf(view, facts, corpus, subject))
  const organization = corpus.organizations.get(check.subject_id)
  if (organization !== undefined)
    return evidenceLink(view, organization, organization.org_id, organization.name)
  const source = corpus.sources.get(check.subject_id)
  if (source === undefined) return check.subject_id
  return html`<a href="${view.page(sourcePage(source.source_id))}">${source.title}</a>`
}

const mostParts = 30

/** The printed figures that a sum is made of, each with its evidence; nothing for other rules. */
export const partsOf = (view: View, facts: DocumentFacts, check: Check): Html | null => {
  const subject = facts.byId.get(check.subject_id)
  if (subject?.dataset.name !== "budget_lines") return null
  const parts = check.rule === "row_total" ? rowOf(facts, subject) : childrenOf(facts, check, subject)
  if (parts.length === 0) return null
  const rest = parts.length - mostParts
  return html`<small>${parts.slice(0, mostParts).map((part, i) => {
    const { amount, name } = part.row
    const shown =
      check.rule === "row_total"
        ? tokenName(view, part.dataset, "measure", String(part.row["measure"]))
        : String(name)
    return [
      i === 0 ? null : view.say("、", ", "),
      shown,
      " ",
      evidenceLink(view, part, part.id, typeof amount === "bigint" ? yuan(amount) : "—")
    ]
  })}${rest > 0 ? ` … ${rest}` : null}</small>`
}

const rowOf = ({ rows }: DocumentFacts, subject: Subject): ReadonlyArray<Subject> =>
  (rows.get(rowKey(subject)) ?? []).filter((other) => other !== subject)

const childrenOf = (
  { children }: DocumentFacts,
  { rule }: Check,
  subject: Subject
): ReadonlyArray<Subject> => {
  const { code } = subject.row
  if (rule !== "sum_of_children" || typeof code !== "string") return []
  return children.get(columnKey(subject, code)) ?? []
}

/**
 * Where a claim stands: the message names the file and the line behind each of the two that it quotes. Null where it does
 * not, or names a file that is not there.
 */
export const claimLink = (view: View, corpus: Corpus, check: Check, claim: string): Html | null => {
  const quoted = `"${claim}" (`
  const at = check.message.indexOf(quoted)
  if (at === -1) return null
  const rest = check.message.slice(at + quoted.length)
  const found = /^([^\n]{1,400}?), line (\d{1,9})\)/u.exec(rest)
  if (found === null) return null
  const [, file, number] = found
  const line = Number(number)
  const source = byFile(corpus).get(String(file))
  if (source === undefined || line < 1 || line > source.lines) return null
  return html`<a class="ev" href="${view.page(lineOf(source.source_id, line))}">${source.title}${view.say(`，第 ${line} 行`, `, line ${line}`)}</a>`
}

const files = new WeakMap<Corpus, ReadonlyMap<string, SourceRow>>()

const byFile = (corpus: Corpus): ReadonlyMap<string, SourceRow> => {
  const known =
    files.get(corpus) ?? new Map([...corpus.sources.values()].map((source) => [source.file, source]))
  files.set(corpus, known)
  return known
}
