import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "./test/site/temporaryFolder.ts",
    reporters: ["default", "./test/ClosingLine.ts"],
    maxWorkers: "100%",
    testTimeout: 120_000,
    hookTimeout: 120_000
  }
})
