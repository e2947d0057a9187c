import type { MdcSource } from '../../../analysis/changeAgainstMdc';
import type { MeasurePhase } from '../../../analysis/studyMeasure';
import type { PixelRule } from '../../../domain/measurement/roiMeasurement';
import type { NotMeasuredAgain } from '../../../state/pixelRuleCheck';

const ruleNames: Readonly<Record<PixelRule['id'], string>> = {
  centre: 'the centre pixel rule',
  imagej: 'the ImageJ pixel rule',
};

const whyNot: Readonly<Record<NotMeasuredAgain, string>> = {
  'not-here': 'images not on this page',
  'cannot-be-read': 'images that cannot be read',
  'other-pixels': 'images that are others than were outlined',
  'cannot-be-measured': 'no pixel inside by this rule',
};

function rois(count: number): string {
  return `${count} ${count === 1 ? 'ROI' : 'ROIs'}`;
}

/** Words of the checks. */
export const checksText = {
  measure: 'Value',
  phase: 'Time point',
  phases: { preop: 'Pre-op', followUp: 'Follow-up', change: 'Change' } satisfies Record<MeasurePhase, string>,
  sensitivity: {
    title: 'Sensitivity',
    computing: (done: number, total: number) =>
      total === 0 ? 'Computing' : `Computing: ${done} of ${total} choices`,
    failed: (message: string) => `Not computed. ${message}`,
    figure: 'Difference and 95 % CI under each choice',
    figureNote: 'The dashed line is the difference of the main analysis.',
  },
  rule: {
    title: 'Pixel rule',
    names: ruleNames,
    explain: (rule: PixelRule['id']) =>
      `Every signed ROI can be measured again by ${ruleNames[rule]}, from its image. Nothing that is stored changes; the numbers are gone with the page.`,
    start: 'Measure by the other rule',
    again: 'Measure again',
    goOn: 'Go on measuring',
    cancel: 'Cancel',
    progress: (done: number, total: number) => `${done} of ${rois(total)}`,
    cancelled: (done: number, total: number) =>
      `Cancelled after ${done} of ${rois(total)}. A part would be other subjects as well, so it is not compared.`,
    measured: (count: number, rule: PixelRule['id']) =>
      `${rois(count)} measured by ${ruleNames[rule]}: the line is in the table.`,
    failed: (message: string) => `Not measured. ${message}`,
    not: (count: number) => `${rois(count)} not measured:`,
    notOf: (code: string, count: number, why: NotMeasuredAgain) => `${code}, ${rois(count)}: ${whyNot[why]}`,
    notHint:
      'Their subjects are missing from that line. Bring the images back on the cohort screen, then measure again.',
  },
  mdc: {
    title: 'Change and MDC',
    figure: (name: string) => `${name}, every subject in order`,
    figureNote: 'The band is the MDC95 of the change, either way.',
    subjects: 'Every subject',
    unit: 'change, %',
    source: 'What the MDC95 is from',
    sources: { observers: 'Between observers', rounds: 'Between rounds' } satisfies Record<MdcSource, string>,
    label: (text: string) => `MDC95 of the change: ${text.charAt(0).toLowerCase()}${text.slice(1)}`,
  },
};
