import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { browserFlags, findBrowser } from '../../support/findBrowser.mjs';
import { serveProduct } from '../support/serveProduct';
import { type Row, table, verdict } from '../support/table';

/** What is measured. */
export interface CohortBenchOptions {
  readonly subjects: number;
  /** A server that runs already; else the built product is served. */
  readonly url?: string | undefined;
}

async function pageScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: 'tests/bench/cohort/fillPage.ts', formats: ['iife'], name: 'cohortFill' },
      rollupOptions: { output: { inlineDynamicImports: true } },
    },
  });
  for (const one of Array.isArray(built) ? built : [built]) {
    if (!('output' in one)) continue;
    for (const file of one.output) if (file.type === 'chunk') return file.code;
  }
  throw new Error('The script of the bench was not built.');
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}

/** Frame intervals while the list is scrolled, so many px a frame. */
async function scrollInPage({ frames, px }: { frames: number; px: number }): Promise<number[]> {
  const list = document.querySelector('.cohort-list');
  if (!list) throw new Error('no list');
  const intervals: number[] = [];
  let before = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
  for (let at = 0; at < frames; at += 1) {
    list.scrollTop += px;
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    intervals.push(now - before);
    before = now;
  }
  return intervals;
}

/** From a click or a key to the second frame after it: everything that it caused was drawn. */
async function answerMs(page: Page, selector: string): Promise<number> {
  return page.evaluate(async (found) => {
    const element = document.querySelector(found);
    if (!(element instanceof HTMLElement)) throw new Error(`nothing at ${found}`);
    const began = performance.now();
    element.click();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - began;
  }, selector);
}

async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1e6;
}

function ms(value: number): string {
  return `${value.toFixed(value < 20 ? 1 : 0)} ms`;
}

