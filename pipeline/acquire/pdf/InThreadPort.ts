/**
 * The port over which pdf.js talks to its own parser where both run in one thread. The library's own copies every message
 * deeply, which is a twelfth of the time of reading; this one hands them over.
 */

interface Message {
  readonly data: unknown
}
type Listener = (message: Message) => void

export class InThreadPort {
  readonly #listeners = new Set<Listener>()

  postMessage(said: unknown): void {
    if (isForDrawing(said)) return
    const message = { data: settled(said) }
    queueMicrotask(() => {
      for (const listener of [...this.#listeners]) listener.call(this, message)
    })
  }

  addEventListener(_: string, listener: Listener, options?: { readonly signal?: AbortSignal }): void {
    this.#listeners.add(listener)
    options?.signal?.addEventListener("abort", () => this.#listeners.delete(listener))
  }

  removeEventListener(_: string, listener: Listener): void {
    this.#listeners.delete(listener)
  }
}

/** Fonts and outlines, of which nobody awaits the receipt. Nothing is drawn. */
const isForDrawing = (said: unknown): boolean => {
  const { action, callbackId } = said as { readonly action?: unknown; readonly callbackId?: unknown }
  return action === "commonobj" && callbackId === undefined
}

/** The parser empties the lists of a chunk once it has sent them: the receiver has its own. */
const settled = (said: unknown): unknown => {
  const { chunk } = said as { readonly chunk?: unknown }
  if (typeof chunk !== "object" || chunk === null) return said
  const copied = Object.entries(chunk).map(([key, value]) => [key, Array.isArray(value) ? [...value] : value])
  return { ...(said as object), chunk: Object.fromEntries(copied) }
}
