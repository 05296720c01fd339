/** Names and dates that made articles are filled with. */
import type { Dice } from "../../unit-budget/made/random.ts"

/** Bodies that keep offices: city or province, with the short form that its offices are called by. */
export const owners = [
  ["上海市", "上海"],
  ["天津市", "天津"],
  ["武汉市", "武汉"],
  ["青岛市", "青岛"],
  ["大连市", "大连"],
  ["宁波市", "宁波"],
  ["长沙市", "长沙"],
  ["厦门市", "厦门"],
  ["苏州市", "苏州"],
  ["浙江省", "浙江"],
  ["湖北省", "湖北"],
  ["四川省", "四川"],
  ["江苏省", "江苏"],
  ["山东省", "山东"],
  ["海南省", "海南"],
  ["广西壮族自治区", "广西"]
] as const

/** Places that offices stand for, with the letter of their short names and a street in them. */
export const places = [
  ["北京", "京", "北京市西城区北长街前宅胡同7号"],
  ["哈尔滨", "哈", "哈尔滨市南岗区吉林街13号"],
  ["西安", "西安", "西安市碑林区南大街207号"],
  ["武汉", "汉", "武汉市江岸区沿江大道188号"],
  ["重庆", "渝", "重庆市渝中区人民路25号"],
  ["广州", "穗", "广州市越秀区三育路44号"],
  ["昆明", "昆", "昆明市五华区翠湖南路66号"],
  ["太原", "太原", "太原市迎泽区新建南路9号"],
  ["成都", "蓉", "成都市锦江区红星路三段2号"],
  ["南京", "宁", "南京市鼓楼区中山北路101号"],
  ["乌鲁木齐", "乌", "乌鲁木齐市天山区光明路30号"],
  ["沈阳", "沈", "沈阳市和平区十一纬路8号"],
  ["兰州", "兰", "兰州市城关区庆阳路77号"],
  ["福州", "榕", "福州市鼓楼区五四路82号"],
  ["西藏", "藏", "拉萨市城关区江苏路18号"],
  ["新疆", "新", "乌鲁木齐市天山区光明路31号"],
  ["内蒙古", "蒙", "呼和浩特市新城区新华大街5号"],
  ["山西", "晋", "太原市小店区长风街12号"]
] as const

export const smaller = [
  "珠海",
  "温州",
  "秦皇岛",
  "三亚",
  "汕头",
  "湛江",
  "烟台",
  "连云港",
  "南通",
  "北海",
  "泉州",
  "徐州",
  "包头",
  "桂林",
  "洛阳",
  "遵义"
] as const

export const provinces = [
  "北京市",
  "天津市",
  "河北省",
  "山西省",
  "内蒙古自治区",
  "辽宁省",
  "吉林省",
  "黑龙江省",
  "江苏省",
  "浙江省",
  "安徽省",
  "福建省",
  "江西省",
  "山东省",
  "河南省",
  "湖北省",
  "湖南省",
  "广东省",
  "广西壮族自治区",
  "海南省",
  "重庆市",
  "四川省",
  "贵州省",
  "云南省",
  "西藏自治区",
  "陕西省",
  "甘肃省",
  "青海省",
  "宁夏回族自治区",
  "新疆维吾尔自治区"
] as const

export const groups = [
  ["东北三省", ["辽宁", "吉林", "黑龙江"]],
  ["西北五省区", ["陕西", "甘肃", "青海", "宁夏", "新疆"]],
  ["京津冀", ["北京", "天津", "河北"]],
  ["川渝", ["四川", "重庆"]],
  ["粤闽桂琼四省区", ["广东", "福建", "广西", "海南"]],
  ["鄂湘赣三省", ["湖北", "湖南", "江西"]],
  ["苏浙皖", ["江苏", "浙江", "安徽"]],
  ["长三角", ["上海", "江苏", "浙江", "安徽"]],
  ["云贵川", ["云南", "贵州", "四川"]]
] as const

export const managers = [
  "人民政府办公厅",
  "合作交流办公室",
  "机关事务管理局",
  "发展和改革委员会",
  "商务委员会",
  "经济协作办公室",
  "人民政府国内合作办公室"
] as const

