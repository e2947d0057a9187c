import type { ObserverId, SubjectId } from '../../domain/ids';
import type { RoiTarget } from '../../domain/reading/roi';
import type { ForeignRoi } from '../../domain/roiFiles/foreignRoi';
import { type MatchedSlice, matchSlice, type ScanSlice } from '../../domain/roiFiles/matchSlice';
import { type PlaceProblem, placeOnSlice } from '../../domain/roiFiles/placeOnSlice';
import { type NamedRoi, suggestedByName, targetFrom } from '../../domain/roiFiles/roiNames';
import { statedBy } from '../../domain/roiFiles/statedBy';
import { targetOfCodes } from '../../domain/roiFiles/targetOfCodes';
import type { Protocol } from '../../domain/study/protocol';
import { readersOf } from '../../domain/study/thirdReader';
import { timePoints } from '../../domain/timePoint';
import type { ReadingSession } from '../../state/readingSession';
import type { RowDecision } from './importPlan';

/** One ROI of a file, and what name, codes, image and a person say of it. */
export interface DraftRow {
  readonly id: number;
  /** In pixels of its slice, where it has one. */
  readonly roi: ForeignRoi;
  readonly decision: RowDecision;
  /** Whom the names of ROI and file name, if anybody. */
  readonly subjectId: SubjectId | undefined;
  /** Another one than the reading's where anything in the file names another. */
  readonly observerId: ObserverId | undefined;
  /** A person whom the object names as its observer and who is not of this study. */
  readonly stranger: string | undefined;
  /** Of a name or tracking number of ours. */
  readonly round: number | undefined;
  readonly said: Partial<RoiTarget>;
  readonly target: RoiTarget | undefined;
  readonly slice: MatchedSlice | undefined;
  /** Why it cannot be laid onto its slice. */
  readonly placeProblem: PlaceProblem | undefined;
  readonly isContradiction: boolean;
}

/** Puts together what name, codes, image and a person say; a person's word comes first, then the name's. */
export function draftRow(
  roi: ForeignRoi,
  id: number,
  decision: RowDecision,
  known: {
    readonly session: ReadingSession;
    readonly protocol: Protocol;
    readonly named: (NamedRoi & { readonly round: number }) | undefined;
    readonly subjectId: SubjectId | undefined;
  },
): DraftRow {
  const { session, protocol, named, subjectId } = known;
  const suggested = suggestedByName(protocol, roi.name);
  const { observerId: guessedObserver, ...guessed } = suggested;
  const coded = roi.statement ? targetOfCodes(protocol, roi.statement) : {};
  const byFile: Partial<RoiTarget> = named?.target ?? { ...guessed, ...coded };
  const { timePoint, siteId, muscleId, side } = decision;
  const byHand = {
    ...(timePoint && { timePoint }),
    ...(siteId && { siteId }),
    ...(muscleId && { muscleId }),
    ...(side && { side }),
  };
  const beforeImage = { ...byFile, ...byHand };
  const slice = matchSlice(roi, slicesOf(session), {
    hand: decision.image,
    timePoint: beforeImage.timePoint,
    chosen: beforeImage.timePoint && session.reading.sliceChoices[beforeImage.timePoint]?.image,
  });
  const placed = slice ? placeOnSlice(roi, slice.header) : undefined;
  const said = { ...beforeImage, ...(slice && !beforeImage.timePoint && { timePoint: slice.timePoint }) };
  const stated = roi.statement?.observer;
  const statedObserver = stated === undefined ? undefined : statedBy(stated, readersOf(protocol));
  const observers = [named?.observerId, statedObserver, named ? undefined : guessedObserver];
  return {
    id,
    roi: placed?.ok ? placed.value : roi,
    decision,
    subjectId,
    observerId:
      observers.find((one) => one !== undefined && one !== session.observerId) ??
      observers.find((one) => one !== undefined),
    stranger: statedObserver === undefined ? stated : undefined,
    round: named?.round,
    said,
    target: targetFrom(protocol, said),
    slice,
    placeProblem: placed && !placed.ok ? placed.error : undefined,
    isContradiction: slice !== undefined && said.timePoint !== slice.timePoint,
  };
}

/** The axial slices of both scans. */
export function slicesOf(session: ReadingSession): readonly ScanSlice[] {
  return timePoints.flatMap((timePoint) =>
    (session.panes[timePoint]?.axial.slices ?? []).map((header) => ({ timePoint, header })),
  );
}

/** Whose an ROI is: of this reading, or of whom or what else; a person may say that it is theirs. */
export type RoiOwner = 'here' | 'other-subject' | 'other-observer' | 'stranger' | 'other-round';

/** What names, tracking numbers and the object's observer say of whose an ROI is. */
export function ownerOf(
  { decision, subjectId, observerId, stranger, round }: DraftRow,
  session: ReadingSession,
): RoiOwner {
  if (decision.isMine) return 'here';
  if (subjectId && subjectId !== session.subjectId) return 'other-subject';
  if (observerId && observerId !== session.observerId) return 'other-observer';
  if (stranger !== undefined) return 'stranger';
  return round !== undefined && round !== session.reading.round ? 'other-round' : 'here';
}
