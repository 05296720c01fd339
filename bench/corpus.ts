/**
 * A folder of small made documents: `node bench/corpus.ts FOLDER COUNT [BUDGETS]`. One of ten is an article of a made office, two
 * are notices, the others short articles on bodies that no other names; of 100 so many as BUDGETS says (1) are budgets.
 */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { makeBudget, plainKnobs } from "../test/extract/unit-budget/makeBudget.ts"
import { make as makeArticle } from "../test/extract/wiki-article/made/make.ts"
import { random } from "../test/parse/notice/make.ts"
import { kinds } from "../test/parse/notice/makePolicy.ts"

const characters = [..."东南西北中安平永新兴德福泰和清江河山海云龙凤金玉石松柏桃李梅兰竹菊春夏秋冬光明文武"]
const cityOf = (n: number): string => {
  const size = characters.length
  return [n, Math.floor(n / size), Math.floor(n / size ** 2)].map((i) => characters[i % size]).join("")
}

const shortArticle = (n: number): string => {
  const city = `${cityOf(n)}市`
  const name = `${city}人民政府驻北京办事处`
  return [
    `# ${name}`,
    "",
    `**${name}**是[${city}人民政府](../Page/${city}人民政府.md "wikilink")的派出机构，成立于${1980 + (n % 30)}年${1 + (n % 12)}月，` +
      `为正处级。办事处位于北京市西城区北长街${n}号。`,
    "",
    "## 职能",
    "",
    `  - 承担${city}人民政府在北京的联络工作`,
    `  - 接待${city}来京人员`,
    "",
    "## 参考文献",
    "",
    `[Category:${city}政府](../Category/${city}政府.md "wikilink")`,
    ""
  ].join("\n")
}

export const makeCorpus = (folder: string, count: number, budgets = 1): void => {
  mkdirSync(folder, { recursive: true })
  for (let n = 0; n < count; n++) {
    const text =
      n % 100 < budgets
        ? makeBudget(n + 1, plainKnobs).text
        : n % 10 === 3
          ? makeArticle("office", n, "markdown").text
          : n % 10 > 7
            ? kinds.simple(random(n)).paragraphs.join("\n")
            : shortArticle(n)
    writeFileSync(join(folder, `${String(n).padStart(7, "0")}.txt`), text)
  }
}

if (import.meta.main) {
  const [folder = "", count = "1000", budgets = "1"] = process.argv.slice(2)
  makeCorpus(folder, Number(count), Number(budgets))
}
