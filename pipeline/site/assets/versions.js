// Says which tables differ between two releases. Without this script the command beneath does.

{
  const zh = document.documentElement.lang.startsWith("zh")
  const form = document.getElementById("compare")
  const held = document.getElementById("states")
  if (form !== null && held !== null) {
    const { names, releases } = JSON.parse(held.textContent)
    const output = document.getElementById("compared")
    const command = document.getElementById("diff-command")
    const rowsOf = (state) => (state === null ? (zh ? "无此表" : "no such table") : String(state[0]))
    const compare = () => {
      const [from, to] = ["from", "to"].map((name) => releases[Number(form.elements[name].value)])
      command.textContent = `npm start -- diff ${from[0]} ${to[0]}`
      const differ = names.filter((_, i) => String(from[1][i]) !== String(to[1][i]))
      const list = document.createElement("ul")
      for (const [name, title] of differ) {
        const i = names.findIndex((one) => one[0] === name)
        const item = document.createElement("li")
        const code = document.createElement("code")
        code.textContent = name
        const [before, after] = [from[1][i], to[1][i]].map(rowsOf)
        item.append(title, " ", code, zh ? `：${before} → ${after} 行` : `: ${before} → ${after} rows`)
        list.append(item)
      }
      const said = document.createElement("p")
      said.textContent =
        differ.length === 0
          ? zh
            ? "每张表都相同。"
            : "Every table is the same."
          : zh
            ? `${differ.length} 张表不同：`
            : `${differ.length} tables differ:`
      output.replaceChildren(said, ...(differ.length === 0 ? [] : [list]))
    }
    form.addEventListener("input", compare)
    form.addEventListener("submit", (event) => event.preventDefault())
    form.hidden = false
    compare()
  }
}
