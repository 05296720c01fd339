/** A page that only sends its reader to another one. */
import type { Node } from "./Node.ts"

const command = /^\s{0,200}#(?:redirect|重定向|重新導向|重新导向)\s{0,20}[:：]?\s{0,20}$/iu

/** Target, and how many nodes the command takes. */
export const redirectOf = (
  text: string,
  nodes: ReadonlyArray<Node>
): { readonly target: string; readonly behind: number } | null => {
  for (let i = 0; i < nodes.length && i < 12; i++) {
    const node = nodes[i]!
    if (node.type === "newline" || node.type === "comment") continue
    if (node.type === "text" && text.slice(node.start, node.end).trim() === "") continue
    if (
      node.type !== "text" ||
      node.end - node.start > 300 ||
      !command.test(text.slice(node.start, node.end))
    )
      return null
    const behind = nodes[i + 1]?.type === "newline" ? i + 2 : i + 1
    const link = nodes[behind]
    if (link?.type !== "link") return null
    return { target: link.title.title, behind: behind + 1 }
  }
  return null
}
