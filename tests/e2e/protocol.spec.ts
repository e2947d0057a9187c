import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { openReading, toAxial } from './support/editorHands';
import { lookAtSizes } from './support/lookAtSizes';
import { expect, test } from './support/policyGuard';
import { sitDown } from './support/screenHands';

/*
 * The protocol as a person sets it: filled in, locked by the first signed reading, amended with a reason, its versions
 * seen; and the contouring guide, one key away while reading.
 */

function section(page: Page, id: string): Locator {
  return page.getByTestId(`section-${id}`);
}

async function fill(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.press('Enter');
  await expect(field).toHaveValue(text);
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (0xedb88320 & -(value & 1));
  }
  return (value ^ 0xffffffff) >>> 0;
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc(body), body.length + 4);
  return framed;
}

/** A grey PNG with a text chunk that names a patient, written as PNG 1.2 says. */
function pictureWithName(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(side * (side + 1), 120);
  for (let row = 0; row < side; row++) rows[row * (side + 1)] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from('Comment\0Zhang Wei 1952', 'latin1')),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The bytes of the pictures that the browser keeps, as text. */
async function keptPictures(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('multifidus');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('pictures').objectStore('pictures').getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(
              reading.result.map(({ bytes }: { bytes: Uint8Array }) =>
                Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''),
              ),
            );
          };
        };
      }),
  );
}

