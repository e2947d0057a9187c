import { expect } from '@playwright/test';
import type { Subject } from './measureImport';

/** The product: from the start screen, where a folder becomes a project. */
export function product(url: string): Subject {
  return {
    url,
    folderLabel: 'Folder for a new project',
    saves: true,
    prepare: async (page) => {
      await expect(page.getByTestId('drop-zone')).toBeVisible();
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
