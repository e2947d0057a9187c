import { settlingRound } from '../agreement/settlingRound';
import type { SubjectId } from '../ids';
import type { ReadingProgress } from '../reading/readingProgress';
import type { Protocol } from '../study/protocol';

/** Why a subject cannot be opened in this round; undefined when it can. */
export type RoundWait =
  /** The observer has not signed the round before. */
  | { readonly kind: 'earlier-round' }
  /** Whole days that are lacking; opening it all the same is recorded, with a reason. */
  | { readonly kind: 'wash-out'; readonly daysLacking: number }
  /** It is signed, and the next round of it has begun or may begin: it is not looked at any more. */
  | { readonly kind: 'closed' };

/** Lines of one observer. */
type Own = Pick<ReadingProgress, 'subjectId' | 'round' | 'state' | 'signedAtUtc'>;

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Whether a subject waits before an observer's round. Counted are whole days of 24 hours since the round before was
 * signed last. A round that was begun does not wait any more.
 *
 * @param own How far this observer's readings of this subject are, in all rounds; others are passed over.
 */
export function washOut(
  protocol: Pick<Protocol, 'reReads'>,
  own: readonly Own[],
  subjectId: SubjectId,
  round: number,
  nowUtc: string,
): RoundWait | undefined {
  if (round <= 1) return undefined;
  const ofSubject = own.filter((one) => one.subjectId === subjectId);
  if (ofSubject.some((one) => one.round === round)) return undefined;
  const before = ofSubject.find((one) => one.round === round - 1);
  if (before?.state !== 'signed' || before.signedAtUtc === undefined) return { kind: 'earlier-round' };
  const days = (Date.parse(nowUtc) - Date.parse(before.signedAtUtc)) / dayMs;
  const daysLacking = Math.ceil(protocol.reReads.washOutDays - days);
  return daysLacking > 0 ? { kind: 'wash-out', daysLacking } : undefined;
}

/**
 * The same, and whether the round is closed: what an observer gave is not shown to them once they may read the subject again,
 * so that the second reading does not copy the first. While the wash-out runs it can still be looked at and mended.
 *
 * The settling round waits for no days, only for what was opened again before it. While something of a subject is asked for
 * there, the observer's signed earlier outlines are closed too.
 *
 * @param readsAgain Whether the observer is to read this subject in the next round too.
 * @param isToSettle Whether something of it is asked for in the settling round, and not signed.
 */
export function roundWait(
  protocol: Pick<Protocol, 'reReads'>,
  own: readonly Own[],
  subjectId: SubjectId,
  round: number,
  readsAgain: boolean,
  nowUtc: string,
  isToSettle = false,
): RoundWait | undefined {
  if (round === settlingRound) {
    const isOpenBefore = own.some(
      (one) => one.subjectId === subjectId && one.round < round && one.state !== 'signed',
    );
    return isOpenBefore ? { kind: 'earlier-round' } : undefined;
  }
  const isSigned = own.some(
    (one) => one.subjectId === subjectId && one.round === round && one.state === 'signed',
  );
  const isNextBegun = own.some(
    (one) => one.subjectId === subjectId && one.round > round && one.round < settlingRound,
  );
  const mayBeginNext =
    readsAgain && isSigned && washOut(protocol, own, subjectId, round + 1, nowUtc) === undefined;
  if (isNextBegun || mayBeginNext || (isToSettle && isSigned)) return { kind: 'closed' };
  return washOut(protocol, own, subjectId, round, nowUtc);
}
