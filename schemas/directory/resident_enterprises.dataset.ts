import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "resident_enterprises",
  group: "directory",
  title: { en: "Resident enterprises", zh: "驻地企业" },
  description: "One row per enterprise listed under an office, in the order of the list.",
  prefix: "ent",
  identity: ["source_id", "office_org_id", "enterprise_org_id"],
  columns: {
    office_org_id: c.org("Office", "The office that lists it."),
    enterprise_org_id: c.org("Enterprise", "The enterprise."),
    name: c.text("Name", "Name as printed."),
    position: c.position
  }
})
