/** Threads that make files while this one writes them, so that all of a release is written in one place. */
import { on } from "node:events"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import * as Effect from "effect/Effect"
import type { Piece } from "../FileBytes.ts"
import type { Encoding, Order } from "./Encoding.ts"
import type { Said, Told } from "./thread.ts"

type SaidOf<K extends string> = Extract<Said, { readonly [key in K]: unknown }>

/** MiB of young objects: a third of the usual, which takes a quarter off the memory of a build and costs no time. */
const youngMegabytes = 32

export class Thread {
  readonly #worker = new Worker(join(import.meta.dirname, "thread.ts"), {
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes }
  })
  readonly #messages = on(this.#worker, "message", { close: ["exit"] })

  /** One after the other: what is made of an order must be checked before the next. */
  async make(order: Order): Promise<Encoding> {
    this.#tell(order)
    const { files } = await this.#hear<SaidOf<"files">>()
    const check = async () => {
      this.#tell("whole")
      return (await this.#hear<SaidOf<"findings">>()).findings
    }
    return { files, pieces: this.#pieces(), check }
  }

  async *#pieces(): AsyncGenerator<Piece> {
    for (;;) {
      const said: SaidOf<"piece"> | SaidOf<"end"> = await this.#hear()
      if ("end" in said) return
      yield said.piece
      this.#tell("written")
    }
  }

  #tell(told: Told): void {
    this.#worker.postMessage(told)
  }

  async #hear<S extends Said>(): Promise<S> {
    const { done, value } = await this.#messages.next()
    if (done === true) throw new Error("a thread ended before its files were made")
    const [said] = value as [Said]
    if ("failure" in said) throw Object.assign(new Error(said.failure.message), said.failure)
    return said as S
  }

  end(): Promise<unknown> {
    return this.#worker.terminate()
  }
}

/** They live as long as the scope. */
export const startThreads = (count: number) =>
  Effect.acquireRelease(
    Effect.sync(() => Array.from({ length: count }, () => new Thread())),
    (threads) => Effect.promise(() => Promise.all(threads.map((thread) => thread.end())))
  )
