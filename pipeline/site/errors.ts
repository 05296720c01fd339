import * as Data from "effect/Data"

/** The folder that a site was to be written to is somebody else's. */
export class FolderTaken extends Data.TaggedError("FolderTaken")<{
  readonly folder: string
  readonly detail: string
}> {
  readonly exitCode = 3
  override get message(): string {
    return `${this.folder} ${this.detail}. Name a folder that is not there yet, an empty one, or one that holds such a site.`
  }
}

/** Nothing can listen on the port. */
export class PortUnusable extends Data.TaggedError("PortUnusable")<{
  readonly port: number
  readonly code: string
}> {
  readonly exitCode = 3
  override get message(): string {
    const why = this.code === "EADDRINUSE" ? "something else listens there" : `the system says ${this.code}`
    return `port ${this.port} cannot be used: ${why}. --port takes another one, or 0 for any that is free.`
  }
}
