/** The stages that a build needs when something is due; `run.ts` loads them then, and not before. */
export { check } from "./check/check.ts"
export { extractDocuments } from "./extractDocuments.ts"
export { rowKeeper } from "./keepRows.ts"
export { onDisk } from "./publish/disk.ts"
export { usable } from "./publish/folder.ts"
export { spareMemory } from "./publish/memory.ts"
export { publish } from "./publish/publish.ts"
export { settle } from "./settle.ts"
