import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { contentSecurityPolicy, mathml, offline } from './.ci/vite-plugins.ts'

/** Quick tests run in Node; `*.test.tsx` are drawn by a real Chromium, the one .ci/run.mjs found. */
const test: ViteUserConfig['test'] = {
  coverage: { provider: 'v8', include: ['src/**/*.{ts,tsx}'] },
  // The runner would leave one core idle, half of a small machine.
  maxWorkers: '100%',
  projects: [
    {
      extends: true,
      test: {
        name: 'unit',
        // One process for many files: nothing here leaves anything behind, and a third of the time went into imports.
        isolate: false,
        environment: 'node',
        setupFiles: ['.ci/property-seed.ts'],
        env: { PROPERTY_SEED: process.env.PROPERTY_SEED ?? '1' },
        // Sampling tests on a busy machine.
        testTimeout: 30_000,
        include: ['src/**/*.test.ts', '.ci/**/*.test.ts'],
      },
    },
    {
      extends: true,
      test: {
        name: 'browser',
        testTimeout: 30_000,
        include: ['src/**/*.test.tsx'],
        browser: {
          enabled: true,
          headless: true,
          screenshotFailures: false,
          // By number: a bare machine may not know `localhost`.
          api: { host: '127.0.0.1' },
          provider: playwright({
            launchOptions: process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {},
          }),
          instances: [{ browser: 'chromium' }],
        },
      },
    },
  ],
}

export default defineConfig({
  // The page works from any sub-path and from any host.
  base: './',
  plugins: [react(), mathml(), contentSecurityPolicy(), offline()],
  worker: { format: 'es' },
  build: {
    sourcemap: true,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: { index: 'index.html', sw: 'src/app/service-worker.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  preview: { host: '127.0.0.1' },
  ...(process.env.VITEST ? { test } : {}),
})
