import { imageKey } from '../../domain/image/imageRef';
import { askedRois } from '../../domain/reading/askedRois';
import { targetKey } from '../../domain/reading/roi';
import { isDicomObject, type MatchedSlice } from '../../domain/roiFiles/matchSlice';
import type { Protocol } from '../../domain/study/protocol';
import type { ReadingSession } from '../../state/readingSession';
import { type DraftRow, ownerOf } from './draftRow';
import type { OpenQuestion, RowState } from './importPlan';

/** What a row is judged among. */
export interface Around {
  readonly session: ReadingSession;
  readonly protocol: Protocol;
  readonly drafts: readonly DraftRow[];
  /** Of the subject that the name names. */
  readonly codeOf: string | undefined;
  /** Of the subject on the screen. */
  readonly code: string | undefined;
}

/** Where a row stands before anything is measured. */
export function stateBeforeMeasuring(
  draft: DraftRow,
  { session, drafts, codeOf, protocol }: Around,
): RowState {
  const { decision, said, target, slice, isContradiction, placeProblem } = draft;
  if (decision.isLeftOut) return { kind: 'left-out' };
  const elsewhere = stateOfOthers(draft, session, codeOf);
  if (elsewhere) return elsewhere;
  if (isContradiction) return { kind: 'contradiction' };
  if (!slice && isDicomObject(draft.roi) && draft.roi.image.sopInstanceUid !== undefined)
    return { kind: 'other-images' };
  if (placeProblem) return { kind: 'not-placed', problem: placeProblem };
  const questions: OpenQuestion[] = [
    ...(said.timePoint ? [] : (['timePoint'] as const)),
    ...(said.muscleId && said.siteId ? [] : (['muscle'] as const)),
    ...(said.side ? [] : (['side'] as const)),
    ...(slice ? [] : (['slice'] as const)),
  ];
  if (questions.length > 0) return { kind: 'open', questions };
  if (!target) return { kind: 'open', questions: ['muscle', 'side'] };
  const key = targetKey(target);
  const isTwice = drafts.some(
    (other) =>
      other.id < draft.id &&
      ownerOf(other, session) === 'here' &&
      !other.decision.isLeftOut &&
      other.target &&
      targetKey(other.target) === key,
  );
  if (isTwice) return { kind: 'twice' };
  const isTaken = session.reading.entries[key] !== undefined && !decision.replaces;
  if (isTaken) return { kind: 'occupied' };
  return slice && !isOnOneSlice(draft, slice, { session, drafts, protocol })
    ? { kind: 'other-slice' }
    : { kind: 'ready' };
}

/** Another's ROI waits for a word; undefined where it is of this reading. */
function stateOfOthers(
  draft: DraftRow,
  session: ReadingSession,
  codeOf: string | undefined,
): RowState | undefined {
  const { observerId, stranger = '', round = 1 } = draft;
  switch (ownerOf(draft, session)) {
    case 'here':
      return undefined;
    case 'other-subject':
      return { kind: 'other-subject', code: codeOf ?? '' };
    case 'other-observer':
      return observerId && { kind: 'other-observer', observerId };
    case 'stranger':
      return { kind: 'stranger', name: stranger };
    case 'other-round':
      return { kind: 'other-round', round };
  }
}

/**
 * Whether the outlines of the scan would lie on one slice: those of the reading that stay, and those of these files that
 * come before this one.
 */
function isOnOneSlice(
  { id }: DraftRow,
  { timePoint, header }: MatchedSlice,
  { session, drafts, protocol }: Pick<Around, 'session' | 'drafts' | 'protocol'>,
): boolean {
  const key = imageKey(header);
  const coming = drafts.filter((draft) => {
    const { decision, slice, target } = draft;
    const isOfScan = slice?.timePoint === timePoint && target?.timePoint === timePoint;
    return isOfScan && !decision.isLeftOut && ownerOf(draft, session) === 'here';
  });
  const replaced = new Set(
    coming.flatMap(({ decision, target }) => (decision.replaces && target ? [targetKey(target)] : [])),
  );
  const staysElsewhere = askedRois(session.reading, protocol, timePoint).some(
    ({ image, target }) => !replaced.has(targetKey(target)) && imageKey(image) !== key,
  );
  const comesElsewhere = coming.some(
    (other) => other.id < id && other.slice !== undefined && imageKey(other.slice.header) !== key,
  );
  return !staysElsewhere && !comesElsewhere;
}
