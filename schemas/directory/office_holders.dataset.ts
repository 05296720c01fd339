import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "office_holders",
  group: "directory",
  title: { en: "Office-holders", zh: "任职人员" },
  description:
    "One row per source, post 职务 and person that it names, with the term 任期 where it says one.",
  prefix: "hol",
  identity: ["source_id", "org_id", "post", "person", "from", "until"],
  merged: true,
  columns: {
    org_id: c.org_id,
    post: c.nullable(c.text("Post", "Post 职务 as printed, without 现任 and 历任; null where none is said.")),
    person: c.text("Person", "Name as printed. A blank name has no row."),
    from: c.nullable(c.edtf("From", "Begin of the term, EDTF; null if not said.")),
    until: c.nullable(
      c.edtf("Until", "End of the term, EDTF; null if not said or if the term is still going on.")
    )
  }
})
