/** Administrative regions of China (GB/T 2260): by code, by name in either script, and as they occur in running text. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { toSimplified, toSimplifiedAligned } from "./script.ts"

export interface Region {
  readonly code: string
  /** Official name in simplified characters. */
  readonly name: string
  readonly level: "province" | "prefecture" | "county"
  /** Code of the prefecture or province that it lies in; null for a province. */
  readonly parent: string | null
  /** ISO 3166-2 code; provinces only. */
  readonly iso: string | null
}

export interface RegionMention {
  readonly region: Region
  /** Place in the given text. */
  readonly start: number
  readonly end: number
}

const table = (file: string): ReadonlyArray<ReadonlyArray<string>> =>
  readFileSync(join(import.meta.dirname, file), "utf8")
    .split("\n")
    .slice(1)
    .filter((line) => line !== "")
    .map((line) => line.split("\t"))

const provinces = table("provinces.tsv")
const isoCodes = new Map(provinces.map(([code, , , iso]) => [code!, iso!]))

const byCode = new Map<string, Region>()
for (const [code, name] of table("regions.tsv") as ReadonlyArray<[string, string]>) {
  const level = code.endsWith("0000") ? "province" : code.endsWith("00") ? "prefecture" : "county"
  byCode.set(code, { code, name, level, parent: null, iso: isoCodes.get(code) ?? null })
}
// the parent of a county is its prefecture; of one that the province governs itself (济源市), the province
for (const region of byCode.values()) {
  if (region.level === "province") continue
  const prefecture = `${region.code.slice(0, 4)}00`
  const parent =
    region.level === "county" && byCode.has(prefecture) ? prefecture : `${region.code.slice(0, 2)}0000`
  byCode.set(region.code, { ...region, parent })
}

const abbreviations = new Map<string, Region>()
for (const [code, , letters] of provinces)
  for (const letter of letters!.split(",")) abbreviations.set(letter, byCode.get(code!)!)
for (const [code, letter] of table("city-abbreviations.tsv"))
  if (!abbreviations.has(letter!)) abbreviations.set(letter!, byCode.get(code!)!)

const groups = new Map(table("region-groups.tsv").map(([name, codes]) => [name!, codes!.split(",")]))

const autonomousOf =
  /(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各)族?){1,3}$/u

/** 哈尔滨市 → 哈尔滨, 延边朝鲜族自治州 → 延边; null where nothing tells the short name from another word. */
const shortName = (region: Region): string | null => {
  if (region.level === "county") return null
  const bare = region.name.replace(/(?:市|地区|盟|自治州)$/u, "")
  if (bare === region.name) return null
  const people = region.name.endsWith("自治州") ? bare.search(autonomousOf) : -1
  const short = people > 1 ? bare.slice(0, people) : bare
  return short.length >= 2 ? short : null
}

/** Every region of a name; a province before a prefecture of the same short name (吉林, 海南). */
const byName = new Map<string, Array<Region>>()
const name = (text: string, region: Region) => {
  const known = byName.get(text)
  if (known === undefined) byName.set(text, [region])
  else if (!known.includes(region)) known.push(region)
}
for (const [code, short] of provinces) {
  name(byCode.get(code!)!.name, byCode.get(code!)!)
  name(short!, byCode.get(code!)!)
}
for (const region of byCode.values()) name(region.name, region)
for (const region of byCode.values()) {
  const short = shortName(region)
  if (short !== null && !byName.has(short)) name(short, region)
  if (short !== null && region.name.endsWith("自治州") && !byName.has(`${short}州`))
    name(`${short}州`, region)
}

/** Lengths of the names that begin with two characters, longest first: what may stand at a place is known at once. */
const lengths = new Map<string, ReadonlyArray<number>>()
for (const key of byName.keys()) {
  const known = lengths.get(key.slice(0, 2)) ?? []
  if (!known.includes(key.length))
    lengths.set(
      key.slice(0, 2),
      [...known, key.length].sort((a, b) => b - a)
    )
}

export const regionByCode = (code: string): Region | null => byCode.get(code) ?? null

/** Whether a region is another one or lies in it: 230103 in 230100 in 230000. */
export const isWithin = (code: string, container: string): boolean =>
  code === container ||
  (container.endsWith("0000") && code.startsWith(container.slice(0, 2))) ||
  (container.endsWith("00") && code.startsWith(container.slice(0, 4)))

const choose = (candidates: ReadonlyArray<Region>, within: ReadonlyArray<string>): Region | null => {
  const inside = candidates.filter((region) => within.some((code) => isWithin(region.code, code)))
  if (inside.length === 1) return inside[0]!
  const top = candidates.filter((region) => region.level !== "county")
  if (top.length > 0) return top[0]!
  return candidates.length === 1 ? candidates[0]! : null
}

