import { describe, expect, it } from 'vitest';
import { seriesInstanceUid } from '../../../../../src/domain/ids';
import { imageKey } from '../../../../../src/domain/image/imageRef';
import type { SliceHeader } from '../../../../../src/domain/image/sliceHeader';
import { timePoints } from '../../../../../src/domain/timePoint';
import type { DocumentModel } from '../../../../../src/report/document/documentModel';
import type { ExportFacts } from '../../../../../src/report/export/exportFacts';
import { plainPrintStyle } from '../../../../../src/report/export/printStyle';
import { checklistDocument } from '../../../../../src/report/export/words/checklistDocument';
import { imagingNotes } from '../../../../../src/report/export/words/imagingNotes';
import { methodsDocument } from '../../../../../src/report/export/words/methodsDocument';
import { rangeText } from '../../../../../src/report/export/words/rangeText';
import { resultsDocument } from '../../../../../src/report/export/words/resultsDocument';
import { printSettingsOf } from '../../../../../src/report/printSettingsOf';
import { tableTwoModel } from '../../../../../src/report/tableTwoModel';
import { exportFactsOf } from '../../../../support/exportFacts';
import { makePanelStudy } from '../../../../support/panelStudy';
import { makeHeader } from '../../../domain/catalogue/makeHeader';

const study = makePanelStudy();
const facts = exportFactsOf(study);

function textsOf({ sections }: DocumentModel): string {
  return sections
    .flatMap(({ heading, blocks }) => [
      heading,
      ...blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])),
    ])
    .join('\n');
}

/** The study with a header of each series; the scans are counted from 0, two of a subject. */
function withHeaders(headerOf: (scan: number) => Partial<SliceHeader> | undefined): ExportFacts {
  const headers = facts.subjects.flatMap(({ scans }, index) =>
    timePoints.flatMap((at, place) => {
      const own = headerOf(2 * index + place);
      const series = scans[at]?.axialSeriesUid;
      if (!own || series === undefined) return [];
      return [
        makeHeader({ sop: `1.9.${index}.${place}`, ...own, seriesInstanceUid: seriesInstanceUid(series) }),
      ];
    }),
  );
  return { ...facts, headers: new Map(headers.map((header) => [imageKey(header), header])) };
}

const philips = {
  manufacturer: 'Philips',
  model: 'Achieva',
  fieldStrengthT: 1.5,
  echoTimeMs: 100,
  repetitionTimeMs: 3000,
  echoTrainLength: 15,
  flipAngleDeg: 90,
  sliceThicknessMm: 4,
  spacingBetweenSlicesMm: 4.4,
  scanningSequence: 'SE',
};

describe('A range of what headers state', () => {
  it.each([
    [[100, 100], 'TE 100 ms'],
    [[90, 110, 100], 'TE 90 to 110 ms (median 100)'],
    [[90, 91], 'TE 90 to 91 ms (median 90.5)'],
    [[99.96, 100.04], 'TE 100 ms'],
    [[undefined, 100, undefined], 'TE 100 ms, not stated in 2 of 3'],
    [[undefined], 'TE not stated'],
    [[], 'TE not stated'],
  ])('of %j is %j', (values, text) => {
    expect(rangeText('TE', values, { unit: 'ms', decimals: 1 })).toBe(text);
  });
});

describe('Imaging in the methods', () => {
  it('is what the headers of the analysed series state, with how many scans of each scanner', () => {
    const [scanners, parameters] = imagingNotes(
      withHeaders((scan) => ({
        acquisition:
          scan < 50 ? philips : { ...philips, manufacturer: 'Siemens', model: 'Avanto', echoTimeMs: 98 },
      })),
    );
    expect(scanners).toBe(
      'Muscles were measured on T2-weighted axial MRI, 72 scans of 36 subjects. Scanners: Philips Achieva, 1.5 T (50 scans); Siemens Avanto, 1.5 T (22 scans).',
    );
    expect(parameters).toBe(
      'As the headers of the series state: sequence fast spin echo; TE 98 to 100 ms (median 100); TR 3000 ms; echo train 15 echoes; flip angle 90°; slice thickness 4 mm; spacing between slices 4.4 mm; pixel spacing 1 mm. No header speaks of fat suppression. No header names a contrast agent.',
    );
  });

  it('leaves a blank where the project holds no header, and for the scans that it holds none of', () => {
    expect(imagingNotes(facts)).toEqual([
      '[For the author: manufacturer, model, field strength, sequence, TE, TR, slice thickness and pixel spacing of the 72 scans; the project holds none of their headers.]',
    ]);
    const [some] = imagingNotes(withHeaders((scan) => (scan < 70 ? { acquisition: philips } : undefined)));
    expect(some).toContain('[For the author: scanner and parameters of these 2.]');
  });

  it('leaves a blank for scanners that no header names, and invents none', () => {
    const [text = ''] = imagingNotes(withHeaders(() => ({ acquisition: {} })));
    expect(text).toContain('[For the author: the scanner of 72 scans whose headers do not name it.]');
    expect(text).not.toMatch(/ T[ .,]/);
  });

  it('does not depend on the order in which headers are stored', () => {
    const own = withHeaders((scan) => ({ acquisition: { ...philips, echoTimeMs: 90 + (scan % 7) } }));
    const turned = { ...own, headers: new Map([...own.headers].toReversed()) };
    expect(imagingNotes(turned)).toEqual(imagingNotes(own));
  });
});

