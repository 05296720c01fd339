/** Kinds of bodies by their names, and the bodies that a text names. Patterns take simplified text. */
import { findRegions, type RegionMention } from "../../knowledge/regions.ts"
import { toSimplifiedAligned } from "../../knowledge/script.ts"
import type { OrganizationKind } from "../../model/Organization.ts"

const kinds: ReadonlyArray<readonly [RegExp, OrganizationKind]> = [
  [/^中共|^中国共产党|(?:党组|党委|党工委|工委|纪委|党总支|党支部)$|(?:省|市|区|县|州)委$/u, "party_body"],
  [/驻.{1,12}办事处$/u, "representative_office"],
  [/联络处$/u, "liaison_unit"],
  [/(?:公司|集团|银行|总厂)$/u, "enterprise"],
  [/(?:政府|国务院)$/u, "government"],
  [
    /(?:协会|学会|商会|联合会|大学|学院|学校|医院|法院|检察院|代表大会|常委会|常务委员会|街道办事处)$/u,
    "other"
  ],
  [/(?:局|厅|部|署|委员会|委|办公厅|办公室|海关|总队|支队|大队)$/u, "department"]
]

export const kindOfBody = (name: string): OrganizationKind => {
  const simple = toSimplifiedAligned(name)
  return kinds.find(([form]) => form.test(simple))?.[1] ?? "other"
}

/** Whether an addressee is one body and not a group (市政府各驻外办事处, 机关各处室, 有关单位). */
export const isOneBody = (name: string): boolean => {
  const simple = toSimplifiedAligned(name)
  return (
    !/[各、]|^(?:乡镇|街道|乡|镇)?(?:人民政府|办事处)$|有关|相关|所属|直属|全体|其他|本市|市县|区县|机关处室|单位$|部门$|同志/u.test(
      simple
    ) &&
    /(?:党组|党委|委员会|政府|办公厅|办公室|办事处|局|厅|部|委|署|院|会|中心|公司|集团|银行|大学|学院|学校|研究所|总队|支队|站|社|馆|所)$/u.test(
      simple
    )
  )
}

// -- bodies named in running text -----------------------------------------------------------------------------------

export interface BodyMention {
  readonly start: number
  readonly end: number
}

/** Inside a name there is no word that links or governs. */
const word =
  "(?:和(?=改革|城乡|社会|信息化|旅游|计划生育|自然资源|物资储备|技术|体育)|(?<=数)据|" +
  "(?![的和与及在为由把将对向等并或各有从到是其所了被给据按以加进推])\\p{Script=Han})"
const names = (least: number, most: number): string => `(?:${word}){${least},${most}}?`
const office =
  `(?:党组|党委|局(?![面限部势])|厅|委员会(?!员)|办公厅|办公室|委(?![员托派任]|会(?![议同商办]))|委会(?![议同商办])|人民法院|人民检察院|总队|支队|大队|街道办事处|` +
  `服务中心|急修中心|管理中心|指导中心|研究中心|事务中心|发展中心|储备中心|调度中心|指挥中心|监测中心|评审中心|交易中心|集团(?!化|军))`
/** 政府投资项目, 政府采购, 政府信息: a word of its own, and no government. */
const government = "政府(?!投资|采购|信息|性|债|购买|储备|定价|指导价|绩效|规章|补[贴助])"
/** What may follow the name of a region. */
const ofRegion = [
  `(?:人民政府|${government})(?:办公厅|(?:${word}){0,8}?办公室)?(?:驻(?:${word}){1,8}?(?:办事处|联络处))?(?:党组|党委)?`,
  `委(?![员托派任办])(?:办公厅|办公室|[组宣统政]\\p{Script=Han}{1,3}部)?`,
  `委(?:办公厅|办公室)`,
  `(?:人大|人民代表大会)(?:常委会|常务委员会)?`,
  `政协`,
  `(?![场域位级属内外直管]|民(?![政族宗防]))${names(1, 12)}${office}(?:党组|党委)?`
].map((form) => new RegExp(form, "uy"))

