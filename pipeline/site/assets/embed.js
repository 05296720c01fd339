// Puts the full address into the code that embeds a chart. Without this script the address in it is relative.

for (const area of document.querySelectorAll("textarea[data-embed]")) {
  const address = new URL(area.dataset.embed, location.href).href
  area.value = area.value.replace(`src="${area.dataset.embed}"`, `src="${address}"`)
  area.addEventListener("focus", () => area.select())
}
