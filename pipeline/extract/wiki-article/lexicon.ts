/**
 * Words of the field, in simplified characters: what bodies are called, and what the sections of an article hold.
 * Knowledge as data: a new word is a new entry here.
 */
import type { OrganizationKind } from "../../model/Organization.ts"

/** Offices that a body keeps elsewhere, by the end of their name; the first that fits decides. */
const offices: ReadonlyArray<readonly [RegExp, OrganizationKind]> = [
  [/(?:联络处|联络组|联络站|联络办公室|联络办)$/u, "liaison_unit"],
  [
    /(?:办事处|办事机构|驻外机构|派驻机构|代表处|代表团|经贸办|经济贸易文化办|驻[^\s，。、的]{1,6}办)$/u,
    "representative_office"
  ]
]

/** Words for kinds of office, as they are counted and spoken of; longest first. */
export const OFFICE_NOUNS: ReadonlyArray<readonly [string, OrganizationKind]> = [
  ["经济贸易办事处", "representative_office"],
  ["办事处", "representative_office"],
  ["代表处", "representative_office"],
  ["经贸办", "representative_office"],
  ["驻外办", "representative_office"],
  ["办事机构", "representative_office"],
  ["联络处", "liaison_unit"],
  ["联络组", "liaison_unit"],
  ["联络站", "liaison_unit"],
  ["联络办", "liaison_unit"]
]

/** The kind of an office by its name; null if the name is that of no office. */
export const officeKind = (name: string): OrganizationKind | null =>
  offices.find(([pattern]) => pattern.test(name))?.[1] ?? null

const bodies: ReadonlyArray<readonly [RegExp, OrganizationKind]> = [
  ...offices,
  [
    /(?:党委|党组|党工委|纪委|(?:统一战线|组织|宣传|统战|联络|政法|群众|社会)工作部|编委|编办|中央委员会|中共[^\s，。、]{1,12}(?:委|委员会))$/u,
    "party_body"
  ],
  [/(?:人民政府|政府|国务院|行政公署|立法会|人民代表大会|人大常委会)$/u, "government"],
  [/(?:公司|集团|银行|分行|支行|工厂|企业|商场|饭店|酒店|宾馆|招待所)$/u, "enterprise"],
  [
    /(?:厅|局|委员会|管委会|办公厅|办公室|[交财民公卫体教商农林水]部|(?:科技|科学技术|信息化|文化|旅游|财政|教育|国家安全|民政|司法|人事|劳动|水利|农业|农业农村|商务|卫生|邮电|铁道|建设|林业|商业|内务|法务|经济|外经贸|信息产业|化学工业|机械工业|外交|国防|内政|资源|环境|应急管理|事务|社会保障|建设|运输|铁道)部|总部|署|司|中心|研究院|研究所|学院|大学|协会|商会|联合会|法院|检察院|海关)$/u,
    "department"
  ],
  // 厦门市民政处: an office of the government by its old style
  [/[省市区县州盟旗][\p{Script=Han}]{1,8}[^办联][处科]$/u, "department"]
]

/** The kind of a body by its name, `other` if nothing tells. */
export const bodyKind = (name: string): OrganizationKind =>
  bodies.find(([pattern]) => pattern.test(name))?.[1] ?? "other"

/** Whether a name is that of a body rather than of a place, a work or a thing. */
export const isBody = (name: string): boolean =>
  bodyKind(name) !== "other" ||
  /(?:人民团体|机关|[分报讯]社|[^外好长用坏到各]处|[^暂]科|兵团|[^教]室|[^一每小分]组|[^车各]站|派出所)$/u.test(
    name
  )

/** A name's beginning up to the last end of a body's name in it: what a link swallowed behind it is left out. */
export const bodyPrefix = (text: string): string | null =>
  /^[^，。；、]{0,60}(?:办事处|联络处|代表处|经贸办|办公厅|办公室|委员会|人民政府|政府|公司|驻[^\s，。、的]{1,6}办|厅|局|署)/u.exec(
    text
  )?.[0] ?? null

/** Words with which a text speaks of no one body in particular. */
export const INDEFINITE = /相关|有关|各自|各[地省市级国部]|分别|上述|其他|某|^指/u

/** A kind of body by itself, and what a body has: 海关, 市政府港澳事务办公室的职责. */
export const NO_NAME =
  /^(?:海关|机构|部门|单位|政府|公司|派出所|分局|机关)$|的(?:有关|相关|部分|全部|主要)?(?:职责|职能|职权|工作|业务|人员|编制|机构|资产)$/u

/** 驻外办事处, 驻外机构: a name for many. */
export const OFFICES_ABROAD = /驻(?:外|各地)(?:办事处|联络处|代表处|办事机构|机构)$/u

/** Verbs that no body has in its name: a stretch with one is more than a name. */
export const VERB = /划归|划入|划转|划给|移交|转由|改由|改归|更名|改名|改称|升格|降格/u

/** What an article says of itself without its name: 该办事处, 辦事處, 该部门. */
export const SELF =
  /^(?:该|本|此|其)?(?:办事处|联络处|代表处|部门|机构|单位|办公室|经贸办|管委会|委员会|中心|海关|分局|公署|行署|分关|局|厅|处|司|署)$/u

/** The same as the object of a verb: 设立该局, 组建该办事处. */
export const THIS = /^(?:了)?(?:该|本)(?:办事处|联络处|代表处|部门|机构|单位|办公室|委员会|局|厅|委|处)$/u

/** Sections by their titles. */
export const SECTION = {
  /** They point elsewhere: what they list is no part of the subject. */
  aside:
    /^(?:参见|参看|另见|另请参阅|相关条目|相关链接|外部链接|外部连结|外部连接|参考文献|参考资料|参考来源|参考|参考书目|注释|注解|脚注|备注|资料来源|来源|延伸阅读|图集|相册)$/u,
  internal:
    /附属单位|内设|内部机构|机构设置|组织机构|组织结构|组织架构|架构|部门设置|下设|职能部门|处室|科室|内部组织|^组织$|^组别$|^部门$|^机构$/u,
  subordinate:
    /^(?:直属|下属|所属|下辖|辖下|属下|下级|代管|其他|隶属|所辖|各|派出)?(?:企?事业)?(?:单位|机构|机关|海关|派出所|支队|分局|院校)(?:列表|名单|名录|一览)?$|^(?:下辖|所辖|管辖)\p{Script=Han}{1,4}$/u,
  enterprises: /(?:驻地|在地|驻|所辖|下属|服务)?[^，。]{0,8}企业(?:名单|名录|列表)?$/u,
  former: /^(?:已|被|曾)?(?:经)?(?:撤销|裁撤|撤并|撤消|关闭|停办|不复存在)|^历史上的|^(?:原有|曾设|曾经)/u,
  duties: /职能|职责|职权|主要任务|主要功能|工作任务/u,
  history: /历史|沿革|大事|发展/u,
  websites: /官方网站|官网|网站/u
} as const
