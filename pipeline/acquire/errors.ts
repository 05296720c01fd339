import * as Schema from "effect/Schema"

/** One document could not be read. The others are built. */
export class DocumentUnreadable extends Schema.TaggedError<DocumentUnreadable>()("DocumentUnreadable", {
  file: Schema.String,
  reason: Schema.String,
  advice: Schema.String
}) {
  get exitCode(): 3 {
    return 3
  }
  override get message(): string {
    return `${this.file}: ${this.reason}. ${this.advice}`
  }
}

/** The folder of documents is missing, unreadable or empty: nothing can be built. */
export class FolderUnusable extends Schema.TaggedError<FolderUnusable>()("FolderUnusable", {
  folder: Schema.String,
  reason: Schema.Literals(["missing", "unreadable", "empty"])
}) {
  /** An empty folder is a selection that matched nothing; the other two are a folder that is not there. */
  get exitCode(): 3 | 4 {
    return this.reason === "empty" ? 4 : 3
  }
  override get message(): string {
    const advice = "Name the folder of documents with --seeds DIR."
    return `the folder ${this.folder} is ${this.reason}. ${advice}`
  }
}
