/** Addresses that stand in documents: a link if they lead to the web, text if they are anything else. */
import { type Content, html } from "./html.ts"

export const webAddress = (address: string, shown: Content = address): Content =>
  isWeb(address) ? html`<a href="${address}" rel="noopener nofollow">${shown}</a>` : address

const isWeb = (address: string): boolean => /^https?:\/\//iu.test(address) && URL.canParse(address)
