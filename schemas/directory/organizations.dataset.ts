import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "organizations",
  group: "directory",
  title: { en: "Organisations", zh: "机构" },
  description:
    "One row per organisation, merged over all documents. What sources disagree on is null, and reported.",
  prefix: "org",
  id: "org_id",
  identity: ["name_hans", "parent_org_id"],
  merged: true,
  columns: {
    org_id: c.id(
      "Organisation",
      "Stable id, made from the name and, for a name that is not unique, the parent."
    ),
    name: c.text("Name", "Name as first printed, in the source's script."),
    name_hans: c.text("Name (simplified)", "Name in simplified characters."),
    short_name: c.nullable(c.text("Short name", "Short name 简称 as printed.")),
    kind: c.token(
      [
        "government",
        "department",
        "representative_office",
        "liaison_unit",
        "internal_department",
        "party_body",
        "enterprise",
        "collective",
        "other"
      ] as const,
      "Kind",
      "Kind of organisation: representative_office 办事处, liaison_unit 联络处, internal_department 内设机构, collective 总称."
    ),
    parent_org_id: c.nullable(
      c.org(
        "Parent",
        "The body that it is part of; else that dispatches it; else that manages it; null where sources disagree."
      )
    ),
    rank: c.nullable(c.text("Rank", "Administrative rank 级别 as printed.")),
    seat_region_id: c.nullable(
      c.id("Seat", "Most specific region of its seat that a source says.", "regions")
    ),
    address: c.nullable(c.text("Address", "Street address as printed.")),
    website: c.nullable(c.text("Website", "Address of its own site.")),
    established: c.nullable(c.edtf("Established", "Date of founding, EDTF.")),
    status: c.nullable(
      c.token(["active", "former", "planned"] as const, "Status", "As the sources have it.")
    ),
    source_ids: c.list("Sources", "Every document that says something of it.", "sources"),
    merged_because: c.list(
      "Merged because",
      "Why mentions were taken for one body, one reason for each that was joined; and judgements by hand."
    )
  }
})