describe('The methods document', () => {
  const text = textsOf(methodsDocument(facts));

  it('has imaging, measurement, observers, blinding with its limits, statistics and versions', () => {
    expect(methodsDocument(facts).sections.map(({ heading }) => heading)).toEqual([
      'Subjects',
      'Imaging',
      'Measurement',
      'Observers',
      'Blinding and its limits',
      'Statistics',
      'Software and versions',
    ]);
    expect(text).toContain('mean of both sides and both observers');
    expect(text).toContain('Bone cement is a signal void');
    expect(text).toContain('Mann-Whitney U test');
    expect(text).toContain('Multifidus 9.9.9');
    expect(text).toContain('Protocol version 1.');
  });

  it('leaves the ethics approval to the author, visibly', () => {
    expect(text).toContain('[For the author: ethics committee, approval number and date, and consent.]');
  });

  it('says where measurements were not verified against the images', () => {
    const unverified = methodsDocument({ ...facts, areMeasurementsVerified: false });
    expect(textsOf(unverified)).toContain('they were not measured again from the images');
    expect(unverified.meta.join(' ')).toContain('(unverified)');
    expect(text).not.toContain('not measured again');
  });

  it('says in front that it is not the study’s own analysis, where it is not', () => {
    const other = exportFactsOf(study, { ...facts.results.choice, side: 'left' });
    expect(methodsDocument(other).sections[0]?.heading).toBe('Not the study’s own analysis');
    expect(resultsDocument(other).sections[0]?.heading).toBe('Not the study’s own analysis');
  });
});

describe('The results document', () => {
  it('prints every centre and P of Table 2 as the table does', () => {
    const text = textsOf(resultsDocument(facts));
    const { rows } = tableTwoModel(facts.results, printSettingsOf(facts.results));
    const lines = rows.flatMap((row) => (row.kind === 'line' ? [row.cells] : []));
    expect(lines).toHaveLength(9);
    for (const cells of lines) {
      const [first, second, , , p] = cells;
      const pPart = p?.text.startsWith('<') ? `P ${p.text}` : `P = ${p?.text ?? ''}`;
      const sentence = text
        .split('\n')
        .find((one) =>
          one.includes(`${first?.main ?? ''} in refractured, ${second?.main ?? ''} in not refractured`),
        );
      expect(sentence).toContain(`(${pPart})`);
    }
  });

  it('writes numbers as the journal does', () => {
    const text = textsOf(resultsDocument(facts, { ...plainPrintStyle, hasLeadingZero: false, minus: '-' }));
    expect(text).toContain('ROI-CSA, mm², pre-op: Mean 1356.75 in refractured, 1471.33 in not refractured');
    expect(text).toContain('(P = .142)');
    expect(text).toContain('Difference -114.58');
    expect(text).toContain('Spearman r = -.069, P = .688');
    expect(text).toContain('ICC(2,1) .996 (.193, .999)');
  });

  it('says that a change predicts no refracture', () => {
    expect(textsOf(resultsDocument(facts))).toContain('a change is associated with it and predicts nothing');
  });

  it('of nobody analysed says so and has no sentence of numbers', () => {
    const nobody = exportFactsOf({ ...study, readings: [] });
    const text = textsOf(resultsDocument(nobody));
    expect(text).not.toMatch(/Mean|Median|ICC/);
    expect(textsOf(methodsDocument(nobody))).toContain('no subject is analysed yet');
  });
});

describe('The checklists as documents', () => {
  it.each([
    ['grras', 15],
    ['strobe-cohort', 34],
  ] as const)('%s has its %i items in one table', (id, count) => {
    const blocks = checklistDocument(facts, id).sections.flatMap((section) => section.blocks);
    const items = blocks.flatMap((block) => (block.kind === 'checklist' ? block.checklist.items : []));
    expect(items).toHaveLength(count);
  });
});
