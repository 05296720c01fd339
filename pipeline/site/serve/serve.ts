/** Serves a release on the loopback interface until it is interrupted. */
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import * as Effect from "effect/Effect"
import { PortUnusable } from "../errors.ts"
import { answer } from "./answer.ts"
import type { Served } from "./Release.ts"

const host = "127.0.0.1"

/** Listens for as long as the scope is open; gives the address. `release` is asked at each request. */
export const serve = (release: () => Served, port: number) =>
  Effect.acquireRelease(
    Effect.callback<{ readonly address: string; readonly close: () => void }, PortUnusable>((resume) => {
      const server = createServer((request, response) => {
        try {
          answer(release(), request, response)
        } catch {
          // a file went between two looks at it
          if (!response.headersSent) response.writeHead(404)
          response.end()
        }
      })
      server.once("error", (error: NodeJS.ErrnoException) =>
        resume(Effect.fail(new PortUnusable({ port, code: error.code ?? error.message })))
      )
      server.listen(port, host, () =>
        resume(
          Effect.succeed({
            address: `http://${host}:${(server.address() as AddressInfo).port}/`,
            close: () => {
              server.close()
              server.closeAllConnections()
            }
          })
        )
      )
    }),
    ({ close }) => Effect.sync(close)
  )
