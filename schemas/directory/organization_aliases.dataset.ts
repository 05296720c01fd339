import * as c from "../columns.ts"
import { defineDataset } from "../dataset.ts"

export default defineDataset({
  name: "organization_aliases",
  group: "directory",
  title: { en: "Other names", zh: "别名" },
  description: "One row per other name of an organisation.",
  prefix: "als",
  identity: ["org_id", "alias"],
  merged: true,
  columns: {
    org_id: c.org_id,
    alias: c.text("Alias", "The other name as printed."),
    kind: c.token(["short", "traditional", "former", "variant"] as const, "Kind", "Kind of name.")
  }
})
