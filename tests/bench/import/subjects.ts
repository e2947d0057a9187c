import { expect } from '@playwright/test';
import type { Subject } from './measureImport';

/** The product: a folder is added to a project that is open and empty, as the floor's page is open. */
export function product(url: string): Subject {
  return {
    url,
    folderLabel: 'Folder to add',
    saves: true,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'New project' }).first().click();
      await page.getByLabel('Title').fill('Import');
      await page.getByRole('button', { name: 'Make the project' }).click();
      await expect(page.locator('.cohort-empty')).toBeVisible();
    },
    check: async (page, { files, subjects }) => {
      await expect(page.getByTestId('import-done')).toContainText(
        `${files.toLocaleString('en-US')} images came in, ${subjects} new subjects`,
      );
      await expect(page.getByTestId(/^subject-S-\d+$/)).toHaveCount(subjects);
    },
  };
}

/** The floor. */
export function floor(url: string): Subject {
  return {
    url,
    folderLabel: 'Folder',
    saves: false,
    prepare: async () => undefined,
    check: async (page, { files, subjects }) => {
      await expect(page.getByTestId('import-done')).toHaveText(`${subjects * 4} series, ${files} slices`);
    },
  };
}
