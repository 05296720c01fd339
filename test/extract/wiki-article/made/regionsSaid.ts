/** Sentences that say which regions an office is responsible for. */
import { plainOf } from "./Page.ts"
import { type Body, codeOf } from "./Truth.ts"
import { groups, provinces } from "./words.ts"
import { joined, linked, type Writer } from "./writing.ts"

export interface RegionList {
  readonly text: string
  readonly codes: ReadonlyArray<string>
  /** How many provinces it has, where it names provinces one by one. */
  readonly named: number
}

/** A list of provinces, by their full or short names, or a group of them. */
export const regionList = (writer: Writer, owner: string): RegionList => {
  const { dice } = writer
  const own = codeOf(owner).slice(0, 2)
  if (dice.chance(0.2)) {
    const [name, members] = dice.pick(
      groups.filter(([, of]) => of.every((n) => codeOf(n).slice(0, 2) !== own))
    )
    return { text: name, codes: members.map((n) => codeOf(n)), named: 0 }
  }
  if (dice.chance(0.08)) {
    const letters = dice.shuffled(["粤", "闽", "桂", "琼", "鲁", "豫", "鄂", "湘", "皖"]).slice(0, 3)
    const kept = letters.filter((n) => codeOf(n).slice(0, 2) !== own)
    return { text: kept.join("、"), codes: kept.map((n) => codeOf(n)), named: 0 }
  }
  const some = dice
    .shuffled(provinces)
    .filter((name) => codeOf(name).slice(0, 2) !== own)
    .slice(0, dice.int(1, 5))
  const short = dice.chance(0.3)
  const names = some.map((name) =>
    linked(writer, short ? name.replace(/省|市|(?:壮族|回族|维吾尔)?自治区$/gu, "") : name, name)
  )
  const parts = dice.chance(0.1) ? ["中央各部委机构", ...names] : names
  return { text: joined(dice, parts), codes: some.map((n) => codeOf(n)), named: some.length }
}

export const sayRegions = (writer: Writer, of: Body, { codes }: RegionList): void => {
  for (const code of codes) writer.page.truth.officeRegion(of, code)
}

/** What follows the name of an office in a sentence. */
export const responsible = (writer: Writer, list: RegionList): string => {
  const { dice } = writer
  const counted = ""
  return dice.pick([
    `负责联系${list.text}${counted}`,
    `主要负责联系${list.text}`,
    `具体负责联系${list.text}`,
    `负责联络${list.text}`,
    `服务范围包括${list.text}`,
    `服务范围为${list.text}`,
    `服务范围涵盖${list.text}`,
    `服务范围覆盖${list.text}`,
    `服务区域为${list.text}`,
    `联系区域为${list.text}`,
    `联系区域包括${list.text}`,
    `联络范围包括${list.text}`,
    `工作范围包括${list.text}`,
    `负责区域为${list.text}`,
    `负责${list.text}的联络工作`,
    `负责${list.text}的联系工作`,
    `负责与${list.text}的联络`,
    `负责同${list.text}的联系`,
    `对口联系${list.text}`,
    `管辖范围包括${list.text}`,
    `管辖区域为${list.text}`,
    `管辖${list.text}`,
    `业务范围覆盖${list.text}`,
    `工作覆盖${list.text}`,
    `联系${list.text}`,
    `负责${list.text}等地的联络工作`,
    `负责${list.text}方面的工作`,
    `负责${list.text}的事务`,
    `负责联系${list.text}等地`,
    `主要面向${list.text}开展工作`,
    `联系范围覆盖${list.text}`,
    `负责协调与${list.text}的关系`,
    `承担${list.text}的联络工作`,
    `服务${list.text}`,
    `辐射${list.text}`
  ])
}

export const plainList = (list: RegionList): string => plainOf(list.text)
