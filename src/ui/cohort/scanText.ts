import { isolatedText } from '../../base/isolatedText';
import type { SeriesProblem } from '../../domain/catalogue/catalogue';
import type { RecognitionReason, SeriesRecognition } from '../../domain/catalogue/recogniseSeries';
import type { OnlyByHand, SeriesChoiceReason } from '../../domain/study/chooseSeries';
import type { Eligibility } from '../../domain/study/studyEligibility';
import type { ScanReason } from '../../domain/study/subject';
import { numberText } from '../../report/pairFindingText';

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

/**
 * Why a scan was taken for its time point. Who still reads is not told of a refracture or of a second operation: with
 * `tellsGroup` false the words leave it open.
 */
export function scanReasonText(reason: ScanReason, tellsGroup: boolean): string {
  switch (reason.kind) {
    case 'last-before-surgery':
      return reason.daysBefore === 0
        ? 'The last before surgery, on the same day.'
        : `The last before surgery, by ${days(reason.daysBefore)}.`;
    case 'last-after-surgery':
      return `The last after surgery, by ${days(reason.daysAfter)}.`;
    case 'confirmed-refracture':
      return tellsGroup
        ? `It confirmed the refracture, ${days(reason.daysAfter)} after surgery.`
        : `The final follow-up by the rules, ${days(reason.daysAfter)} after surgery.`;
    case 'assumed-earliest':
      return 'Assumed: the earliest study, because there is no surgery date.';
    case 'assumed-latest':
      return 'Assumed: the latest study, because there is no surgery date.';
    case 'chosen-by-user':
      return 'Chosen by hand.';
    case 'withheld':
      return '';
  }
}

const byHand: Readonly<Record<OnlyByHand, string>> = {
  'fat-suppressed': 'fat-suppressed',
  'contrast-enhanced': 'contrast-enhanced',
  'fat-suppressed-and-contrast-enhanced': 'fat-suppressed, contrast-enhanced',
};

/** Why the rules never take a series by themselves. */
export function onlyByHandText(because: OnlyByHand): string {
  switch (because) {
    case 'fat-suppressed':
      return 'Fat is suppressed: signal means something else. Never taken by rule.';
    case 'contrast-enhanced':
      return 'A contrast agent was given: signal means something else. Never taken by rule.';
    case 'fat-suppressed-and-contrast-enhanced':
      return 'Fat is suppressed and a contrast agent was given: signal means something else. Never taken by rule.';
  }
}

/** What an imaging study may be taken for, or why not; `tellsGroup` as for `scanReasonText`. */
export function eligibilityText(eligibility: Eligibility, tellsGroup: boolean): string {
  switch (eligibility.kind) {
    case 'eligible':
      return eligibility.timePoint === 'preop'
        ? 'May be the pre-op scan.'
        : 'May be the final follow-up scan.';
    case 'eligible-for-either':
      return 'May be pre-op or follow-up: there is no surgery date.';
    case 'no-t2-axial':
      return 'No series was recognised as T2 axial.';
    case 'only-by-hand':
      return `Only a ${byHand[eligibility.because]} T2 axial series: choose it yourself if the study measures on such.`;
    case 'no-study-date':
      return 'It states no date, so it is not placed by rule.';
    case 'too-long-before-surgery':
      return `${days(eligibility.daysBefore)} before surgery, limit ${eligibility.limitDays}.`;
    case 'too-soon-after-surgery':
      return `${days(eligibility.daysAfter)} after surgery, at least ${eligibility.limitDays} needed.`;
    case 'after-second-operation':
      return tellsGroup
        ? `${days(eligibility.daysAfterSecond)} after a second operation.`
        : 'Not eligible by its date.';
  }
}

const rejections: Readonly<Record<string, string>> = {
  'not-mr': 'not MR',
  'no-image-for-reading': 'no image for reading',
  localiser: 'localiser',
  mosaic: 'mosaic',
  'projection-or-reformat': 'projection or reformat',
  diffusion: 'diffusion',
  'parameter-map': 'parameter map',
  'phase-image': 'phase image',
  'echo-planar': 'echo planar',
  'gradient-echo': 'gradient echo',
  'fluid-nulled': 'fluid nulled',
  myelogram: 'myelogram',
  angiogram: 'angiogram',
  subtraction: 'subtraction',
  'several-planes': 'several planes in one series',
};

