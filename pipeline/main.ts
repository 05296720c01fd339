#!/usr/bin/env node
/** Starts the command line: on a Node that can run it, with the compile cache that makes it start fast. */
import { enableCompileCache } from "node:module"

if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write(
    `gongkai: this is Node ${process.versions.node}; it needs Node 24, which npm ci installs beside it. ` +
      "Start it with npm start, or npx gongkai.\n"
  )
  process.exit(3)
}
enableCompileCache()
const { start } = await import("./start.ts")
start(process.argv.slice(2))
