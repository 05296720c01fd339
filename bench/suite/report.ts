/** The report: the machine, and a table for each section. */
import { execFileSync } from "node:child_process"
import { availableParallelism, cpus, loadavg, release, totalmem, type } from "node:os"
import type { Options, Section } from "./Section.ts"

const cell = (text: string) => text.replaceAll("|", "\\|")
const line = (cells: ReadonlyArray<string>) => `| ${cells.map(cell).join(" | ")} |`

const tableOf = ({ about, head, rows, title }: Section): string =>
  [`## ${title}`, "", about, "", line(head), line(head.map(() => "---")), ...rows.map(line), ""].join("\n")

const commit = (): string => {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim()
  } catch {
    return "unknown"
  }
}

export const renderReport = (
  sections: ReadonlyArray<Section>,
  { full, rounds }: Pick<Options, "full" | "rounds">
): string => {
  const memory = `${(totalmem() / 2 ** 30).toFixed(1)} GiB of memory`
  const machine = `${cpus()[0]?.model.trim() ?? "unknown processor"}, ${availableParallelism()} cores, ${memory}`
  const [load = 0] = loadavg()
  return [
    "# Benchmarks",
    "",
    `\`npm run bench\` makes this file anew${full ? " (this one with `-- --full`)" : ""}; \`npm run bench -- startup pdf\` measures those sections,`,
    "`-- --full` the largest sizes, too, `-- --rounds N` with other medians. Contenders take turns within each round, so that",
    `ratios hold where times do not; each figure is the median of ${rounds} rounds unless it says otherwise.`,
    "",
    `- ${machine}; ${type()} ${release()}; Node ${process.version}`,
    `- commit ${commit()}; load of the machine at the end ${load.toFixed(1)} (what runs alone has about 1 to ${availableParallelism()})`,
    "",
    "Other scripts here look closer: `node bench/wikitext.ts` (sizes, hostile nesting), `bench/budget.ts`, `bench/documents.ts`,",
    "`bench/pdf.ts FILE …`, `bench/publish.ts ROWS`, `bench/threads.ts`, `bench/fuzz.ts` (random texts: no crash, no hang).",
    "",
    ...sections.map(tableOf)
  ].join("\n")
}
