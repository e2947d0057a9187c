import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { provideBrowser } from './provideBrowser.mjs';

const results = mkdtempSync(join(tmpdir(), 'multifidus-test-'));
const counts = { passed: 0, failed: 0, skipped: 0 };
let failedSteps = 0;

/** @param {string} title @param {string} command @param {string[]} parameters @param {Record<string, string>} [extra] */
function step(title, command, parameters, extra = {}) {
  console.log(`\n== ${title}`);
  const run = spawnSync(command, parameters, { stdio: 'inherit', env: { ...process.env, ...extra } });
  if (run.status !== 0) failedSteps += 1;
  return run.status === 0;
}

/** A check without tests of its own counts as one. @param {boolean} isFine */
function countCheck(isFine) {
  counts[isFine ? 'passed' : 'failed'] += 1;
}

/** @param {string} file @returns {any} */
function readJson(file) {
  try {
    return JSON.parse(readFileSync(join(results, file), 'utf8'));
  } catch {
    return undefined;
  }
}

countCheck(step('Types', 'npx', ['tsc', '-p', 'tsconfig.json']));
countCheck(step('Lint and format', 'npx', ['biome', 'check', '.']));
const unitRan = step('Architecture, unit, property and reference tests', 'npx', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(results, 'unit.json')}`,
]);
const unit = readJson('unit.json');
if (unit) {
  counts.passed += unit.numPassedTests;
  counts.failed += unit.numFailedTests;
  counts.skipped += unit.numPendingTests + (unit.numTodoTests ?? 0);
} else countCheck(unitRan);
const isBuilt = step('Build', 'npx', ['vite', 'build', '--logLevel', 'warn']);
countCheck(isBuilt);
if (isBuilt) {
  const browserRan = step(
    'Browser tests',
    'npx',
    ['playwright', 'test', '-c', 'tests/e2e/playwright.config.ts'],
    {
      CHROME_PATH: provideBrowser(),
      PLAYWRIGHT_JSON_OUTPUT_NAME: join(results, 'browser.json'),
    },
  );
  const browser = readJson('browser.json');
  if (browser) {
    counts.passed += browser.stats.expected;
    counts.failed += browser.stats.unexpected + browser.stats.flaky;
    counts.skipped += browser.stats.skipped;
  } else countCheck(browserRan);
}
rmSync(results, { recursive: true, force: true });
if (failedSteps > 0 && counts.failed === 0) counts.failed = failedSteps;
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 && failedSteps === 0 ? 0 : 1);
