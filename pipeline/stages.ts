/** The stages that a build needs when something is due; `run.ts` loads them then, and not before. */
export { check } from "./check/check.ts"
export { extractDocuments } from "./extractDocuments.ts"
export { publish } from "./publish/publish.ts"
export { settle } from "./settle.ts"
