/** What a PDF's fonts say its glyphs are, made fit to be text: no character is added, and none is left out. */

/**
 * Radicals of the supplement that have a character of their own. Fonts hold one glyph for both, and a PDF that was made
 * from such a font often names the radical. From Unicode's EquivalentUnifiedIdeograph.
 */
const radicals = new Map(
  (
    "⺎兀⺏尣⺐尢⺛旡⺟母⺠民⺩王⺬示⺯糸⺱网⺴网⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻍辶⻐钅⻑長⻒镸⻓长⻔门⻗雨⻘青⻙韦" +
    "⻚页⻛风⻜飞⻝食⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟⻲亀⻳龟"
  )
    .match(/../gu)!
    .map((pair) => [pair[0]!, pair[1]!] as const)
)

/** Kangxi radical 63 is 戶 by its number, but 户 in the fonts of simplified text that name it. */
const kangxi = (character: string): string => (character === "⼾" ? "户" : character.normalize("NFKC"))

/**
 * Radicals as the characters that they stand for, compatibility ideographs as the unified ones. A glyph of which the font
 * does not say a character becomes U+FFFD, so that it is seen to be missing.
 */
export const readable = (text: string): string =>
  text
    .replace(/[\u2f00-\u2fd5]/gu, kangxi)
    .replace(/[\u2e80-\u2ef3]/gu, (character) => radicals.get(character) ?? character)
    .replace(/[\uf900-\ufaff]|[\u{2f800}-\u{2fa1f}]/gu, (character) => character.normalize("NFC"))
    .replace(
      /[\u0000-\u001f\u007f-\u009f\ufff0-\uffff]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu,
      "\ufffd"
    )

const expected =
  /[\p{Script=Latin}\p{Script=Common}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Greek}\u4e00-\u9fff]|[\u{20000}-\u{3ffff}]/u
const blank = /[\ufffd\p{Private_Use}\p{Unassigned}]/u

/**
 * Whether the characters are what glyphs look like whose font does not say what they are: numbers taken for characters,
 * which fall into every script.
 */
export const isGibberish = (text: string): boolean => {
  let all = 0
  let odd = 0
  for (const character of text) {
    if (character === " ") continue
    all++
    if (blank.test(character) || !expected.test(character)) odd++
  }
  return all >= 10 && odd * 10 > all * 3
}
