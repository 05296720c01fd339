/** A folder for what tests of one run share: the site of the seeds is built once, by whoever asks for it first. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestProject } from "vitest/node"

declare module "vitest" {
  interface ProvidedContext {
    readonly sharedFolder: string
  }
}

export default function setup({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-test-"))
  provide("sharedFolder", folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