function recognitionReasonText(reason: RecognitionReason): string {
  switch (reason.kind) {
    case 'rejected':
      return `${rejections[reason.because] ?? reason.because} (${isolatedText(reason.sign)})`;
    case 'plane':
      return reason.tiltDeg < 0.5 ? reason.plane : `${reason.plane}, tilt ${numberText(reason.tiltDeg, 0)}°`;
    case 'plane-by-name':
      return `${reason.plane} by its name only (${isolatedText(reason.sign)})`;
    case 'plane-unknown':
      return 'plane unknown';
    case 'echo-time':
      return `TE ${numberText(reason.echoTimeMs, 0)} ms`;
    case 'repetition-time':
      return `TR ${numberText(reason.repetitionTimeMs, 0)} ms`;
    case 'description':
      return reason.says === 't2' ? 'named T2' : `named otherwise (${isolatedText(reason.text)})`;
    case 'fat-suppressed':
      return `fat suppressed (${isolatedText(reason.sign)})`;
    case 'contrast-enhanced':
      return `contrast agent (${isolatedText(reason.sign)})`;
    case 'several-kinds':
      return 'images of several kinds in one series';
    case 'derived':
      return 'derived image';
    case 'several-echoes':
      return `several echoes (${reason.echoTimesMs.map((ms) => numberText(ms, 0)).join(', ')} ms)`;
    case 'slices':
      return reason.count === 1 ? '1 slice' : `${reason.count} slices`;
  }
}

const confidences: Readonly<Record<SeriesRecognition['confidence'], string>> = {
  high: 'sure',
  medium: 'fairly sure',
  low: 'unsure',
};

/** What a series was recognised by. */
export function recognitionText({ why, confidence, role }: SeriesRecognition): string {
  const facts = why.map(recognitionReasonText).join(' · ');
  return role === 'other' ? facts : `${facts} · ${confidences[confidence]}`;
}

/** Why the first series of a study comes before the next; empty where there is no other. */
export function choiceReasonText(reason: SeriesChoiceReason): string {
  switch (reason.kind) {
    case 'only-one':
      return '';
    case 'plain-before-fat-suppressed':
      return 'Plain T2 before fat-suppressed.';
    case 'native-before-contrast-enhanced':
      return 'Native before contrast-enhanced.';
    case 'same-frame-of-reference-as-axial':
      return 'In the frame of reference of the axial series.';
    case 't2-before-other-contrast':
      return 'T2 before other contrasts.';
    case 'recognised-more-surely':
      return 'Recognised more surely than the other.';
    case 'covers-more':
      return `Covers ${numberText(reason.coverageMm, 0)} mm, the next one ${numberText(reason.than, 0)}.`;
    case 'more-slices':
      return `Has ${reason.slices} slices, the next one ${reason.than}.`;
    case 'larger-matrix':
      return 'Has the larger matrix.';
    case 'acquired-later':
      return 'Acquired later: a scan is repeated when the first was not good.';
  }
}

/** What is odd about a series. Slices are counted from 1. */
export function seriesProblemText(problem: SeriesProblem): string {
  switch (problem.kind) {
    case 'duplicate-instance':
      return `One image is there ${problem.paths.length} times.`;
    case 'repeated-position':
      return `${problem.images} images at ${problem.positions} positions.`;
    case 'missing-slices':
      return `${problem.count === 1 ? 'One slice is' : `${problem.count} slices are`} missing after slice ${problem.afterSlice + 1}.`;
    case 'irregular-spacing':
      return `Slice distances from ${numberText(problem.smallestMm)} to ${numberText(problem.largestMm)} mm.`;
    case 'several-stacks':
      return `${problem.stacks} stacks of slices, tilted differently.`;
    case 'mixed-matrix':
      return `Several image sizes: ${problem.sizes.join(', ')}.`;
    case 'no-geometry':
      return `${problem.images === 1 ? '1 image has' : `${problem.images} images have`} no place in the patient.`;
  }
}
