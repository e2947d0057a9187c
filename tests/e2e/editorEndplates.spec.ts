import dicomParser from 'dicom-parser';
import type { PointPx } from '../../src/domain/image/point';
import type { TimePoint } from '../../src/domain/timePoint';
import { demoScan } from '../../src/io/sources/demo/demoScan';
import { demoSeed } from '../../src/io/sources/demo/demoSeed';
import { phantomFiles } from '../support/phantomFiles';
import { click, drag, mapPane, openReading } from './support/editorHands';
import { type KeptReading, kept, keptReading } from './support/editorRecords';
import { expect, test } from './support/policyGuard';
import { raise } from './support/screenHands';

/*
 * Which slice lies at mid-height: endplates marked in the built app with real pointer events, and every number computed
 * again from the marks on disk and the headers of the files.
 */

type Vector = readonly [number, number, number];

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const plus = (a: Vector, b: Vector, times = 1): Vector => [
  a[0] + times * b[0],
  a[1] + times * b[1],
  a[2] + times * b[2],
];
const unit = (a: Vector): Vector => plus([0, 0, 0], a, 1 / Math.sqrt(dot(a, a)));

function numbers(text: string | undefined): readonly number[] {
  return (text ?? raise()).split('\\').map(Number);
}

/** Plane of every slice of a series, by its number. */
function planes(timePoint: TimePoint, series: 'ax' | 'sag') {
  const folder = `/${timePoint === 'preop' ? 'preop' : 'followup'}/${series}/`;
  return phantomFiles([0], false)
    .filter(({ path }) => path.includes(folder))
    .map(({ bytes }) => {
      const data = dicomParser.parseDicom(bytes);
      const [ox = 0, oy = 0, oz = 0] = numbers(data.string('x00200032'));
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers(data.string('x00200037'));
      const normal: Vector = [b * f - c * e, c * d - a * f, a * e - b * d];
      const [pixelMm = 0] = numbers(data.string('x00280030'));
      const at = ([column, row]: PointPx): Vector =>
        plus(plus([ox, oy, oz], [a, b, c], column * pixelMm), [d, e, f], row * pixelMm);
      return { uid: data.string('x00080018') ?? '', origin: [ox, oy, oz] as Vector, normal, pixelMm, at };
    });
}

interface Marks {
  readonly image: { readonly sopInstanceUid: string };
  readonly upperPx: readonly [PointPx, PointPx];
  readonly lowerPx: readonly [PointPx, PointPx];
}

/** How axial slices lie to the mid-height that the marks make out. */
function independentPlaces(timePoint: TimePoint, marks: Marks) {
  const sagittal = planes(timePoint, 'sag').find(({ uid }) => uid === marks.image.sopInstanceUid) ?? raise();
  const plates = [marks.upperPx, marks.lowerPx].map((line) => {
    const [a, b] = [sagittal.at(line[0]), sagittal.at(line[1])];
    // From the front to the back, which is where y grows.
    return {
      middle: plus(plus([0, 0, 0], a, 0.5), b, 0.5),
      along: unit(plus(b, a, -1))[1] < 0 ? unit(plus(a, b, -1)) : unit(plus(b, a, -1)),
    };
  });
  const [upper = raise(), lower = raise()] = plates;
  const middle = plus(plus([0, 0, 0], upper.middle, 0.5), lower.middle, 0.5);
  const along = unit(plus(upper.along, lower.along));
  // Square to the plates in the sagittal plane, which lies along y and z; upwards.
  const turned = unit([0, -along[2], along[1]]);
  const axis: Vector = turned[2] < 0 ? plus([0, 0, 0], turned, -1) : turned;
  const back = unit(plus([0, 1, 0], axis, -axis[1]));
  return planes(timePoint, 'ax').map(({ uid, origin, normal }) => {
    const off = (from: Vector): number => dot(plus(origin, from, -1), normal) / dot(axis, normal);
    const cosine = Math.min(1, Math.abs(dot(axis, unit(normal))));
    return {
      uid,
      body: off(middle),
      muscle: off(plus(middle, back, 60)),
      tiltDeg: (Math.acos(cosine) * 180) / Math.PI,
    };
  });
}

/** Four places round the treated body, mm backwards and upwards of its middle: the ends of both plates. */
type Ends = readonly (readonly [backMm: number, upMm: number])[];

/** As the body lies: its plates fall to the back, as the axial slices do. */
const along: Ends = [
  [-15, 12],
  [15, 8],
  [-15, -10],
  [15, -14],
];
/** Plates that rise to the back: at the muscle every slice is far from their middle. */
const against: Ends = [
  [-15, 8],
  [15, 15],
  [-15, -13],
  [15, -8],
];

