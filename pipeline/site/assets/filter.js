// Shows the rows of a table that the form above it asks for. Without this script all are shown, and no form.

{
  const zh = document.documentElement.lang.startsWith("zh")
  for (const form of document.querySelectorAll("form[data-filter]")) {
    const table = document.getElementById(form.dataset.filter)
    const rows = [...table.tBodies[0].rows]
    const output = form.querySelector("output")
    const apply = () => {
      const wanted = [...new FormData(form)].filter(([, value]) => value !== "")
      let shown = 0
      for (const row of rows) {
        const held = wanted.every(([name, value]) =>
          name === "words"
            ? row.dataset.words.toLowerCase().includes(value.toLowerCase().trim())
            : row.dataset[name] === value
        )
        row.hidden = !held
        if (held) shown++
      }
      output.textContent = zh ? `显示 ${shown} / ${rows.length} 行` : `${shown} of ${rows.length} rows shown`
      const state = new URLSearchParams(wanted).toString()
      if (state !== "" || location.hash.startsWith("#filter:"))
        history.replaceState(null, "", state === "" ? "#filter:" : `#filter:${state}`)
    }
    if (location.hash.startsWith("#filter:"))
      for (const [name, value] of new URLSearchParams(location.hash.slice(8)))
        if (form.elements[name]) form.elements[name].value = value
    form.addEventListener("input", apply)
    form.addEventListener("submit", (event) => event.preventDefault())
    form.hidden = false
    apply()
  }
}
