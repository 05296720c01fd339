/** The stages that a build needs when something is due; `run.ts` loads them then, and not before. */
import { setFlagsFromString } from "node:v8"

// rows come and go: a heap that grows by halves, and not to four times what is in use, collects them in the same time
setFlagsFromString("--heap-growing-percent=50")

export { check } from "./check/check.ts"
export { extractDocuments } from "./extractDocuments.ts"
export { rowKeeper } from "./keepRows.ts"
export { onDisk } from "./publish/disk.ts"
export { usable } from "./publish/folder.ts"
export { publish } from "./publish/publish.ts"
export { settle } from "./settle.ts"
