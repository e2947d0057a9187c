import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import dicomParser from 'dicom-parser';
import { describe, expect, it } from 'vitest';
import { measureCommand } from '../../src/cli/measure/measureCommand';
import type { MeasuredRoi } from '../../src/cli/measure/measuredRoi';
import { nodeMeasureIo } from '../../src/cli/measure/nodeMeasureIo';
import {
  type ExpectedSignal,
  loadRoiSuite,
  type RoiCase,
  type RoiSuite,
  roiFolders,
} from './support/roisFiles';

/* `multifidus measure` on the reference ROIs: answers of exact rational arithmetic, none from this program. */

const { folders, absent } = roiFolders();

interface Printed {
  readonly rois: readonly MeasuredRoi[];
  readonly refused: readonly { readonly name: string; readonly why: string }[];
}

/** Runs the command on a folder of images with ROIs from memory. */
async function run(folder: string, rois: unknown, ...options: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = nodeMeasureIo({ out: (line) => out.push(line), err: (line) => err.push(line) });
  const readFile = async (path: string): Promise<Uint8Array> =>
    path === 'rois.json' ? new TextEncoder().encode(JSON.stringify(rois)) : io.readFile(path);
  const code = await measureCommand([join(folder, 'images'), 'rois.json', ...options], { ...io, readFile });
  const printed: Printed = JSON.parse(out.join('\n'));
  return { code, printed, err };
}

const near = (got: number | null, wanted: number | null, scale: number): boolean =>
  got === wanted || (got !== null && wanted !== null && Math.abs(got - wanted) <= 1e-9 * scale);

/**
 * The reference takes padding for tissue; the product leaves it out (MEASUREMENT.md). Where the pixels of a case hold padding, the
 * expectation is made anew from the reference's own pixel set, without it.
 */
function expectedSignal(
  suite: RoiSuite,
  { id, image, expected }: RoiCase,
  padding: number | undefined,
): ExpectedSignal {
  const { storedValues, grid, rescale } = suite.image(image);
  const stored = (suite.masks[id] ?? []).flatMap(([row = 0, from = 0, to = 0]) => [
    ...storedValues.subarray(row * grid.columns + from, row * grid.columns + to),
  ]);
  const tissue = stored.filter((value) => value !== padding);
  if (tissue.length === stored.length) return expected.centreRule;
  const values = tissue.map((value) => value * rescale.slope + rescale.intercept).sort((a, b) => a - b);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const middle = ((values[(values.length - 1) >> 1] ?? 0) + (values[values.length >> 1] ?? 0)) / 2;
  return {
    n: values.length,
    mean,
    sd: Math.sqrt(squares / (values.length - 1)),
    min: values[0] ?? null,
    max: values.at(-1) ?? null,
    median: middle,
  };
}

describe.each(folders)('multifidus measure on the ROIs of %s', (folder) => {
  const suite = loadRoiSuite(folder);
  const images: { images: readonly { id: string; file: string }[] } = JSON.parse(
    readFileSync(join(folder, 'images.json'), 'utf8'),
  );
  const fileOf = (id: string): string =>
    basename(images.images.find((image) => image.id === id)?.file ?? `no file of ${id}`);

  /** Pixel Padding Value (0028,0120) as another reader finds it. */
  const paddingOf = (file: string): number | undefined => {
    const data = dicomParser.parseDicom(readFileSync(join(folder, 'images', file)));
    if (data.elements['x00280120'] === undefined) return undefined;
    return data.uint16('x00280103') === 1 ? data.int16('x00280120') : data.uint16('x00280120');
  };

  it('prints the expected areas, pixel counts and statistics of every case inside of its image', async () => {
    const inside = suite.cases.filter(({ expected }) => !expected.polygon.leavesImage);
    const { printed } = await run(folder, {
      rois: inside.map(({ id, image, outer, exclusions }) => ({
        name: id,
        outline: outer,
        exclusions,
        image: { file: fileOf(image) },
      })),
    });
    const byName = new Map(printed.rois.map((roi) => [roi.name, roi]));
    const wrong = inside.flatMap((roiCase) => {
      const { polygon } = roiCase.expected;
      const { id } = roiCase;
      const roi = byName.get(id);
      if (!roi) return [`${id} was not measured`];
      const signal = expectedSignal(suite, roiCase, paddingOf(fileOf(roiCase.image)));
      const largest = Math.max(Math.abs(signal.min ?? 0), Math.abs(signal.max ?? 0));
      const facts: readonly (readonly [string, boolean])[] = [
        ['area', near(roi.areaMm2, polygon.outerAreaMm2, polygon.outerAreaMm2)],
        ['net area', near(roi.netAreaMm2, polygon.areaMm2, Math.abs(polygon.areaMm2))],
        ['pixels', roi.pixelCount === signal.n],
        ['padding', roi.pixelCount + roi.paddingCount === roiCase.expected.centreRule.n],
        ['mean', near(roi.mean, signal.mean, largest)],
        ['sd', near(roi.sd, signal.sd, largest)],
        ['min', roi.min === signal.min],
        ['max', roi.max === signal.max],
        ['median', near(roi.median, signal.median, largest)],
      ];
      return facts.filter(([, isRight]) => !isRight).map(([what]) => `${id}: ${what}`);
    });
    expect(wrong).toEqual([]);
    expect(printed.refused.filter(({ name }) => inside.some(({ id }) => id === name))).toEqual([]);
    expect(inside.length).toBeGreaterThan(20);
  });

  it('refuses every outline that must be refused, with exit code 2', async () => {
    const { code, printed, err } = await run(
      folder,
      suite.rejected.map(({ id, image, outer, exclusions }) => ({
        name: id,
        outline: outer,
        exclusions,
        image: fileOf(image),
      })),
    );
    expect(code).toBe(2);
    expect(printed.rois).toEqual([]);
    expect(printed.refused.map(({ name }) => name)).toEqual(suite.rejected.map(({ id }) => id));
    expect(err).toHaveLength(suite.rejected.length);
  });
});

if (absent !== undefined) {
  it.skip('compares the shared reference data, which is absent here: only the own cases were run', () =>
    undefined);
}
