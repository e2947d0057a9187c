import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DicomElement } from '../../support/dicomWriter';
import { type SyntheticDicom, syntheticDicom } from '../../support/syntheticDicom';

/** A file of a study: where it lies below the folder that is given, and what is in it. */
export interface StudyFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A series of axial T2 slices of 128 × 128 pixels, 1.5 mm each, unless told otherwise. */
export interface SeriesToWrite {
  readonly folder: string;
  readonly patientId: string;
  readonly patientName: string;
  /** yyyymmdd */
  readonly date: string;
  /** A UID below which all of the series' UIDs are made; one a study. */
  readonly studyUid: string;
  readonly seriesNumber?: number;
  readonly description?: string;
  readonly slices?: number;
  readonly elements?: readonly DicomElement[];
  /** What is special about each slice. */
  readonly options?: Partial<SyntheticDicom>;
}

export const sizePx = 128;
export const pixelMm = 1.5;
const sliceStepMm = 5;

/** Stored value of a pixel: no two neighbours alike, at most 951, so that 10 bits hold it. */
export function storedAt(column: number, row: number): number {
  return 300 + 3 * column + 2 * row + ((7 * column + 13 * row) % 17);
}

/** The same picture in 8 bits: from 60 to 230. */
export function byteAt(column: number, row: number): number {
  return 60 + ((storedAt(column, row) - 300) % 171);
}

/** All pixels of a picture, row by row. */
export function pixelsOf(valueAt: (column: number, row: number) => number): readonly number[] {
  return Array.from({ length: sizePx * sizePx }, (_, at) => valueAt(at % sizePx, Math.floor(at / sizePx)));
}

const picture = pixelsOf(storedAt);

/** Files of one series, from head to feet. */
export function seriesFiles(series: SeriesToWrite): readonly StudyFile[] {
  const { folder, patientId, patientName, date, studyUid, seriesNumber = 3, slices = 5 } = series;
  const text = (tag: string, vr: string, value: string): DicomElement => ({ tag, vr, value });
  return Array.from({ length: slices }, (_, at) => {
    const bytes = syntheticDicom({
      rows: sizePx,
      columns: sizePx,
      values: picture,
      bitsStored: 12,
      spacing: [pixelMm, pixelMm],
      position: [-95.25, -95.25, -sliceStepMm * at],
      patientId,
      patientName,
      studyInstanceUid: studyUid,
      seriesInstanceUid: `${studyUid}.${seriesNumber}`,
      sopInstanceUid: `${studyUid}.${seriesNumber}.${at + 1}`,
      ...series.options,
      elements: withoutRepeats(series.options?.without, [
        text('x00080020', 'DA', date),
        text('x0008103e', 'LO', series.description ?? 'T2 TSE ax'),
        text('x00180050', 'DS', '4'),
        text('x00180087', 'DS', '1.5'),
        text('x00200011', 'IS', String(seriesNumber)),
        text('x00200013', 'IS', String(at + 1)),
        text('x00200052', 'UI', `${studyUid}.9`),
        ...(series.options?.elements ?? []),
        ...(series.elements ?? []),
      ]),
    });
    return { path: `${folder}/${seriesNumber}/IM${String(at + 1).padStart(4, '0')}`, bytes };
  });
}

/** Of elements with one tag the last; none of those to leave out. */
function withoutRepeats(
  without: readonly string[] = [],
  elements: readonly DicomElement[],
): readonly DicomElement[] {
  const byTag = new Map(elements.map((element) => [element.tag, element]));
  return [...byTag.values()].filter(({ tag }) => !without.includes(tag));
}

/** Writes files to a new folder on disk and names it. */
export function writeFolder(files: readonly StudyFile[], name = 'studies'): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'multifidus-')), name);
  mkdirSync(folder);
  for (const { path, bytes } of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes);
  }
  return folder;
}
