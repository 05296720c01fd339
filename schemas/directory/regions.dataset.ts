import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "regions",
  group: "directory",
  title: { en: "Regions", zh: "行政区划" },
  description: "One row per administrative region that a document names.",
  prefix: "reg",
  id: "region_id",
  identity: ["region_id"],
  merged: true,
  columns: {
    region_id: c.id("Region", "Six-digit GB/T 2260 code."),
    name: c.text("Name", "Name as first printed."),
    name_hans: c.text("Official name", "Official name in simplified characters."),
    level: c.token(["province", "prefecture", "county"] as const, "Level", "Level of the region."),
    parent_region_id: c.nullable(
      c.id("Parent", "Code of the region that it lies in; the parent need not be named by a document.")
    ),
    iso_3166_2: c.nullable(c.text("ISO 3166-2", "Subdivision code, for provinces."))
  }
})
