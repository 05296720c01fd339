/** What follows from an event for the bodies themselves. */
import type { Ref } from "../../model/Draft.ts"
import type { Article } from "./Article.ts"
import type { Happening } from "./history.ts"
import { type Sentence, spanIn } from "./passages.ts"

const abandoned = /未(?:能|予|获)?(?:实施|成立|成|果|落实|实现|获批)|搁置|取消|作罢|流产/u

/** Where the text first says that something was abolished; looked for once. */
const firstEnds = new WeakMap<Article, number>()
const firstEnd = (article: Article): number => {
  const known = firstEnds.get(article)
  if (known !== undefined) return known
  const ended = article.sentences.find(({ hans }) => /撤销|裁撤|停办/u.test(hans))
  const at = ended === undefined ? Number.POSITIVE_INFINITY : spanIn(ended).start
  firstEnds.set(article, at)
  return at
}

/** Founded once more after the text said that it was abolished: no date of its founding. */
const isAnew = (article: Article, sentence: Sentence, ref: Ref): boolean =>
  firstEnd(article) < spanIn(sentence).start &&
  article.book.claimsOf(ref).some(({ attribute }) => attribute === "established")

/** What follows for the bodies themselves: the date of founding, and that they are only planned. */
export const claimDate = (
  article: Article,
  sentence: Sentence,
  { again, date, kind, subjects }: Happening
): void => {
  const at = spanIn(sentence, date.start, date.end)
  for (const { ref, span } of subjects) {
    if (kind !== "planned" && (article.lastTold.get(ref) ?? "") < date.edtf)
      article.lastTold.set(ref, date.edtf)
    if (kind === "downgraded") article.lowered.set(ref, spanIn(sentence).start)
    else if (
      kind === "established" &&
      again !== true &&
      !date.edtf.includes("/") &&
      !isAnew(article, sentence, ref)
    )
      article.book.claim(ref, "established", date.edtf, at, "derived", "the date of its founding as EDTF")
    else if (kind === "planned" && !abandoned.test(sentence.hans)) article.planned(ref, span)
  }
}
