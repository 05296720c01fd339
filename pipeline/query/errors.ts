import * as Data from "effect/Data"

/** There is no release to look into. */
export class NoRelease extends Data.TaggedError("NoRelease")<{
  readonly out: string
  readonly detail: string
}> {
  readonly exitCode = 3
  override get message(): string {
    return `${this.out} holds no release (${this.detail}). Build one with: npm start -- build --out ${this.out}`
  }
}

/** Nothing in the release is what was asked for. */
export class NothingFound extends Data.TaggedError("NothingFound")<{ readonly query: string }> {
  readonly exitCode = 4
  override get message(): string {
    return (
      `nothing in the release is, prints or contains ${JSON.stringify(this.query)}. ` +
      "Ask for an id, a figure in yuan or as printed (1,234.56), or a name; npm start -- tables lists what there is."
    )
  }
}

/** The file that was named cannot be opened. */
export class FileUnreadable extends Data.TaggedError("FileUnreadable")<{ readonly file: string }> {
  readonly exitCode = 3
  override get message(): string {
    return `${this.file} cannot be opened. Check that it exists and that its permissions allow reading.`
  }
}

/** A file of no known kind, and nothing said what to read it as. */
export class KindUnknown extends Data.TaggedError("KindUnknown")<{
  readonly file: string
  readonly known: string
}> {
  readonly exitCode = 4
  override get message(): string {
    return `${this.file} is of no known kind. Say what to read it as with --as (${this.known}).`
  }
}