/** A reason for every target of the open reading; after each the next one is armed. */
async function giveReasons(page: Page): Promise<void> {
  for (let given = 1; given <= 4; given++) {
    await page
      .getByRole('button', { name: /: cannot be measured…$/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Reason' }).click();
    await page.getByRole('option', { name: 'Motion' }).click();
    await dialog.getByRole('button', { name: 'Record' }).click();
    await expect(page.getByTestId('sign')).toContainText(`${given} of 4`);
  }
}

test('is filled in, locked by a signing, amended with a reason, and its versions are seen', async ({
  page,
}, info) => {
  await page.goto('/');

  await test.step('a new project: gross or net is asked for, nothing is chosen silently', async () => {
    await page.getByRole('button', { name: 'New project' }).click();
    await expect(page.getByRole('button', { name: 'Choose later' })).toHaveAttribute('aria-pressed', 'true');
    await page.getByLabel('Title').fill('Kyphoplasty cohort');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Cohort' })).toBeVisible();
    await page.getByRole('tab', { name: 'Protocol' }).click();
    await expect(page.getByTestId('protocol-state')).toHaveCount(2);
    await expect(page.getByTestId('csa-undecided')).toBeVisible();
    await page.getByRole('button', { name: 'Choose', exact: true }).click();
    await section(page, 'values')
      .getByText(/^Gross: .*recommended/)
      .click();
    await expect(page.getByTestId('csa-undecided')).toBeHidden();
    await expect(page.getByTestId('protocol-state')).toHaveCount(1);
  });

  await test.step('question, observers, rounds, levels, reasons', async () => {
    await fill(page, 'Question', 'Do the paraspinal muscles differ in subjects who refracture?');
    await fill(page, 'Name of observer A', 'Li');
    await fill(page, 'Training of observer A', '12 years');
    await page.getByRole('button', { name: 'Add observer' }).click();
    await fill(page, 'Role of observer C', 'fellow');
    await page.getByRole('button', { name: 'Remove observer C' }).click();
    await expect(page.getByLabel('Role of observer C')).toBeHidden();
    await fill(page, 'Rounds', '2');
    await fill(page, 'Wash-out before round 2', '7');
    await section(page, 'measured').getByRole('button', { name: 'T5', exact: true }).click();
    await expect(section(page, 'measured').getByRole('button', { name: 'T5', exact: true })).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    await section(page, 'reasons').getByPlaceholder('A further reason').fill('Claustrophobia');
    await section(page, 'reasons').getByRole('button', { name: 'Add reason' }).click();
    await expect(page.getByTestId('enrolment-reasons').getByRole('textbox').nth(6)).toHaveValue(
      'Claustrophobia',
    );
  });

  await test.step('what blinding cannot hide follows the settings, and stands in the methods text', async () => {
    const limits = page.getByTestId('blinding-limits');
    await expect(limits).toContainText('sagittal images');
    await section(page, 'slice')
      .getByRole('radio', { name: /^Somebody unblinded/ })
      .check();
    await expect(limits).toContainText('Slices were chosen beforehand');
    await expect(page.getByTestId('methods-text')).toContainText('Slices were chosen beforehand');
    await section(page, 'slice')
      .getByRole('radio', { name: /^Each observer/ })
      .check();
    await expect(limits).toContainText('sagittal images');
    await lookAtSizes(page, info, 'protocol', 'draft');
  });
});

test('a signing locks it; an amendment makes the next version', async ({ page }, info) => {
  await openReading(page);
  await toAxial(page);
  await giveReasons(page);
  await page.getByTestId('sign').click();
  await page.getByRole('dialog').getByRole('button', { name: /Sign/ }).click();
  await sitDown(page, /Researcher/);
  await page.getByRole('tab', { name: 'Protocol' }).click();
  await expect(page.getByTestId('protocol-state')).toContainText('when observer A signed S-001');
  await expect(page.getByLabel('Significance level')).toBeHidden();
  await fill(page, 'Question', 'Why?');

  await page.getByRole('button', { name: 'Amend…' }).click();
  await fill(page, 'Significance level', '0.01');
  await fill(page, 'Pre-op within', '30');
  await page.getByRole('button', { name: 'Review 2 changes…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByTestId('amend-changes')).toContainText('Significance level: 0.05 → 0.01');
  await lookAtSizes(page, info, 'protocol', 'amend');
  await expect(dialog.getByRole('button', { name: 'Put version 2 in force' })).toBeDisabled();
  await dialog.getByLabel('Reason').fill('Asked for by the reviewers');
  await dialog.getByRole('button', { name: 'Put version 2 in force' }).click();
  await expect(dialog).toBeHidden();

  const versions = page.getByTestId('protocol-versions');
  await expect(versions).toContainText('Pre-op scan within: 60 days → 30 days');
  await expect(versions).toContainText('“Asked for by the reviewers”');
  await expect(versions).toContainText('1 reading was signed before.');
  await expect(section(page, 'statistics')).toContainText('amendment 2');
  await expect(section(page, 'statistics')).toContainText('Was 0.05 until');
  await lookAtSizes(page, info, 'protocol', 'locked');
  await page.reload();
  await page.getByRole('row', { name: /Editor/ }).click();
  await page.getByRole('tab', { name: 'Protocol' }).click();
  await expect(page.getByTestId('protocol-versions')).toContainText('“Asked for by the reviewers”');
});

test('the contouring guide keeps pictures without what their files hid, and opens with J while reading', async ({
  page,
}, info) => {
  await openReading(page);
  await sitDown(page, /Researcher/);
  await page.getByRole('tab', { name: 'Protocol' }).click();
  await page.getByLabel('How to outline, All levels').fill('Along the lumbosacral fascia.');
  await page.getByLabel('How to outline, All levels').blur();
  await page.getByTestId('guide-files-general').setInputFiles({
    name: 'fascia.png',
    mimeType: 'image/png',
    buffer: pictureWithName(64),
  });
  await fill(page, 'Caption of picture 1', 'The fascia');
  const kept = await keptPictures(page);
  expect(kept).toHaveLength(1);
  expect(pictureWithName(64).toString('latin1')).toContain('Zhang Wei');
  expect(kept[0]).not.toContain('Zhang');
  await page.getByTestId('guide-files-general').setInputFiles({
    name: 'fake.png',
    mimeType: 'image/png',
    buffer: Buffer.from('<svg onload="alert(1)">'),
  });
  await expect(page.getByTestId('guide-general').getByRole('alert')).toContainText('no PNG or JPEG picture');

  await sitDown(page, /Observer A/);
  await page.getByTestId('subject-S-001').click();
  await page.keyboard.press('Enter');
  await toAxial(page);
  await page.keyboard.press('j');
  const sheet = page.getByTestId('guide-sheet');
  await expect(sheet).toContainText('Along the lumbosacral fascia.');
  await expect(sheet.getByAltText('The fascia')).toBeVisible();
  await lookAtSizes(page, info, 'protocol', 'guide');
  await page.keyboard.press('j');
  await expect(sheet).toBeHidden();
});

test('choosing gross or net leads on to the next setting', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByLabel('Title').fill('Not decided');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Cohort' })).toBeVisible();
  await page.getByRole('tab', { name: 'Protocol' }).click();
  await page.getByTestId('protocol-state').getByRole('button', { name: 'Choose' }).click();
  await expect(page.getByRole('radio', { name: /^Gross/ })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('csa-undecided')).toHaveCount(0);
  await expect(page.locator('#protocol-values .fact').nth(1).locator(':focus')).toHaveCount(1);
});
