import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { present } from '../../src/base/assert';
import { referenceLine } from '../../src/domain/geometry/referenceLine';
import { observerId } from '../../src/domain/ids';
import { imageKey } from '../../src/domain/image/imageRef';
import type { PointPx } from '../../src/domain/image/point';
import type { LinePx } from '../../src/domain/reading/endplates';
import type { ReadingEntry } from '../../src/domain/reading/reading';
import { contentOf } from '../../src/domain/reading/readingContent';
import { referenceMuscleId } from '../../src/domain/reading/referenceTissue';
import { type ExclusionReason, type RoiTarget, targetKey } from '../../src/domain/reading/roi';
import { muscleSets } from '../../src/domain/study/muscleSet';
import type { Protocol } from '../../src/domain/study/protocol';
import { targetsOf } from '../../src/domain/study/targets';
import type { TimePoint } from '../../src/domain/timePoint';
import { drawOutline } from '../support/drawOutline';
import type { TestWorkstation } from '../support/makeWorkstation';
import { readingStation, reloaded, sessionAt } from '../support/readingStation';

/*
 * One reading with everything in it, through the real editor, application and storage. Every expected number is counted
 * here from the stored pixels by plain loops: outlines have their edges midway between pixels, so that which pixels are
 * inside needs no rule.
 */

const options = { databaseName: 'full-reading', hasBackupFolder: true };
const protocol: Partial<Protocol> = {
  muscles: muscleSets.separately,
  references: ['subcutaneous-fat'],
  fatMethod: { kind: 'lean-sample', sdCount: 2 },
  csaKind: 'net',
};

/** A box of whole pixels: columns `column` … `column + width − 1`, rows likewise. */
interface Box {
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
}

const box = (column: number, row: number, width: number, height: number): Box => ({
  column,
  row,
  width,
  height,
});

function ring({ column, row, width, height }: Box): readonly PointPx[] {
  const [left, top] = [column - 0.5, row - 0.5];
  return [
    [left, top],
    [left + width, top],
    [left + width, top + height],
    [left, top + height],
  ];
}

const boxes: Readonly<Record<string, Box>> = {
  'mf|right': box(101, 181, 30, 30),
  'mf|left': box(171, 181, 30, 30),
  'es|right': box(61, 181, 32, 24),
  'es|left': box(211, 181, 32, 24),
  [`${referenceMuscleId('subcutaneous-fat')}|none`]: box(141, 240, 10, 10),
  [`${referenceMuscleId('lean-muscle')}|none`]: box(104, 196, 12, 12),
};
const boxOf = ({ muscleId, side }: RoiTarget): Box => present(boxes[`${muscleId}|${side}`], 'a box');

/** Two that overlap by 5 × 5 pixels, and one of which 5 × 5 pixels lie inside the outline. */
const exclusions: readonly (readonly [Box, ExclusionReason])[] = [
  [box(106, 186, 10, 10), 'vessel'],
  [box(111, 191, 10, 10), 'oedema'],
  [box(126, 206, 10, 10), 'artefact'],
];
const excludedRight: RoiTarget = {
  timePoint: 'preop',
  siteId: 'fractured-level',
  muscleId: 'mf',
  side: 'right',
};

const isIn = ({ column, row, width, height }: Box, x: number, y: number): boolean =>
  x >= column && x < column + width && y >= row && y < row + height;

/** Values of the pixels of an ROI, row by row, as the file means them. */
function valuesOf(station: TestWorkstation, target: RoiTarget): readonly number[] {
  const { axial } = present(sessionAt(station).panes[target.timePoint], 'a pane');
  const header = present(axial.slices[axial.index], 'a slice');
  const image = present(station.app.pixelsOf(header), 'pixels');
  const outline = boxOf(target);
  const isExcluded = targetKey(target) === targetKey(excludedRight);
  const values: number[] = [];
  for (let y = 0; y < image.grid.rows; y += 1) {
    for (let x = 0; x < image.grid.columns; x += 1) {
      if (!isIn(outline, x, y) || (isExcluded && exclusions.some(([one]) => isIn(one, x, y)))) continue;
      const stored = image.storedValues[y * image.grid.columns + x] ?? Number.NaN;
      values.push(stored * image.rescale.slope + image.rescale.intercept);
    }
  }
  return values;
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length;
function sdOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (values.length - 1));
}
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [below = 0, above = 0] = [sorted[(sorted.length >> 1) - 1], sorted[sorted.length >> 1]];
  return sorted.length % 2 === 1 ? above : (below + above) / 2;
}

