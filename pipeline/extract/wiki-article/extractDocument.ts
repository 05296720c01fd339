/** From a parsed article to what it says. */
import { withoutDisambiguation } from "../../knowledge/names.ts"
import { findRegions } from "../../knowledge/regions.ts"
import { languageOf } from "../../knowledge/script.ts"
import type { Draft } from "../../model/Draft.ts"
import type { Extraction } from "../../model/Extraction.ts"
import type { AttributeClaim } from "../../model/Organization.ts"
import type { Source } from "../../model/Source.ts"
import type { WikiDocument } from "../../parse/wiki/WikiDocument.ts"
import { plain } from "../../parse/wiki/WikiDocument.ts"
import { Article } from "./Article.ts"
import { readAbolished } from "./abolishing.ts"
import { readAttributes } from "./attributes.ts"
import { bodiesIn } from "./bodies.ts"
import { readInfobox } from "./boxes.ts"
import { citationDrafts } from "./citations.ts"
import { readCounts } from "./counts.ts"
import { learnChangedOffices } from "./downgrading.ts"
import { learnFormerNames } from "./formerNames.ts"
import { readFunctions } from "./functions.ts"
import { readHistory } from "./history.ts"
import { readAliases } from "./lead.ts"
import { isBody, officeKind } from "./lexicon.ts"
import { linkDrafts } from "./links.ts"
import { readLists, readSections } from "./lists.ts"
import { readOfficeHolders } from "./officeHolders.ts"
import { lineOf } from "./passages.ts"
import { placeOfName } from "./Roster.ts"
import { claimSeatOfName } from "./regions.ts"
import { readRelations } from "./relations.ts"
import { readLastAddress } from "./relocating.ts"
import { collectiveOffices } from "./subjects.ts"
import { readSuccessors } from "./successors.ts"
import { readTables } from "./tables.ts"
import { localNameOf, titleOf } from "./title.ts"
import { readWebsites } from "./websites.ts"

/** What a parsed article says. Rules that name bodies come first, so that the rules on sentences find them. */
export const extractDocument = (source: Source, document: WikiDocument): Extraction => {
  const kind = document.form === "wikitext" ? "wikitext" : "wiki_markdown"
  const title = titleOf(document)
  const references = [...citationDrafts(document.citations), ...linkDrafts(source, document)]
  const language = languageOf(source.text)
  if (title === null)
    return {
      kind,
      title: document.redirect ?? "",
      language,
      organizations: [],
      drafts: inOrder(references),
      issues: []
    }
  const article = new Article(source, document, title)
  read(article)
  return {
    kind,
    title: title.name,
    language,
    organizations: mentioned(article),
    drafts: inOrder([...article.drafts, ...article.relations.drafts, ...article.book.aliases, ...references]),
    issues: article.issues
  }
}

const read = (article: Article): void => {
  readTitle(article)
  readAliases(article)
  readInfobox(article)
  readSections(article)
  readLists(article)
  readTables(article)
  joinMembers(article)
  learnFormerNames(article)
  learnChangedOffices(article)
  nameOffices(article)
  const told = readHistory(article)
  readAbolished(article)
  readRelations(article, told)
  readSuccessors(article)
  readAttributes(article)
  readLastAddress(article)
  distribute(article)
  readFunctions(article)
  readOfficeHolders(article)
  readCounts(article)
  readWebsites(article)
  article.claimPresent()
}