/** Fills the product's database with a cohort, opens it and works in its list. It reports; it never fails for being slow. */
export async function runCohortBench({ subjects, url }: CohortBenchOptions): Promise<void> {
  const script = await pageScript();
  const served = url === undefined ? await serveProduct() : undefined;
  const address = url ?? served?.url ?? '';
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    headless: true,
    ...(executablePath ? { executablePath } : {}),
    args: browserFlags,
  });
  const rows: Row[] = [];
  try {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    const filling = await context.newPage();
    filling.setDefaultTimeout(1_200_000);
    await filling.goto(address);
    await filling.evaluate(script);
    const fillMs = await filling.evaluate(`cohortBench.fill(${subjects})`);
    console.log(`${subjects} subjects were stored in ${(Number(fillMs) / 1000).toFixed(0)} s`);
    await filling.close();

    const page = await context.newPage();
    page.setDefaultTimeout(300_000);
    await page.goto(address);
    const name = page.getByText('Bench cohort').first();
    const start = Date.now();
    await name.waitFor();
    rows.push(['Start screen lists the project', ms(Date.now() - start), '', '']);
    await name.click();
    const began = Date.now();
    // A click on the name opens it, or chooses its row.
    if ((await page.locator('.cohort-table tbody tr').count()) === 0) await page.keyboard.press('Enter');
    await page.getByTestId('subject-S-00001').waitFor();
    const openMs = Date.now() - began;
    rows.push(['Opening until the list is usable', ms(openMs), '2 s', verdict(openMs <= 2000)]);
    await page.locator('[data-testid=subject-S-00001] >> text=/equal|TE|differs/').waitFor();
    rows.push(['until the first protocol checks are there', ms(Date.now() - began), '', '']);
    for (let before = -1, now = 0; before !== now || now === 0; ) {
      before = now;
      await page.waitForTimeout(1500);
      now = await page.evaluate(() =>
        Number(/With care ([\d,]+)/.exec(document.body.innerText)?.[1]?.replace(',', '') ?? 0),
      );
    }
    rows.push(['until all protocol checks are counted (idle)', ms(Date.now() - began - 1500), '', '']);
    const heap = await heapMb(page);
    rows.push(['Memory of the page, all headers packed', `${heap.toFixed(0)} MB`, '', '']);

    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.disable');
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
    const taskMs = async (): Promise<number> => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
    };
    for (const px of [40, 300, 3000]) {
      await page.evaluate(() => document.querySelector('.cohort-list')?.scrollTo(0, 0));
      const taskBefore = await taskMs();
      const frames = await page.evaluate(scrollInPage, { frames: 200, px });
      const processorMs = ((await taskMs()) - taskBefore) / frames.length;
      const [p50, p95] = [quantile(frames, 0.5), quantile(frames, 0.95)];
      rows.push([
        `Scrolling ${px} px a frame, p50 / p95; processor a frame`,
        `${p50.toFixed(1)} / ${p95.toFixed(1)} ms; ${processorMs.toFixed(1)} ms`,
        '16.7 ms',
        verdict(p95 <= 17.5),
      ]);
    }
    const heads = page.locator('.sort-button');
    const sortMs: number[] = [];
    for (let at = 1; at < (await heads.count()); at += 1) {
      sortMs.push(await answerMs(page, `.cohort-table th:nth-child(${at + 2}) .sort-button`));
    }
    rows.push([
      'Sorting by a column, median / worst',
      `${ms(quantile(sortMs, 0.5))} / ${ms(Math.max(...sortMs))}`,
      '',
      '',
    ]);
    const filterMs: number[] = [];
    const filters = await page.locator('.filter-choice').count();
    for (let at = filters; at >= 1; at -= 1) {
      filterMs.push(await answerMs(page, `.filter-choice:nth-child(${at})`));
    }
    rows.push([
      'Filtering, median / worst',
      `${ms(quantile(filterMs, 0.5))} / ${ms(Math.max(...filterMs))}`,
      '',
      '',
    ]);

    await page.evaluate(() => document.querySelector('.cohort-list')?.scrollTo(0, 0));
    await page.locator('.cohort-table th:nth-child(2) .sort-button').click();
    await page.locator('[data-testid=subject-S-00001] .code-button').click();
    const field = page.getByLabel('BMI, kg/m²');
    const changes: number[] = [];
    const saves: number[] = [];
    for (const value of ['21.1', '22.2', '23.3', '24.4', '25.5']) {
      await field.fill(value);
      const [answer, saved] = await field.evaluate(async (input) => {
        const before =
          document.querySelector('[data-testid=save-state]')?.textContent ??
          document.body.innerText.match(/Saved [\d:]+/)?.[0];
        const start = performance.now();
        input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        const drawn = performance.now() - start;
        const text = () =>
          document.querySelector('[data-testid=save-state]')?.textContent ??
          document.body.innerText.match(/Saved [\d:]+/)?.[0];
        while (performance.now() - start < 3000 && text() === before) {
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
        return [drawn, performance.now() - start];
      });
      changes.push(answer ?? Number.NaN);
      saves.push(saved ?? Number.NaN);
      await page.waitForTimeout(1100);
    }
    rows.push([
      'One covariate: shown',
      ms(quantile(changes, 0.5)),
      '50 ms',
      verdict(quantile(changes, 0.5) <= 50),
    ]);
    rows.push(['One covariate: saved', ms(quantile(saves, 0.5)), '', '']);

    await page.evaluate(script);
    const commits = (await page.evaluate('cohortBench.commits(20)')) as number[];
    rows.push([
      'One commit of an observer: durable, median / worst',
      `${ms(quantile(commits, 0.5))} / ${ms(Math.max(...commits))}`,
      '50 ms',
      verdict(quantile(commits, 0.5) <= 50),
    ]);
    console.log(`\n${table(`A cohort of ${subjects} subjects, ${subjects * 40} image headers`, rows)}`);
  } finally {
    await browser.close();
    served?.server.kill();
  }
}
