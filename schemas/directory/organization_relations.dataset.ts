import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "organization_relations",
  group: "directory",
  title: { en: "Relations", zh: "机构关系" },
  description: "One row per source and sentence that says how one organisation stands to another.",
  prefix: "rel",
  id: "relation_id",
  identity: ["source_id", "subject_org_id", "relation", "object_org_id", "since", "until"],
  columns: {
    relation_id: c.id("Relation", "Stable id of the relation."),
    subject_org_id: c.org("Subject", "The organisation of which it is said."),
    relation: c.token(
      ["dispatched_by", "managed_by", "part_of", "organizational_superior", "successor_of"] as const,
      "Relation",
      "dispatched_by 派驻/派出, managed_by 管理/归口, part_of 内设/隶属/轄下, organizational_superior 组织上级."
    ),
    object_org_id: c.org("Object", "The organisation that the subject stands in the relation to."),
    since: c.nullable(c.edtf("Since", "Begin of the relation, EDTF.")),
    until: c.nullable(c.edtf("Until", "End of the relation, EDTF."))
  }
})
