import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { sopInstanceUid } from '../../../src/domain/ids';
import type { PointPx } from '../../../src/domain/image/point';
import { writeSet } from '../../../src/io/roiFiles/roiSet';
import { writeImageJRoi } from '../../../src/io/roiFiles/writeImageJRoi';
import type { SliceSet } from '../import/sliceSet';
import { product } from '../import/subjects';
import { type RingSize, waveRing } from './waveRing';

/** The outline that is dragged, on the pre-op scan. */
export const draggedRing: RingSize = { centrePx: [190, 300], areaPx2: 8_000, vertexCount: 400 };

/** Of 512 × 512 pixels; patients lie on their back, so that columns run from right to left. */
const mirrored = ({ centrePx: [column, row], ...size }: RingSize): RingSize => ({
  ...size,
  centrePx: [512 - column, row],
});

const axialSlice = 15;

/** All four ROIs of a subject, 400 vertices each, as ImageJ writes them. */
function outlines(): Buffer {
  const files = (['preop', 'followUp'] as const).flatMap((timePoint, study) =>
    (['R', 'L'] as const).map((side) => {
      const name = `S-001_${timePoint}_${side}_mf-es_A`;
      const uid = `1.2.826.0.1.3680043.10.1777.1.${study + 1}.2.${axialSlice}`;
      const outlinePx: readonly PointPx[] = waveRing(side === 'R' ? draggedRing : mirrored(draggedRing));
      const image = { sopInstanceUid: sopInstanceUid(uid), frame: 0 };
      return {
        path: `${name}.roi`,
        content: writeImageJRoi({ name, outlinePx, exclusions: [], image }, [outlinePx]),
      };
    }),
  );
  return Buffer.from(writeSet(files, new Date(2026, 0, 1)));
}

/** Imports a subject into the product, brings four outlines in and shows both scans with them. */
export async function openOutlined(page: Page, url: string, set: SliceSet): Promise<void> {
  await page.goto(url);
  await product(url).prepare(page);
  await page.getByLabel('Folder to add').setInputFiles(set.folder);
  await expect(page.getByTestId('import-done')).toContainText('1 new subject');
  await page.getByRole('button', { name: 'Who sits here' }).click();
  await page.getByRole('menuitem', { name: /Observer A/ }).click();
  await page.getByTestId('subject-S-001').click();
  await page.keyboard.press('Enter');
  for (const timePoint of ['preop', 'followUp']) {
    await expect(page.locator(`[data-testid=pane-${timePoint}][data-ready=true]`)).toBeVisible();
  }
  // A reading in which nothing is given opens with the sagittal images large.
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('row-preop-right')).toBeVisible();
  await page.getByRole('button', { name: 'Outlines from and for other programs' }).click();
  await page.getByRole('menuitem', { name: /Bring in outlines/ }).click();
  const dialog = page.getByTestId('roi-import');
  await page
    .getByLabel('Outline files')
    .setInputFiles({ name: 'RoiSet.zip', mimeType: 'application/zip', buffer: outlines() });
  await dialog.getByRole('button', { name: 'Take in 4 outlines' }).click();
  await expect(page.getByTestId('roi-taken')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  for (const timePoint of ['followUp', 'preop'] as const) {
    const row = page.getByTestId(`row-${timePoint}-right`);
    await expect(row.locator('[data-csa]')).toBeVisible();
    // Choosing an ROI shows its slice.
    await row.click();
    const pane = page.locator(`[data-testid=pane-${timePoint}][data-slice="${axialSlice}"][data-ready=true]`);
    await expect(pane).toBeVisible();
  }
  await page.waitForTimeout(1000);
}
