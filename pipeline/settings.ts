import { availableParallelism } from "node:os"
import type { Machines } from "./cluster/Machines.ts"

/** All settings of a build, one value. */
export interface Settings {
  /** Folder of documents. */
  readonly seeds: string
  /** Folder of releases. */
  readonly out: string
  /** A failed check gives exit code 1. */
  readonly strict: boolean
  /** Make everything, hold it against every gate, publish nothing. */
  readonly dryRun: boolean
  /** Publish although a table lost more than a fifth of its rows. */
  readonly allowCollapse: boolean
  /** Write the site into the release. */
  readonly site: boolean
  /** Threads that may read documents. */
  readonly threads: number
  /** Bytes of entries of the cache whose documents memory holds; some mebibytes where nothing is said. */
  readonly heldBytes?: number
  /** One JSON document on stdout instead of the summary. */
  readonly json: boolean
  /** Absent: this machine reads every document itself. */
  readonly machines?: Machines
}

export const defaults: Settings = {
  seeds: "seeds",
  out: "out",
  strict: false,
  dryRun: false,
  allowCollapse: false,
  site: true,
  threads: availableParallelism(),
  json: false
}