export const units = [
  "秘书处",
  "业务处",
  "综合处",
  "办公室",
  "经济联络处",
  "接待处",
  "信息调研处",
  "招商引资处",
  "人事处",
  "财务科",
  "信访科",
  "机关党委办公室",
  "后勤服务中心",
  "投资促进部",
  "政策法规处",
  "规划财务处",
  "市场运行处",
  "对外贸易处"
] as const

const surnames = [
  "王",
  "李",
  "张",
  "刘",
  "陈",
  "杨",
  "赵",
  "黄",
  "周",
  "吴",
  "徐",
  "孙",
  "朱",
  "郭",
  "何",
  "欧阳",
  "司马"
] as const
const given = [
  "建国",
  "志强",
  "晓明",
  "丽华",
  "伟",
  "敏",
  "国栋",
  "文博",
  "秀英",
  "海涛",
  "宇轩",
  "静"
] as const

export const person = (dice: Dice): string => `${dice.pick(surnames)}${dice.pick(given)}`

const brands = [
  "白猫",
  "三菱电梯",
  "贝尔",
  "家化联合",
  "凯泉泵业",
  "三枪内衣",
  "航空",
  "光明乳品",
  "第一铅笔",
  "太太乐",
  "永大机电",
  "海螺水泥",
  "东方饮料"
] as const
const forms = [
  "有限公司",
  "股份有限公司",
  "（集团）有限公司",
  "有限责任公司",
  "经营部",
  "销售中心",
  "办事处",
  "分公司"
] as const

export const enterprise = (dice: Dice, owner: string, place: string): string =>
  dice.chance(0.5)
    ? `${owner}${dice.pick(brands)}公司${place}${dice.pick(["分公司", "办事处", "销售处", "经营部"])}`
    : `${dice.chance(0.5) ? owner : ""}${dice.pick(brands)}${dice.pick(forms)}`

// -- dates ----------------------------------------------------------------------------------------------------------

export interface Day {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
}

export const someDay = (dice: Dice, from = 1950, to = 2019): Day => {
  const precision = dice.int(0, 3)
  return {
    year: dice.int(from, to),
    month: precision === 0 ? null : dice.int(1, 12),
    day: precision < 3 ? null : dice.int(1, 28)
  }
}

export const someMonth = (dice: Dice, from = 1950, to = 2019): Day => ({
  year: dice.int(from, to),
  month: dice.int(1, 12),
  day: null
})

export const edtf = ({ day, month, year }: Day): string =>
  [String(year), month, day]
    .filter((part) => part !== null)
    .map((part) => String(part).padStart(2, "0"))
    .join("-")

const han = "〇一二三四五六七八九"
export const hanNumber = (n: number): string => {
  if (n < 10) return han[n]!
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens === 1 ? "" : han[tens]}十${ones === 0 ? "" : han[ones]}`
}
const hanYear = (year: number): string => [...String(year)].map((digit) => han[Number(digit)]).join("")

export type DateStyle = "arabic" | "han" | "republic" | "blanks"

/** A date as text; 年初 and 月底 narrow it and are not part of it. */
export const dateText = (dice: Dice, { day, month, year }: Day, style: DateStyle, vague = true): string => {
  const narrowed = vague && dice.chance(0.08)
  if (style === "han") {
    const part = month === null ? "" : `${hanNumber(month)}月${day === null ? "" : `${hanNumber(day)}日`}`
    return `${hanYear(year)}年${part}`
  }
  if (style === "republic" && year > 1911) {
    const part = month === null ? "" : `${month}月${day === null ? "" : `${day}日`}`
    return `民国${year - 1911}年${part}`
  }
  if (style === "blanks")
    return [`${year} 年`, month === null ? "" : ` ${month} 月`, day === null ? "" : ` ${day} 日`].join("")
  if (month === null) return `${year}年${narrowed ? dice.pick(["初", "底", "年底", "年初"]) : ""}`
  if (day === null)
    return `${year}年${month}月${narrowed ? dice.pick(["初", "底", "中旬", "上旬", "份"]) : ""}`
  return `${year}年${month}月${day}日`
}
