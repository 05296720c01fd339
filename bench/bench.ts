/**
 * The benchmark suite: `npm run bench [-- SECTION … --rounds N --full --out FILE]`. Measures every section, or those that are
 * named, and writes the report to bench/README.md, or to FILE. `--full` takes hours rather than minutes.
 */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { renderReport } from "./suite/report.ts"
import type { Measure, Section } from "./suite/Section.ts"

/** In the order of the report; each is a module of bench/suite. */
const sections = [
  "startup",
  "builds",
  "wiki",
  "extraction",
  "pdf",
  "publishing",
  "threads",
  "scaling"
] as const

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    full: { type: "boolean", default: false },
    out: { type: "string", default: join(import.meta.dirname, "README.md") }
  }
})
const wanted = positionals.length === 0 ? sections : positionals
const unknown = wanted.filter((name) => !(sections as ReadonlyArray<string>).includes(name))
if (unknown.length > 0) {
  process.stderr.write(`no section ${unknown.join(", ")}; there are ${sections.join(", ")}\n`)
  process.exit(2)
}
const tell = (line: string) => process.stderr.write(`${line}\n`)
const measured: Array<Section> = []
for (const name of wanted) {
  tell(name)
  const { measure } = (await import(`./suite/${name}.ts`)) as { readonly measure: Measure }
  measured.push(await measure({ rounds: Number(values.rounds), full: values.full, tell }))
}
const report = renderReport(measured, { rounds: Number(values.rounds), full: values.full })
writeFileSync(values.out, report)
process.stdout.write(report)
