/** Named character references that occur in wiki texts. Source: the HTML standard's list, the part in use. */
const named: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'",
    nbsp: "\u00a0",
    ensp: "\u2002",
    emsp: "\u2003",
    thinsp: "\u2009",
    zwnj: "\u200c",
    zwj: "\u200d",
    lrm: "\u200e",
    rlm: "\u200f",
    shy: "\u00ad",
    ndash: "–",
    mdash: "—",
    lsquo: "‘",
    rsquo: "’",
    sbquo: "‚",
    ldquo: "“",
    rdquo: "”",
    bdquo: "„",
    laquo: "«",
    raquo: "»",
    lsaquo: "‹",
    rsaquo: "›",
    hellip: "…",
    middot: "·",
    bull: "•",
    prime: "′",
    Prime: "″",
    deg: "°",
    plusmn: "±",
    times: "×",
    divide: "÷",
    minus: "−",
    frac12: "½",
    frac14: "¼",
    frac34: "¾",
    sup1: "¹",
    sup2: "²",
    sup3: "³",
    micro: "µ",
    para: "¶",
    sect: "§",
    copy: "©",
    reg: "®",
    trade: "™",
    yen: "¥",
    euro: "€",
    pound: "£",
    cent: "¢",
    curren: "¤",
    dagger: "†",
    Dagger: "‡",
    permil: "‰",
    larr: "←",
    uarr: "↑",
    rarr: "→",
    darr: "↓",
    harr: "↔",
    le: "≤",
    ge: "≥",
    ne: "≠",
    asymp: "≈",
    equiv: "≡",
    infin: "∞",
    radic: "√",
    sum: "∑",
    iexcl: "¡",
    iquest: "¿",
    ordm: "º",
    ordf: "ª",
    szlig: "ß",
    aelig: "æ",
    AElig: "Æ",
    oslash: "ø",
    Oslash: "Ø",
    aring: "å",
    Aring: "Å",
    auml: "ä",
    Auml: "Ä",
    ouml: "ö",
    Ouml: "Ö",
    uuml: "ü",
    Uuml: "Ü",
    agrave: "à",
    aacute: "á",
    acirc: "â",
    atilde: "ã",
    ccedil: "ç",
    egrave: "è",
    eacute: "é",
    Eacute: "É",
    ecirc: "ê",
    euml: "ë",
    igrave: "ì",
    iacute: "í",
    icirc: "î",
    iuml: "ï",
    ntilde: "ñ",
    ograve: "ò",
    oacute: "ó",
    ocirc: "ô",
    otilde: "õ",
    ugrave: "ù",
    uacute: "ú",
    ucirc: "û",
    yacute: "ý",
    alpha: "α",
    beta: "β",
    gamma: "γ",
    delta: "δ",
    Delta: "Δ",
    epsilon: "ε",
    lambda: "λ",
    mu: "μ",
    pi: "π",
    sigma: "σ",
    Sigma: "Σ",
    phi: "φ",
    omega: "ω",
    Omega: "Ω",
    lsqb: "[",
    rsqb: "]",
    lbrack: "[",
    rbrack: "]",
    lcub: "{",
    rcub: "}",
    lbrace: "{",
    rbrace: "}",
    vert: "|",
    verbar: "|",
    num: "#",
    ast: "*",
    colon: ":",
    semi: ";",
    equals: "=",
    lowbar: "_",
    sol: "/",
    bsol: "\\",
    commat: "@",
    excl: "!",
    lpar: "(",
    rpar: ")",
    comma: ",",
    period: ".",
    plus: "+",
    percnt: "%",
    dollar: "$",
    Tab: "\t",
    NewLine: "\n"
  })
)

const reference = /&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));/uy

const character = (code: number): string | null =>
  code === 9 || code === 10 || (code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff))
    ? String.fromCodePoint(code)
    : null

/** The character reference that begins at `offset`: what it stands for and where it ends; null if there is none. */
export const entityAt = (
  text: string,
  offset: number
): { readonly text: string; readonly end: number } | null => {
  reference.lastIndex = offset
  const match = reference.exec(text)
  if (!match) return null
  const [whole, decimal, hexadecimal, name] = match
  const decoded =
    name === undefined
      ? character(decimal === undefined ? Number.parseInt(hexadecimal!, 16) : Number.parseInt(decimal, 10))
      : (named.get(name) ?? null)
  return decoded === null ? null : { text: decoded, end: offset + whole.length }
}

/** A text with its character references decoded. */
export const decodeEntities = (text: string): string => {
  let at = text.indexOf("&")
  if (at < 0) return text
  let out = ""
  let from = 0
  while (at >= 0) {
    const entity = entityAt(text, at)
    if (entity) {
      out += text.slice(from, at) + entity.text
      from = entity.end
    }
    at = text.indexOf("&", entity ? entity.end : at + 1)
  }
  return out + text.slice(from)
}
