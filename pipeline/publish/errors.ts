import * as Data from "effect/Data"
import type { Finding } from "./Release.ts"

/** A gate refused the release: nothing became visible. */
export class ReleaseRefused extends Data.TaggedError("ReleaseRefused")<{
  readonly findings: ReadonlyArray<Finding>
  /** File with all findings; null for a dry run. */
  readonly report: string | null
}> {
  readonly exitCode = 5
  override get message(): string {
    const shown = this.findings.slice(0, 10).map((f) => `\n  ${f.gate} · ${f.table}: ${f.message}`)
    const more = this.findings.length > 10 ? `\n  … and ${this.findings.length - 10} more` : ""
    const where = this.report === null ? "" : `\nThe whole report: ${this.report}`
    return `the release was refused; what was published before stays as it is.${shown.join("")}${more}${where}`
  }
}

/** The folder of releases, or a setting, does not let anything be published. */
export class OutUnavailable extends Data.TaggedError("OutUnavailable")<{
  readonly reason: "locked" | "unusable" | "setting"
  readonly path: string
  readonly detail: string
}> {
  get exitCode(): 3 | 75 {
    return this.reason === "locked" ? 75 : 3
  }
  override get message(): string {
    if (this.reason === "locked")
      return `another run is publishing to ${this.path} (${this.detail}); try again when it is done`
    const what = this.reason === "setting" ? `the setting ${this.path}` : this.path
    return `${what} cannot be used: ${this.detail}`
  }
}

/** No release of this version is kept, or it was withdrawn. */
export class NoSuchRelease extends Data.TaggedError("NoSuchRelease")<{
  readonly out: string
  readonly version: string
  readonly known: ReadonlyArray<string>
  /** Why it was withdrawn. */
  readonly withdrawn?: string | undefined
}> {
  readonly exitCode = 4
  override get message(): string {
    const { known, out, version, withdrawn } = this
    if (withdrawn !== undefined) return `${version} was withdrawn from ${out}: ${withdrawn}`
    if (known.length === 0) return `${out} holds no release. Build one with: npm start -- build --out ${out}`
    const listed = known.slice(0, 5).join(", ") + (known.length > 5 ? ", … (see index.json)" : "")
    return `${out} keeps no release ${version}; it has ${listed}`
  }
}

/** What was asked for would leave readers without a whole release. */
export class NothingElse extends Data.TaggedError("NothingElse")<{
  readonly out: string
  readonly what: string
}> {
  readonly exitCode = 5
  override get message(): string {
    return `${this.out} stays as it is: ${this.what}`
  }
}
