/** Answers one request with a file of a release: whole, in part, or that the reader has it already. */
import { createReadStream, statSync } from "node:fs"
import type { IncomingMessage, ServerResponse } from "node:http"
import { pipeline } from "node:stream"
import { contentSecurityPolicy } from "../layout.ts"
import { mediaTypeOf } from "./mediaTypes.ts"
import { findFile, rangeOf } from "./paths.ts"
import type { Served } from "./Release.ts"

/** Charts alone may stand in pages of others. */
const policyOf = (name: string): string =>
  /^site\/(?:en\/)?budgets\/[^/]+\/chart-[^/]+\.html$/u.test(name)
    ? contentSecurityPolicy
    : `${contentSecurityPolicy}; frame-ancestors 'self'`

const safety = (name: string): Readonly<Record<string, string>> => ({
  "content-security-policy": policyOf(name),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer"
})

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | number>>
  /** A text, bytes of a file (`end` inclusive), or nothing. */
  readonly body: string | { readonly path: string; readonly start: number; readonly end: number } | null
}

const said = (status: number, text: string, headers: Answer["headers"] = {}): Answer => ({
  status,
  headers: { ...safety(""), "content-type": "text/plain; charset=utf-8", ...headers },
  body: text
})

export const answerTo = (
  release: Served,
  { headers, method, url = "/" }: Pick<IncomingMessage, "headers" | "method" | "url">
): Answer => {
  if (method !== "GET" && method !== "HEAD") return said(405, "Only GET and HEAD.\n", { allow: "GET, HEAD" })
  const found = findFile(release.path, url)
  if (found.kind === "redirect") return said(307, "", { location: found.to })
  if (found.kind === "none") return said(found.status, "There is no such file in the release.\n")
  return fileAnswer(release, found, url, headers)
}

const fileAnswer = (
  release: Served,
  { name, path }: { readonly name: string; readonly path: string },
  url: string,
  asked: IncomingMessage["headers"]
): Answer => {
  const { mtimeMs, size } = statSync(path)
  const digest = release.digest(name)
  const etag = digest === undefined ? `W/"${size}-${mtimeMs}"` : `"${digest}"`
  const headers = {
    ...safety(name),
    "content-type": mediaTypeOf(name),
    etag,
    "cache-control": isFixed(release, url, digest) ? "public, max-age=31536000, immutable" : "no-cache",
    "accept-ranges": "bytes"
  }
  if (isKnown(asked["if-none-match"], etag)) return { status: 304, headers, body: null }
  const ifRange = asked["if-range"]
  const range = ifRange === undefined || ifRange === etag ? rangeOf(asked.range, size) : null
  if (range === "unsatisfiable") return said(416, "", { "content-range": `bytes */${size}` })
  const { end, start } = range ?? { start: 0, end: size - 1 }
  const part = range === null ? {} : { "content-range": `bytes ${start}-${end}/${size}` }
  return {
    status: range === null ? 200 : 206,
    headers: { ...headers, ...part, "content-length": end - start + 1 },
    body: size === 0 ? null : { path, start, end }
  }
}

export const answer = (release: Served, request: IncomingMessage, response: ServerResponse): void => {
  const { body, headers, status } = answerTo(release, request)
  response.writeHead(status, headers)
  if (body === null || request.method === "HEAD") response.end()
  else if (typeof body === "string") response.end(body)
  else pipeline(createReadStream(body.path, body), response, () => {})
}

/** Whether the address names the content: by its digest, or by the release. */
const isFixed = ({ version }: Served, url: string, digest: string | undefined): boolean => {
  const query = url.split("?")[1] ?? ""
  return query !== "" && (query === version || (query.length >= 8 && digest?.startsWith(query) === true))
}

const isKnown = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === "*" ||
    header.split(",").some((one) => one.trim().replace(/^W\//u, "") === etag.replace(/^W\//u, "")))
