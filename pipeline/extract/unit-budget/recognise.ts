/** Tells budgets from final accounts 决算, which look alike, and from everything else. */
import { tableOfTitle } from "../../knowledge/budgetTables.ts"
import type { Extractor } from "../../model/Extraction.ts"
import { linesOf } from "../../model/Source.ts"

const table = /表\s*(?:[（(]续表?[）)])?\s*(?:[.…·⋯\s]{0,200}\d{0,3})\s*$/u
const explanation = /(?:单位|部门)预算编制(?:情况)?的?说明|机关运行经费|“三公”经费/u

export const recognise: Extractor["recognise"] = ({ text }) => {
  let budgets = 0
  let accounts = 0
  for (const { text: line } of linesOf(text)) {
    if (line.length > 120 || !table.test(line) || /[，。；]/u.test(line)) continue
    const title = line.replace(/[\s.…·⋯\d]+$/u, "").replace(/\s/gu, "")
    if (/决算/u.test(title)) accounts++
    else if (/预算|收支|收入|支出/u.test(title) && tableOfTitle(title) !== null) budgets++
  }
  if (accounts >= 2 && accounts > budgets)
    return {
      unsupported:
        "it is final accounts (决算), which look like a budget and are another kind of document. They are not supported; remove it."
    }
  if (budgets >= 3) return 0.98
  if (budgets >= 1 && explanation.test(text)) return 0.8
  return budgets >= 1 ? 0.4 : 0
}
