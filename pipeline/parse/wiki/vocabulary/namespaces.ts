/** Namespaces of the wiki in the names they are written with, lower case. Source: MediaWiki's MessagesZh_hans and _hant. */
export const categoryNamespaces: ReadonlySet<string> = new Set(["category", "分类", "分類"])

export const fileNamespaces: ReadonlySet<string> = new Set([
  "file",
  "image",
  "media",
  "文件",
  "档案",
  "檔案",
  "图像",
  "圖像",
  "图片",
  "圖片",
  "媒体文件",
  "媒體檔案"
])

export const templateNamespaces: ReadonlySet<string> = new Set(["template", "模板", "样板", "樣板", "t"])
