/** Parameters of infoboxes of public bodies, by whatever name, as attributes. */
import { toSimplified } from "../../knowledge/script.ts"
import type { Inline, WikiDocument, WikiParameter } from "../../parse/wiki/WikiDocument.ts"
import { type Line, lineOf } from "./passages.ts"

export type InfoboxAttribute =
  | "name"
  | "short"
  | "former"
  | "predecessor"
  | "superior"
  | "parent"
  | "manager"
  | "dispatcher"
  | "type"
  | "rank"
  | "established"
  | "address"
  | "website"
  | "regions"
  | "units"

/** Names of parameters and of columns, in simplified characters and lower case, without a number at their end. */
const names: Readonly<Record<InfoboxAttribute, ReadonlyArray<string>>> = {
  name: [
    "机构名称",
    "机关名称",
    "单位名称",
    "部门名称",
    "中文名称",
    "机构全称",
    "全称",
    "中文名",
    "名称",
    "name",
    "agency_name",
    "title"
  ],
  short: ["简称", "机构简称", "缩写", "abbreviation", "short_name"],
  former: ["原名", "旧称", "曾用名", "former_name"],
  predecessor: ["前身", "前身机构", "predecessor", "preceding", "preceding_agency"],
  superior: [
    "组织上级",
    "上级机构",
    "上级机关",
    "上级单位",
    "上级部门",
    "上级",
    "上级组织",
    "parent_organization",
    "主管部门",
    "主管机关",
    "parent_agency"
  ],
  parent: ["隶属", "隶属于", "隶属机构", "隶属部门", "所属", "所属部门", "所属机构", "parent_department"],
  manager: ["归口管理", "管理单位", "管理机构", "管理部门", "主管单位"],
  dispatcher: ["派出机关", "派出单位", "派驻单位", "派出者"],
  type: ["机构类型", "机构类别", "机构性质", "单位性质", "性质", "类型", "type", "agency_type"],
  rank: ["行政级别", "机构级别", "单位级别", "级别", "rank"],
  established: [
    "成立时间",
    "成立日期",
    "成立",
    "设立时间",
    "设立日期",
    "设立",
    "创立时间",
    "建立时间",
    "创建时间",
    "创立日期",
    "建立日期",
    "创建日期",
    "成立年份",
    "成立年月",
    "成立于",
    "组建时间",
    "挂牌时间",
    "始建",
    "founded",
    "formation",
    "inception",
    "启用日期",
    "formed",
    "established",
    "foundation"
  ],
  address: [
    "地址",
    "机构地址",
    "办公地址",
    "办公地点",
    "总部地址",
    "联络地址",
    "通讯地址",
    "address",
    "location",
    "headquarters",
    "总部",
    "机构驻地",
    "驻地"
  ],
  website: [
    "官网",
    "官方网站",
    "官方网址",
    "网站",
    "网址",
    "website",
    "url",
    "homepage",
    "官方网站连结",
    "官方网站链接"
  ],
  regions: [
    "联系区域",
    "联系地区",
    "服务范围",
    "服务地区",
    "服务区域",
    "负责地区",
    "负责区域",
    "负责省份",
    "管辖范围",
    "管辖区域"
  ],
  units: [
    "内设机构",
    "内设部门",
    "下设机构",
    "下设部门",
    "下属机构",
    "子类",
    "子机构",
    "内部机构",
    "child_agency"
  ]
}

const attributes = new Map(
  (Object.keys(names) as ReadonlyArray<InfoboxAttribute>).flatMap((attribute) =>
    names[attribute].map((name) => [name, attribute] as const)
  )
)

/** The attribute that a parameter or the head of a column names; null if it has no place in the contract. */
export const attributeOf = (name: string): InfoboxAttribute | null =>
  attributes.get(
    toSimplified(name)
      .trim()
      .toLowerCase()
      .replace(/[\s_]*\d{0,2}$/u, "")
      .replace(/[（(][^（）()]{0,20}[）)]$/u, "")
      .replace(/\s+/gu, "_")
  ) ?? null

export interface InfoboxEntry {
  readonly attribute: InfoboxAttribute
  readonly value: Inline
  readonly parameter: WikiParameter
}

/** The parameters of each template that is an infobox. */
export const infoboxesOf = (document: WikiDocument): ReadonlyArray<ReadonlyArray<WikiParameter>> =>
  document.blocks.flatMap((block) =>
    block.type === "template" && isInfobox(block.name, block.parameters) ? [block.parameters] : []
  )

/** Every parameter with a place in the contract, blank ones included, of the templates that are infoboxes. */
export const infoboxOf = (document: WikiDocument): ReadonlyArray<InfoboxEntry> =>
  infoboxesOf(document)
    .flat()
    .flatMap((parameter) => {
      const attribute = attributeOf(parameter.name)
      return attribute === null ? [] : [{ attribute, value: parameter.value, parameter }]
    })

const isInfobox = (name: string, parameters: ReadonlyArray<WikiParameter>): boolean =>
  /^(?:infobox|信息框)|(?:infobox|信息框|信息框|资讯框)$/iu.test(toSimplified(name).trim()) ||
  parameters.filter(
    (parameter) => /\p{Script=Han}/u.test(parameter.name) && attributeOf(parameter.name) !== null
  ).length >= 3

/** The values of a parameter: split at `<br/>` and line ends, blank ones left out. */
export const linesOfValue = (value: Inline): ReadonlyArray<Line> => {
  const cuts = value.marks.filter(({ type }) => type === "break").map(({ start }) => start)
  for (let i = 0; i < value.text.length; i++) if (value.text[i] === "\n") cuts.push(i)
  const ends = [...cuts.sort((a, b) => a - b), value.text.length]
  return ends
    .map((end, i) => {
      let [from, to] = [i === 0 ? 0 : ends[i - 1]!, end]
      while (from < to && /\s/u.test(value.text[from]!)) from++
      while (to > from && /\s/u.test(value.text[to - 1]!)) to--
      return lineOf(value, from, to)
    })
    .filter(({ text }) => !isBlank(text))
}

/** A value that says nothing: a dash, 不详, 无. */
export const isBlank = (text: string): boolean =>
  /^[\s—–\-－?？/／、.…*]*$|^(?:不[详詳明]|未[详詳知]|待[考查定补補]|[无無]|[暂暫][无無缺]|空缺|N\/?A|TBA|TBD)$/iu.test(
    text.trim()
  )
