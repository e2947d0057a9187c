import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { noticeDetails, noticeTexts } from '../../../../src/ui/read/noticeText';

const notice = (kind: string) => ({ kind, tag: `Tag of ${kind}`, text: `About ${kind}` });

it('says each thing once, and what has no words of its own as an oddly written file', () => {
  const notices = ['high-bit', 'meta-header', 'duplicate-tag', 'high-bit'].map(notice);
  expect(noticeTexts(notices)).toEqual(['Values were shifted', 'File oddly written']);
});

it('keeps every tag for the technician', () => {
  expect(noticeDetails([notice('high-bit'), notice('odd-length')])).toBe(
    'Tag of high-bit: About high-bit\nTag of odd-length: About odd-length',
  );
});

it('has words for every kind whose meaning touches the image', () => {
  const source = readFileSync(new URL('../../../../src/io/dicom/warningKinds.ts', import.meta.url), 'utf8');
  const kinds = [...source.matchAll(/\| '([a-z-]+)'/g)].map(([, kind]) => kind ?? '');
  expect(kinds.length).toBeGreaterThan(20);
  const without = kinds.filter((kind) => noticeTexts([notice(kind)])[0] === 'File oddly written');
  expect(without.sort()).toEqual([
    'duplicate-tag',
    'meta-header',
    'odd-length',
    'sequence-structure',
    'tags-out-of-order',
    'transfer-syntax-wrong',
    'unknown-vr',
  ]);
});
