import { defineConfig } from '@playwright/test';
import base from '/work/main/tests/e2e/playwright.config';
export default defineConfig({ ...base, testDir: '/work/main/tests/e2e', outputDir: '/tmp/badinput/results', reporter: [['list']],
  use: { ...base.use, baseURL: 'http://127.0.0.1:4533/' },
  webServer: undefined });
