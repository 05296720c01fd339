/**
 * A batch of documents as a durable workflow. Who runs the workflow only puts the batch into a queue and waits: a worker
 * takes the next batch when it has a thread to spare, so that no machine idles while another has work left.
 */
import * as ClusterSchema from "effect/cluster/ClusterSchema"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as DurableQueue from "effect/workflow/DurableQueue"
import * as Workflow from "effect/workflow/Workflow"
import { patiently } from "./database.ts"
import { over } from "./tables.ts"

/** References only: the keys of the documents. */
const payload = {
  /** Digest of the keys, the program and the contract. */
  id: Schema.String,
  keys: Schema.Array(Schema.String)
}

export interface Batch {
  readonly id: string
  readonly keys: ReadonlyArray<string>
}

/** One program's shards, queue and workers: another program's never meet them. */
export const groupOf = (program: string): string => program.slice(0, 16)

export const extractBatchOf = (program: string) => {
  const group = groupOf(program)
  const queue = DurableQueue.make({
    name: group,
    payload,
    idempotencyKey: ({ id }: Batch) => id
  })
  const workflow = Workflow.make("ExtractBatch", {
    payload,
    idempotencyKey: ({ id }) => id
  }).annotate(ClusterSchema.ShardGroup, () => group)
  return {
    queue,
    workflow,
    layer: workflow.toLayer((batch) =>
      Effect.andThen(DurableQueue.process(queue, batch), Effect.orDie(patiently(over(batch.id))))
    )
  }
}

export type ExtractBatch = ReturnType<typeof extractBatchOf>
