/** Unit and integration tests: `npm test`. The end-to-end tests are in jest.e2e.config.js. */
/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  globalSetup: '<rootDir>/test/support/shared/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/shared/global-teardown.ts',
  // Ends what hangs; a slow machine may take its time.
  testTimeout: 120_000,
  maxWorkers: 2,
};
