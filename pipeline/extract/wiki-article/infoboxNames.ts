/** What infoboxes call the attributes of a public body. Knowledge as data: a new name is a new entry here. */
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
  | "staff"

/** Names of parameters and of columns, in simplified characters and lower case, without a number at their end. */
export const INFOBOX_NAMES: Readonly<Record<InfoboxAttribute, ReadonlyArray<string>>> = {
  name: [
    "机构名称",
    "机构名",
    "机关名称",
    "单位名称",
    "部门名称",
    "中文名称",
    "机构全称",
    "全称",
    "中文名",
    "外文名称",
    "外文名",
    "英文名称",
    "英文名",
    "葡文名称",
    "native_name",
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
    "上级主管",
    "上级主管部门",
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
  rank: ["行政级别", "机构级别", "单位级别", "级别", "rank", "level", "机关级别"],
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
    "机关地址",
    "单位地址",
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
    "办公地",
    "机关驻地",
    "所在地",
    "局址",
    "处址",
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
    "官方网站链接",
    "网页",
    "官方网页",
    "主页",
    "官方主页",
    "门户网站"
  ],
  regions: [
    "联系区域",
    "负责联系",
    "联系省份",
    "联系省区",
    "联系省市",
    "联系省区市",
    "联系省份（区、市）",
    "负责联系地区",
    "联系范围",
    "对口联系",
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
    "子类列表",
    "子类内容",
    "列表",
    "子机构",
    "内部机构",
    "child_agency"
  ],
  staff: [
    "雇员",
    "雇员数",
    "雇员数目",
    "雇员人数",
    "员工",
    "员工数",
    "员工人数",
    "职员",
    "职员人数",
    "人员编制",
    "编制",
    "编制数",
    "编制人数",
    "行政编制",
    "事业编制",
    "在编人员",
    "employees"
  ]
}
