/** `npx vitest run --config .ci/long.config.ts`: the suites that take minutes (`*.long.ts`). */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: { name: 'long', environment: 'node', testTimeout: 600_000, include: ['src/**/*.long.ts'] },
})
