/** A thread as the product's, but that a document's name decides what it does to the thread. */
import type { Answer, Task } from "#pipeline/extraction/thread.ts"
import work from "#pipeline/extraction/thread.ts"

const fates: Readonly<Record<string, () => void>> = {
  "exits.txt": () => process.exit(3),
  "hangs.txt": () => {
    for (;;);
  },
  "throws.txt": () => {
    throw new Error("nobody thought of that")
  },
  "grows.txt": () => {
    const all: Array<ReadonlyArray<number>> = []
    for (;;) all.push(Array.from({ length: 1_000_000 }, (_, i) => i + Math.random()))
  }
}

export default (task: Task): Promise<Answer> => {
  Atomics.store(task.begun, 0, 1)
  fates[task.document.file]?.()
  return work(task)
}
