import type { TimePoint } from '../../domain/timePoint';
import type { Refusal } from '../../editor/refusal';
import { placeWords, type ScanNames } from './scanNames';

/** Where something was refused, and in what. */
export interface RefusedPlace {
  readonly timePoint: TimePoint;
  /** What was refused, in words; undefined where it is nobody's in particular. */
  readonly name: string | undefined;
  /** An outline that is there was changed; else one is being drawn. */
  readonly isChange: boolean;
  /** A part to leave out, not the outline itself. */
  readonly isExclusion?: boolean;
}

const harmless: readonly Refusal['kind'][] = [
  'locked',
  'already-outlined',
  'nothing-armed',
  'no-outline-here',
  'unfinished',
  'stroke-off-outline',
];

/** Refusals that are no fault of an outline: nothing has to be put right. */
export function isHarmless({ kind }: Refusal): boolean {
  return harmless.includes(kind);
}

/** A refusal in words: what happened, where, what to do. Undefined where a notice says it already. */
export function refusalText(
  { kind }: Refusal,
  { timePoint, name, isChange, isExclusion = false }: RefusedPlace,
  names: ScanNames,
): { readonly title: string; readonly text: string } | undefined {
  const where = placeWords(names, timePoint, name);
  const what = isExclusion ? 'exclusion' : 'outline';
  const back = isChange ? 'Z to take the change back' : '⌫ to take it back';
  switch (kind) {
    case 'proper-crossing':
      return {
        title: `The ${what} crosses itself`,
        text: `${where}, at the ringed point. Move that vertex, or ${back}. Nothing was saved.`,
      };
    case 'overlapping-edges':
    case 'vertex-touch':
      return {
        title: `The ${what} touches itself`,
        text: `${where}, at the ringed point. Move that vertex, or ${back}. Nothing was saved.`,
      };
    case 'too-few-vertices':
      return isChange
        ? { title: 'Three vertices are the least', text: `${where}. Del on the whole outline takes it away.` }
        : { title: `An ${what} needs three vertices`, text: `${where}. Click on, or Esc to cancel.` };
    case 'zero-area':
    case 'not-finite':
      return { title: `The ${what} encloses nothing`, text: `${where}. Move a vertex, or Esc to cancel.` };
    case 'already-outlined':
      return { title: 'This side is outlined', text: `${where}. V changes it, Del takes it away.` };
    case 'locked':
      return { title: 'The reading is signed', text: 'Re-open it to change an outline.' };
    case 'no-outline-here':
      return { title: 'No outline is here', text: `${where}. An exclusion begins inside an outline.` };
    case 'outside-outline':
      return {
        title: 'The exclusion lies outside the outline',
        text: `${where}. Draw it over the part to leave out, or Esc to cancel. Nothing was saved.`,
      };
    case 'leaves-image':
      return {
        title: 'The outline reaches beyond the image',
        text: `${where}. A part of it is not on this image. Nothing was changed.`,
      };
    case 'unfinished':
      return {
        title: 'Something is being drawn',
        text: `${where}. ↵ closes it, Esc cancels it; then go on.`,
      };
    case 'stroke-off-outline':
      return {
        title: 'The stroke missed the outline',
        text: `${where}. Begin and end a redrawn part on the outline. Nothing was changed.`,
      };
    case 'no-edges':
      return {
        title: 'No smart edge here',
        text: `${where}. The image is not ready; D draws without it.`,
      };
    case 'nothing-armed':
      return undefined;
  }
}
