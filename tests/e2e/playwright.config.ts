import { defineConfig } from '@playwright/test';
import { browserFlags, findBrowser } from '../support/findBrowser.mjs';

// Runs beside each other each take a port, a folder of results and a build (MULTIFIDUS_DIST) of their own.
const port = Number(process.env['MULTIFIDUS_TEST_PORT'] ?? 4317);
const executablePath = findBrowser();

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // Software WebGL on two cores: one browser at a time keeps the tests from starving each other.
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json']],
  outputDir: process.env['MULTIFIDUS_TEST_RESULTS'] ?? '../../test-results',
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: { width: 1366, height: 768 },
    acceptDownloads: true,
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: browserFlags },
    actionTimeout: 20_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
  webServer: {
    command: `node scripts/start.mjs`,
    cwd: '../..',
    env: { PORT: String(port) },
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 180_000,
  },
});
