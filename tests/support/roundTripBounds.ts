import { readFileSync } from 'node:fs';
import type { ObjectKind } from '../../src/domain/dicomObjects/scanObjects';

/** How far an outline may differ that went out as an object and came back. */
export interface RoundTripBound {
  readonly cornerPx: number;
  readonly areaRelative: number;
  readonly otherPixels: number;
  readonly meanRelative: number;
}

const kinds: Readonly<Record<string, ObjectKind>> = { SR: 'sr', SEG: 'seg', RTSTRUCT: 'rtstruct' };

/** The bounds as the documentation states them: the table is read, so that words and tests cannot part. */
export function roundTripBounds(): Readonly<Record<ObjectKind, RoundTripBound>> {
  const text = readFileSync(new URL('../../src/io/dicomObjects/DICOM-OBJECTS.md', import.meta.url), 'utf8');
  const found = new Map<ObjectKind, RoundTripBound>();
  for (const line of text.split('\n')) {
    const [, name = '', ...cells] = line.split('|').map((cell) => cell.trim());
    const kind = kinds[name];
    const [cornerPx, areaRelative, otherPixels, meanRelative] = cells.map(Number);
    if (!kind || meanRelative === undefined || found.has(kind)) continue;
    const bound = { cornerPx, areaRelative, otherPixels, meanRelative };
    if (Object.values(bound).every((value) => value !== undefined && Number.isFinite(value)))
      found.set(kind, {
        cornerPx: cornerPx ?? 0,
        areaRelative: areaRelative ?? 0,
        otherPixels: otherPixels ?? 0,
        meanRelative,
      });
  }
  const [sr, seg, rtstruct] = [found.get('sr'), found.get('seg'), found.get('rtstruct')];
  if (!sr || !seg || !rtstruct) throw new Error('DICOM-OBJECTS.md has no table of differences');
  return { sr, seg, rtstruct };
}
