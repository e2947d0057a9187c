import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '../../src/base/assert';
import { headerByTemplate, headerTemplate, readPrivateGroups } from '../../src/io/dicom/headerTemplate';
import { parseFile } from '../../src/io/dicom/parseFile';
import { headersOfFile, readSliceHeaders } from '../../src/io/dicom/readSliceHeaders';
import { type SyntheticDicom, syntheticDicom } from '../support/syntheticDicom';

function templateOf(bytes: Uint8Array) {
  const parsed = parseFile(bytes, bytes.length);
  const headers = parsed.ok ? headersOfFile(parsed.value, bytes.length) : parsed;
  return parsed.ok && headers.ok ? headerTemplate(parsed.value, headers.value, bytes.length) : undefined;
}

/** What reading in full says. */
const inFull = (bytes: Uint8Array) => readSliceHeaders(bytes, bytes.length);

type Elements = NonNullable<SyntheticDicom['elements']>;

/** Elements as a scanner writes them: of those that are read, those that are not, private ones and a sequence. */
const usual: Elements = [
  { tag: 'x00080005', vr: 'CS', value: 'ISO_IR 100' },
  { tag: 'x00080020', vr: 'DA', value: '20240301' },
  { tag: 'x00080032', vr: 'TM', value: '101500.12' },
  { tag: 'x00081140', vr: 'SQ', value: [[{ tag: 'x00081155', vr: 'UI', value: '1.2.3' }]] },
  { tag: 'x00180080', vr: 'DS', value: '3500' },
  { tag: 'x00180081', vr: 'DS', value: '100' },
  { tag: 'x00190010', vr: 'LO', value: 'SIEMENS MR HEADER' },
  { tag: 'x00191008', vr: 'CS', value: 'IMAGE NUM 4' },
  { tag: 'x00200013', vr: 'IS', value: '7' },
  { tag: 'x00200032', vr: 'DS', value: '-100\\-120\\30.5' },
  { tag: 'x00200052', vr: 'UI', value: '1.2.3.4' },
  { tag: 'x00201041', vr: 'DS', value: '30.5' },
  { tag: 'x00281050', vr: 'DS', value: '300' },
  { tag: 'x00281051', vr: 'DS', value: '600' },
  { tag: 'x00281053', vr: 'DS', value: '1' },
  { tag: 'x00281052', vr: 'DS', value: '0' },
  { tag: 'x00510010', vr: 'LO', value: 'SIEMENS MR HEADER' },
  { tag: 'x00511111', vr: 'LO', value: 'p2' },
];

const file = (options: SyntheticDicom = {}, changed: Elements = []) => {
  const elements = usual.map((one) => changed.find(({ tag }) => tag === one.tag) ?? one);
  const added = changed.filter(({ tag }) => !usual.some((one) => one.tag === tag));
  return syntheticDicom({ sopInstanceUid: '1.2.3.7', ...options, elements: [...elements, ...added] });
};

const template = present(templateOf(file()), 'a template of a usual file');

const text = fc.oneof(
  fc.constantFrom(
    '',
    '1',
    '-3',
    '1.5\\2',
    '300',
    '1e3',
    '0',
    'x',
    '1.2.840.1',
    'YES',
    '20240302',
    '-100\\-120\\35.5',
  ),
  fc.stringMatching(/^[ -~]{0,20}$/),
);
const change = fc.record({
  element: fc.constantFrom(...usual.filter(({ vr }) => vr !== 'SQ')),
  text,
});

