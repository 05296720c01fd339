/** From the address of a request to a file of the release, and never to another. */
import { realpathSync, statSync } from "node:fs"
import { join, sep } from "node:path"

export type Found =
  | { readonly kind: "file"; readonly path: string; readonly name: string }
  | { readonly kind: "redirect"; readonly to: string }
  | { readonly kind: "none"; readonly status: 400 | 404 }

const none = (status: 400 | 404): Found => ({ kind: "none", status })

/** Parts of a path as names; null where one is no name of a file of ours. */
const namesOf = (pathname: string): ReadonlyArray<string> | null => {
  try {
    const names = pathname.split("/").slice(1).map(decodeURIComponent)
    const isName = (name: string, i: number): boolean =>
      name === "" ? i === names.length - 1 : !name.startsWith(".") && !/[\0/\\]/u.test(name)
    return names.every(isName) ? names : null
  } catch {
    return null
  }
}

/** `root`: the folder of the release. `target`: of the request line, with its query. */
export const findFile = (root: string, target: string): Found => {
  const pathname = /^[^?#]*/u.exec(target)![0]
  if (!pathname.startsWith("/")) return none(400)
  if (pathname === "/") return { kind: "redirect", to: "/site/" }
  const names = namesOf(pathname)
  if (names === null) return none(404)
  const isFolder = names.at(-1) === ""
  const name = isFolder ? [...names.slice(0, -1), "index.html"].join("/") : names.join("/")
  try {
    const home = realpathSync(root)
    const path = realpathSync(join(home, name))
    if (!path.startsWith(home + sep)) return none(404)
    const stat = statSync(path)
    if (stat.isDirectory()) return isFolder ? none(404) : { kind: "redirect", to: `${pathname}/` }
    return stat.isFile() ? { kind: "file", path, name } : none(404)
  } catch {
    return none(404)
  }
}

export interface Range {
  readonly start: number
  /** Inclusive. */
  readonly end: number
}

/** The one range that is asked for; null for the whole (several are answered so, too), `unsatisfiable` for none of it. */
export const rangeOf = (header: string | undefined, size: number): Range | null | "unsatisfiable" => {
  const found = /^bytes=(\d*)-(\d*)$/u.exec(header?.trim() ?? "")
  if (found === null || (found[1] === "" && found[2] === "")) return null
  const [first, last] = [found[1]!, found[2]!]
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1)
  if (first !== "" && last !== "" && Number(last) < Number(first)) return null
  return start > end || start >= size ? "unsatisfiable" : { start, end }
}
