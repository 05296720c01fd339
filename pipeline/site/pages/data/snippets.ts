/** Code that opens a table. Each runs as it stands in the folder of a release, or with its address put in where it says so. */
import type { ManifestTable } from "../../../publish/manifest.ts"
import type { Said } from "../../View.ts"

export interface Snippet {
  readonly id: "curl" | "pandas" | "polars" | "python" | "readr" | "arrow" | "duckdb" | "fetch" | "hyparquet"
  readonly name: string
  readonly where: Said
  readonly code: string
}

const inFolder: Said = {
  zh: "在发布版的文件夹中运行",
  en: "Run it in the folder of the release"
}
const atAddress: Said = {
  zh: "把地址换成数据所在之处（gongkai serve 的地址如下）",
  en: "Put in the address where the data are (that of gongkai serve is given)"
}
const address = "http://127.0.0.1:8400"

export const snippetsOf = ({
  columns,
  files,
  name
}: Pick<ManifestTable, "columns" | "files" | "name">): ReadonlyArray<Snippet> => {
  const digest = files.find(({ path }) => path === `data/${name}.csv`)?.sha256 ?? ""
  const texts = columns
    .filter(({ type }) => ["text", "date", "list"].includes(type))
    .map((column) => column.name)
  return [
    {
      id: "curl",
      name: "curl",
      where: atAddress,
      code: `BASE=${address}\ncurl -fsS -o ${name}.csv "$BASE/data/${name}.csv"\necho "${digest}  ${name}.csv" | sha256sum -c`
    },
    {
      id: "pandas",
      name: "Python: pandas",
      where: inFolder,
      code: `import pandas as pd\n\ntexts = ${JSON.stringify(texts)}\nrows = pd.read_csv("data/${name}.csv", dtype={column: "string" for column in texts})\nprint(rows.head())`
    },
    {
      id: "polars",
      name: "Python: polars",
      where: inFolder,
      code: `import polars as pl\n\nrows = pl.read_parquet("data/${name}.parquet")\nprint(rows)`
    },
    {
      id: "python",
      name: "Python",
      where: inFolder,
      code: `import csv\n\nwith open("data/${name}.csv", encoding="utf-8", newline="") as file:\n    rows = list(csv.DictReader(file))\nprint(len(rows))`
    },
    {
      id: "readr",
      name: "R: readr",
      where: inFolder,
      code: `library(readr)\n\nrows <- read_csv("data/${name}.csv", col_types = cols(${texts.map((column) => `\`${column}\` = "c"`).join(", ")}))\nprint(rows)`
    },
    {
      id: "arrow",
      name: "R: arrow",
      where: inFolder,
      code: `library(arrow)\n\nrows <- read_parquet("data/${name}.parquet")\nprint(rows)`
    },
    {
      id: "duckdb",
      name: "DuckDB",
      where: inFolder,
      code: `SELECT ${columns
        .slice(0, 6)
        .map((column) => `"${column.name}"`)
        .join(", ")}\nFROM 'data/${name}.parquet'\nLIMIT 10;`
    },
    {
      id: "fetch",
      name: "JavaScript",
      where: atAddress,
      code: `const base = "${address}"\nconst rows = await (await fetch(\`\${base}/data/${name}.json\`)).json()\nconsole.log(rows.length)`
    },
    {
      id: "hyparquet",
      name: "JavaScript: hyparquet (Node)",
      where: inFolder,
      code: [
        'import { zstdDecompressSync } from "node:zlib"',
        'import { asyncBufferFromFile, parquetReadObjects } from "hyparquet"',
        "",
        "const rows = await parquetReadObjects({",
        `  file: await asyncBufferFromFile("data/${name}.parquet"),`,
        "  compressors: { ZSTD: (bytes) => new Uint8Array(zstdDecompressSync(bytes)) }",
        "})",
        "console.log(rows.length)"
      ].join("\n")
    }
  ]
}