/** Every ROI of the open reading against the loops above. */
function checkNumbers(station: TestWorkstation): void {
  const { reading, panes } = sessionAt(station);
  for (const target of targetsOf(present(station.state().open, 'a project').project.protocol)) {
    const entry = present(reading.entries[targetKey(target)], targetKey(target));
    if (entry.kind !== 'roi') throw new Error('no ROI');
    const { area, signal, fat, of, rule } = entry.measurement;
    const values = valuesOf(station, target);
    const { width, height } = boxOf(target);
    const axial = present(panes[target.timePoint], 'a pane').axial;
    const header = present(axial.slices[axial.index], 'a slice');
    const spacing = present(header.grid.spacing, 'spacing');
    const pixelMm2 = spacing.rowMm * spacing.columnMm;
    const isExcluded = targetKey(target) === targetKey(excludedRight);
    // 900 − (100 + 100 − 25 counted once) − 25 inside the outline.
    expect(values).toHaveLength(isExcluded ? 700 : width * height);
    if (area.kind !== 'known' || signal.kind !== 'known') throw new Error('not measured');
    expect(area.grossMm2).toBeCloseTo(width * height * pixelMm2, 9);
    expect(area.netMm2).toBeCloseTo(values.length * pixelMm2, 9);
    expect(signal.pixelCount).toBe(values.length);
    expect(signal.displayed.mean).toBeCloseTo(meanOf(values), 9);
    expect(signal.displayed.sd).toBeCloseTo(sdOf(values), 9);
    expect(signal.displayed.median).toBe(medianOf(values));
    expect([signal.displayed.min, signal.displayed.max]).toEqual([Math.min(...values), Math.max(...values)]);
    expect(rule.id).toBe('centre');
    expect(of).toMatchObject({ roiRevision: entry.roi.revision, valueKind: 'displayed' });
    expect(imageKey(of?.image ?? entry.roi.image)).toBe(imageKey(header));
    if (target.side === 'none') {
      expect(fat).toBeUndefined();
      continue;
    }
    const lean = valuesOf(station, { ...target, muscleId: referenceMuscleId('lean-muscle'), side: 'none' });
    const threshold = meanOf(lean) + 2 * sdOf(lean);
    const fatPixels = values.filter((one) => one > threshold).length;
    if (fat?.kind !== 'known') throw new Error(`fat is ${fat?.kind}`);
    expect(fat.threshold).toBeCloseTo(threshold, 9);
    expect(fat.fatPixelCount).toBe(fatPixels);
    expect(fat.fatPercent).toBeCloseTo((100 * fatPixels) / values.length, 9);
    expect(fat.fatAreaMm2).toBeCloseTo(fatPixels * pixelMm2, 9);
    expect(fat.leanAreaMm2).toBeCloseTo((values.length - fatPixels) * pixelMm2, 9);
  }
}

/** Where an axial slice cuts the shown sagittal image, moved down by millimetres of the patient. */
function cutOf(station: TestWorkstation, index: number, downMm: number): LinePx {
  const { axial, sagittal } = present(sessionAt(station).panes.preop, 'a pane');
  const shown = present(sagittal?.slices[sagittal.index], 'a sagittal slice');
  const line = referenceLine(present(axial.slices[index], 'an axial slice'), shown);
  if (!line.ok) throw new Error(line.error.kind);
  const rows = downMm / present(shown.grid.spacing, 'spacing').rowMm;
  const { fromPx, toPx } = line.value;
  const part = (share: number): PointPx => [
    fromPx[0] + share * (toPx[0] - fromPx[0]),
    fromPx[1] + share * (toPx[1] - fromPx[1]) + rows,
  ];
  return [part(1 / 3), part(2 / 3)];
}

async function click({ app }: TestWorkstation, timePoint: TimePoint, atPx: PointPx): Promise<void> {
  const place = { pixelsPerScreenPx: 0.05, pointerType: 'mouse' as const };
  await app.gesture(timePoint, { kind: 'pointer-move', atPx, ...place });
  await app.gesture(timePoint, { kind: 'pointer-down', atPx, ...place });
  await app.gesture(timePoint, { kind: 'pointer-up', atPx, ...place });
}