describe('a header read by that of another slice', () => {
  it('is found for the next slice: other UIDs, number, position, window, times and private values', () => {
    const next = file({ sopInstanceUid: '1.2.3.10117' }, [
      { tag: 'x00080032', vr: 'TM', value: '101501.9999' },
      { tag: 'x00191008', vr: 'CS', value: 'IMAGE NUM 128' },
      { tag: 'x00200013', vr: 'IS', value: '128' },
      { tag: 'x00200032', vr: 'DS', value: '-100\\-120\\-35.25' },
      { tag: 'x00281051', vr: 'DS', value: '812.5' },
    ]);
    const read = present(headerByTemplate(template, next, next.length), 'the next slice');
    expect({ ok: true, value: [read.header] }).toEqual(inFull(next));
    expect(read.header).toMatchObject({ sopInstanceUid: '1.2.3.10117', instanceNumber: 128 });
    expect(read.header.grid.plane?.originLps).toEqual([-100, -120, -35.25]);
  });

  it.each([
    ['an echo time', { tag: 'x00180081', vr: 'DS', value: '12' }],
    ['a slope', { tag: 'x00281053', vr: 'DS', value: '2' }],
    ['a study date', { tag: 'x00080020', vr: 'DA', value: '20240302' }],
    ['parallel imaging in a private element', { tag: 'x00511111', vr: 'LO', value: 'p3' }],
    ['an element that the other one lacks', { tag: 'x00280120', vr: 'US', value: [0] }],
    [
      'a sequence',
      { tag: 'x00081140', vr: 'SQ', value: [[{ tag: 'x00081155', vr: 'UI', value: '1.2.3.999' }]] },
    ],
    ['a position that is none', { tag: 'x00200032', vr: 'DS', value: '1\\2' }],
  ] as const)('is read in full where it has another value of %s', (_, element) => {
    const other = file({ sopInstanceUid: '1.2.3.8' }, [element]);
    expect(headerByTemplate(template, other, other.length)).toBeUndefined();
  });

  it('is the same as read in full, whatever values differ', () => {
    let quick = 0;
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 4 }),
        fc.stringMatching(/^1\.2\.\d{1,12}$/),
        (changes, uid) => {
          const changed = changes.map(({ element, text: value }) => ({ ...element, value }));
          const other = file({ sopInstanceUid: uid }, changed);
          const read = headerByTemplate(template, other, other.length);
          if (!read) return;
          quick += 1;
          expect({ ok: true, value: [read.header] }).toEqual(inFull(other));
        },
      ),
      { numRuns: 2000 },
    );
    expect(quick).toBeGreaterThan(50);
  });

  it('is the same as read in full, or left to that, where any byte of the header differs', () => {
    const bytes = file();
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: template.pixelDataOffset - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, by) => {
          const other = bytes.slice();
          other[at] = (other[at] ?? 0) ^ by;
          const read = headerByTemplate(template, other, other.length);
          if (read) expect({ ok: true, value: [read.header] }).toEqual(inFull(other));
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('is left to reading in full where the bytes end before the pixels', () => {
    const bytes = file();
    for (const length of [0, 100, 200, template.pixelDataOffset - 1]) {
      expect(headerByTemplate(template, bytes.subarray(0, length), bytes.length)).toBeUndefined();
    }
    expect(headerByTemplate(template, bytes, bytes.length + 2)).toBeUndefined();
  });

  it('knows every private group that a reader asks for', () => {
    const folder = new URL('../../src/io/dicom/', import.meta.url).pathname;
    const asked = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && name !== 'headerTemplate.ts')
      .flatMap((name) => [
        ...readFileSync(join(folder, name), 'utf8').matchAll(/['"`^x]x?([\da-f]{3}[13579bdf])(?=['"`\d[$])/g),
      ])
      .map(([, group = '']) => group);
    expect(asked).toContain('2005');
    expect([...new Set(asked)].filter((group) => !readPrivateGroups.includes(group))).toEqual([]);
  });
});

const real =
  process.env['REFERENCE_DICOM'] ?? new URL('../../../shared/data/dicom', import.meta.url).pathname;

describe.skipIf(!existsSync(real))('real files', () => {
  it('read by each other’s headers are as read in full', () => {
    const files = readdirSync(real, { recursive: true, encoding: 'utf8' })
      .map((name) => join(real, name))
      .filter((path) => statSync(path).isFile())
      .sort();
    let quick = 0;
    const templates: NonNullable<ReturnType<typeof templateOf>>[] = [];
    for (const path of files) {
      const bytes = new Uint8Array(readFileSync(path));
      for (const one of templates.slice(-6)) {
        const read = headerByTemplate(one, bytes, bytes.length);
        if (!read) continue;
        quick += 1;
        expect({ ok: true, value: [read.header] }, path).toEqual(inFull(bytes));
      }
      const own = templateOf(bytes);
      if (own) templates.push(own);
    }
    expect(quick).toBeGreaterThan(0);
  });
});
