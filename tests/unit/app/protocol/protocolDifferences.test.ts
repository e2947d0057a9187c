import { describe, expect, it } from 'vitest';
import { changedProtocol } from '../../../../src/app/protocol/changedProtocol';
import { differences } from '../../../../src/app/protocolDifferences';
import { observerId } from '../../../../src/domain/ids';
import { needsAmendment } from '../../../../src/domain/study/needsAmendment';
import { defaultProtocol, type Protocol } from '../../../../src/domain/study/protocol';

const before = defaultProtocol('Words');
const [first, second] = before.observers;
if (!first || !second) throw new Error('two observers expected');

/** Another value of every field: a field that is added to the protocol and not here does not compile. */
const others: { readonly [K in keyof Protocol]: Protocol[K] } = {
  version: 1,
  title: 'Other',
  question: 'Do they differ?',
  sites: [{ id: 'fractured-level', name: 'Lower endplate' }],
  muscles: [{ id: 'mf', name: 'Multifidus', shortName: 'MF' }],
  combined: true,
  sides: ['left'],
  observers: [first, { ...second, role: 'radiologist' }],
  rounds: 2,
  csaKind: 'net',
  valueKind: 'stored',
  pairLimits: { ...before.pairLimits, tiltDeg: 10 },
  eligibility: { sameScanner: 'required', sameParameters: 'flagged' },
  seriesRule: { fatSuppressed: 'allowed', contrastEnhanced: 'by-hand' },
  pixelRule: 'imagej',
  drawingAids: { smartEdge: true, mirror: false, copy: false },
  fatMethod: { kind: 'otsu' },
  references: ['csf'],
  levels: ['L1'],
  roiExclusionReasons: ['oedema'],
  missingRule: 'matched',
  testPreset: 'fixed-in-advance',
  preopWithinDays: 30,
  followUpAtLeastDays: 120,
  alpha: 0.01,
  sliceToleranceMm: 4,
  assignment: { kind: 'subset', count: 20 },
  reReads: { by: [first.id], subjects: { kind: 'subset', count: 10 }, washOutDays: 28 },
  blinding: { group: false, timePoint: true, cropsToPosterior: true },
  order: 'shuffled',
  seed: 4417,
  sliceRule: 'chosen-beforehand',
  isCsaDecided: false,
  enrolmentReasons: ['Kümmell disease'],
  adjudication: { diceBelow: 0.9, outsideLimitsOf: ['csaMm2'], otherSlice: false, thirdRule: 'two-nearest' },
  guide: [{ region: 'T11-L2', text: 'Along the fascia.', pictures: [] }],
};

describe('what changed, in words', () => {
  const fields = (Object.keys(others) as (keyof Protocol)[]).filter((field) => field !== 'version');

  it.each(fields)('has words for %s', (field) => {
    const words = differences(before, { ...before, [field]: others[field] });
    expect(words.length).toBeGreaterThan(0);
    for (const text of words) expect(text).toMatch(/^[A-Z].* (→|is|no longer|changed|reads)/);
  });

  it('says a wash-out with its value before and after, and nothing of what stayed', () => {
    const reReads = { ...before.reReads, washOutDays: 28 };
    expect(differences(before, { ...before, reReads })).toEqual(['Wash-out: 14 days → 28 days']);
    expect(differences(before, before)).toEqual([]);
  });

  it('names observers who come and go', () => {
    const third = { id: observerId('C'), letter: 'C', role: 'fellow', name: '', training: '' };
    expect(differences(before, { ...before, observers: [first, third] })).toEqual([
      'Observer B (MRI specialist) no longer reads',
      'Observer C (fellow) reads too',
    ]);
  });

  it('only says that a long text changed', () => {
    const long = (text: string) => [{ region: 'general' as const, text: text.repeat(200), pictures: [] }];
    expect(differences({ ...before, guide: long('a') }, { ...before, guide: long('b') })).toEqual([
      'Contouring guide, all levels, text changed',
    ]);
  });
});

describe('what needs no amendment', () => {
  it('is title, question, captions, and who an observer is where nobody said it', () => {
    const picture = { sha256: 'a'.repeat(64), mediaType: 'image/png' as const, caption: '' };
    const guided: Protocol = {
      ...before,
      guide: [{ region: 'general', text: 'Fascia', pictures: [picture] }],
    };
    const free: Protocol = {
      ...guided,
      title: 'Other',
      question: 'Why?',
      guide: [{ region: 'general', text: 'Fascia', pictures: [{ ...picture, caption: 'Left' }] }],
      observers: [{ ...first, name: 'Li', training: '9 years' }, second],
    };
    expect(needsAmendment(guided, free)).toBe(false);
    const renamed = { ...free, observers: [{ ...first, name: 'Wang', training: '9 years' }, second] };
    expect(needsAmendment(free, renamed)).toBe(true);
  });

  it('is nothing else', () => {
    for (const field of Object.keys(others) as (keyof Protocol)[]) {
      const isFree = field === 'title' || field === 'question' || field === 'version';
      expect([field, needsAmendment(before, { ...before, [field]: others[field] })]).toEqual([
        field,
        !isFree,
      ]);
    }
  });
});

describe('a changed protocol', () => {
  it('keeps letters and order of who is there, and takes who is new', () => {
    const third = { id: observerId('C'), letter: 'C', role: ' fellow ', name: ' Li ', training: '' };
    const after = changedProtocol(before, {
      ...before,
      observers: [third, { ...second, letter: 'X' }, first],
    });
    expect(after.observers).toEqual([first, second, { ...third, role: 'fellow', name: 'Li' }]);
  });

  it('forgets re-reads of somebody who no longer reads, and never that CSA was chosen', () => {
    const reReads = { ...before.reReads, by: [first.id, second.id] };
    const third = { ...second, id: observerId('C'), letter: 'C' };
    const after = changedProtocol(before, {
      ...before,
      reReads,
      observers: [first, third],
      isCsaDecided: false,
    });
    expect(after.reReads.by).toEqual([first.id]);
    expect(after.isCsaDecided).toBe(true);
  });
});
