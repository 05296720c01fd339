/** Colours of the style sheet, for drawings and pages that stand alone: the sheet is where they are written. */
import { assetFiles } from "./assets.ts"

interface Colour {
  readonly name: string
  readonly light: string
  readonly dark: string
}

const colours = (): ReadonlyArray<Colour> => {
  const sheet =
    assetFiles()
      .find(({ path }) => path === "assets/site.css")
      ?.content.toString() ?? ""
  return [...sheet.matchAll(/--([a-z0-9]+): light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)/gu)].map((found) => ({
    name: found[1]!,
    light: found[2]!,
    dark: found[3]!
  }))
}

/** Declares the colours, light and dark, for a document of its own. */
export const paletteStyle = (): string => {
  held ??= colours()
  const declare = (shade: "light" | "dark"): string =>
    held!.map((colour) => `--${colour.name}:${colour[shade]}`).join(";")
  return `:root{color-scheme:light dark;${declare("light")}}@media(prefers-color-scheme:dark){:root{${declare("dark")}}}`
}
let held: ReadonlyArray<Colour> | null = null

export const sans = "system-ui,-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
