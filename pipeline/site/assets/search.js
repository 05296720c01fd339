// Search as the reader types. The index is a set of scripts, so that it works from disk, too; what is found is text and
// is set as text. `pipeline/site/search` makes the index and says how it is laid out.

{
  const zh = document.documentElement.lang.startsWith("zh")
  const form = document.getElementById("search")
  const input = document.getElementById("q")
  const results = document.getElementById("results")
  const status = document.getElementById("found")
  const { index, root, version } = form.dataset
  const most = 8

  // --- shards

  const waiting = new Map()
  const loaded = new Map()
  window.gongkaiSearch = (name, data) => waiting.get(name)?.(data)
  const load = (name) => {
    if (!loaded.has(name))
      loaded.set(
        name,
        new Promise((resolve) => {
          const script = document.createElement("script")
          waiting.set(name, resolve)
          script.addEventListener("error", () => resolve(null))
          script.addEventListener("load", () => script.remove())
          script.src = `${index}${name}.js?${version}`
          document.head.append(script)
        })
      )
    return loaded.get(name)
  }
  let about = null
  const ready = load("about").then((data) => {
    about = data
    const pairs = new Map()
    for (let i = 0; i < data.fold.length; i += 2) pairs.set(data.fold[i], data.fold[i + 1])
    about.pairs = pairs
  })

  const hashOf = (key) => {
    let hash = 0x811c9dc5
    for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
    return hash >>> 0
  }
  const entry = async (kind, key) => {
    const bits = about.bits[kind]
    const data = await load(`${kind}/${bits === 0 ? 0 : hashOf(key) >>> (32 - bits)}`)
    return data !== null && Object.hasOwn(data, key) ? data[key] : null
  }
  const fileOf = (starts, number) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle] <= number) low = middle
      else high = middle - 1
    }
    return low
  }
  const record = async (kind, number) => {
    const file = fileOf(about.starts[kind], number)
    const data = await load(`${kind}/${file}`)
    return data === null ? null : [data[0], data[1][number - about.starts[kind][file]]]
  }

  // --- words and numbers

  /** Folded text, and of each of its units the place in the text that it came from. */
  const foldPlaces = (text) => {
    let folded = ""
    const places = []
    let at = 0
    for (const character of text) {
      const bare = character
        .normalize("NFKC")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, "")
      for (const unit of bare) {
        folded += about.pairs.get(unit) ?? unit
        while (places.length < folded.length) places.push(at)
      }
      at += character.length
    }
    return { folded, places }
  }
  const fold = (text) => foldPlaces(text.normalize("NFKC")).folded

  const scales = { 元: [0], 万: [4], 亿: [8], "": [0, 4, 8] }
  /** Amounts in hundredths of a yuan that a figure can mean: without a unit it may be one in 万元. */
  const amountsOf = (token) => {
    const bare = token
      .normalize("NFKC")
      .replace(/[,，¥￥\s]/gu, "")
      .replace("萬", "万")
      .replace("億", "亿")
    const found = /^([-−]?)(\d{1,15})(?:\.(\d{1,8}))?(亿|万)?(元|圆)?$/u.exec(bare)
    if (found === null) return []
    const [, sign, whole, fraction = "", unit, yuan] = found
    return scales[unit ?? (yuan === undefined ? "" : "元")].flatMap((scale) => {
      const places = scale + 2 - fraction.length
      if (places < 0 && !/^0*$/u.test(fraction.slice(scale + 2))) return []
      const digits = (whole + fraction + "0".repeat(Math.max(0, places))).slice(0, whole.length + scale + 2)
      const amount = BigInt(digits)
      return [`${sign === "" || amount === 0n ? "" : "-"}${amount}`]
    })
  }

  // --- candidates

  const items = (steps) => {
    let item = 0
    return steps.map((step) => {
      item += step
      return item
    })
  }
  /** What two ascending lists share. */
  const both = (a, b) => {
    const shared = []
    for (let i = 0, j = 0; i < a.length && j < b.length; )
      if (a[i] === b[j]) {
        shared.push(a[i++])
        j++
      } else if (a[i] < b[j]) i++
      else j++
    return shared
  }
  const rangeOf = (bigram, range) =>
    load(`c/${bigram.charCodeAt(0).toString(16)}-${bigram.charCodeAt(1).toString(16)}-${range}`).then(
      (steps) => items(steps ?? [])
    )

  /** Numbers of items that have every pair of the terms, a range of them after the other. */
  async function* candidates(terms) {
    const pairs = [
      ...new Set(
        terms.flatMap((term) => Array.from({ length: term.length - 1 }, (_, i) => term.slice(i, i + 2)))
      )
    ]
    const entries = await Promise.all(pairs.map((pair) => entry("p", pair)))
    if (pairs.length === 0 || entries.includes(null)) return
    const rare = entries.filter((steps) => Array.isArray(steps)).map(items)
    const frequent = pairs.filter((_, i) => !Array.isArray(entries[i]))
    const told = rare.length === 0 ? null : rare.reduce(both)
    if (told !== null && (frequent.length === 0 || told.length <= 200)) {
      yield told
      return
    }
    for (let range = 0; range * about.range < about.items; range++) {
      const here = told?.filter((item) => Math.floor(item / about.range) === range)
      if (here?.length === 0) continue
      const lists = await Promise.all(frequent.map((pair) => rangeOf(pair, range)))
      yield (here === undefined ? lists : [here, ...lists]).reduce(both)
    }
  }

  const groupOf = (item) => {
    let group = 0
    while (group + 1 < about.groups.length && about.groups[group + 1][1] <= item) group++
    return about.groups[group][0]
  }
  const has = (terms, texts) => {
    const folded = texts.map(fold)
    return terms.every((term) => folded.some((text) => text.includes(term)))
  }

  // --- what is shown

  const element = (name, attributes, ...children) => {
    const made = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    made.append(...children.filter((child) => child !== null))
    return made
  }
  /** The text with what was asked for marked; a long one around it. */
  const marked = (text, terms) => {
    const { folded, places } = foldPlaces(text)
    const spans = terms
      .map((term) => ({ at: folded.indexOf(term), length: term.length }))
      .filter(({ at }) => at >= 0)
      .map(({ at, length }) => [places[at], (places[at + length - 1] ?? text.length - 1) + 1])
      .sort((a, b) => a[0] - b[0])
    const first = spans[0]?.[0] ?? 0
    let at = text.length <= 160 || first < 100 ? 0 : first - 60
    const end = Math.min(text.length, Math.max(at + 160, (spans[0]?.[1] ?? 0) + 40))
    const pieces = [at > 0 ? "…" : ""]
    for (const [from, to] of spans) {
      if (from < at || to > end) continue
      pieces.push(text.slice(at, from), element("mark", {}, text.slice(from, to)))
      at = to
    }
    pieces.push(text.slice(at, end), end < text.length ? "…" : "")
    return pieces
  }
  const word = (token) => about.words[token]?.[zh ? 0 : 1] ?? token
  const evidence = (path, shown) => element("a", { class: "ev", href: root + path }, shown)
  const unit = zh ? " 元" : " yuan"

  const lineShown = ([heads, line]) => {
    const [budget, , , table, measure, amount, path] = line
    const [name, year, page] = heads[budget]
    return [
      element("a", { href: root + page }, `${name}${year === null ? "" : ` ${year}`}`),
      ` · ${word(`table:${table}`)}${measure === "" ? "" : ` · ${word(`measure:${measure}`)}`}: `,
      evidence(path, amount),
      unit
    ]
  }
  const itemShown = (item, terms) => {
    const [title, also, context, page, path, amount, count, places] = item
    const other = also.find((name) => !has(terms, [title]) && has(terms, [name]))
    const head = element("a", { class: "hit", href: root + (page ?? path) }, ...marked(title, terms))
    if (page === null) head.classList.add("ev")
    const said = context.filter((text) => text !== "").map(word)
    if (other !== undefined) said.unshift(other)
    const parts = [head, " ", element("small", {}, said.join(" · "))]
    if (amount !== null && amount !== undefined) parts.push(" ", evidence(path, amount), unit)
    else if (page !== null) parts.push(" ", evidence(path, zh ? "原文" : "source"))
    if (count !== undefined) {
      const [heads, lines] = places
      parts.push(
        element("small", {}, zh ? ` ${also.join(" ")} 共 ${count} 处` : ` ${also.join(" ")} ${count} in all`),
        element("ul", {}, ...lines.map((line) => element("li", {}, ...lineShown([heads, line]))))
      )
    }
    return element("li", {}, ...parts)
  }
  const amountShown = (found) => {
    const [, line] = found
    const head = element("a", { class: "hit ev", href: root + line[6] }, line[1])
    return element("li", {}, head, " ", element("small", {}, line[2]), " ", ...lineShown(found))
  }

  const headings = {
    amount: ["金额", "Amounts"],
    organization: ["机构", "Organisations"],
    region: ["行政区划", "Regions"],
    line: ["预算科目", "Budget lines"],
    policy: ["文件", "Policy documents"],
    provision: ["条款", "Provisions"],
    event: ["沿革", "Events"],
    statement: ["预算说明", "Said in budgets"],
    term: ["名词", "Terms"]
  }
  const order = Object.keys(headings)

  // --- a search

  let run = 0
  const wide = new Map()
  const limitOf = (group) => wide.get(group) ?? most

  const amounts = async (tokens, terms, put) => {
    const keys = [...new Set(tokens.flatMap(amountsOf))]
    const entries = await Promise.all(keys.map((key) => entry("n", key)))
    const places = entries.flatMap((found) => found?.slice(1) ?? [])
    const all = entries.reduce((sum, found) => sum + (found?.[0] ?? 0), 0)
    const found = []
    const limit = limitOf("amount")
    for (let at = 0; at < places.length && found.length < limit; at += most) {
      const batch = await Promise.all(
        places.slice(at, at + most).map((place) => record(place % 2 === 0 ? "l" : "i", place >> 1))
      )
      for (const [i, one] of batch.entries()) {
        const isLine = places[at + i] % 2 === 0
        const texts = isLine ? [one[1][1], one[1][2], one[0][one[1][0]][0]] : [one[1][0], ...one[1][2]]
        if (found.length < limit && has(terms, texts))
          found.push(isLine ? amountShown(one) : itemShown(one[1], terms))
      }
    }
    put("amount", found, all > found.length && found.length >= limit)
  }

  const texts = async (terms, put) => {
    const groups = new Map()
    for await (const ids of candidates(terms)) {
      const byGroup = Map.groupBy(ids, groupOf)
      await Promise.all(
        [...byGroup].map(async ([group, list]) => {
          if (!groups.has(group)) groups.set(group, [])
          const found = groups.get(group)
          const limit = limitOf(group)
          let at = 0
          for (; at < list.length && found.length < limit; at += limit) {
            const batch = await Promise.all(list.slice(at, at + limit).map((item) => record("i", item)))
            for (const one of batch)
              if (found.length < limit && has(terms, [one[1][0], ...one[1][1]]))
                found.push(itemShown(one[1], terms))
          }
          put(group, found, found.length >= limit && list.length > found.length)
        })
      )
      if ([...groups].every(([group, found]) => found.length >= limitOf(group)) && groups.size > 3) return
    }
  }

  const search = async (query) => {
    const mine = ++run
    const shown = new Map()
    const put = (group, found, isMore) => {
      if (mine !== run || found.length === 0) return
      shown.set(group, { found, isMore })
      render(shown, query)
    }
    await ready
    if (about === null) return
    const tokens = query.split(/\s+/u).filter((token) => token !== "")
    const numeric = tokens.filter((token) => amountsOf(token).length > 0)
    const terms = tokens.map(fold).filter((term) => term !== "")
    const words = tokens.filter((token) => !numeric.includes(token)).map(fold)
    if (terms.every((term) => term.length < 2)) {
      results.replaceChildren()
      status.textContent = query === "" ? "" : zh ? "请输入至少两个字" : "Type two characters or more"
      return
    }
    await Promise.all([numeric.length === 0 ? null : amounts(numeric, words, put), texts(terms, put)])
    // nothing has all the words: what has one of them
    if (shown.size === 0 && terms.length > 1) for (const term of terms) await texts([term], put)
    if (mine === run && shown.size === 0) {
      results.replaceChildren()
      status.textContent = zh
        ? "没有找到。可查：机构（全称、简称、旧称，简繁皆可）、行政区划、预算科目名称与编码、金额（元或万元）、条款、沿革与预算说明的文字。"
        : "Nothing found. What can be searched: names of bodies in all forms and both scripts, regions, names and codes of budget lines, amounts (in yuan or 万元), the text of provisions, events and budget statements."
    }
    results.dataset.done = query
  }

  const render = (shown, query) => {
    let count = 0
    let isMore = false
    const focused = document.activeElement?.closest("#results") ? document.activeElement.href : null
    results.replaceChildren(
      ...order.flatMap((group) => {
        const part = shown.get(group)
        if (part === undefined) return []
        count += part.found.length
        isMore ||= part.isMore
        const id = `found-${group}`
        const section = element(
          "section",
          { "aria-labelledby": id },
          element("h2", { id }, headings[group][zh ? 0 : 1]),
          element("ol", { class: "hits" }, ...part.found)
        )
        if (part.isMore) {
          const more = element("button", { type: "button" }, zh ? "更多" : "More")
          more.addEventListener("click", () => {
            wide.set(group, limitOf(group) + 40)
            search(query)
          })
          section.append(more)
        }
        return [section]
      })
    )
    if (focused !== null) [...results.querySelectorAll("a.hit")].find(({ href }) => href === focused)?.focus()
    status.textContent = zh
      ? `找到 ${count}${isMore ? " 条以上" : " 条"}`
      : `${count}${isMore ? " or more" : ""} ${count === 1 ? "result" : "results"}`
  }

  // --- the page

  const changed = () => {
    const query = input.value.trim()
    wide.clear()
    history.replaceState(null, "", `#q=${encodeURIComponent(query)}`)
    return search(query)
  }
  const fromAddress = () => {
    const typed = /^#q=(.*)$/u.exec(location.hash)?.[1]
    let query = new URLSearchParams(location.search).get("q") ?? ""
    try {
      if (typed !== undefined) query = decodeURIComponent(typed)
    } catch {
      // an address that somebody cut short
    }
    input.value = query.trim()
    if (query.trim() !== "") search(query.trim())
  }
  input.addEventListener("input", (event) => {
    if (!event.isComposing) changed()
  })
  input.addEventListener("compositionend", changed)
  window.addEventListener("hashchange", fromAddress)
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    changed().then(() => results.querySelector("a.hit")?.focus())
  })
  document.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return
    const hits = [...results.querySelectorAll("a.hit")]
    const at = hits.indexOf(document.activeElement)
    if (at < 0 && document.activeElement !== input) return
    if (hits.length === 0) return
    event.preventDefault()
    const next = at + (event.key === "ArrowDown" ? 1 : -1)
    if (next < 0) input.focus()
    else hits[Math.min(next, hits.length - 1)].focus()
  })
  fromAddress()
}
