/** Links to organisations and regions, by the names that they have. */
import type { Corpus } from "../../Corpus.ts"
import { evidenceLink } from "../../evidenceLink.ts"
import { type Html, html } from "../../html.ts"
import { organizationPage } from "../../links.ts"
import type { View } from "../../View.ts"

export const organizationLink = (
  view: View,
  { organizations }: Corpus,
  org_id: string | null
): Html | null => {
  const organization = org_id === null ? undefined : organizations.get(org_id)
  return organization === undefined
    ? null
    : html`<a href="${view.page(organizationPage(organization.org_id))}">${organization.name}</a>`
}

/** The official name, which opens where the region is first named. */
export const regionLink = (view: View, { regions: known }: Corpus, region_id: string | null): Html | null => {
  const region = region_id === null ? undefined : known.get(region_id)
  if (region === undefined) return region_id === null ? null : html`${region_id}`
  return html`${evidenceLink(view, region, region.region_id, region.name_hans)} <small>${region.region_id}</small>`
}
