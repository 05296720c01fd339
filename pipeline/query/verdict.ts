/** `gongkai verify`: whether a release is whole, and if not, what of it. */
import type { Verdict } from "../publish/releases/verify.ts"
import { counted, type Style } from "./style.ts"

export const renderVerdict = (path: string, verdict: Verdict, style: Style): string => {
  const { files, problems, signed_by, version } = verdict
  if (problems.length > 0)
    return [
      style.red(`${path} is not what was published:`),
      ...problems.map((problem) => `  ${problem}`),
      "Fetch it again, or take an earlier release (gongkai rollback)."
    ].join("\n")
  const signed = signed_by === null ? "not signed" : `signed by the key ${signed_by}`
  return `${style.green(`${version} is whole`)}: ${counted(files, "file")}, ${signed}`
}
