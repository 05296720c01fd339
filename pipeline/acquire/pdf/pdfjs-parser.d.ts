declare module "pdfjs-dist/legacy/build/pdf.worker.mjs" {
  import type { InThreadPort } from "./InThreadPort.ts"

  /** The side of pdf.js that parses. */
  export const WorkerMessageHandler: { readonly initializeFromPort: (port: InThreadPort) => void }
}
