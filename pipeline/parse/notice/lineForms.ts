/** What a printed line of a Chinese official document is by its form. All take simplified text. */
import { type DateMention, parseDate } from "../../knowledge/dates.ts"
import { NUMERAL } from "../../knowledge/numerals.ts"
import { findRegions } from "../../knowledge/regions.ts"

/** Kinds of official documents 文种, and of rules, that a title ends with. */
const kinds =
  "通知|意见|办法|规定|决定|公告|通告|通报|条例|规例|附例|细则|方案|规划|纲要|批复|函|报告|请示|令|章程|规则|计划|要点|制度|标准|" +
  "指引|指南|措施|议案|纪要|决议|公报|修正案|目录|清单|预案|规程|准则|守则|规范|法|解释|答复|说明|倡议书|建议|安排|分工|政策|" +
  "行动|协议|法规|大纲|须知|通则|总则|宣言|公约|机制|体系|若干问题"
const titleEnd = new RegExp(
  `(?:${kinds})(?:[（(][^（）()]{1,20}[）)])?(?:的(?:通知|公告|通告|决定|意见|函|批复|令))?$`,
  "u"
)

/** Ends a sentence, a list entry or the words before a list; quotation marks and brackets may follow. */
export const isComplete = (text: string): boolean =>
  /(?:[。！？；：…;:!?]|(?<=\p{Script=Han}[）)》”"]?)\.)[”’」』）)》〉"]{0,3}$/u.test(text)

export const balanced = (text: string): boolean =>
  count(text, "《") === count(text, "》") &&
  count(text, "（") + count(text, "(") === count(text, "）") + count(text, ")")

const count = (text: string, character: string): number => text.split(character).length - 1

/** The text may be a whole title: it ends with a kind of document and its brackets are closed. */
export const isTitle = (text: string): boolean =>
  (titleEnd.test(text) || /(?:印发|转发|批转)《.{4,}》$/u.test(text)) &&
  balanced(text) &&
  !/[。；！？]/u.test(text) &&
  text.length <= 150

/** Could be a line of a title: no mark that ends a clause. */
export const isTitleLine = (text: string): boolean =>
  !/[。；！？：:]/u.test(text) && !/，$/u.test(text) && text.length <= 80

/** What names of bodies end with, in full or customary short form. */
const bodyEnd =
  /(?:党组|党委|工委|纪委|市委|省委|区委|县委|州委|委员会|人民政府|政府|国务院|常委会|办公厅|办公室|办事处|联络处|管理处|局|厅|部|委|办|署|院|会|中心|公司|集团|银行|总社|联社|学校|大学|学院|研究所|总队|支队|大队|指挥部|领导小组|工作组|秘书处|海关|法院|检察院|协会|行政长官)$/u

export const isBodyName = (text: string): boolean =>
  bodyEnd.test(text) &&
  text.length >= 3 &&
  text.length <= 45 &&
  !/[，。；：！？《》“”、\d]|次会(?:议|$)|听取|审议/u.test(text)

/** Bodies of the whole state whose names do not begin with it. */
const ministries =
  /^(?:外交部|国防部|教育部|科学技术部|科技部|工业和信息化部|公安部|民政部|司法部|财政部|人事部|劳动和社会保障部|人力资源(?:和)?社会保障部|国土资源部|自然资源部|环境保护部|生态环境部|建设部|住房(?:和)?城乡建设部|铁道部|交通部|交通运输部|水利部|农业部|农业农村部|商务部|文化部|文化和旅游部|卫生部|应急管理部|退役军人(?:事务)?部|审计署|海关总署|税务总局|市场监管总局|广电总局|体育总局|林草局|铁路局|民航局|邮政局|能源局|医保局|知识产权局|人民银行|[银保证]{1,2}监会)/u

/** How the name of a body begins; the rest of a name that was cut begins otherwise. */
export const nameBegins = (text: string): boolean =>
  /^(?:中共|中国|中华|国家|国务院|共青团|全国|最高|[省市区县州])/u.test(text) ||
  ministries.test(text) ||
  /^(?!\p{Script=Han}{0,6}(?:开发|示范|保税|园|保护|合作|试验)区)\p{Script=Han}{2,6}?[省市县区州盟旗](?:人民政府|\p{Script=Han}{2,14}(?:局|委|厅|办|室|委员会|中心|公司|分行|院|处|会)$)/u.test(
    text
  ) ||
  findRegions(text.slice(0, 12))[0]?.start === 0

/** A day that a whole text names; blanks between its parts may stand anywhere. */
export const dayOf = (text: string): DateMention | null => {
  const numerals = text
    .replace(/^[（(](.*)[）)]$/u, " $1 ")
    .replace(/[○OＯОο]/gu, "〇")
    .replace(/(?<=[〇一二三四五六七八九])0|0(?=[〇一二三四五六七八九])/gu, "〇")
  const date = parseDate(numerals.replace(/^日期[：:]/u, (all) => " ".repeat(all.length)))
  return date !== null && /^\d{4}-\d{2}-\d{2}$/u.test(date.edtf) ? date : null
}

const digit = `[\\d０-９]`
/** Brackets that the year of a number stands in, for use inside a character class. */
export const OPENING = "〔﹝【〖［（〈＜<\\[("
export const CLOSING = "〕﹞】〗］）〉＞>\\])"
const year = `(?:${digit}{4}|[${NUMERAL}]{4})`
const numbers = [
  // 沪府合组〔2021〕73号, in any bracket
  new RegExp(
    `^[\\p{Script=Han}A-Za-z]{1,20}[${OPENING}]${year}年?[${CLOSING}]第?(?:${digit}{1,5}(?:-${digit}{1,3})?|[${NUMERAL}]{1,5})号$`,
    "u"
  ),
  // 第15/2001號行政法規
  new RegExp(`^第?${digit}{1,4}\\/(?:${digit}{4}|${digit}{2}\\/M)号\\p{Script=Han}{0,15}$`, "u"),
  // 新北府環清字第1120812345號
  new RegExp(`^[\\p{Script=Han}()（）]{2,18}字第${digit}{3,12}[A-Z]?号$`, "u"),
  // 纪要〔2020〕第12期
  new RegExp(`^[${OPENING}]${year}年?[${CLOSING}]第?${digit}{1,4}[期号]$`, "u"),
  // 教育局通函第42/2016號
  new RegExp(`^\\p{Script=Han}{2,12}第${digit}{1,4}\\/${digit}{4}号$`, "u"),
  // 2021年第3号, 2023年第12號法律公告
  new RegExp(`^[\\d０-９${NUMERAL}]{4}年第[\\d０-９${NUMERAL}]{1,5}号(?:法律公告|政府公告)?$`, "u"),
  // 上海市人民政府令第12号, 公告2021年第3号
  new RegExp(
    `^\\p{Script=Han}{0,25}(?:令|公告|通告)[（(]?(?:[〔\\[]?${digit}{4}年?[〕\\]]?)?第?[\\d０-９${NUMERAL}]{1,5}号[）)]?$`,
    "u"
  )
]

/** Whether a text without inner spaces is a document number 发文字号 and nothing else. */
export const isDocumentNumber = (text: string): boolean => numbers.some((form) => form.test(text))

const attachment = new RegExp(
  `^附(?:件|表|录)?\\s{0,3}[\\d${NUMERAL}]{0,3}\\s{0,3}(?<colon>[：:])?(?<rest>.?)`,
  "u"
)

/** 附件, 附件1, 附：and the names after it. `alone`: nothing else stands on the line, so that an attachment begins. */
export const attachmentOf = (text: string): { readonly alone: boolean } | null => {
  const match = attachment.exec(text)
  if (match === null) return null
  const { colon, rest } = match.groups!
  if (rest === "") return text === "附" ? null : { alone: true }
  return colon === undefined ? null : { alone: false }
}

/** 印发 with its day, 抄送, 主题词, （此件公开发布）, （共印50份）: what stands below a document and is no part of it. */
export const isColophon = (text: string): boolean =>
  /(?<![于将予以现])印发$/u.test(text) ||
  /^(?:抄送|抄报|主送|主题词|印发日期|校对|打字|分送|发送|出席|列席|缺席|请假|记录|正本|副本)\s{0,3}[：:]?/u.test(
    text
  ) ||
  /^[（(](?:此件|此文|联系人|信息公开|共印|本文)[^）)]{0,60}[）)]$/u.test(text) ||
  /^(?:信息公开(?:属性|类别|选项|形式|方式)|公开方式|公开属性)[：:]/u.test(text)

