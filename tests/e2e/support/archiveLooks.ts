import type { Page } from '@playwright/test';
import { type Dataset, type Listed, reportedOutlines } from './archiveByHttp';
import { raise } from './screenHands';

/** What a page asked of the archive so far: method and path with its question. */
export function watched(page: Page): readonly string[] {
  const seen: string[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.startsWith('/dicom-web')) seen.push(`${request.method()} ${pathname}${search}`);
  });
  return seen;
}

/** The two sides of the first scan on screen: areas in full precision. */
export async function shownAreas(page: Page): Promise<readonly number[]> {
  const areas: number[] = [];
  for (const side of ['right', 'left']) {
    const cell = page.getByTestId(`row-preop-${side}`).locator('[data-csa]');
    areas.push(Number(await cell.getAttribute('data-csa')));
  }
  return areas;
}

/** Areas of all outlines of a report, mm². */
export function areasOf(report: Dataset): readonly number[] {
  return reportedOutlines(report).map(
    ({ numbers }) => numbers.find(({ of }) => of === '42798000 SCT')?.value ?? raise('No area'),
  );
}

/** Their SOP Instance UIDs, sorted. */
export const sops = (listed: readonly Listed[]) => listed.map(({ sop }) => sop).sort();

/** Whether each of these areas is one of those, to what a decimal string holds. */
export function holdsAll(all: readonly number[], wanted: readonly number[]): boolean {
  return wanted.every((area) => all.some((one) => Math.abs(one / area - 1) < 1e-11));
}

/** Referenced SOP Instance UIDs (0008,1155) at any depth. */
export function instancesNamedIn(object: Dataset): readonly string[] {
  const found: string[] = [];
  const walk = (value: unknown, tag: string): void => {
    if (typeof value === 'string') {
      if (tag === '00081155') found.push(value);
    } else if (Array.isArray(value)) {
      for (const one of value) walk(one, tag);
    } else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) walk(inner, key === 'Value' ? tag : key);
    }
  };
  walk(object, '');
  return found;
}
