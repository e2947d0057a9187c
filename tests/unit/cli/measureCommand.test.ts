import { describe, expect, it } from 'vitest';
import { measureCommand } from '../../../src/cli/measure/measureCommand';
import { sopInstanceUid } from '../../../src/domain/ids';
import { nodeCodecs } from '../../../src/io/dicom/codecs/nodeCodecs';
import { writeImageJRoi } from '../../../src/io/roiFiles/writeImageJRoi';
import { type SyntheticDicom, syntheticDicom } from '../../support/syntheticDicom';

/* 6 × 5 pixels with the stored values 0, 1, 2 … row by row; rows 2 mm, columns 0.5 mm apart. */
const image = (options: SyntheticDicom = {}): Uint8Array =>
  syntheticDicom({ rows: 5, columns: 6, spacing: [2, 0.5], ...options });
/** Pixels (1,1), (2,1), (1,2), (2,2): stored 7, 8, 13, 14. */
const square = [
  [0.5, 0.5],
  [2.5, 0.5],
  [2.5, 2.5],
  [0.5, 2.5],
];

async function run(files: Readonly<Record<string, Uint8Array | string>>, ...args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const bytesOf = (path: string): Uint8Array => {
    const content = files[path];
    if (content === undefined) throw new Error('no such file');
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  const code = await measureCommand(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    readFile: async (path) => bytesOf(path),
    listFiles: async (path) => {
      const inside = Object.keys(files).filter((name) => name.startsWith(`${path}/`));
      if (inside.length === 0) bytesOf(path);
      return inside.length === 0 ? [path] : inside;
    },
    codecs: nodeCodecs(),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const roisOf = (...rois: readonly unknown[]): string => JSON.stringify({ rois });

describe('multifidus measure', () => {
  it('prints area, statistics, spacing and rescale of an outline, by hand: 4 pixels of 1 mm²', async () => {
    const { code, out } = await run(
      { 'a.dcm': image({ slope: 2, intercept: 10 }), 'r.json': roisOf({ name: 'left', outline: square }) },
      'a.dcm',
      'r.json',
    );
    expect(code).toBe(0);
    const { rois, rule, values, refused } = JSON.parse(out);
    expect([rule.id, values, refused]).toEqual(['centre', 'displayed', []]);
    // Stored 7, 8, 13, 14: mean 10.5, SD √((3.5² + 2.5²) · 2 / 3); displayed 2 × + 10.
    expect(rois).toMatchObject([
      {
        name: 'left',
        file: 'a.dcm',
        sopInstanceUid: '1.2.3.4',
        areaMm2: 4,
        netAreaMm2: 4,
        pixelCount: 4,
        mean: 31,
        sd: 2 * Math.sqrt(37 / 3),
        min: 24,
        max: 38,
        median: 31,
        rowSpacingMm: 2,
        columnSpacingMm: 0.5,
        rescaleSlope: 2,
        rescaleIntercept: 10,
        isRescaleStated: true,
        isLossy: false,
      },
    ]);
  });

  it('takes exclusions from the net area and the pixels, by stored values, with fat', async () => {
    const exclusion = [
      [1.5, 1.5],
      [2.5, 1.5],
      [2.5, 2.5],
      [1.5, 2.5],
    ];
    const { out } = await run(
      {
        'a.dcm': image({ slope: 2, intercept: 10 }),
        'r.json': roisOf({ outline: square, exclusions: [exclusion] }),
      },
      ...['a.dcm', 'r.json', '--values', 'stored', '--fat=7.5'],
    );
    // 7, 8, 13 are left; 8 and 13 lie above 7.5.
    expect(JSON.parse(out).rois).toMatchObject([
      {
        name: 'ROI 1',
        areaMm2: 4,
        netAreaMm2: 3,
        pixelCount: 3,
        mean: 28 / 3,
        median: 8,
        fatPercent: 200 / 3,
        fatThreshold: 7.5,
        fatAreaMm2: 2,
      },
    ]);
  });

  it('counts from the corner of the first pixel where it is told, as ImageJ does', async () => {
    const corner = square.map((point) => point.map((value) => value + 0.5));
    const rois = JSON.stringify({ origin: 'corner', rois: [{ outline: corner }] });
    const { out } = await run({ 'a.dcm': image(), 'r.json': rois }, 'a.dcm', 'r.json');
    expect(JSON.parse(out).rois).toMatchObject([{ pixelCount: 4, mean: 10.5 }]);
  });

  it('prints CSV that says rule and software in every row', async () => {
    const { out } = await run(
      { 'a.dcm': image(), 'r.json': roisOf({ name: '=1+1', outline: square }) },
      ...['a.dcm', 'r.json', '--format', 'csv'],
    );
    const [head = '', row = ''] = out.split('\r\n');
    const values = row.split(',');
    const of = (name: string): string | undefined => values[head.split(',').indexOf(name)];
    expect([of('name')?.replaceAll('"', ''), of('area_mm2'), of('pixel_count'), of('mean')]).toEqual([
      "'=1+1",
      '4',
      '4',
      '10.5',
    ]);
    expect(of('pixel_rule')).toMatch(/^centre \d/);
  });

  it('reads a .roi file of ImageJ, which names its image', async () => {
    const outlinePx = square.map(([column = 0, row = 0]) => [column, row] as const);
    const roi = writeImageJRoi(
      {
        name: 'MF',
        outlinePx,
        exclusions: [],
        image: { sopInstanceUid: sopInstanceUid('1.2.3.5'), frame: 0 },
      },
      [outlinePx],
    );
    const { code, out } = await run(
      {
        'd/a.dcm': image(),
        'd/b.dcm': image({ sopInstanceUid: '1.2.3.5', slope: 3 }),
        'd/notes.txt': 'x',
        'm.roi': roi,
      },
      ...['d', 'm.roi'],
    );
    expect(code).toBe(0);
    expect(JSON.parse(out).rois).toMatchObject([{ name: 'MF', file: 'd/b.dcm', pixelCount: 4, mean: 31.5 }]);
  });

  it('says no area where the file states no spacing, and measures the signal', async () => {
    const { code, out } = await run(
      { 'a.dcm': image({ spacing: null }), 'r.json': roisOf({ outline: square }) },
      ...['a.dcm', 'r.json'],
    );
    expect(code).toBe(0);
    const [roi] = JSON.parse(out).rois;
    expect(roi).toMatchObject({ areaMm2: null, netAreaMm2: null, pixelCount: 4, mean: 10.5 });
    expect(roi.warnings.join()).toContain('No area: the file states no PixelSpacing');
  });

  it('measures what can be and refuses the rest by name, with exit code 2', async () => {
    const { code, out, err } = await run(
      {
        'd/a.dcm': image(),
        'd/b.dcm': image({ sopInstanceUid: '1.2.3.5' }),
        'r.json': roisOf(
          { name: 'good', outline: square, image: 'a.dcm' },
          { name: 'which', outline: square },
          { name: 'gone', outline: square, image: { sopInstanceUid: '9.9' } },
          {
            name: 'bow',
            outline: [
              [0, 0],
              [2, 2],
              [2, 0],
              [0, 2],
            ],
            image: 'a.dcm',
          },
          {
            name: 'wide',
            outline: [
              [0, 0],
              [20, 0],
              [0, 3],
            ],
            image: 'a.dcm',
          },
        ),
      },
      ...['d', 'r.json'],
    );
    expect(code).toBe(2);
    expect(JSON.parse(out).rois.map(({ name }: { name: string }) => name)).toEqual(['good']);
    expect(err.split('\n')).toEqual([
      'Not measured: which: there are 2 images and it does not say which one it lies on ("image").',
      'Not measured: gone: its image is not among the files.',
      'Not measured: bow: the outline crosses itself at column 1, row 1.',
      'Not measured: wide: the outline reaches beyond the image.',
    ]);
  });

  it.each([
    [['a.dcm'], /Two paths are needed/],
    [['a.dcm', 'gone.json'], /gone\.json cannot be read: no such file/],
    [['gone.dcm', 'r.json'], /gone\.dcm cannot be read: no such file/],
    [['text.txt', 'r.json'], /text\.txt cannot be measured: This is not a DICOM file/],
    [['a.dcm', 'text.txt'], /neither a JSON of ROIs nor a file of ImageJ/],
    [['a.dcm', 'broken.json'], /broken\.json cannot be used: It is no JSON/],
    [['a.dcm', 'none.json'], /It holds no ROI/],
    [['a.dcm', 'odd.json'], /ROI 1 \(x\) has no "outline"/],
    [['a.dcm', 'r.json', '--rule', 'mine'], /--rule is mine; it can be centre, imagej/],
    [['a.dcm', 'r.json', '--fat', 'much'], /--fat is much/],
    [['a.dcm', 'r.json', '--speed', '1'], /There is no option --speed/],
    [['a.dcm', 'r.json', '--rule'], /--rule needs a value/],
  ])('says what is wrong with %j, with exit code 2', async (args, words) => {
    const { code, out, err } = await run(
      {
        'a.dcm': image(),
        'text.txt': 'some words that are no image',
        'r.json': roisOf({ outline: square }),
        'broken.json': '{"rois": [',
        'none.json': '[]',
        'odd.json': roisOf({ name: 'x', outline: [[0, '0']] }),
      },
      ...args,
    );
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(words);
  });

  it('refuses Philips’ values of an image that states no scale', async () => {
    const { code, err } = await run(
      { 'a.dcm': image(), 'r.json': roisOf({ outline: square }) },
      ...['a.dcm', 'r.json', '--values', 'philips'],
    );
    expect([code, err]).toEqual([
      2,
      'Not measured: ROI 1: the image states no Philips scale, so it has no such values.',
    ]);
  });

  it('explains itself', async () => {
    const { code, out } = await run({}, '--help');
    expect(code).toBe(0);
    expect(out).toContain('multifidus measure <dicom> <rois>');
  });
});
