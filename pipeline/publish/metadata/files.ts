/** What all descriptions say alike of files and addresses. */
import type { ManifestFile } from "../manifest.ts"

/** JSON for people, too: two blanks of indent, a line break at the end. */
export const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`)

/** Without parameters. */
export const mediaType = ({ media_type }: Pick<ManifestFile, "media_type">): string =>
  media_type.split(";")[0]!

/** Whether the file of a table has exactly the extension. */
export const isFormat = ({ path }: Pick<ManifestFile, "path">, extension: string): boolean =>
  path.slice(path.indexOf(".") + 1) === extension

/** An address as an IRI; null for what is none. */
export const iri = (address: string | null): string | null =>
  address !== null && URL.canParse(address) ? new URL(address).href : null
