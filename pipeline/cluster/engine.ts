/**
 * Effect's cluster over Postgres alone: machines meet in the database and nowhere else, so that a worker needs no open port
 * and no name. Shards are held by leases in a table; a worker whose heartbeat is older than the lease has lost its own.
 */
import * as NodeCrypto from "@effect/platform-node/NodeCrypto"
import * as ClusterWorkflowEngine from "effect/cluster/ClusterWorkflowEngine"
import * as RunnerAddress from "effect/cluster/RunnerAddress"
import * as RunnerHealth from "effect/cluster/RunnerHealth"
import * as Runners from "effect/cluster/Runners"
import * as Sharding from "effect/cluster/Sharding"
import * as ShardingConfig from "effect/cluster/ShardingConfig"
import * as SqlMessageStorage from "effect/cluster/SqlMessageStorage"
import * as SqlRunnerStorage from "effect/cluster/SqlRunnerStorage"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as PersistedQueue from "effect/persistence/PersistedQueue"
import { groupOf } from "./ExtractBatch.ts"
import { withDatabaseLock } from "./lock.ts"
import { migrate, prefix, queueTable } from "./tables.ts"

export interface EngineSettings {
  readonly program: string
  /** Seconds after which a worker that gave no sign of life has lost its work. The same on all machines. */
  readonly lease: number
  /** Name of this worker; null for a client, which takes no work. */
  readonly worker: string | null
}

/** Makes the tables that are missing. One process at a time: "if not exists" alone fails when two create at once. */
export const prepare = withDatabaseLock(
  "migrate",
  Effect.void,
  Effect.gen(function* () {
    yield* migrate
    const tables = Layer.mergeAll(
      SqlMessageStorage.layerMigrations({ prefix }),
      SqlRunnerStorage.layerMigrations({ prefix }),
      Layer.fresh(PersistedQueue.layerStoreSql({ tableName: queueTable }))
    )
    yield* Effect.scoped(Layer.build(tables))
  })
)

const sharding = ({ lease, program, worker }: EngineSettings) =>
  ShardingConfig.layer({
    runnerAddress: worker === null ? Option.none() : Option.some(RunnerAddress.make(worker, 0)),
    availableShardGroups: [groupOf(program)],
    assignedShardGroups: [groupOf(program)],
    shardsPerGroup: 60,
    // an advisory lock's number is the same for every program's shards: leases are rows that name theirs
    shardLockDisableAdvisory: true,
    shardLockExpiration: `${lease} seconds`,
    shardLockRefreshInterval: `${lease / 4} seconds`,
    refreshAssignmentsInterval: `${lease / 10} seconds`,
    entityMessagePollInterval: "500 millis",
    entityTerminationTimeout: "5 seconds"
  })

export const layerEngine = (settings: EngineSettings) => {
  const queue = PersistedQueue.layer.pipe(
    Layer.provideMerge(
      PersistedQueue.layerStoreSql({
        tableName: queueTable,
        pollInterval: "200 millis",
        lockExpiration: `${settings.lease} seconds`,
        lockRefreshInterval: `${settings.lease / 4} seconds`
      })
    )
  )
  const engine = ClusterWorkflowEngine.layer.pipe(
    Layer.provideMerge(Sharding.layer),
    Layer.provide([Runners.layerNoop, RunnerHealth.layerNoop]),
    Layer.provideMerge(SqlMessageStorage.layerStorage({ prefix })),
    Layer.provide(SqlRunnerStorage.layerStorage({ prefix })),
    Layer.provide(sharding(settings)),
    Layer.provide(NodeCrypto.layerDigest)
  )
  return Layer.merge(engine, queue).pipe(Layer.provide(Layer.effectDiscard(prepare)))
}
