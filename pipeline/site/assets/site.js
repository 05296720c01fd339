// Opens evidence beside the number. Without this script the links lead to the same page.

{
  const root = document.documentElement
  const zh = root.lang.startsWith("zh")
  if (window.parent !== window) root.classList.add("framed")

  let panel = null
  let opener = null

  const make = () => {
    const aside = document.createElement("aside")
    aside.id = "panel"
    aside.setAttribute("aria-label", zh ? "出处" : "Evidence")
    const bar = document.createElement("div")
    const whole = document.createElement("a")
    whole.textContent = zh ? "在整页中打开" : "Open as a page"
    whole.target = "_top"
    const close = document.createElement("button")
    close.type = "button"
    close.textContent = zh ? "关闭" : "Close"
    close.addEventListener("click", shut)
    bar.append(whole, close)
    const frame = document.createElement("iframe")
    frame.title = zh ? "出处" : "Evidence"
    aside.append(bar, frame)
    document.body.append(aside)
    return { aside, close, frame, whole }
  }
  const show = (link) => {
    panel ??= make()
    opener = link
    // a link in a drawing keeps its address as an animated value
    const address = link.href.baseVal ?? link.href
    panel.whole.href = address
    panel.frame.src = address
    panel.aside.hidden = false
    panel.close.focus()
  }
  const shut = () => {
    if (panel === null || panel.aside.hidden) return
    panel.aside.hidden = true
    panel.frame.src = "about:blank"
    opener?.focus()
  }
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest("a.ev") : null
    if (link === null || root.classList.contains("framed")) return
    event.preventDefault()
    show(link)
  })
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") shut()
  })
}
