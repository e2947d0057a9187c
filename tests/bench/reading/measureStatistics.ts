import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { freshBrowser } from '../import/freshBrowser';
import type { StatisticsMeasured } from './roiNumbers';

const here = fileURLToPath(new URL('.', import.meta.url));
const project = fileURLToPath(new URL('../../..', import.meta.url));

/** How many times both programs take turns. */
const rounds = 9;

/** Builds the page with both programs in it and measures an ROI of 8,000 and one of 60,000 pixels. */
export async function measureStatistics(folder: string): Promise<readonly StatisticsMeasured[]> {
  const outDir = join(folder, 'statistics');
  const common = { configFile: false, root: here, logLevel: 'error' } as const;
  await build({
    ...common,
    base: './',
    resolve: { alias: { events: join(project, 'node_modules/events/') } },
    worker: { format: 'es' },
    build: {
      outDir,
      target: 'es2022',
      chunkSizeWarningLimit: 8000,
      rolldownOptions: { input: join(here, 'statistics.html'), onwarn: () => undefined },
    },
  });
  const server = await preview({
    ...common,
    build: { outDir },
    // A page that is isolated has a clock of microseconds.
    preview: {
      host: '127.0.0.1',
      port: 4392,
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
    },
  });
  const browser = await freshBrowser();
  try {
    const { page } = browser;
    page.on('pageerror', (error) => console.error(`The page of both statistics failed: ${error.message}`));
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}statistics.html`);
    await page.waitForFunction(() => 'statisticsBench' in window);
    const measured: StatisticsMeasured[] = [];
    for (const pixels of [8_000, 60_000]) {
      measured.push(
        await page.evaluate(([size, turns]) => window.statisticsBench.measure(size, 400, turns), [
          pixels,
          rounds,
        ] as const),
      );
    }
    return measured;
  } finally {
    await browser.close();
    await server.close();
  }
}
