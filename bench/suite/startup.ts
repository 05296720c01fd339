/** How long it takes until a command has done its work, where there is next to none to do. */
import { rmSync } from "node:fs"
import { join } from "node:path"
import { gongkai, node, seeds, temporary } from "./processes.ts"
import { type Measure, ms, times } from "./Section.ts"
import { sideBySide } from "./sideBySide.ts"

export const measure: Measure = async ({ rounds }) => {
  const folder = temporary()
  const out = join(folder, "out")
  gongkai("build", "--seeds", seeds, "--out", out)
  const commands = {
    "node -e 0": () => node("-e", "0"),
    "gongkai --version": () => gongkai("--version"),
    "gongkai tables": () => gongkai("tables", "--out", out),
    "gongkai explain": () => gongkai("explain", "政府", "--out", out),
    "gongkai build, nothing changed": () => gongkai("build", "--seeds", seeds, "--out", out)
  }
  const took = await sideBySide(commands, { rounds })
  rmSync(folder, { recursive: true })
  const plain = took["node -e 0"]
  return {
    title: "Start-up",
    about: "Wall time of a whole process, against Node that does nothing.",
    head: ["command", "time", "plain Node = 1"],
    rows: Object.entries(took).map(([name, time]) => [`\`${name}\``, ms(time), times(time / plain)])
  }
}
