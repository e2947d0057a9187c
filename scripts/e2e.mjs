import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { provideBrowser } from './provideBrowser.mjs';

const run = spawnSync(
  'npx',
  ['playwright', 'test', '-c', 'tests/e2e/playwright.config.ts', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      CHROME_PATH: provideBrowser(),
      PLAYWRIGHT_JSON_OUTPUT_NAME: 'test-results/browser.json',
    },
  },
);
process.exit(run.status ?? 1);
