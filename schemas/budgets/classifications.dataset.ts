import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "classifications",
  group: "budgets",
  title: { en: "Classification codes", zh: "分类科目" },
  description: "One row per code of the official classification that occurs.",
  prefix: "cls",
  identity: ["scheme", "code"],
  merged: true,
  columns: {
    scheme: c.scheme,
    code: c.code,
    name: c.text("Name", "Name as first printed."),
    level: c.code_level,
    parent_code: c.nullable(c.text("Parent code", "Code of the class or section that it stands under."))
  }
})