function platesPx(timePoint: TimePoint, ends: Ends): readonly PointPx[] {
  const [sagittal = raise()] = planes(timePoint, 'sag');
  const [, y, z] = demoScan(demoSeed, 0, timePoint).bodyLps;
  return ends.map(([backMm, upMm]) => [
    (y + backMm - sagittal.origin[1]) / sagittal.pixelMm,
    (sagittal.origin[2] - z - upMm) / sagittal.pixelMm,
  ]);
}

/** Of the slices that were brought, the one nearest to mid-height at the body. */
function nearestPlace(timePoint: TimePoint, { endplates }: KeptReading) {
  const places = independentPlaces(timePoint, (endplates?.[timePoint] ?? raise()) as Marks);
  return places.toSorted((a, b) => Math.abs(a.body) - Math.abs(b.body))[0] ?? raise();
}

test('endplates by a drag and by clicks give mid-height, the slice to take, its distances and tilt; A accepts it', async ({
  page,
}) => {
  await openReading(page);
  const large = page.getByTestId('sagittal-preop');
  await expect(large).toHaveAttribute('data-large', 'true');
  await page.waitForTimeout(300);

  await test.step('by dragging from end to end; a slice too far away is said; Del begins anew', async () => {
    const map = await mapPane(page, large);
    const panel = page.getByTestId('slice-choice-preop');
    for (const ends of [against, along]) {
      const [a = raise(), b = raise(), c = raise(), d = raise()] = platesPx('preop', ends);
      await expect(panel).toContainText('Mark the upper endplate');
      await drag(page, map, [a, b]);
      await expect(panel).toContainText('2 of 4 points');
      await drag(page, map, [c, d]);
      await expect(panel).toContainText('4 points');
      await expect(large.getByText('mid-height', { exact: true })).toBeVisible();
      const nearest = nearestPlace('preop', await keptReading(page));
      const signed = (mm: number): string => `${mm > 0 ? '+' : '\u2212'}${Math.abs(mm).toFixed(1)} mm`;
      await expect(panel).toContainText(signed(nearest.body));
      await expect(panel).toContainText(signed(nearest.muscle));
      await expect(panel).toContainText(`${nearest.tiltDeg.toFixed(1)}°`);
      const far = page.getByTestId('far-preop');
      if (Math.abs(nearest.muscle) <= 5) await expect(far).toHaveCount(0);
      else {
        await expect(far).toContainText('Farther than 5 mm');
        // The work has gone on to the other scan.
        await page.keyboard.press('Tab');
        await page.keyboard.press('Delete');
      }
    }
  });

  await test.step('by clicks; the last one taken back; with both scans marked the axial images come', async () => {
    const map = await mapPane(page, page.getByTestId('sagittal-followUp'));
    const panel = page.getByTestId('slice-choice-followUp');
    const [a = raise(), b = raise(), c = raise(), d = raise()] = platesPx('followUp', along);
    await click(page, map, a);
    await expect(panel).toContainText('Mark the upper endplate, other end');
    await click(page, map, b);
    await expect(panel).toContainText('Mark the lower endplate');
    await page.keyboard.press('Backspace');
    await expect(panel).toContainText('Mark the upper endplate, other end');
    await click(page, map, b);
    await click(page, map, c);
    await click(page, map, d);
    await expect(large).toHaveAttribute('data-large', 'false');
  });

  for (const timePoint of ['preop', 'followUp'] as const) {
    await page.getByTestId(`row-${timePoint}-right`).click();
    await expect(page.getByTestId(`slice-state-${timePoint}`)).toHaveText('proposed');
    await page.keyboard.press('a');
    await expect(page.getByTestId(`slice-state-${timePoint}`)).toHaveText('chosen');
  }
  interface Picture {
    readonly timePoint: string;
    readonly png: string;
  }
  await expect.poll(async () => (await kept<Picture>(page, 'evidence')).length).toBe(2);
  const pictures = new Map(
    (await kept<Picture>(page, 'evidence')).map(({ timePoint, png }) => [timePoint, png]),
  );
  const reading = await keptReading(page);
  for (const timePoint of ['preop', 'followUp'] as const) {
    const choice = reading.sliceChoices[timePoint] ?? raise();
    const nearest = nearestPlace(timePoint, reading);
    expect(choice.how).toBe('accepted');
    expect(choice.image.sopInstanceUid).toBe(nearest.uid);
    expect(choice.atMidHeight?.distanceAtBodyMm).toBeCloseTo(nearest.body, 6);
    expect(choice.atMidHeight?.distanceAtMuscleMm).toBeCloseTo(nearest.muscle, 6);
    expect(choice.atMidHeight?.tiltDeg).toBeCloseTo(nearest.tiltDeg, 6);
    // The picture shows something: an empty one of its size would be far smaller.
    expect(pictures.get(timePoint)).toMatch(/^data:image\/png;base64,/);
    expect(pictures.get(timePoint)?.length ?? 0).toBeGreaterThan(4000);
  }
});
