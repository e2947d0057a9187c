import { outlinedScans, sessionTargets } from '../../app/reading/sessionTask';
import { targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import { isBeyondTolerance } from '../../domain/study/sliceAtLevel';
import type { ReadingSession } from '../../state/readingSession';
import { targetWords } from './numbersRow';
import { readText } from './readText';
import { placeWords, type ScanNames } from './scanNames';

/** What is about to be signed, in words: what is given, and what somebody may want to look at again. */
export interface SignSummary {
  readonly given: readonly string[];
  readonly unsure: readonly string[];
}

/** The summary of a reading, or of slices chosen for all. No measured value: they stand on the screen behind it. */
export function signSummary(session: ReadingSession, protocol: Protocol, names: ScanNames): SignSummary {
  const { reading, timePoints, panes } = session;
  const { summary } = readText;
  const far = timePoints.flatMap((timePoint) => {
    const at = reading.sliceChoices[timePoint]?.atMidHeight;
    const isFar = at !== undefined && isBeyondTolerance(at, protocol.sliceToleranceMm);
    return isFar ? [placeWords(names, timePoint, readText.farSlice(protocol.sliceToleranceMm))] : [];
  });
  if (session.task === 'slices') {
    const unmarked = timePoints.flatMap((timePoint) =>
      reading.endplates?.[timePoint] ? [] : [placeWords(names, timePoint, summary.noEndplates)],
    );
    return { given: [summary.slices(timePoints.length)], unsure: [...unmarked, ...far] };
  }
  const entries = sessionTargets(session, protocol).flatMap((target) => {
    const entry = reading.entries[targetKey(target)];
    return entry ? [{ target, entry }] : [];
  });
  const rois = entries.flatMap(({ entry }) => (entry.kind === 'roi' ? [entry.roi] : []));
  const exclusions = rois.reduce((sum, roi) => sum + roi.exclusions.length, 0);
  const reasons = entries.flatMap(({ target, entry }) =>
    entry.kind === 'cannot-measure'
      ? [
          `${placeWords(names, target.timePoint, targetWords(target, protocol))}: ${readText.reasons[entry.reason].toLowerCase()}`,
        ]
      : [],
  );
  const wrongSides = outlinedScans(session).flatMap((timePoint) => {
    const isWrong = panes[timePoint]?.editor.outlines.some(({ warning }) => warning !== undefined);
    return isWrong ? [placeWords(names, timePoint, readText.wrongSide)] : [];
  });
  return {
    given: [
      summary.outlines(rois.length),
      ...(exclusions > 0 ? [summary.exclusions(exclusions)] : []),
      ...(reasons.length > 0 ? [summary.reasons(reasons.length)] : []),
    ],
    unsure: [...reasons, ...wrongSides, ...far],
  };
}
