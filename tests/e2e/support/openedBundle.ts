import dicomParser from 'dicom-parser';
import { unzipSync } from 'fflate';
import type { PointPx } from '../../../src/domain/image/point';
import { type HospitalFile, pixelHash, uidOf } from './hospitalFiles';
import { independentArea, independentMean } from './independentMeasure';

/** A bundle's zip, opened apart from the product. */
export interface OpenedBundle {
  readonly names: readonly string[];
  /** Every file with its name; bytes as Latin-1. */
  readonly text: string;
  /** The records of one kind: "readings", "subjects", … */
  records(kind: string): readonly unknown[];
  /** DICOM files in it. */
  readonly images: readonly HospitalFile[];
}

export function openedBundle(zip: Uint8Array): OpenedBundle {
  const files = Object.entries(unzipSync(zip));
  return {
    names: files.map(([name]) => name),
    text: files.map(([name, bytes]) => `${name}\n${Buffer.from(bytes).toString('latin1')}`).join('\n'),
    records: (kind) =>
      files
        .filter(([name]) => name.startsWith(`${kind}-`) && name.endsWith('.json'))
        .flatMap(([, bytes]) => JSON.parse(Buffer.from(bytes).toString('utf8')) as readonly unknown[]),
    images: files.filter(([name]) => name.endsWith('.dcm')).map(([path, bytes]) => ({ path, bytes })),
  };
}

/** Which of these words stand in a text by themselves: a day inside a long number or a digest is none. */
export function wordsIn(text: string, words: readonly string[]): readonly string[] {
  return words.filter((word) => {
    const plain = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`(?<![0-9a-fA-F])${plain}(?![0-9a-fA-F])`).test(text);
  });
}

/** What the DICOM files say of the image that an outline lies on. */
export type ImageOf = (sopInstanceUid: string) => HospitalFile;

/**
 * Finds the researcher's file of an image by its UID, whichever of these gave it: other files are the same image where their
 * pixel values are the same bytes.
 */
export function imageFinder(own: readonly HospitalFile[], others: readonly HospitalFile[]): ImageOf {
  const byPixels = new Map(own.map((file) => [pixelHash(file.bytes), file]));
  const byUid = new Map(own.map((file) => [uidOf(file.bytes), file]));
  for (const { bytes } of others) {
    const original = byPixels.get(pixelHash(bytes));
    if (original) byUid.set(uidOf(bytes), original);
  }
  return (uid) => {
    const file = byUid.get(uid);
    if (!file) throw new Error(`No file is behind ${uid}`);
    return file;
  };
}

/** An outline of a returned reading, measured again from its vertices and the researcher's file alone. */
export interface DrawnRoi {
  readonly observer: string;
  readonly code: string;
  readonly timePoint: 'preop' | 'followUp';
  readonly side: 'right' | 'left';
  readonly uid: string;
  readonly outlinePx: readonly PointPx[];
  readonly areaMm2: number;
  readonly mean: number;
}

interface ReturnedRoi {
  readonly target: { readonly side: 'right' | 'left' };
  readonly image: { readonly sopInstanceUid: string };
  readonly outlinePx: readonly PointPx[];
  readonly exclusions: readonly unknown[];
}

interface ReturnedReading {
  readonly observerId: string;
  readonly state: string;
  readonly entries: Readonly<Record<string, { readonly kind: string; readonly roi?: ReturnedRoi }>>;
}

/** The readings in a bundle. */
export function readingsIn(bundle: OpenedBundle): readonly ReturnedReading[] {
  return bundle.records('readings').map((record) => {
    const { reading = record } = record as { readonly reading?: unknown };
    return reading as ReturnedReading;
  });
}

/** What was signed and is kept for good, in a bundle. */
export function signedIn(bundle: OpenedBundle): readonly ReturnedReading[] {
  return bundle.records('signed').map((record) => (record as { readonly reading: ReturnedReading }).reading);
}

/** All outlines of a return; whose and of when they are tells the file that each lies on (`S-001/preop/…`). */
export function drawnRois(bundle: OpenedBundle, imageOf: ImageOf): readonly DrawnRoi[] {
  return readingsIn(bundle).flatMap(({ observerId, entries }) =>
    Object.values(entries).flatMap(({ roi }) => {
      if (!roi) return [];
      const { target, image, outlinePx, exclusions } = roi;
      if (exclusions.length > 0) throw new Error('Nobody excluded anything here');
      const { path, bytes } = imageOf(image.sopInstanceUid);
      const [code = '', scan] = path.split('/');
      const [rowMm = Number.NaN, columnMm = Number.NaN] = (
        dicomParser.parseDicom(bytes).string('x00280030') ?? ''
      )
        .split('\\')
        .map(Number);
      return [
        {
          observer: observerId,
          code,
          timePoint: scan === 'preop' ? ('preop' as const) : ('followUp' as const),
          side: target.side,
          uid: image.sopInstanceUid,
          outlinePx,
          areaMm2: independentArea(outlinePx, columnMm, rowMm),
          mean: independentMean(bytes, outlinePx).mean,
        },
      ];
    }),
  );
}

/** The averages of one subject, by the names of the CSV's columns, from the outlines of all observers. */
export function averagesOf(rois: readonly DrawnRoi[], code: string): Readonly<Record<string, number>> {
  const own = rois.filter((roi) => roi.code === code);
  const meanOf = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const averages: Record<string, number> = {};
  for (const [column, pick] of [
    ['csa', ({ areaMm2 }: DrawnRoi) => areaMm2],
    ['si', ({ mean }: DrawnRoi) => mean],
  ] as const) {
    const unit = column === 'csa' ? 'mm2' : 'au';
    const ofBoth = { preop: 0, followUp: 0 };
    for (const timePoint of ['preop', 'followUp'] as const) {
      const name = timePoint === 'preop' ? 'preop' : 'follow_up';
      const sides = (['right', 'left'] as const).map((side) => {
        const drawn = own.filter((roi) => roi.timePoint === timePoint && roi.side === side);
        const mean = meanOf(drawn.map(pick));
        averages[`${column}_${name}_${side}_${unit}`] = mean;
        return mean;
      });
      ofBoth[timePoint] = meanOf(sides);
      averages[`roi_${column}_${name}_${unit}`] = ofBoth[timePoint];
    }
    averages[`roi_${column}_change_percent`] = (100 * (ofBoth.followUp - ofBoth.preop)) / ofBoth.preop;
  }
  return averages;
}
