/** A value that opens the line of the source that it stands on. */
import { type Content, type Html, html } from "./html.ts"
import { evidenceOf } from "./links.ts"
import type { View } from "./View.ts"

interface Placed {
  readonly source_id: string
  readonly start: number | null
}

/** `id` is that of the row that the value is read from; `shown` what the page prints of it. */
export const evidenceLink = (view: View, placed: Placed, id: string, shown: Content): Html =>
  html`<a class="ev" href="${view.page(evidenceOf(placed, id))}">${shown}</a>`
