/** How a cell was read, in words: the methods and rules of `provenance`. */
import checks from "#schemas/sources/checks.dataset.ts"
import type { Said, View } from "../../View.ts"
import { tokenName } from "../../words.ts"

const methods: Readonly<Record<string, Said>> = {
  printed: { zh: "原文所印", en: "as printed" },
  derived: { zh: "由原文推出", en: "follows from the text" },
  resolved: { zh: "几种读法中只有一种成立", en: "of several readings one is left" }
}

export const methodInWords = ({ lang }: View, method: string): string => methods[method]?.[lang] ?? method

const identities = new Set(checks.columns["rule"]?.tokens ?? [])

/** What each identity says; where nothing is said here, its name does. */
const meant: Readonly<Record<string, Said>> = {
  row_total: { zh: "合计等于同一行各部分之和", en: "the row's total is the sum of its parts" },
  sum_of_children: {
    zh: "类等于所属各款之和，款等于所属各项之和",
    en: "a class is the sum of its sections, a section the sum of its items"
  },
  column_total: { zh: "合计行等于各行之和", en: "the last row is the sum of the rows" },
  income_equals_expenditure: { zh: "收入总计等于支出总计", en: "total income equals total expenditure" },
  same_line_across_tables: {
    zh: "同一科目在各表中金额一致",
    en: "the same line has the same amount in the other tables"
  },
  prose_matches_table: { zh: "与文字说明一致", en: "the prose says the same" },
  three_public_matches_economic: {
    zh: "“三公”经费表与经济分类一致",
    en: "the table of three public expenses agrees with the economic classification"
  }
}

/** What an identity says; null for checks that are none. */
export const identityInWords = ({ lang }: View, rule: string): string | null => meant[rule]?.[lang] ?? null

/** `row_total, sum_of_children`, or a sentence; in the language of the page where somebody has said it. */
export const ruleInWords = (view: View, rule: string): string => {
  const parts = rule.split(", ")
  if (parts.every((part) => identities.has(part)))
    return parts
      .map((part) => meant[part]?.[view.lang] ?? tokenName(view, checks, "rule", part))
      .join(view.say("；", "; "))
  if (view.lang === "en") return rule
  const whole = inChinese[rule]
  if (whole !== undefined) return whole
  const [head = "", ...rest] = rule.split(": ")
  const tail = rest.join(": ")
  if (/^\p{sc=Han}/u.test(head))
    return inChinese[tail] === undefined ? `“${head}”指${tail}` : `${head}：${inChinese[tail]}`
  return inChinese[head] === undefined ? rule : `${inChinese[head]}：${inChinese[tail] ?? tail}`
}

const inChinese: Readonly<Record<string, string>> = {
  "GB/T 2260 code of the name": "该名称的 GB/T 2260 代码",
  "GB/T 2260 code of the region named": "所称地区的 GB/T 2260 代码",
  "the address": "见于地址",
  "the place in the office's own name": "见于机构自己的名称",
  "the place where it is": "所在地",
  "a body belongs to it": "有机构隶属于它",
  "a liaison unit by its place alone, listed in the article on the office":
    "本机构条目的名单中只写地名的联络处",
  "a name for all the offices that the article lists": "条目所列全部机构的总称",
  "a name of offices without a place is that of all of them": "不带地名的机构名是全体的总称",
  "a row of the office that is marked as a unit of it": "该机构各行中标明为其下属的一行",
  "a unit of the department": "部门的下属单位",
  "a unit that the sentence says it has": "句中称其设有的单位",
  "an entry below the office in the list": "名单中列于该机构之下",
  "an entry of the list of bodies below the subject": "主体下属机构名单中的一项",
  "an entry of the list of internal departments": "内设机构名单中的一项",
  "an entry of the list of resident enterprises": "驻地企业名单中的一项",
  "first and last day that the date can mean": "该日期可能所指的首日与末日",
  "first day of the date": "该日期的首日",
  "group of the reference": "脚注所属的组",
  "it has a budget": "它有预算",
  "it is listed": "列于名单",
  "its name stands right behind that of the body that it belongs to": "紧接在所属机构的名称之后",
  "kind of the body by its name and place": "由名称与所处位置得出的机构类别",
  "last day of the date": "该日期的末日",
  "listed under a heading that names who manages it": "列于写明管理者的标题之下",
  "members of the list": "名单的成员数",
  "number of entries of the list": "名单的条目数",
  "number of the label": "序号的数值",
  "number of uses": "引用次数",
  "order of first use": "首次引用的次序",
  "place in the list": "在名单中的次序",
  "said of every member of the collective": "就总称所说，适用于每一成员",
  "the bodies named, found by name or place among those that the article speaks of":
    "句中所称的机构，按名称或地名在条目所述机构中认定",
  "the body of the level in the body's own region": "该机构所在地区的同级机关",
  "the body of this name": "此名称的机构",
  "the body that the section is about": "本节所述的机构",
  "the date as EDTF": "日期写作 EDTF",
  "the date of its founding as EDTF": "成立日期写作 EDTF",
  "the date that the sentence stands under": "该句所系的日期",
  "the day from which the document is in force": "文件施行之日",
  "the day of the imprint 印发日期": "即印发日期",
  "the department whose budget takes the unit in": "预算包括该单位的部门",
  "the kind of body by its name": "由名称得出的机构类别",
  "the name with the kind of office that it was before the change": "变更前机构类型的名称",
  "the new body above, by its name": "新的上级，按名称认定",
  "the numeral as a number": "数词的数值",
  "the office that the article is about": "条目所述的机构",
  "the office that the entry or the article is about": "该项或条目所述的机构",
  "the office that the sentence or entry is about": "该句或该项所述的机构",
  "the parameter of the infobox": "信息框的参数",
  "the relation by the words that say it": "由表述关系的词语得出",
  "the same as the year before": "与上年相同",
  "the subject of the sentence, or of the article": "句子或条目的主体",
  "the subject of the sentence, or of the article where it is left out": "句子的主语，省略时为条目的主体",
  "the text says that it is to be set up": "原文称将设立",
  "the text speaks of it in the present": "原文以现状述及",
  "the words about the title": "文件名前后的词语",
  "what the words say happened": "由词语得出所发生之事",
  "withheld: the sources disagree": "来源说法不一，不予公布",
  "内设 in the entry of the office": "该机构条目中的“内设”"
}
