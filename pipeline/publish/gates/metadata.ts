/**
 * Every description of a release agrees with its manifest: on each file, size and digest, on each count of rows, on licences
 * and on the version. What a description says is read from its bytes, not from what made it.
 */

import { workbookPath } from "../formats/workbook.ts"
import type { Manifest, ManifestFile } from "../manifest.ts"
import { licenceOf } from "../metadata/licences.ts"
import type { Finding } from "../Release.ts"
import { readerOf, type Said, type SaidFile, unstated } from "./said.ts"

/** Files that a description is to name: all of the data; a CSV on the Web names the CSV files, of one table or of all. */
const namedBy = (path: string, manifest: Manifest): ReadonlyArray<ManifestFile> => {
  const data = manifest.tables.flatMap(({ files }) => files)
  const own = path.replace("-metadata.json", "")
  if (path === "data/csv-metadata.json") return data.filter((file) => /^[^.]+\.csv$/u.test(file.path))
  if (path.endsWith(".csv-metadata.json")) return data.filter((file) => file.path === own)
  return [...data, ...manifest.texts, ...manifest.files.filter((file) => file.path === workbookPath)]
}

const wrongFiles = (
  said: ReadonlyArray<SaidFile>,
  due: ReadonlyArray<ManifestFile>
): ReadonlyArray<string> => {
  const files = new Map(said.map((file) => [file.path, file]))
  const missing = due.filter(({ path }) => !files.has(path)).map(({ path }) => `${path} is not in it`)
  const known = new Map(due.map((file) => [file.path, file]))
  return [
    ...missing,
    ...said.flatMap(({ bytes, path, sha256 }) => {
      const file = known.get(path)
      if (file === undefined) return [`it names ${path}, which it is not about`]
      if (file.bytes !== bytes) return [`it gives ${path} ${bytes} bytes of ${file.bytes}`]
      return file.sha256 === sha256 ? [] : [`it gives ${path} another digest`]
    })
  ]
}

const wrongTables = (
  { licences, rows }: Said,
  manifest: Manifest,
  only: string | null
): ReadonlyArray<string> =>
  manifest.tables
    .filter(({ name }) => only === null || name === only)
    .flatMap((table) => {
      const due = table.licences.map((stated) => licenceOf(stated).name)
      // a document without a licence is none of the manifest's
      const given = licences?.get(table.name)?.filter((name) => name !== unstated.name)
      const isCounted = rows === null || rows.get(table.name) === table.rows
      const isLicensed = licences === null || sameSet(given ?? [], due)
      return [
        ...(isCounted ? [] : [`it gives ${table.name} ${rows.get(table.name)} rows of ${table.rows}`]),
        ...(isLicensed
          ? []
          : [`it gives ${table.name} the licences ${given?.join(", ")}, not ${due.join(", ")}`])
      ]
    })

const sameSet = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean =>
  [...new Set(a)].sort().join("\n") === [...new Set(b)].sort().join("\n")

const wrongIn = (path: string, said: Said, manifest: Manifest): ReadonlyArray<string> => {
  const version = `${manifest.contract}+${manifest.version.slice(-8)}`
  const only = /^data\/(\w+)\.csv-metadata\.json$/u.exec(path)?.[1] ?? null
  return [
    ...(said.version === null || said.version === version
      ? []
      : [`its version is ${said.version}, not ${version}`]),
    ...(said.files === null ? [] : wrongFiles(said.files, namedBy(path, manifest))),
    ...wrongTables(said, manifest, only)
  ]
}

export const metadataGate = (
  manifest: Manifest,
  files: ReadonlyArray<{ readonly path: string; readonly content: Uint8Array }>
): ReadonlyArray<Finding> =>
  files.flatMap(({ content, path }) => {
    const read = readerOf(path)
    if (read === null) return []
    const found = (message: string): Finding => ({ gate: "metadata", table: path, row_id: null, message })
    try {
      return wrongIn(path, read(Buffer.from(content).toString("utf8")), manifest).map(found)
    } catch (cause) {
      return [found(`it cannot be read: ${cause}`)]
    }
  })
