/** Script conversion (OpenCC tables). For keys and `_hans` columns only: what is published stays as printed. */
import { Converter } from "opencc-js/t2cn"

const convert = Converter({ from: "hk", to: "cn" })

/** Simplified characters (Hong Kong and Taiwan forms included). */
export const toSimplified = (text: string): string => convert(text)

/**
 * Simplified characters with the length unchanged, so that offsets hold: phrase by phrase, or character by character
 * where that changes the length.
 */
export const toSimplifiedAligned = (text: string): string => {
  const whole = convert(text)
  if (whole.length === text.length) return whole
  let out = ""
  for (const character of text) {
    const one = convert(character)
    out += one.length === character.length ? one : character
  }
  return out
}

/** `zh-Hant` when more characters change under conversion than a quotation or a name would account for. */
export const languageOf = (text: string): "zh-Hans" | "zh-Hant" => {
  const sample = text.slice(0, 20_000)
  const simplified = toSimplifiedAligned(sample)
  let han = 0
  let changed = 0
  for (let i = 0; i < sample.length; i++) {
    const c = sample.charCodeAt(i)
    if (c < 0x4e00 || c > 0x9fff) continue
    han++
    if (simplified.charCodeAt(i) !== c) changed++
  }
  return changed > han * 0.08 ? "zh-Hant" : "zh-Hans"
}

/** Whether a name is written in traditional characters. */
export const isTraditional = (text: string): boolean => toSimplifiedAligned(text) !== text
