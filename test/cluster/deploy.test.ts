/** The manifests for Kubernetes hold together, and start the program as it can be started. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as Yaml from "effect/encoding/Yaml"
import { describe, expect, it } from "vitest"
import manifest from "../../package.json" with { type: "json" }

const root = join(import.meta.dirname, "..", "..")
const folder = join(root, "deploy", "kubernetes")

interface Thing {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata: { readonly name: string }
  readonly [rest: string]: unknown
}

const things = readdirSync(folder).flatMap((file) =>
  readFileSync(join(folder, file), "utf8")
    .split(/^---$/mu)
    .map((text) => Yaml.parse(text) as Thing)
)

/** Every value that stands under a key of this name, at any depth. */
const below = (value: unknown, name: string): ReadonlyArray<unknown> => {
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key === name && !Array.isArray(value) ? [inner] : []),
    ...below(inner, name)
  ])
}
const all = (name: string) => below(things, name)
const named = (kind: string) =>
  things.filter((thing) => thing.kind === kind).map(({ metadata }) => metadata.name)
const readme = readFileSync(join(root, "README.md"), "utf8")

describe("the manifests for Kubernetes", () => {
  it("are a deployment of workers, a build by the clock, volumes and a secret", () => {
    expect(things.map(({ kind }) => kind).sort()).toEqual([
      "CronJob",
      "Deployment",
      "PersistentVolumeClaim",
      "PersistentVolumeClaim",
      "Secret"
    ])
    for (const { apiVersion, metadata } of things)
      expect([apiVersion, metadata.name].every(Boolean)).toBe(true)
  })

  it("refer to nothing that is not there", () => {
    for (const claim of all("claimName")) expect(named("PersistentVolumeClaim")).toContain(claim)
    const secrets = things.filter(({ kind }) => kind === "Secret")
    for (const reference of all("secretKeyRef") as ReadonlyArray<{ name: string; key: string }>) {
      const secret = secrets.find(({ metadata }) => metadata.name === reference.name)
      expect(Object.keys(secret?.["stringData"] as object)).toContain(reference.key)
    }
    const labels = all("matchLabels") as ReadonlyArray<object>
    const templates = things
      .filter(({ kind }) => kind === "Deployment")
      .flatMap((it) => below(it["spec"], "labels"))
    expect(templates).toEqual(labels)
  })

  it("start commands with flags that they have, the same lease everywhere, in the version that this is", () => {
    const started = all("args") as ReadonlyArray<ReadonlyArray<string>>
    expect(started.map(([command]) => command).sort()).toEqual(["build", "worker"])
    for (const [command, ...rest] of started) {
      const usage = new RegExp(`^\\| \`${command} ([^\`]*)\``, "mu").exec(readme)?.[1]
      for (const flag of rest.filter((word) => word.startsWith("--"))) expect(usage, flag).toContain(flag)
    }
    const leases = started.map((args) => args[args.indexOf("--lease") + 1])
    expect(new Set(leases).size).toBe(1)
    expect(new Set(all("image"))).toEqual(new Set([`gongkai:${manifest.version}`]))
  })

  it("keep the password out of the command line", () => {
    const secret = things.find(({ kind }) => kind === "Secret")?.["stringData"] as { readonly url: string }
    expect(new URL(secret.url).password).toBe("")
    expect(
      (all("env") as ReadonlyArray<ReadonlyArray<{ name: string }>>).map((env) => env.map(({ name }) => name))
    ).toEqual([
      ["GONGKAI_DATABASE", "PGPASSWORD"],
      ["GONGKAI_DATABASE", "PGPASSWORD"]
    ])
  })
})
