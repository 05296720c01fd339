/** Whether a stretch of a text is blank. */
export const isBlankText = (text: string, start: number, end: number): boolean => {
  if (start === end) return true
  const c = text.charCodeAt(start)
  return !isPrinted(c) && text.slice(start, end).trim() === ""
}

/** A sign of ASCII or a Han character: what most texts begin with. */
const isPrinted = (c: number): boolean => (c > 32 && c < 127) || (c >= 0x3400 && c <= 0x9fff)
