import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Each file in a process of its own: some set environment variables, some start servers.
    pool: 'forks',
    isolate: true,
    // One left free, as is usual, would be half of a machine of two cores.
    maxWorkers: '100%',
    // Generous, for a loaded machine: a test that hangs still ends.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A setting of the shell must not reach a test.
    env: {
      FHIR_BASE_URL: '',
      FHIR_TOKEN: '',
      FHIR_BASIC: '',
      LIGHTBOX_CONFIG: '',
      LIGHTBOX_OUT: '',
    },
  },
});
