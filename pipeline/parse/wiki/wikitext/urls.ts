/** Addresses in running text and in `[address text]`. */
import { type Span, span } from "../../../model/Span.ts"

/** Source of both lists: MediaWiki's `$wgUrlProtocols`. */
const withSlashes =
  "http https ftp ftps irc ircs gopher telnet nntp worldwind svn git mms ssh sftp redis".split(" ")
const withoutSlashes = "mailto news tel sip sips sms urn magnet geo xmpp bitcoin matrix".split(" ")
const protocols: ReadonlySet<string> = new Set(withSlashes)
const schemes: ReadonlySet<string> = new Set(withoutSlashes)
const bracketed = new RegExp(
  `(?:(?:${withSlashes.join("|")}):\\/\\/|\\/\\/|(?:${withoutSlashes.join("|")}):)`,
  "iuy"
)
/** An address whose host is a number in brackets: `http://[2404:130::2]`. */
const numericHost = /(?:[a-z]{2,12}:)?\/\/\[[0-9a-f:.]{2,60}\]/iuy
/** A host in Chinese: `http://政务.cn`. */
const chineseHost =
  /(?:[a-z]{2,12}:)?\/\/[\u3400-\u9fff]{1,30}\.(?:(?:[\u3400-\u9fff]{1,30}|[a-z0-9-]{1,30})\.){0,3}(?:[a-z]{2,12}|[\u3400-\u9fff]{2,4})/iuy
/** Entities that end a bare address: `<`, `>` and the hard space. */
const endingEntity = /&(?:lt|gt|nbsp|#x0*(?:3[ce]|a0)|#0*(?:60|62|160));/iuy

const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90)

/** A letter, digit or `_` before an address makes it a part of a word; Han characters do not. */
const isWord = (c: number): boolean =>
  isLetter(c) || (c >= 48 && c <= 57) || c === 95 || (c >= 0xc0 && c <= 0x24f)

/** Ends every address: blanks, brackets, quotation marks, tags. */
const ends = (c: number): boolean =>
  c <= 32 ||
  c === 34 ||
  c === 60 ||
  c === 62 ||
  c === 91 ||
  c === 93 ||
  c === 127 ||
  c === 0xa0 ||
  c === 0x3000 ||
  (c >= 0x2000 && c <= 0x200b) ||
  c === 0x2028 ||
  c === 0x2029

const isHan = (c: number): boolean => (c >= 0x3400 && c <= 0x9fff) || (c >= 0xd800 && c <= 0xdfff)

/** Marks of Chinese punctuation, full-width forms included: nobody writes them into an address. */
const isChineseMark = (c: number): boolean =>
  (c >= 0x3001 && c <= 0x303f) || (c >= 0xff00 && c <= 0xffef) || c === 0x201c || c === 0x201d || c === 0x2014

/** Han characters go on in a path (`/wiki/中国`, `=中国`), but a word behind `index.html` is text. */
const leadsHan = (c: number): boolean =>
  c === 47 || c === 61 || c === 95 || c === 37 || c === 45 || c === 58 || c === 40 || c === 43 || c === 38

/** Signs below 128 that may end an address; all others go on. */
const mayEnd = new Uint8Array(128)
for (let c = 0; c < 128; c++) mayEnd[c] = ends(c) || "&|{}'".includes(String.fromCharCode(c)) ? 1 : 0

/**
 * End of the address that begins at `start`; `inside` a construct whose parts `|` separates, it ends there too.
 * Never beyond `limit`.
 */
export const endOfUrl = (
  text: string,
  start: number,
  limit: number,
  inside: boolean,
  bare: boolean
): number => {
  let i = behindHost(text, start)
  for (; i < limit; i++) {
    const c = text.charCodeAt(i)
    if (c < 128 && mayEnd[c] === 0) continue
    if (ends(c)) break
    if (c === 38 && bare && endsBare(text, i)) break
    if (c === 124 && inside) break
    if ((c === 123 || c === 125) && endsConstruct(c, text.charCodeAt(i + 1))) break
    if (c === 39 && text.charCodeAt(i + 1) === 39) break
    if (!bare || c < 128) continue
    if (isChineseMark(c)) break
    if (isHan(c)) {
      const before = text.charCodeAt(i - 1)
      if (!isHan(before) && !(leadsHan(before) && i > start + 8)) break
    }
  }
  return bare ? withoutPunctuation(text, start, i) : i
}

/** `{{`, `}}`, `}-` */
const endsConstruct = (c: number, next: number): boolean => next === c || (c === 125 && next === 45)

const endsBare = (text: string, offset: number): boolean => {
  endingEntity.lastIndex = offset
  return endingEntity.test(text)
}

/** Behind a host in brackets or in Chinese; `start` if the address has none. */
const behindHost = (text: string, start: number): number => {
  let first = start
  while (first < start + 16 && text.charCodeAt(first) !== 47) first++
  const c = text.charCodeAt(first + 2)
  if (c !== 91 && c < 128) return start
  for (const host of [numericHost, chineseHost]) {
    host.lastIndex = start
    if (host.test(text)) return host.lastIndex
  }
  return start
}

/** A bare address does not end in punctuation, nor in a bracket that it does not open; an entity stays whole. */
const withoutPunctuation = (text: string, start: number, end: number): number => {
  const bracket = text.slice(start, end).includes("(")
  let i = end
  while (i > start && (",;.:!?".includes(text[i - 1]!) || (text[i - 1] === ")" && !bracket))) i--
  if (text.charCodeAt(i) !== 59 || i === end) return i
  return /&(?:[a-z]{1,31}|#x[0-9a-f]{1,6}|#[0-9]{1,7})$/iu.test(text.slice(Math.max(start, i - 33), i))
    ? i + 1
    : i
}

/** Whether `[` at `offset - 1` opens an external link; the offset behind the protocol, or -1. */
export const protocolEnd = (text: string, offset: number): number => {
  const c = text.charCodeAt(offset)
  if (c !== 47 && !isLetter(c)) return -1
  bracketed.lastIndex = offset
  return bracketed.test(text) ? bracketed.lastIndex : -1
}

/** The bare address around the `:` at `colon`, not before `from`; null if there is none. */
export const bareUrl = (
  text: string,
  colon: number,
  from: number,
  limit: number,
  inside: boolean
): Span | null => {
  let start = colon
  while (start > from && colon - start < 12 && isLetter(text.charCodeAt(start - 1))) start--
  if (start === colon || isWord(text.charCodeAt(start - 1))) return null
  const word = text.slice(start, colon).toLowerCase()
  const slashes = text.startsWith("//", colon + 1)
  if (slashes ? !protocols.has(word) : !schemes.has(word)) return null
  const end = endOfUrl(text, start, slashes ? limit : Math.min(limit, start + 320), inside, true)
  if (end <= (slashes ? colon + 3 : colon + 1)) return null
  return word === "mailto" && !text.slice(colon, end).includes("@") ? null : span(start, end)
}
