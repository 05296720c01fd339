/**
 * Codes of the official classification of government revenue and expenditure (政府收支分类科目): every class of both
 * schemes with its names over the years, and the sections of the economic scheme that are needed by name.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"

export type Scheme = "functional" | "economic"
export type CodeLevel = "class" | "section" | "item"

export interface OfficialCode {
  readonly scheme: Scheme
  readonly code: string
  /** Current name first, then former ones. */
  readonly names: ReadonlyArray<string>
}

const official = new Map<string, OfficialCode>()
const names = new Set<string>()
for (const line of readFileSync(join(import.meta.dirname, "budget-classes.tsv"), "utf8")
  .split("\n")
  .slice(1)) {
  if (line === "") continue
  const [scheme, code, name, former] = line.split("\t") as [Scheme, string, string, string]
  const all = [name, ...(former === "" ? [] : former.split("|"))]
  official.set(`${scheme} ${code}`, { scheme, code, names: all })
  for (const each of all) names.add(lineKey(each))
}

// the classification has some thousand sections and items; these are those that most budgets have
for (const line of readFileSync(join(import.meta.dirname, "budget-line-names.txt"), "utf8").split("\n"))
  if (line !== "") names.add(lineKey(line))

/** The official entry of a code; null if the list has none (it is complete for classes only). */
export const officialCode = (scheme: Scheme, code: string): OfficialCode | null =>
  official.get(`${scheme} ${code}`) ?? null

/** Whether some code bears the name. */
export const isOfficialName = (name: string): boolean => names.has(lineKey(name))

const functionalClasses = new Set(
  [...official.values()]
    .filter(({ code, scheme }) => scheme === "functional" && code.length === 3)
    .flatMap((entry) => entry.names)
)
/** Whether it is the name of a functional class, of any year: 医疗卫生与计划生育支出. */
export const isFunctionalClass = (name: string): boolean => functionalClasses.has(lineKey(name))

/** Codes of the functional classes that bear the name, now or in former years. */
export const functionalCodes = (name: string): ReadonlyArray<string> =>
  [...official.values()]
    .filter(({ code, scheme }) => scheme === "functional" && code.length === 3)
    .filter(({ names: all }) => all.some((each) => lineKey(each) === lineKey(name)))
    .map(({ code }) => code)

/** 3 digits are a class 类, 5 a section 款, 7 an item 项; null for any other length. */
export const levelOf = (code: string): CodeLevel | null =>
  code.length === 3 ? "class" : code.length === 5 ? "section" : code.length === 7 ? "item" : null

export const parentCode = (code: string): string | null => (code.length > 3 ? code.slice(0, -2) : null)

/** Key by which names of lines are compared: no spaces, brackets in one form. */
export function lineKey(name: string): string {
  return name.replace(/\s/gu, "").replace(/\(/gu, "（").replace(/\)/gu, "）")
}