/**
 * The region of a name in either script, full or short (哈尔滨, 廣西, 粤). Null if it is unknown, or if several counties
 * share it and `within` (codes of regions that it must lie in) does not decide.
 */
export const resolveRegion = (text: string, within: ReadonlyArray<string> = []): Region | null => {
  const key = toSimplified(text.trim())
  const named = byName.get(key)
  if (named !== undefined) return choose(named, within)
  return abbreviations.get(key) ?? null
}

/** Codes of a group of provinces with a fixed membership (东北三省); null for any other name. */
export const groupOf = (text: string): ReadonlyArray<string> | null =>
  groups.get(toSimplified(text.trim())) ?? null

const street =
  /^[东西南北中新老大小一二三四五六七八九十]?(?:路|街|大街|大道|道(?=[\d０-９])|巷|胡同|弄|里弄|桥|门外|门内)/u
/** Words that begin with a region's name and mean something else (长治久安). */
const otherWords = readFileSync(join(import.meta.dirname, "not-regions.txt"), "utf8")
  .trim()
  .split("\n")

/**
 * All names of regions in running text, longest first at each place, left to right, in either script; nothing inside a
 * street name (吉林街, 南京东路). One-character names (粤闽桂琼) only on request. A county is looked for in the region
 * that stands right before it. Linear in the text: at each place at most as many looks as the longest name has letters.
 */
export const findRegions = (
  text: string,
  options: { readonly abbreviations?: boolean } = {}
): ReadonlyArray<RegionMention> => {
  const simplified = toSimplifiedAligned(text)
  const found: Array<RegionMention> = []
  let i = 0
  while (i < simplified.length) {
    const before = found.at(-1)
    const within = before !== undefined && before.end === i ? [before.region.code] : []
    const mention = longestAt(simplified, i, within, before?.region.code ?? null)
    // 大丰县 is not 丰县
    if (mention !== null && mention.end - i === 2 && within.length === 0 && isTail(simplified, i)) {
      i++
      continue
    }
    if (mention !== null) {
      // nothing is looked for inside a name that several share: no 北区 in 江北区
      if (mention.region !== null) found.push(mention as RegionMention)
      i = mention.end
      continue
    }
    const letter = options.abbreviations ? abbreviations.get(simplified[i]!) : undefined
    if (letter !== undefined) found.push({ region: letter, start: i, end: i + 1 })
    i++
  }
  return found
}

/** Whether a name of two letters that ends like a county's is the end of a longer one. */
const isTail = (text: string, start: number): boolean =>
  /[县旗]/u.test(text[start + 1]!) &&
  /(?![在于和与及至到从由赴驻省市区州辖、])\p{Script=Han}/u.test(text[start - 1] ?? "")

/** 上海市场 is the market of 上海, 哈尔滨市民政局 no bureau of its citizens; 苏州河 is a river, 中山公园 a park. */
const isOtherWord = (text: string, start: number, end: number): boolean => {
  const next = text[end] ?? ""
  if (text.startsWith("公园", end)) return true
  return text[end - 1] === "市" && end - start > 2
    ? /^(?:[场容值价面况]|民(?![政族主生办宗防间营航兵用]))/u.test(text.slice(end, end + 2))
    : /[河湖]/u.test(next) && !/[区县旗省]/u.test(text[end - 1] ?? "")
}

/** The longest name at a place; one that several regions share is no shorter name either (朝阳区 is not 朝阳). */
const longestAt = (
  text: string,
  start: number,
  within: ReadonlyArray<string>,
  context: string | null
): (Omit<RegionMention, "region"> & { readonly region: Region | null }) | null => {
  for (const length of lengths.get(text.slice(start, start + 2)) ?? []) {
    const candidates =
      start + length > text.length ? undefined : byName.get(text.slice(start, start + length))
    if (candidates === undefined || isOtherWord(text, start, start + length)) continue
    const region = choose(candidates, within.length > 0 || context === null ? within : [context])
    const rest = text.slice(start + length, start + length + 4)
    const inStreet = street.test(rest) && !/[省市区县旗]$/u.test(text.slice(start, start + length))
    // 北区 is a district only right after the region that it lies in
    if (length === 2 && text[start + 1] === "区" && within.length === 0) return null
    if (region === null && /[市区县旗]$/u.test(text.slice(start, start + length)))
      return { region, start, end: start + length }
    if (region === null || inStreet || otherWords.some((word) => text.startsWith(word, start))) return null
    return { region, start, end: start + length }
  }
  return null
}
