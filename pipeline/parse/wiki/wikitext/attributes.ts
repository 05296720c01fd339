/** Attributes of tags and of tables. */
const attribute = /([A-Za-z][\w-]{0,30})\s{0,9}=\s{0,9}(?:"([^"<>]*)"|'([^'<>]*)'|["']?([^\s"'<>]+))/gu
const none: Readonly<Record<string, string>> = {}

/** Attributes of a tag, names lower case. */
export const attributesOf = (tag: string): Readonly<Record<string, string>> => {
  if (!tag.includes("=")) return none
  const found: Record<string, string> = {}
  attribute.lastIndex = 0
  for (let match = attribute.exec(tag); match !== null; match = attribute.exec(tag)) {
    found[match[1]!.toLowerCase()] ??= (match[2] ?? match[3] ?? match[4] ?? "").trim()
    if (!tag.includes("=", attribute.lastIndex)) break
  }
  return found
}
