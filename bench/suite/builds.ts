/** Builds of the five seeds: from nothing, with nothing changed, and with one document changed. */
import { appendFileSync, cpSync, readdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { gongkai, node, seeds, temporary } from "./processes.ts"
import { type Measure, ms, times } from "./Section.ts"
import { sideBySide } from "./sideBySide.ts"

export const measure: Measure = async ({ rounds }) => {
  const folder = temporary()
  const documents = join(folder, "documents")
  cpSync(seeds, documents, { recursive: true })
  const first = join(documents, readdirSync(documents).find((name) => name.endsWith(".txt"))!)
  const cold = join(folder, "cold")
  const build = (from: string, out: string, ...more: ReadonlyArray<string>) =>
    gongkai("build", "--seeds", from, "--out", out, ...more)
  const fresh = (...more: ReadonlyArray<string>) => {
    rmSync(cold, { recursive: true, force: true })
    build(seeds, cold, ...more)
  }
  const kept = join(folder, "kept")
  const changing = join(folder, "changing")
  build(seeds, kept, "--no-site")
  build(documents, changing, "--no-site")
  const took = await sideBySide(
    {
      "plain Node": () => node("-e", "0"),
      "cold: no release, no cache": () => fresh("--no-site"),
      "cold, with the site": () => fresh(),
      "one document changed": () => {
        appendFileSync(first, "\n")
        build(documents, changing, "--no-site")
      },
      "nothing changed": () => build(seeds, kept, "--no-site")
    },
    { rounds }
  )
  rmSync(folder, { recursive: true })
  const whole = took["cold: no release, no cache"]
  return {
    title: "Builds of the five seeds",
    about: "Wall time of a whole process, against the cold build.",
    head: ["build", "time", "cold = 1", "plain Node = 1"],
    rows: Object.entries(took).map(([name, time]) => [
      name,
      ms(time),
      times(time / whole),
      times(time / took["plain Node"])
    ])
  }
}
