import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "events",
  group: "directory",
  title: { en: "Events", zh: "沿革" },
  description: "One row per source and dated event in it.",
  prefix: "evt",
  id: "event_id",
  identity: ["source_id", "kind", "date", "org_ids", "object_org_id"],
  columns: {
    event_id: c.id("Event", "Stable id of the event."),
    date: c.edtf("Date", "Date as precise as the source, EDTF level 1."),
    date_start: c.nullable(c.date("First day", "First day that the date can mean; null where it is open.")),
    date_end: c.nullable(c.date("Last day", "Last day that the date can mean; null where it is open.")),
    kind: c.token(
      ["decided", "established", "downgraded", "transferred", "reorganized", "planned", "issued"] as const,
      "Kind",
      "What happened."
    ),
    org_ids: c.list("Organisations", "The organisations that it happened to.", "organizations"),
    object_org_id: c.nullable(c.org("New parent", "The new parent, where there is one.")),
    text: c.text("Text", "The sentence.")
  }
})
