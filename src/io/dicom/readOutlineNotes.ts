import type { HeaderWarning } from '../../domain/image/sliceHeader';
import {
  elementOf,
  itemsOf,
  readDecimals,
  readItems,
  readNumber,
  readText,
  type TagSource,
  valueBytes,
} from './tagSource';

const pointsNeeded: Readonly<Record<string, number>> = {
  CLOSED_PLANAR: 3,
  CLOSEDPLANAR_XOR: 3,
  OPEN_PLANAR: 2,
};

/**
 * What is wrong with the outlines in an RTSTRUCT or SR: such a contour must be skipped, and said, by whoever
 * reads outlines. Coordinates only; nothing is converted here.
 */
export function readOutlineNotes(source: TagSource): readonly HeaderWarning[] {
  return [...contourNotes(source), ...graphicNotes(source)];
}

function contourNotes(source: TagSource): readonly HeaderWarning[] {
  const tag = 'ContourData (3006,0050)';
  return readItems(source, 'RoiContourSequence').flatMap((roi) =>
    readItems(roi, 'ContourSequence').flatMap((contour): readonly HeaderWarning[] => {
      const data = readDecimals(contour, 'ContourData', Number.POSITIVE_INFINITY);
      if (data.kind === 'absent') return [{ kind: 'contour-unusable', tag, text: 'A contour has no points' }];
      if (data.kind === 'impossible') {
        return [{ kind: 'contour-unusable', tag, text: 'A contour has coordinates that are not numbers' }];
      }
      const points = data.values.length / 3;
      const stated = readNumber(contour, 'NumberOfContourPoints');
      const least = pointsNeeded[readText(contour, 'ContourGeometricType')] ?? 1;
      if (Number.isInteger(points) && points >= least && (stated === undefined || stated === points))
        return [];
      const text = `A contour has ${data.values.length} coordinates where ${stated ?? 'no'} points are stated`;
      return [{ kind: 'contour-unusable', tag, text }];
    }),
  );
}

/** SR content items, walked without recursion: their depth is the file's choice. */
function graphicNotes(source: TagSource): readonly HeaderWarning[] {
  const notes: HeaderWarning[] = [];
  const waiting: TagSource[] = [source];
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) {
    const content = elementOf(item, 'ContentSequence');
    if (content !== undefined) waiting.push(...itemsOf(item, content));
    const values = graphicValues(item);
    if (values === undefined) continue;
    // SCOORD counts pixels from the image's corner; SCOORD3D is in mm and may be negative.
    const isPixels = readText(item, 'ValueType') === 'SCOORD';
    if (!values.every((value) => Number.isFinite(value) && (!isPixels || value >= 0))) {
      const text = 'Graphic data lies off the image or is not a number';
      notes.push({ kind: 'contour-unusable', tag: 'GraphicData (0070,0022)', text });
    } else if (values.length < 2) {
      notes.push({
        kind: 'contour-unusable',
        tag: 'GraphicData (0070,0022)',
        text: 'Graphic data has no point',
      });
    }
  }
  return notes;
}

/** GraphicData is FL; implicit files do not say so. */
function graphicValues(item: TagSource): readonly number[] | undefined {
  const element = elementOf(item, 'GraphicData');
  if (element === undefined) return undefined;
  const bytes = valueBytes(item, element);
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) =>
    item.parser.readFloat(item.bytes, element.dataOffset + i * 4),
  );
}
