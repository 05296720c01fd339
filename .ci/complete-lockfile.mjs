// Completes package-lock.json with the packages of other platforms, which npm leaves out when a mirror does not carry
// them; `npm ci` refuses a lockfile without them. Run it after every change of the dependencies:
//   node .ci/complete-lockfile.mjs
import { readFileSync, writeFileSync } from "node:fs"

const file = new URL("../package-lock.json", import.meta.url)
const lock = JSON.parse(readFileSync(file, "utf8"))
const systems = ["android", "darwin", "freebsd", "linux", "win32"]
const processors = ["arm64", "x64", "arm", "ia32", "riscv64"]
let added = 0
for (const { dev, optionalDependencies = {} } of Object.values(lock.packages))
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const at = `node_modules/${name}`
    const words = name.split(/[-/]/u)
    const os = systems.find((word) => words.includes(word))
    if (lock.packages[at] !== undefined || os === undefined) continue
    const cpu = processors.find((word) => words.includes(word)) ?? "arm"
    const libc = os === "linux" && !words.includes("gnueabihf") ? { libc: [words.includes("musl") ? "musl" : "glibc"] } : {}
    lock.packages[at] = { version, cpu: [cpu], ...(dev ? { dev } : {}), ...libc, optional: true, os: [os] }
    added++
  }
const byName = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byName))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added} packages of other platforms added\n`)