/** The subject itself: its kind, its place by its own name, and that the article speaks of it in the present. */
const readTitle = (article: Article): void => {
  const { hans, kind, name, ref, span } = article.title
  article.kind(
    ref,
    kind,
    span,
    kind === "collective" ? "a name for all the offices that the article lists" : undefined
  )
  if (kind === "collective") article.collective = ref
  const [first] = article.sentences
  if (/曾是|原是|原有的|曾经的|曾存在|已(?:被)?(?:撤销|撤消|解散|裁撤)/u.test(first?.hans ?? ""))
    article.book.claim(
      ref,
      "status",
      "former",
      span,
      "derived",
      "the first sentence speaks of it in the past"
    )
  else article.present(ref, span)
  article.names.add(withoutDisambiguation(hans), ref)
  if (officeKind(hans) === null) {
    article.localName = localNameOf(hans)
    // 广州市天河区…局 is 天河区…局, too
    const [outer, inner] = findRegions(hans)
    if (outer?.start === 0 && inner?.start === outer.end && inner.end < hans.length)
      article.names.add(hans.slice(inner.start), ref)
  }
  if (officeKind(hans) === null || kind === "collective") return
  const line = lineOf(plain(name, span.start))
  claimSeatOfName(article, ref, line, { start: 0, end: name.length }, null)
  const place = placeOfName(hans)
  article.enroll({
    ref,
    kind,
    hans,
    places: place === null ? [] : [place.code],
    within: null,
    listed: false,
    sections: []
  })
}

/** The offices that an article on a collective lists are its members. */
const joinMembers = (article: Article): void => {
  if (article.collective !== article.title.ref) return
  const kind = collectiveOffices(article)
  for (const office of article.roster.all)
    if (office.listed && office.kind === kind && office.within === null && !article.gone.has(office.ref))
      article.book.member(article.collective, office.ref)
}

/**
 * Offices that the running text alone names, so that what it says of their places is found to be theirs. Those of which
 * nothing else is said are left out again; a name that was changed is not that of another body.
 */
const nameOffices = (article: Article): void => {
  for (const sentence of [...article.sentences, ...article.entrySentences])
    if (
      !/更名|改名|改称|易名|原名|降格|降级|降为|撤格|(?:改|转|变更|调整)为(?=办事处|联络处|代表处)/u.test(
        sentence.hans
      )
    )
      for (const body of bodiesIn(article, sentence))
        if (body.ref === null && body.office !== null) body.make()
}

/** What is said of all members alike is claimed of each of them. */
const distribute = (article: Article): void => {
  const members = article.book.membersOf(article.collective)
  for (const { attribute, span, value } of article.distributed)
    for (const member of members)
      article.book.claim(member, attribute, value, span, "derived", "said of every member of the collective")
}

/** Organisations that a table says something of, in order of first mention. */
const mentioned = (article: Article): Extraction["organizations"] => {
  const used = new Set<unknown>(
    [...article.drafts, ...article.relations.drafts, ...article.book.aliases].flatMap(refsOf)
  )
  const title = isBody(article.title.hans) || article.title.kind === "collective" ? article.title.ref : null
  // a unit that is told of needs the body that it is told apart by
  for (const { ref, within } of article.book.organizations.toReversed()) if (used.has(ref)) used.add(within)
  for (const { listed, ref } of article.roster.all) if (listed) used.add(ref)
  const told = article.book.organizations.filter(
    ({ claims, ref }) =>
      ref === title ||
      used.has(ref) ||
      claims.some((claim) => telling.has(claim.attribute) || isFormer(claim))
  )
  const refs = new Set(told.map(({ ref }) => ref))
  return told
    .map((organization) => ({
      ...organization,
      members: organization.members.filter((ref) => refs.has(ref))
    }))
    .toSorted((a, b) => a.span.start - b.span.start)
}

const telling: ReadonlySet<string> = new Set(["rank", "address", "website", "established"])
const isFormer = ({ attribute, value }: AttributeClaim): boolean =>
  attribute === "status" && value === "former"

const refsOf = ({ values }: Draft): ReadonlyArray<unknown> =>
  Object.entries(values).flatMap(([column, value]) => (/org_ids?$/u.test(column) ? [value].flat() : []))

const inOrder = (drafts: ReadonlyArray<Draft>): ReadonlyArray<Draft> =>
  drafts.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