/** The kind of a document alone on a line, set wide: 通　告. */
export const isKind = (text: string): boolean =>
  /^(?:通\s{0,6}[告知报]|公\s{0,6}告|决\s{0,6}定|布\s{0,6}告|意\s{0,6}见|批\s{0,6}复)$/u.test(text)

/** The line 目录 above a table of contents. */
export const isContents = (text: string): boolean => /^目\s{0,8}录$/u.test(text)

/** Name and value above a document on an official site: 索引号：…, 发文字号：…. */
export const catalogLine = (text: string): { readonly name: string; readonly value: number } | null => {
  const match =
    /^(索\s?引\s?号|主题分类|主题词|发文机关|发布机构|发文字号|文号|成文日期|发布日期|公开日期|公布日期|修正日期|标题|名称|法规名称|法规类别|生效状态|有效性|密级|签发人|信息来源|来源|分发名单|副本送|地址|承办人|联络人|电话|传真|电子信箱|电子邮件|受文者|发文日期|速别|密等及解密条件或保密期限)\s{0,3}[：:]\s{0,3}/u.exec(
      text
    )
  return match === null ? null : { name: match[1]!.replace(/\s/gu, ""), value: match[0].length }
}

/** A title inside another is printed in 〈…〉: the same in its own marks. */
export const outerMarks = (title: string): string => title.replace(/〈/gu, "《").replace(/〉/gu, "》")
