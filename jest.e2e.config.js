/** End-to-end tests: `npm run test:e2e`. They start whole Penstocks and heavy servers, so one file at a time. */
/** @type {import('jest').Config} */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['<rootDir>/test/end-to-end/**/*.e2e.ts', '<rootDir>/test/iceberg/integration/*.e2e.ts'],
  testTimeout: 300_000,
  maxWorkers: 1,
};