/** Everything a screen could show, as text. */
function everything(station: TestWorkstation): string {
  return JSON.stringify(station.state(), (_key, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
}

/** The backup of an observer's own work, as text. */
function backupOf({ backups }: TestWorkstation, letter: 'A' | 'B'): string {
  const texts = [...backups.values()].map((bytes) =>
    Object.values(unzipSync(bytes))
      .map((file) => strFromU8(file))
      .join('\n'),
  );
  return present(
    texts.find((text) => text.includes(`"observerId":"${letter}","software"`)),
    'a backup',
  );
}

async function sit(station: TestWorkstation, letter: 'A' | 'B'): Promise<void> {
  await station.app.choosePerson({ kind: 'observer', observerId: observerId(letter) });
  await station.app.openReading(present(station.state().open?.subjects[0], 'a subject').id);
}

const picture = 'data:image/png;base64,RXZpZGVuY2VPZk9ic2VydmVyQQ==';

describe('one reading with everything in it', () => {
  it('measures what plain loops over the pixels measure, and goes back and forth across a reload', async () => {
    let station = await readingStation(options, protocol);
    const steps: unknown[] = [];
    const step = () => steps.push(contentOf(sessionAt(station).reading));
    step();

    await station.app.markEndplate('preop', 'upper', cutOf(station, 1, -9));
    step();
    await station.app.markEndplate('preop', 'lower', cutOf(station, 1, 15));
    step();
    const targets = targetsOf(present(station.state().open, 'a project').project.protocol);
    expect(targets).toHaveLength(12);
    for (const target of targets) {
      await station.app.chooseTool('draw');
      await station.app.arm(target);
      await drawOutline(station, target.timePoint, ring(boxOf(target)));
      step();
      if (targetKey(target) !== targetKey(excludedRight)) continue;
      await station.app.arm(target);
      await station.app.chooseTool('exclusion');
      for (const [part, reason] of exclusions) {
        await station.app.chooseExclusionReason(reason);
        for (const atPx of ring(part)) await click(station, target.timePoint, atPx);
        await station.app.keyGesture({ kind: 'close' });
        step();
      }
    }
    checkNumbers(station);
    const drawn = sessionAt(station).reading;
    const excluded = drawn.entries[targetKey(excludedRight)];
    if (excluded?.kind !== 'roi') throw new Error('no ROI');
    expect(excluded.roi.exclusions.map(({ reason }) => reason)).toEqual(['vessel', 'oedema', 'artefact']);
    expect(excluded.roi.revision).toBe(4);
    // Both endplates were set from the cut of the second slice; mid-height lies 3 mm of the patient's height below it, that
    // is 3 mm × the upward part of the slices' normal. The nearest slice is the next one, 4.4 mm below the second.
    const choice = present(drawn.sliceChoices.preop, 'a choice');
    expect(choice).toMatchObject({ how: 'by-drawing', atMidHeight: { tiltDeg: expect.closeTo(0, 6) } });
    const { axial } = present(sessionAt(station).panes.preop, 'a pane');
    const { plane } = present(axial.slices[axial.index], 'a slice').grid;
    const [rowX, rowY] = present(plane, 'a plane').rowDirectionLps;
    const [columnX, columnY] = present(plane, 'a plane').columnDirectionLps;
    expect(axial.index).toBe(2);
    const distanceMm = 3 * (rowX * columnY - rowY * columnX) - 4.4;
    expect(choice.atMidHeight?.distanceAtBodyMm).toBeCloseTo(distanceMm, 4);
    expect(await station.app.keepEvidence('preop', picture)).toBe(true);

    station = await reloaded(options);
    const whole = sessionAt(station).reading;
    expect(whole.entries).toEqual(drawn.entries);
    expect(whole.sliceChoices.preop?.atMidHeight?.evidencePng).toBe(picture);
    checkNumbers(station);
    // The picture belongs to the choice as it was last; every earlier step is as it was.
    for (const before of steps.slice(0, -1).reverse()) {
      await station.app.undo();
      expect(contentOf(sessionAt(station).reading).entries).toEqual((before as typeof drawn).entries);
      expect(sessionAt(station).reading.endplates).toEqual((before as typeof drawn).endplates);
    }
    expect(sessionAt(station).reading.entries).toEqual({});
    await station.app.undo();
    station = await reloaded(options);
    for (let redone = 1; redone < steps.length; redone += 1) await station.app.redo();
    expect(contentOf(sessionAt(station).reading)).toEqual(contentOf(whole));
    checkNumbers(station);
  }, 240_000);

  it('is signed, locked and opened again with its reason; nothing of it reaches the other observer', async () => {
    const station = await reloaded(options);
    const { app, state } = station;
    const subject = present(state().open?.subjects[0], 'a subject').id;
    const own = sessionAt(station);
    app.rememberWindow('series', { center: 1234.5678, width: 600 });
    await app.signReading();
    expect(state().notices.map(({ kind }) => kind)).toContain('signed-last');
    await app.openReading(subject);
    expect(sessionAt(station).reading.state).toBe('signed');
    const locked = sessionAt(station).reading;
    await app.undo();
    await app.arm(excludedRight);
    await app.keyGesture({ kind: 'delete' });
    expect(sessionAt(station).reading).toEqual(locked);

    await app.reopenReading('The wrong vertebra');
    await app.keyGesture({ kind: 'delete' });
    expect(sessionAt(station).reading.entries[targetKey(excludedRight)]).toBeUndefined();
    await app.chooseTool('draw');
    const half: readonly PointPx[] = [
      [111.111222333, 190.5],
      [131.5, 191.25],
    ];
    for (const atPx of half) await click(station, 'preop', atPx);
    const secrets = [
      '111.111222333',
      '1234.5678',
      'RXZpZGVuY2VPZk9ic2VydmVyQQ',
      'The wrong vertebra',
      String(own.reading.endplates?.preop?.upperPx?.[0][0]),
      String(own.reading.endplates?.preop?.lowerPx?.[0][1]),
    ];
    const isShown = (secret: string) => everything(station).includes(secret);
    expect(secrets.filter((secret) => !isShown(secret))).toEqual([]);

    await sit(station, 'B');
    const other = sessionAt(station);
    expect(other.history).toMatchObject({ past: [], future: [] });
    expect(other.windows).toEqual({});
    expect(other.panes.preop?.editor.draft).toBeUndefined();
    expect(other.panes.preop?.midHeight).toBeUndefined();
    expect(other.reading).toMatchObject({ entries: {}, sliceChoices: {} });
    await app.undo();
    await app.redo();
    await app.markEndplate('preop', 'upper', [
      [77.777888999, 80],
      [110, 80],
    ]);
    const targets = targetsOf(present(state().open, 'a project').project.protocol);
    for (const target of targets) await app.cannotMeasure(target, 'motion', 'Only B knows');
    expect(secrets.filter(isShown)).toEqual([]);
    await app.signReading();
    expect(secrets.filter((secret) => backupOf(station, 'B').includes(secret))).toEqual([]);
    expect(backupOf(station, 'B').includes('Only B knows')).toBe(true);

    await sit(station, 'A');
    const again = sessionAt(station);
    expect(again.panes.preop?.editor.draft?.history.present.verticesPx).toEqual(half);
    expect(again.windows['series']).toEqual({ center: 1234.5678, width: 600 });
    expect(['Only B knows', '77.777888999'].filter(isShown)).toEqual([]);
    await app.keyGesture({ kind: 'cancel' });
    await app.undo();
    checkNumbers(station);
    await app.signReading();
    const backup = backupOf(station, 'A');
    expect(backup.includes('RXZpZGVuY2VPZk9ic2VydmVyQQ')).toBe(true);
    expect(backup.includes('Only B knows')).toBe(false);
    const stored = await station.ports.storage.loadReading(
      own.reading.projectId,
      subject,
      observerId('A'),
      1,
    );
    const signed = stored.ok ? stored.value : undefined;
    expect(signed).toMatchObject({ state: 'signed', reopenings: [{ reason: 'The wrong vertebra' }] });
    expect(signed?.entries).toEqual(own.reading.entries);
    checkTable(await csvRows(station), present(signed, 'the reading').entries);
  }, 240_000);
});

/** The data file of all ROIs, after unblinding. */
async function csvRows(station: TestWorkstation): Promise<readonly Readonly<Record<string, string>>[]> {
  await station.app.choosePerson({ kind: 'researcher' });
  await station.app.unblind('Both have signed');
  await station.app.saveCsv('rois');
  const text = String(present(station.downloads.at(-1), 'a download').content);
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

/** The data file holds the very numbers of the reading, to the last digit. */
function checkTable(
  rows: readonly Readonly<Record<string, string>>[],
  entries: Readonly<Record<string, ReadingEntry>>,
): void {
  expect(rows).toHaveLength(24);
  const areas = rows.flatMap((row) => (row['csa_net_mm2'] ? [Number(row['csa_net_mm2'])] : []));
  const expected = Object.values(entries).flatMap((entry) =>
    entry.kind === 'roi' && entry.measurement.area.kind === 'known' ? [entry.measurement.area.netMm2] : [],
  );
  expect(areas.toSorted((a, b) => a - b)).toEqual(expected.toSorted((a, b) => a - b));
}
