/** What the dataset as a whole is called and says of itself, in every description of it. */
export const about = {
  name: "gongkai",
  title: {
    en: "Gongkai: open data from Chinese government documents",
    zh: "公开：中国政府文件开放数据"
  },
  description: {
    en: "Organisations, policies and budgets as Chinese government documents and articles about them state them. Every row names the lines it stands on, every cell the words it was read from; what cannot be decided is withheld and reported.",
    zh: "中国政府文件及相关条目所述的机构、政策与预算。每一行注明所在的行，每一格注明所据的文字；不能判定者不予公布，并予报告。"
  },
  creator: "Gongkai 公开",
  keywords: [
    "China",
    "government",
    "open data",
    "budgets",
    "policies",
    "provenance",
    "公开",
    "预算",
    "政策",
    "机构"
  ],
  /** Day on which the dataset first came out; of a release its version tells, and nothing else does. */
  firstPublished: "2026-11-24"
} as const
