import { isolatedText } from '../../base/isolatedText';
import type { SubjectId } from '../../domain/ids';
import type { FigureName } from './figureInput';
import type { FigureData, FigureModel, FigurePoint } from './figureModel';
import { pointsPerMm, singlePointLimit } from './parts/figureStyle';
import { type Sheet, sheetText } from './parts/sheet';

/** A subject's place in a figure, in words. */
export interface PointText {
  readonly subjectId: string;
  readonly code: string;
  /** "ROI-CSA change −12.3 %". */
  readonly text: string;
}

/** A figure of its parts, each made when somebody asks for it. `sheet` draws it for a width in points. */
export function makeFigure(
  { id, title }: FigureName,
  parts: {
    readonly caption: string;
    readonly data: () => FigureData;
    readonly points: () => readonly PointText[];
    readonly sheet: (widthPt: number) => Sheet;
  },
): FigureModel {
  const { caption, sheet } = parts;
  let data: FigureData | undefined;
  let points: FigureModel['points'] | undefined;
  return {
    id,
    title,
    caption,
    get data() {
      data ??= parts.data();
      return data;
    },
    get points() {
      points ??= pointsByCode(parts.points());
      return points;
    },
    draw: (widthMm) => sheetText(sheet(widthMm * pointsPerMm), { title, description: caption }),
  };
}

/** By code; what one subject has in several panels stands in one text. */
function pointsByCode(points: readonly PointText[]): FigureModel['points'] {
  const found = new Map<string, FigurePoint>();
  for (const { subjectId, code, text } of points) {
    const before = found.get(code);
    found.set(code, {
      // Values in results carry the id as text.
      subjectId: subjectId as SubjectId,
      code,
      text: before ? `${before.text}; ${text}` : `${isolatedText(code)}: ${text}`,
    });
  }
  return found;
}

/** What a caption says of points that are drawn as one. */
export function manyPointsText(count: number): string | undefined {
  return count > singlePointLimit
    ? 'Groups of more than 2,000 are drawn as a whole: no point of theirs can be chosen.'
    : undefined;
}
