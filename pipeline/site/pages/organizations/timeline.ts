/** Events in time, each with the sentence that says it. */
import eventsTable from "#schemas/directory/events.dataset.ts"
import type { Corpus } from "../../Corpus.ts"
import { evidenceLink } from "../../evidenceLink.ts"
import { type Html, html } from "../../html.ts"
import { type Event, inTime } from "../../organizationFacts.ts"
import type { View } from "../../View.ts"
import { tokenName } from "../../words.ts"
import { organizationLink } from "./names.ts"

export const timeline = (view: View, corpus: Corpus, events: ReadonlyArray<Event>): Html | null => {
  const { say } = view
  if (events.length === 0) return null
  return html`<section aria-labelledby="history"><h2 id="history">${say("沿革", "History")}</h2>${timelineList(view, corpus, events)}</section>`
}

export const timelineList = (view: View, corpus: Corpus, events: ReadonlyArray<Event>): Html =>
  html`<ol class="timeline">${inTime(events).map((event) => {
    const subjects = event.org_ids
      .map((id) => organizationLink(view, corpus, id))
      .filter((link) => link !== null)
    const object = organizationLink(view, corpus, event.object_org_id)
    return html`<li><p><strong>${evidenceLink(view, event, event.event_id, event.date)}</strong> <span class="tag">${tokenName(view, eventsTable, "kind", event.kind)}</span> ${subjects.map((link, i) => html`${i === 0 ? null : view.say("、", ", ")}${link}`)}${object === null ? null : html` → ${object}`}</p><p class="soft">${event.text}</p></li>`
  })}</ol>`
