/** Bytes of a text file as text, with the encoding that they are in. A BOM stays in the text, as every CR does. */
import { toSimplified } from "../knowledge/script.ts"
import type { Encoding } from "../model/Source.ts"

export interface Decoded {
  readonly text: string
  readonly encoding: Encoding
}

const strict = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * UTF-8 if the bytes are valid UTF-8, UTF-16 by its BOM, else the one of GB18030 and Big5 whose text has the larger share
 * of everyday characters. Null for bytes that are no text in any of them.
 */
export const decode = (bytes: Uint8Array): Decoded | null => {
  const [a, b] = bytes
  if (a === 0xff && b === 0xfe) return accepted(strict("utf-16le", bytes), "utf-16le")
  if (a === 0xfe && b === 0xff) return accepted(strict("utf-16be", bytes), "utf-16be")
  if (bytes.includes(0)) return null
  const utf8 = accepted(strict("utf-8", bytes), "utf-8")
  if (utf8 !== null) return utf8
  const candidates = (["gb18030", "big5"] as const)
    .map((encoding) => accepted(strict(encoding, bytes), encoding))
    .filter((decoded) => decoded !== null)
    .map((decoded) => ({ ...decoded, share: everydayShare(decoded.text) }))
    .sort((x, y) => y.share - x.share)
  const [best] = candidates
  return best === undefined || best.share < 0.2 ? null : { text: best.text, encoding: best.encoding }
}

/** Text has no control characters beside white space. */
const accepted = (text: string | null, encoding: Encoding): Decoded | null =>
  text === null || /[\u0000-\u0008\u000e-\u001b\u007f]/u.test(text) ? null : { text, encoding }

const everyday = new Set(
  "的一是在不了有和人这中大为上个国以要时来用们生到作地于出就分对成会可主发年动同工也能下过说产种面而方后多定行学法所民得经十三之进等部度家电力如水化高自二理起小物现实加量都两体制机当使点从业本去性应开合还因由其前外天政四日社义事平形相全表间样与关各重新线内数正心明原利比或质气第向道变条结解问意建月公无系者最立代通并提直题党程展五果员位入常文总次品式活设及管特件长求基资边流路级少统接知较将组见计别期根论运农指几九区强放决西被先回则任取据处南给门即保治北造百规领七海口东导志世金增争济思术极交受联认六共权收证改清采转更单安场身车例真务具万每目至达积示议报完类八名确科信节整空元况集广记需研界究持书布复容际商非验连深难近委技备半办青省列习约支史劳便团历市何除消构府称准精值号率划选标存效院查江型按格养易置派层片始专状育京识适属住调满县局照参引听该价严机关预算收入支出驻处负责"
)

/** The share of the first Chinese characters of a text that are everyday ones, 0 to 1. */
export const everydayShare = (text: string): number => {
  const han = [...toSimplified(text.slice(0, 8000))].filter((c) => c > "\u2e7f")
  return han.length === 0 ? 0 : han.filter((c) => everyday.has(c)).length / han.length
}
