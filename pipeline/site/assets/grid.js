// Sorts, filters and downloads a table, and sets chosen rows side by side. What is seen is in the address, as
// #<id of the table>:q=…&c0=…&sort=5&dir=desc&pick=a,b. Without this script the whole table stands there as it is.

{
  const zh = document.documentElement.lang.startsWith("zh")
  const text = (cell) => cell.textContent.replace(/\s+/gu, " ").trim()
  const isNumber = (cell) => cell.classList.contains("number")
  /** A printed figure without its grouping; anything else as it is. */
  const plain = (cell) => {
    const value = text(cell)
    const bare = value.replaceAll(",", "").replace("−", "-")
    return isNumber(cell) && /^-?\d+(\.\d+)?%?$/u.test(bare) ? bare : value
  }
  /** A spreadsheet runs what begins like this. */
  const guarded = (value) =>
    /^[=+\-@\t\r]/u.test(value) && !/^-?\d+(\.\d+)?%?$/u.test(value) ? `'${value}` : value
  const quoted = (value) => (/[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

  const download = (name, rows) => {
    const csv = rows.map((row) => row.map((value) => quoted(guarded(value))).join(",")).join("\r\n")
    const address = URL.createObjectURL(new Blob([`\ufeff${csv}\r\n`], { type: "text/csv;charset=utf-8" }))
    const link = document.createElement("a")
    link.href = address
    link.download = name
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(address), 1000)
  }

  for (const table of document.querySelectorAll("table[data-grid]")) {
    const form = document.querySelector(`form[data-for="${table.id}"]`)
    const output = form.querySelector("output")
    const heads = [...table.tHead.rows[0].cells]
    const rows = [...table.tBodies[0].rows]
    const prefix = `#${table.id}:`
    const state = { sort: null, dir: "asc", picked: [] }
    const cellsOf = new Map(rows.map((row) => [row, [...row.cells]]))
    const wordsOf = new Map(rows.map((row) => [row, text(row).toLowerCase()]))

    const shown = () => [...table.tBodies[0].rows].filter((row) => !row.hidden)

    const filter = () => {
      const query = form.elements.q.value.trim().toLowerCase()
      const selects = [...form.querySelectorAll("select")].filter(({ value }) => value !== "")
      let count = 0
      for (const row of rows) {
        const cells = cellsOf.get(row)
        const held =
          wordsOf.get(row).includes(query) &&
          selects.every(({ name, value }) => text(cells[Number(name.slice(1))]) === value)
        row.hidden = !held
        if (held) count++
      }
      output.textContent = zh ? `显示 ${count} / ${rows.length} 行` : `${count} of ${rows.length} rows shown`
    }

    /** Blank and withheld figures come last, whatever the direction. */
    const sort = () => {
      const at = state.sort
      for (const [i, head] of heads.entries()) {
        if (i === at) head.setAttribute("aria-sort", state.dir === "desc" ? "descending" : "ascending")
        else head.removeAttribute("aria-sort")
      }
      const order = [...rows]
      if (at !== null) {
        const numeric = isNumber(heads[at])
        const keys = new Map(
          rows.map((row) => {
            const value = plain(cellsOf.get(row)[at])
            return [row, numeric ? Number.parseFloat(value) : value]
          })
        )
        const sign = state.dir === "desc" ? -1 : 1
        const blank = (key) => key === "" || Number.isNaN(key)
        order.sort((a, b) => {
          const [x, y] = [keys.get(a), keys.get(b)]
          if (blank(x) || blank(y)) return Number(blank(x)) - Number(blank(y))
          return sign * (numeric ? x - y : x.localeCompare(y, "zh"))
        })
      }
      table.tBodies[0].append(...order)
    }

    const write = () => {
      const values = [...new FormData(form)].filter(
        ([name, value]) => value !== "" && !name.startsWith("pick")
      )
      if (state.sort !== null) values.push(["sort", String(state.sort)], ["dir", state.dir])
      if (state.picked.length > 0) values.push(["pick", state.picked.join(",")])
      if (values.length > 0 || location.hash.startsWith(prefix))
        history.replaceState(null, "", prefix + new URLSearchParams(values).toString())
    }

    const read = () => {
      if (!location.hash.startsWith(prefix)) return false
      const values = new URLSearchParams(location.hash.slice(prefix.length))
      for (const field of form.querySelectorAll("input[name], select[name]"))
        field.value = values.get(field.name) ?? ""
      const at = Number(values.get("sort"))
      state.sort = values.has("sort") && at in heads ? at : null
      state.dir = values.get("dir") === "desc" ? "desc" : "asc"
      state.picked = (values.get("pick") ?? "").split(",").filter((id) => pickable.has(id))
      return true
    }

    // rows side by side

    const pickable = new Map(rows.filter((row) => row.dataset.pick).map((row) => [row.dataset.pick, row]))
    const panel = pickable.size > 0 ? document.getElementById("picked") : null
    const boxes = new Map()
    for (const [id, row] of pickable) {
      const box = document.createElement("input")
      box.type = "checkbox"
      box.setAttribute("aria-label", `${zh ? "选" : "Choose"} ${text(row.cells[0])}`)
      box.addEventListener("change", () => {
        state.picked = box.checked ? [...state.picked, id] : state.picked.filter((one) => one !== id)
        pick()
        write()
      })
      row.cells[0].prepend(box, " ")
      boxes.set(id, box)
    }
    const element = (tag, content, kind) => {
      const made = document.createElement(tag)
      if (kind) made.className = kind
      made.append(...(Array.isArray(content) ? content : [content]))
      return made
    }
    const hundredths = (cell) => {
      const found = /^(-?)(\d+)(?:\.(\d{1,2}))?$/u.exec(plain(cell))
      if (found === null) return null
      const size = BigInt(found[2] + (found[3] ?? "").padEnd(2, "0"))
      return found[1] === "-" ? -size : size
    }
    const money = (amount) => {
      const size = amount < 0n ? -amount : amount
      const cents = size % 100n
      const whole = String(size / 100n).replace(/\B(?=(\d{3})+$)/gu, ",")
      const sign = amount < 0n ? "−" : amount > 0n ? "+" : ""
      return `${sign}${whole}${cents === 0n ? "" : `.${String(cents).padStart(2, "0")}`}`
    }
    const pick = () => {
      if (panel === null) return
      for (const [id, box] of boxes) box.checked = state.picked.includes(id)
      panel.replaceChildren()
      const chosen = state.picked.map((id) => pickable.get(id))
      if (chosen.length < 2) return
      if (new Set(chosen.map((row) => row.dataset.scope)).size > 1) {
        const named = chosen.map((row) => `${text(cellsOf.get(row)[0])} (${text(cellsOf.get(row)[2])})`)
        panel.append(
          element("p", `${named.join(zh ? "、" : ", ")}${zh ? "：" : ": "}${table.dataset.refusal}`, "warn")
        )
        return
      }
      const two = chosen.length === 2
      const top = element("tr", [
        element("th", zh ? "项目" : "Figure"),
        ...chosen.map((row) => element("th", text(cellsOf.get(row)[0]), "number")),
        ...(two ? [element("th", zh ? "前者减后者（计算）" : "First less second (computed)", "number")] : [])
      ])
      for (const head of top.cells) head.scope = "col"
      const body = element("tbody", [])
      for (const [i, head] of heads.entries()) {
        if (!isNumber(head)) continue
        const cells = chosen.map((row) => cellsOf.get(row)[i])
        const name = element("th", text(head))
        name.scope = "row"
        const line = element("tr", [name, ...cells.map((cell) => cell.cloneNode(true))])
        if (two) {
          const [a, b] = cells.map(hundredths)
          line.append(element("td", a === null || b === null ? "" : money(a - b), "number"))
        }
        body.append(line)
      }
      const scope = text(cellsOf.get(chosen[0])[2])
      const side = element("table", [
        element("caption", zh ? `并排（${scope}，元）` : `Side by side (${scope}, yuan)`),
        element("thead", top),
        body
      ])
      panel.append(element("div", side, "scroll"))
    }

    for (const [i, head] of heads.entries()) {
      const button = document.createElement("button")
      button.type = "button"
      button.append(...head.childNodes)
      head.append(button)
      button.addEventListener("click", () => {
        if (state.sort !== i) Object.assign(state, { sort: i, dir: isNumber(head) ? "desc" : "asc" })
        else if ((state.dir === "desc") === isNumber(head)) state.dir = isNumber(head) ? "asc" : "desc"
        else state.sort = null
        sort()
        write()
      })
    }
    form.addEventListener("input", (event) => {
      if (event.target.type === "checkbox") return
      filter()
      write()
    })
    form.addEventListener("submit", (event) => event.preventDefault())
    form.querySelector("[data-csv]").addEventListener("click", (event) => {
      const lines = [heads.map(text), ...shown().map((row) => cellsOf.get(row).map(plain))]
      download(event.target.dataset.csv, lines)
    })
    const apply = () => {
      filter()
      sort()
      pick()
    }
    window.addEventListener("hashchange", () => {
      if (read()) apply()
    })
    form.hidden = false
    const asked = read()
    apply()
    if (asked) form.scrollIntoView()
  }
}
