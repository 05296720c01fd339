/** What files of a release are, by the ends of their names. */
const utf8 = "; charset=utf-8"

const types: ReadonlyArray<readonly [ending: string, type: string]> = [
  [".csv-metadata.json", "application/csvm+json"],
  [".html", `text/html${utf8}`],
  [".css", `text/css${utf8}`],
  [".js", `text/javascript${utf8}`],
  [".svg", "image/svg+xml"],
  [".csv", `text/csv${utf8}`],
  [".json", "application/json"],
  [".jsonld", "application/ld+json"],
  [".ndjson", "application/x-ndjson"],
  [".parquet", "application/vnd.apache.parquet"],
  [".arrow", "application/vnd.apache.arrow.file"],
  [".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  [".md", `text/markdown${utf8}`],
  [".txt", `text/plain${utf8}`],
  [".cff", "application/yaml"],
  [".pem", "application/x-pem-file"],
  ["SHA256SUMS", `text/plain${utf8}`]
]

export const mediaTypeOf = (path: string): string =>
  types.find(([ending]) => path.endsWith(ending))?.[1] ?? "application/octet-stream"