/** 市委, 市政府, 区房管局: the level stands for the region; what comes before must not be part of the same word. */
const governing = "年月日在托实为与和及由经报向受从同是给请据按并至将遵循合了彻予送交到让使照对被"
const level = new RegExp(
  `(?<=^|[^\\p{Script=Han}]|[${governing}])(?:市|省|区|县|州)` +
    `(?:(?:人民政府|${government})(?:办公厅|办公室|督查室|研究室)?|委(?:办公厅|办公室)|委(?![员托派任办])|(?:人民)?法院|(?:人民)?检察院|` +
    `(?![场域位级属内外直管]|民(?![政族宗防]))${names(1, 10)}${office})`,
  "gu"
)
/** 海陵市人民政府, 东山镇人民政府: the government of a place that no table of regions has. */
const local = new RegExp(
  `(?<=^|[^\\p{Script=Han}]|[${governing}])(?![${governing}]|当地|直辖|自治|所在|有关|相关|上级|下级|本|原|该|全|设区|两|县级|市级|区级)` +
    `(?:${word}){2,5}?[市县区旗镇乡]人民政府(?:办公室)?`,
  "gu"
)
/** Bodies of the whole state, in full or customary short form. */
const national =
  /党中央|中共中央(?:办公厅)?|国务院(?:办公厅)?|全国人大(?:常委会)?|全国政协|中央军委|(?:国家)?(?:发展改革委|发展和改革委员会|卫生健康委员会|卫生健康委|市场监督管理总局|税务总局|乡村振兴局|统计局)|(?:住房和城乡建设|住房城乡建设|住建|人力资源和社会保障|人力资源社会保障|工业和信息化|农业农村|交通运输|生态环境|自然资源|应急管理|文化和旅游|退役军人事务|财政|教育|民政|商务|公安|司法|科技|水利|外交)部(?![门分位署队长])(?:办公厅)?/gu

/** A word that ends like the name of a body and is none: 新发展格局, 城市会客厅. */
const noBody = /(?:[格布大全当时僵结战变定残]局|[客餐大舞歌]厅|[局]部|(?:居民|村民|业主)委员会)$/u

/**
 * The bodies that a text names, left to right, longest first, none inside another. `known` are names to be found as they
 * are, `regions` the regions that the text names. Linear.
 */
export const findBodies = (
  text: string,
  known: ReadonlyArray<string>,
  simple: string = toSimplifiedAligned(text),
  regions: ReadonlyArray<RegionMention> = findRegions(simple)
): ReadonlyArray<BodyMention> => {
  const found: Array<BodyMention> = []
  for (const name of known)
    for (const at of occurrences(text, name)) found.push({ start: at, end: at + name.length })
  for (const region of regions) {
    const ends = ofRegion.map((form) => {
      form.lastIndex = region.end
      return form.test(simple) ? form.lastIndex : 0
    })
    const end = Math.max(...ends)
    const party = simple.slice(Math.max(0, region.start - 2), region.start) === "中共" ? 2 : 0
    if (end > region.end) found.push({ start: region.start - party, end })
  }
  for (const form of [level, national])
    for (const match of simple.matchAll(form))
      found.push({ start: match.index, end: match.index + match[0].length })
  for (const { 0: name, index } of simple.matchAll(local)) {
    const end = index + name.length
    if (!regions.some((region) => region.start < end && region.end > index)) found.push({ start: index, end })
  }
  const real = found.filter(({ start, end }) => !noBody.test(simple.slice(start, end)))
  real.sort((a, b) => a.start - b.start || b.end - a.end)
  const outer: Array<BodyMention> = []
  for (const mention of real) if (mention.start >= (outer.at(-1)?.end ?? 0)) outer.push(mention)
  return outer
}

const occurrences = (text: string, name: string): ReadonlyArray<number> => {
  const found: Array<number> = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) found.push(at)
  return found
}
