import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "office_regions",
  group: "directory",
  title: { en: "Regions of an office", zh: "联系区域" },
  description: "One row per source, office and region that the office is responsible for 负责联系.",
  prefix: "ofr",
  identity: ["source_id", "org_id", "region_id"],
  merged: true,
  columns: { org_id: c.org_id, region_id: c.region_id, position: c.position }
})
