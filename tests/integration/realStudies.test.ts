import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { referenceLine } from '../../src/domain/geometry/referenceLine';
import { observerId } from '../../src/domain/ids';
import type { PointPx } from '../../src/domain/image/point';
import { targetKey } from '../../src/domain/reading/roi';
import { targetsOf } from '../../src/domain/study/targets';
import type { TimePoint } from '../../src/domain/timePoint';
import { drawOutline } from '../support/drawOutline';
import { makeWorkstation, type TestWorkstation } from '../support/makeWorkstation';

/*
 * Real studies through the whole application: files -> pairing -> outlines drawn by gestures -> stored measurements.
 * Expected areas, pixel counts, means and sample SDs are those of roi-truth.json beside the files, made by other software.
 */
const folder = process.env['REFERENCE_DICOM'] ?? join(import.meta.dirname, '../../../shared/data/dicom');
const isThere = existsSync(join(folder, 'roi-truth.json'));

interface TruthRoi {
  readonly label: string;
  readonly image: string;
  readonly polygonPixel_colRow_pixelCentresAtIntegers: readonly PointPx[];
  readonly areaMm2_shoelace: number;
  readonly pixelCount_centresInside: number;
  readonly mean_centresInside: number;
  readonly sd_sample: number;
}

function filesBelow(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)],
  );
}

async function imported(study: string): Promise<TestWorkstation> {
  const station = makeWorkstation({ databaseName: `${study}-${Math.random()}` });
  await station.app.newProject(study);
  const files = filesBelow(join(folder, study)).map((path) => ({
    path,
    bytes: new Uint8Array(readFileSync(path)),
  }));
  await station.app.importImages({ kind: 'files', files });
  return station;
}

const timePointOf = (roi: TruthRoi): TimePoint => (roi.image.includes('/preop/') ? 'preop' : 'followUp');

describe.skipIf(!isThere)(
  isThere ? 'real studies' : `real studies (skipped: no roi-truth.json in ${folder})`,
  () => {
    const rois: readonly TruthRoi[] = isThere
      ? JSON.parse(readFileSync(join(folder, 'roi-truth.json'), 'utf8')).rois
      : [];

    it.each([
      ['spine-axial-pair', 'multifidus R', 'multifidus L'],
      ['spine-axial-pair', 'erector spinae R', 'erector spinae L'],
      ['spine-axial-pair', 'psoas R', 'CSF small'],
      ['spine-lumbar-pair', 'muscle L-of-image', 'muscle R-of-image'],
    ])('%s: %s and %s measure as the truth file says', async (study, right, left) => {
      const station = await imported(study);
      const { app, state } = station;
      const subject = state().open?.subjects[0];
      expect(state().open?.subjects).toHaveLength(1);
      expect(subject?.scans.preop).toBeDefined();
      expect(subject?.scans.followUp).toBeDefined();
      // An observer's session knows no paths: they are named after people and days.
      const stored = [...(state().open?.images.values() ?? [])];
      await app.choosePerson({ kind: 'observer', observerId: observerId('A') });
      await app.openReading(subject?.id ?? raise());
      const protocol = state().open?.project.protocol ?? raise();
      let compared = 0;
      for (const target of targetsOf(protocol)) {
        const { timePoint } = target;
        const label = target.side === 'right' ? right : left;
        const firstImage = rois.find(
          (roi) => roi.image.startsWith(study) && timePointOf(roi) === timePoint,
        )?.image;
        const truth = rois.find((roi) => roi.image === firstImage && roi.label === label) ?? raise();
        const uid = stored.find(({ path }) => path.replaceAll('\\', '/').endsWith(truth.image))?.header
          .sopInstanceUid;
        const slices = state().reading?.panes[timePoint]?.axial.slices ?? [];
        const index = slices.findIndex((slice) => slice.sopInstanceUid === uid);
        expect(index).toBeGreaterThanOrEqual(0);
        await app.showAxialSlice(timePoint, index);
        await app.arm(target);
        await drawOutline(station, timePoint, truth.polygonPixel_colRow_pixelCentresAtIntegers);
        const entry = state().reading?.reading.entries[targetKey(target)];
        if (entry?.kind !== 'roi') throw new Error(`${truth.image} ${label} was not committed`);
        const { area, signal } = entry.measurement;
        if (area.kind !== 'known' || signal.kind !== 'known') throw new Error('not measured');
        expect(Math.abs(area.grossMm2 / truth.areaMm2_shoelace - 1)).toBeLessThan(1e-9);
        expect(signal.pixelCount).toBe(truth.pixelCount_centresInside);
        expect(Math.abs(signal.displayed.mean / truth.mean_centresInside - 1)).toBeLessThan(1e-9);
        expect(Math.abs((signal.displayed.sd ?? 0) / truth.sd_sample - 1)).toBeLessThan(1e-9);
        compared += 1;
      }
      expect(compared).toBe(4);
    });

    it('spine-lumbar-pair: axial slices cut the sagittal of their own study and of no other', async () => {
      const { state } = await imported('spine-lumbar-pair');
      const subject = state().open?.subjects[0];
      const seriesOf = (uid: string | undefined) =>
        state()
          .open?.catalogue.patients.flatMap((patient) => patient.studies)
          .flatMap((one) => one.series)
          .find((one) => one.seriesInstanceUid === uid);
      const preopAxial =
        seriesOf(subject?.scans.preop?.axialSeriesUid)?.slices.map((slice) => slice.header) ?? [];
      const [sagittal, otherSagittal] = [subject?.scans.preop, subject?.scans.followUp].map((scan) => {
        const slices = seriesOf(scan?.sagittalSeriesUid)?.slices ?? [];
        return slices[Math.floor(slices.length / 2)]?.header ?? raise();
      });
      expect(preopAxial).toHaveLength(15);
      for (const axial of preopAxial) {
        expect(referenceLine(axial, sagittal ?? raise()).ok).toBe(true);
        expect(referenceLine(axial, otherSagittal ?? raise())).toMatchObject({
          ok: false,
          error: { kind: 'other-frame-of-reference' },
        });
      }
    });

    it('spine-axial-pair: has no sagittal series and says so by its absence, and the Korean name stays out of the code', async () => {
      const { state } = await imported('spine-axial-pair');
      const subject = state().open?.subjects[0];
      expect(subject?.scans.preop?.sagittalSeriesUid).toBeUndefined();
      expect(subject?.code).toBe('S-001');
      expect(subject?.patientKey).toContain('김^테스트'.replace('^', ' '));
    });
  },
);

function raise(): never {
  throw new Error('It is not there');
}
