import { expect, it } from 'vitest';
import { fileEndWords } from '../../../src/report/fileEndWords';
import { unusedGroups } from '../../../src/ui/cohort/unusedGroups';

const file = (kind: string, path: string) => ({ kind, path, detail: '' });

it('puts files that need a person first, then the larger groups', () => {
  const groups = unusedGroups([
    file('not-dicom', 'a.txt'),
    file('not-dicom', 'b.txt'),
    file('truncated-pixels', 'c.dcm'),
    file('missing-tag', 'd.dcm'),
    file('missing-tag', 'e.dcm'),
    file('duplicate', 'f.dcm'),
  ]);
  expect(groups.map(({ kind, files, needsPerson }) => [kind, files.length, needsPerson])).toEqual([
    ['missing-tag', 2, true],
    ['truncated-pixels', 1, true],
    ['not-dicom', 2, false],
    ['duplicate', 1, false],
  ]);
});

it('has words for every kind that is set aside', () => {
  for (const kind of [
    'dicomdir',
    'segmentation',
    'series-localiser',
    'not-mr',
    'duplicate',
    'took-too-long',
  ]) {
    expect(fileEndWords(kind).title).not.toContain(kind);
  }
});

it('asks for a look at a kind that has no words', () => {
  expect(unusedGroups([file('never-seen', 'a')])[0]?.needsPerson).toBe(true);
  expect(fileEndWords('never-seen').title).toBe('Not used (never-seen)');
});
