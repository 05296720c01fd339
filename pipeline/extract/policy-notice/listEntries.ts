/** Entries of a list of documents that are printed without the marks 《》. */
import { slice } from "../../parse/notice/Flow.ts"
import { isTitle } from "../../parse/notice/lineForms.ts"
import type { CitedDocument } from "./citedDocuments.ts"
import type { Sentence } from "./effectWords.ts"

/** 某省股票市场管理条例（2000年5月26日…通过） as the whole of an entry. */
export const bareEntry = ({ flow, simple }: Sentence): CitedDocument | null => {
  const title =
    /^([^（(《》。，；：]{6,80})(?:[（(].*(?:通过|公布|发布|批准|施行|修正|修订|印发).{0,4}[）)])?[；;。]?$/u.exec(
      simple
    )?.[1]
  if (title === undefined || !/(?:条例|规定|办法|细则|规则|决定|决议|通知|意见|方案)$/u.test(title))
    return null
  return { start: 0, end: title.length, title: slice(flow, 0, title.length), number: null }
}

/** 某市城市房屋拆迁管理办法（某府发〔2003〕12号） as the whole of an entry: a title without its marks. */
export const titledEntry = ({ flow, simple, targets }: Sentence): CitedDocument | null => {
  const [target] = targets
  if (target === undefined || targets.length > 1 || target.title !== null || target.number === null)
    return null
  const open = target.start - 1
  const rest = simple.slice(target.end)
  if (!/[（(]/u.test(simple[open] ?? "") || !/^[）)][；;。]?$/u.test(rest)) return null
  return isTitle(simple.slice(0, open))
    ? { ...target, start: 0, end: target.end + 1, title: slice(flow, 0, open) }
    : null
}
