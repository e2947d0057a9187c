import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { findBrowser } from '../tests/support/findBrowser.mjs';

/**
 * Path of a browser for the tests: an installed one; else Playwright's own, downloaded; else the distribution's
 * package, when root on Debian or Ubuntu. Says what it does.
 *
 * @returns {string}
 */
export function provideBrowser() {
  const installed = findBrowser();
  if (installed) {
    console.log(`Browser: ${installed}`);
    return installed;
  }
  console.log('Browser: none installed. Trying the download of Playwright.');
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', timeout: 600_000 });
  const own = chromium.executablePath();
  if (own && existsSync(own)) {
    console.log(`Browser: ${own} (downloaded by Playwright)`);
    return own;
  }
  const isRootOnDebian =
    process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (isRootOnDebian) {
    console.log('Browser: the download did not work. Installing the package chromium with apt-get.');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update'], { stdio: 'inherit', env: environment });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      stdio: 'inherit',
      env: environment,
    });
    const packaged = findBrowser();
    if (packaged) {
      console.log(`Browser: ${packaged} (installed from the distribution)`);
      return packaged;
    }
  }
  throw new Error(
    'No Chrome or Chromium was found and none could be installed. Install one, or name it in CHROME_PATH, and run the tests again.',
  );
}
