/** The body whose budget it is, what it belongs to, and the departments and units that it has. */
import type { Draft, Ref } from "../../../model/Draft.ts"
import type { Span } from "../../../model/Span.ts"
import type { BudgetDocument, SectionKind } from "../../../parse/budget/BudgetDocument.ts"
import type { OrganizationBook } from "../../OrganizationBook.ts"
import type { Head } from "../head.ts"
import { draftDepartments } from "./departments.ts"
import { kindOf } from "./names.ts"
import { draftSuperiors } from "./superiors.ts"
import { draftUnits } from "./units.ts"

export interface Body {
  readonly ref: Ref
  readonly span: Span
  readonly drafts: ReadonlyArray<Draft>
}

export const draftBody = (document: BudgetDocument, book: OrganizationBook, head: Head): Body => {
  const { name, span } = head.body ?? { name: head.title, span: head.span }
  const ref = book.mention(name, span, { kind: kindOf(name) })
  book.claim(ref, "status", "active", span, "derived", "it has a budget")
  const paragraphs = (kind: SectionKind) =>
    document.sections.filter((section) => section.kind === kind).flatMap((section) => section.paragraphs)
  const bodies = paragraphs("bodies")
  return {
    ref,
    span,
    drafts: [
      ...draftSuperiors([...paragraphs("duties"), ...bodies], book, { ref, name }),
      ...draftDepartments(bodies, book, ref),
      ...draftUnits(bodies, book, { ref, name })
    ]
  }
}
