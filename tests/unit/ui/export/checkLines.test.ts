import { describe, expect, it } from 'vitest';
import { checkLines } from '../../../../src/ui/export/checkLines';
import { findingWords } from '../../../../src/ui/export/findingWords';
import { whyNotSaved } from '../../../../src/ui/export/whyNotSaved';
import { dateInNote, identityReport } from '../../../support/exportEngine';

const linesOf = (...given: Parameters<typeof checkLines>) =>
  checkLines(...given).map(({ name, count, isOpen }) => `${name} | ${count} | ${isOpen ? 'open' : 'fine'}`);

describe('the lines of the check', () => {
  it('say what was searched for and how often it was found', () => {
    expect(linesOf(identityReport([]), {})).toEqual([
      '92 patient names, 118 spellings | 0 found | fine',
      '92 patient numbers | 0 found | fine',
      '12 institutions, 31 accession numbers | 0 found | fine',
      '368 dates | 0 found | fine',
      'Private and overlay data in pictures | none | fine',
      'Dates as days from surgery | 184 of 184 | fine',
    ]);
  });

  it('are open while a finding of theirs is undecided, and no longer', () => {
    const report = identityReport([dateInNote]);
    const dates = (decisions: Parameters<typeof checkLines>[1]) =>
      checkLines(report, decisions).find(({ id }) => id === 'date');
    expect(dates({})).toMatchObject({ count: '1 found', isOpen: true, findings: [dateInNote] });
    expect(dates({ [dateInNote.key]: { kind: 'leave-out' } })).toMatchObject({ isOpen: false });
    // What was decided stays in sight, so that it can be decided again.
    expect(dates({ [dateInNote.key]: { kind: 'leave-out' } })?.findings).toEqual([dateInNote]);
  });

  it('do not ask about what is only worth knowing', () => {
    const known = { ...dateInNote, kind: 'observer-name', isInformative: true } as const;
    const kinds = [{ kind: 'observer-name', terms: 2, spellings: 2, found: 1 }] as const;
    const [line] = checkLines(identityReport([known], { kinds }), {});
    expect(line).toMatchObject({ name: '2 observers’ names', count: '1 found', isOpen: false, findings: [] });
  });

  it('name what could not be searched, pictures with further data, and codes that tell', () => {
    const report = identityReport([], {
      notSearched: [{ file: 'a.zip', why: 'It is locked.' }],
      pictures: { count: 8, withData: ['a.png'] },
      codesThatTell: ['HONG'],
    });
    expect(linesOf(report, {}).slice(-4)).toEqual([
      'Private and overlay data in pictures | 1 of 8 | open',
      'Dates as days from surgery | 184 of 184 | fine',
      'Subject codes that are a name or number of the patient | 1 | open',
      'Files that could not be searched | 1 | open',
    ]);
  });
});

describe('a finding in words', () => {
  it('says what holds it, where, and what it means', () => {
    expect(findingWords(dateInNote)).toEqual({
      title: 'A note holds a date',
      place: 'data/subjects.csv, S-041, column note',
      means: 'A date can identify a subject. Replace it with days from surgery, or leave it out.',
      leaveOut: 'Leave note out',
    });
  });

  it('names no subject for a text that is of none, and counts the other files', () => {
    const title = { ...dateInNote, place: { key: 't', what: 'title' }, files: ['a', 'b', 'c'] } as const;
    expect(findingWords(title)).toMatchObject({
      title: 'The study’s title holds a date',
      place: 'a, and 2 more files',
      leaveOut: 'Leave it out',
    });
  });

  it('sends to where it was typed what stands in many places', () => {
    const code = { ...dateInNote, place: { key: 'c', what: 'subject code', isFixed: true } } as const;
    expect(findingWords(code).means).toMatch(/Change it where it was typed/);
  });
});

describe('why the package cannot be saved', () => {
  const item = {
    id: 'a',
    group: 'tables',
    name: 'a',
    detail: '',
    formats: ['csv'],
    defaultFormats: ['csv'],
  } as const;
  const choices = { settings: undefined as never, formats: {}, isIncluded: {}, decisions: {} };
  const checked = { kind: 'checked', report: identityReport([dateInNote]), fileCount: 1 } as const;

  it('counts what is undecided, and is silent when nothing is', () => {
    expect(whyNotSaved({ items: [item], choices, check: checked })).toBe('1 finding to decide first');
    const decisions = { [dateInNote.key]: { kind: 'keep', reason: 'agreed' } } as const;
    expect(
      whyNotSaved({ items: [item], choices: { ...choices, decisions }, check: checked }),
    ).toBeUndefined();
  });

  it('says that nothing is chosen, that files are being searched, and that data are newer', () => {
    expect(
      whyNotSaved({ items: [item], choices: { ...choices, isIncluded: { a: false } }, check: checked }),
    ).toBe('Nothing is chosen yet');
    expect(whyNotSaved({ items: [item], choices, check: { kind: 'waiting' } })).toBe(
      'The files are being searched',
    );
    expect(whyNotSaved({ items: [item], choices, check: { kind: 'cancelled' } })).toBe(
      'Search the files first',
    );
    expect(whyNotSaved({ items: [item], choices, check: checked, isUpdating: true })).toBe(
      'Newer data are being read',
    );
  });
});
