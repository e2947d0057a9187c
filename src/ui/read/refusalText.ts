import type { Side } from '../../domain/side';
import type { TimePoint } from '../../domain/timePoint';
import type { Refusal } from '../../editor/refusal';
import { readText } from './readText';

/** Where something was refused, and in what. */
export interface RefusedPlace {
  readonly timePoint: TimePoint;
  readonly side: Side | undefined;
  /** An outline that is there was changed; else one is being drawn. */
  readonly isChange: boolean;
}

/** Refusals that are no fault of an outline: nothing has to be put right. */
export function isHarmless({ kind }: Refusal): boolean {
  return kind === 'locked' || kind === 'already-outlined' || kind === 'nothing-armed';
}

/** A refusal in words: what happened, where, what to do. Undefined where a notice says it already. */
export function refusalText(
  { kind }: Refusal,
  { timePoint, side, isChange }: RefusedPlace,
): { readonly title: string; readonly text: string } | undefined {
  const name = side && readText.sides[side];
  const scan = readText.timePoints[timePoint].toLowerCase();
  const where = name ? `${name}, ${scan}` : readText.timePoints[timePoint];
  const back = isChange ? 'Z to take the change back' : '⌫ to take it back';
  switch (kind) {
    case 'proper-crossing':
      return {
        title: 'The outline crosses itself',
        text: `${where}, at the ringed point. Move that vertex, or ${back}. Nothing was saved.`,
      };
    case 'overlapping-edges':
    case 'vertex-touch':
      return {
        title: 'The outline touches itself',
        text: `${where}, at the ringed point. Move that vertex, or ${back}. Nothing was saved.`,
      };
    case 'too-few-vertices':
      return isChange
        ? { title: 'Three vertices are the least', text: `${where}. Del on the whole outline takes it away.` }
        : { title: 'An outline needs three vertices', text: `${where}. Click on, or Esc to cancel.` };
    case 'zero-area':
    case 'not-finite':
      return { title: 'The outline encloses nothing', text: `${where}. Move a vertex, or Esc to cancel.` };
    case 'already-outlined':
      return { title: 'This side is outlined', text: `${where}. V changes it, Del takes it away.` };
    case 'locked':
      return { title: 'The reading is signed', text: 'Re-open it to change an outline.' };
    case 'nothing-armed':
      return undefined;
  }
}
