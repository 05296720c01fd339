/** Names of persons, and the posts that they hold: what tells one from other words. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { toSimplified } from "./script.ts"

const [single, compound] = readFileSync(join(import.meta.dirname, "surnames.txt"), "utf8").split("\n") as [
  string,
  string
]
const surnames = new Set([...single, ...compound.trim().split(" ")])

const rank =
  "(?:管委会|管理委员会|分局|支队|行署|常务|第一|第二|执行|代理|署理|代|名誉|首任|首席|党组|党委|党工委|总支|支部|机关党委|纪检监察|纪检|[一二三四]级|正|副){0,3}"
const noun =
  "(?:主任|处长|局长|厅长|部长|司长|科长|署长|书记|组长|会长|主席|市长|区长|县长|省长|州长|镇长|乡长|行政长官|特派员|专员|总代表|首席代表|代表|秘书长|院长|所长|馆长|台长|行长|支队长|大队长|总队长|政委|政治委员|校长|关长|检察长|主管|总监|总经理|经理|董事长|团长|站长|队长|委员长|总领事|总干事|干事|巡视员|调研员|参赞|委员|成员)"
const post = `${rank}${noun}(?:助理)?`
const wholePost = new RegExp(`^${post}(?:[、兼]{1,2}${post}){0,3}$`, "u")
/** For building patterns: a post in simplified characters. */
export const POST = post

/** Whether a text in either script is a post: 主任, 副處長, 党组书记、主任. */
export const isPost = (text: string): boolean => wholePost.test(toSimplified(text.trim()))

const vacant =
  /空缺|待定|待任|暂缺|暂无|不详|未知|未定|无人|缺任|从缺|出缺|悬空|^[无空缺略]$|姓名|人员|主任|处长|先生$|女士$|政府|办公|办事|列表|名单|单位|机构|部门|中心|同上/u

/** A Chinese name with a known surname: 2 to 4 characters, or 王 强 with a blank set into it. */
export const isChineseName = (text: string): boolean => {
  const name = toSimplified(text).replace(/^(\p{Script=Han})\s{1,2}(?=\p{Script=Han}$)/u, "$1")
  if (!/^\p{Script=Han}{2,4}$/u.test(name) || vacant.test(name) || isPost(name)) return false
  if (surnames.has(name.slice(0, 2)) && name.length > 2) return true
  // 羅程淑儀: the husband's surname stands before her own
  if (name.length === 4)
    return surnames.has(name[0]!) && surnames.has(name[1]!) && !/[省市区县局处办]/u.test(name)
  return surnames.has(name[0]!) && name.length <= 3
}

/** A name of a person where only one can stand: Chinese, transcribed (阿卜杜拉·买买提) or Latin. */
export const isPersonName = (text: string): boolean => {
  const name = toSimplified(text.trim())
  if (name === "" || vacant.test(name) || isPost(name)) return false
  return (
    isChineseName(name) ||
    /^\p{Script=Han}{2,5}$/u.test(name) ||
    /^\p{Script=Han}{1,10}[·・•．]\p{Script=Han}{1,10}$/u.test(name) ||
    /^\p{Lu}[\p{L}.'-]{0,20}(?:\s\p{Lu}[\p{L}.'-]{0,20}){1,3}$/u.test(name)
  )
}
