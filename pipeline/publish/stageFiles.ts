/** Files of a stage as the manifest lists them. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { type Disk, writeFiles, writePieces } from "./disk.ts"
import type { Encoding } from "./encoding/Encoding.ts"
import type { ManifestFile } from "./manifest.ts"

/** Writes a file of the stage, whose folder is there. */
export const stageFile = (
  stage: string,
  path: string,
  media_type: string,
  pieces: Iterable<Uint8Array>
): Disk<ManifestFile> =>
  Effect.map(writePieces(join(stage, path), pieces), (written) => ({ path, media_type, ...written }))

/** The same for files whose pieces come mixed. */
export const stageFiles = (stage: string, files: Encoding["files"], pieces: Encoding["pieces"]) =>
  Effect.map(
    writeFiles(
      files.map(({ path }) => join(stage, path)),
      pieces
    ),
    (written): ReadonlyArray<ManifestFile> =>
      files.map(({ mediaType, path }, i) => ({ path, media_type: mediaType, ...written[i]! }))
  )
