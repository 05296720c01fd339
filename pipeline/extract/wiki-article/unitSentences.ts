/** Units that a sentence lists: 下设秘书处与业务处两个职能部门, 内设4个处室：综合处、接待处. */
import type { Article } from "./Article.ts"
import { type Clause, type Sentence, spanIn } from "./passages.ts"
import { subjectsOf } from "./subjects.ts"
import { isDated } from "./underDate.ts"
import { unit, unitNames } from "./units.ts"

const units =
  /(?<verb>(?<!的)内设(?:机构|部门|处室|科室)?(?:有|为|包括|分为|分别[为是]|：)?|下设|设有|下辖|现辖|分设|(?<![建开增新内下分附创常特假派另改单])设(?![立置在于有计施法想定备址的]))(?<units>[^，。；（）]{2,80}?)(?:等|共|共计|等共)?(?:[二三四五六七八九十两]{1,2}[组科处室](?=等?(?:[，。；]|$))|[\d一二三四五六七八九十两]{1,3}个(?:[正副]?[处科局厅]级)?(?:职能|内设|业务|分支|驻外|隶属)?(?:部门|处室|机构|科室|联络处|办事处|单位|中心|组别|海关|派出所|[处组科部室])|(?:职能|内设|业务)?(?:部门|处室|机构|科室)|$|(?=[，。；]))/dgu

/** 下设5科1室：秘书科、…、办公室 */
const summed =
  /(?<verb>内设|下设|设有|分设|设)(?:有)?(?:[\d一二三四五六七八九十两]{1,3}个?[科室处组部]){2,3}(?:：|，(?:分别)?(?:是|为)：?)(?<units>[^，。；（）]{2,120})/dgu

/** 设有A（2014年12月成立）和B（2017年1月）: each with its note. */
const noted =
  /(?<verb>(?<!的)内设|下设|设有|分设|下辖|现辖)(?<units>[^，。；（）]{2,40}（[^（）]{1,40}）(?:(?:以及|[、和与及])[^，。；（）]{2,40}(?:（[^（）]{1,40}）)?)+)/dgu

const counted =
  /(?<verb>(?<!的)内设|下设|下辖|现辖|设有|分设|(?<!\p{Script=Han}[建开增新内下分附创])设(?=\d|[一二三四五六七八九十两]))(?:有|置)?[\d一二三四五六七八九十两]{1,3}个(?:[正副]?[处科局厅]级)?(?:职能|内设|业务)?(?:部门|处室|机构|科室|处|科|组别|组|部室)(?:（[^（）]{1,3}）)?(?:[和、]\d{1,2}个[^，。；：]{2,6})?(?:：|，?(?:分别)?(?:是|为|即|包括)：?|，即)(?<units>[^，。；（）]{2,120})/dgu

/** 下设秘书处与业务处两个职能部门; 内设4个处室：综合处、接待处. */
export const readUnits = (article: Article, sentence: Sentence, clauses: ReadonlyArray<Clause>): void => {
  for (const match of [
    ...sentence.hans.matchAll(units),
    ...sentence.hans.matchAll(counted),
    ...sentence.hans.matchAll(summed),
    ...sentence.hans.matchAll(noted)
  ]) {
    const at = match.indices!.groups!
    const clause = clauses.find(({ end, start }) => start <= match.index && match.index < end)
    if (clause === undefined) continue
    // a note is no part of the name
    const hans = sentence.hans.replace(/（[^（）]*）/gu, (note) => " ".repeat(note.length))
    const names = unitNames(hans, ...at["units"]!)
    const [subject] = subjectsOf(article, sentence, clauses, clause, at["verb"]![0])
    if (subject === undefined) continue
    // 光绪三十二年（1906年）设商务局: what was set up then, and by whom, is not said to be there now
    if (match.groups!["verb"] === "设" && names.length === 1 && isDated(clause.hans)) continue
    // 设民政局 in the article on 哈尔滨市民政局 is itself
    for (const { end, start } of names)
      if (!article.title.hans.endsWith(sentence.hans.slice(start, end)))
        unit(article, subject, sentence, start, end, "a unit that the sentence says it has", spanIn(sentence))
  }
}
