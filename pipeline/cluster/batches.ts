/** Documents in batches: cut from the same documents, they are the same batches, whoever cuts them. */
import { sha256 } from "../publish/digest.ts"
import type { Batch } from "./ExtractBatch.ts"

export interface Sized {
  readonly key: string
  /** In bytes. */
  readonly size: number
}

// a batch costs some 10 ms of the database's time: it is to be worth it, and yet there are to be some for every worker
const most = { documents: 128, bytes: 4 * 1024 * 1024 }
const fewest = 32

export interface BatchOf<D extends Sized> extends Batch {
  readonly documents: ReadonlyArray<D>
}

/** Each document in one batch, in the order of their keys. */
export const batchesOf = <D extends Sized>(
  documents: ReadonlyArray<D>,
  program: string,
  contract: string
): ReadonlyArray<BatchOf<D>> => {
  const size = Math.min(most.documents, Math.ceil(documents.length / fewest))
  const groups: Array<Array<D>> = []
  let bytes = 0
  for (const document of [...documents].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const group = groups.at(-1)
    const fits = group !== undefined && group.length < size && bytes + document.size <= most.bytes
    if (fits) group.push(document)
    else groups.push([document])
    bytes = (fits ? bytes : 0) + document.size
  }
  return groups.map((group) => {
    const keys = group.map(({ key }) => key)
    return { id: sha256([program, contract, ...keys].join("\n")), keys, documents: group }
  })
}
