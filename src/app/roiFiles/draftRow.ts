import type { SubjectId } from '../../domain/ids';
import type { RoiTarget } from '../../domain/reading/roi';
import type { ForeignRoi } from '../../domain/roiFiles/foreignRoi';
import { type MatchedSlice, matchSlice, type ScanSlice } from '../../domain/roiFiles/matchSlice';
import { type NamedRoi, suggestedByName, targetFrom } from '../../domain/roiFiles/roiNames';
import type { Protocol } from '../../domain/study/protocol';
import { timePoints } from '../../domain/timePoint';
import type { ReadingSession } from '../../state/readingSession';
import type { RowDecision } from './importPlan';

/** One ROI of a file, and what name, image and a person say of it. */
export interface DraftRow {
  readonly id: number;
  readonly roi: ForeignRoi;
  readonly decision: RowDecision;
  /** Whom the names of ROI and file name, if anybody. */
  readonly subjectId: SubjectId | undefined;
  readonly observerId: NamedRoi['observerId'] | undefined;
  readonly said: Partial<RoiTarget>;
  readonly target: RoiTarget | undefined;
  readonly slice: MatchedSlice | undefined;
  readonly isContradiction: boolean;
}

/** Puts together what name, image and person say; a person's word comes first, then the name's. */
export function draftRow(
  roi: ForeignRoi,
  id: number,
  decision: RowDecision,
  known: {
    readonly session: ReadingSession;
    readonly protocol: Protocol;
    readonly named: NamedRoi | undefined;
    readonly subjectId: SubjectId | undefined;
  },
): DraftRow {
  const { session, protocol, named, subjectId } = known;
  const suggested = suggestedByName(protocol, roi.name);
  const { observerId: guessedObserver, ...guessed } = suggested;
  const byName: Partial<RoiTarget> = named?.target ?? guessed;
  const { timePoint, siteId, muscleId, side } = decision;
  const byHand = {
    ...(timePoint && { timePoint }),
    ...(siteId && { siteId }),
    ...(muscleId && { muscleId }),
    ...(side && { side }),
  };
  const beforeImage = { ...byName, ...byHand };
  const slice = matchSlice(roi, slicesOf(session), {
    hand: decision.image,
    timePoint: beforeImage.timePoint,
    chosen: beforeImage.timePoint && session.reading.sliceChoices[beforeImage.timePoint]?.image,
  });
  const said = { ...beforeImage, ...(slice && !beforeImage.timePoint && { timePoint: slice.timePoint }) };
  return {
    id,
    roi,
    decision,
    subjectId,
    observerId: named?.observerId ?? guessedObserver,
    said,
    target: targetFrom(protocol, said),
    slice,
    isContradiction: slice !== undefined && said.timePoint !== slice.timePoint,
  };
}

/** The axial slices of both scans. */
export function slicesOf(session: ReadingSession): readonly ScanSlice[] {
  return timePoints.flatMap((timePoint) =>
    (session.panes[timePoint]?.axial.slices ?? []).map((header) => ({ timePoint, header })),
  );
}

/** Whose an ROI is: of another subject, of another observer, or of this reading; a person may say that it is. */
export function ownerOf(
  { decision, subjectId, observerId }: DraftRow,
  session: ReadingSession,
): 'here' | 'other-subject' | 'other-observer' {
  if (decision.isMine) return 'here';
  if (subjectId && subjectId !== session.subjectId) return 'other-subject';
  return observerId && observerId !== session.observerId ? 'other-observer' : 'here';
}
