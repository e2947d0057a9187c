import type { CannotMeasureReason } from '../../domain/reading/reading';
import type { Side } from '../../domain/side';
import type { TimePoint } from '../../domain/timePoint';

const timePoints: Readonly<Record<TimePoint, string>> = { preop: 'Pre-op', followUp: 'Follow-up' };
const sides: Readonly<Record<Side, string>> = { left: 'Left', right: 'Right' };

const reasons: Readonly<Record<CannotMeasureReason, string>> = {
  'cut-by-field-of-view': 'Cut by the field of view',
  motion: 'Motion',
  artefact: 'Artefact',
  'oedema-too-wide': 'Oedema too wide',
  'no-slice-at-level': 'No slice at the level',
};

/** What the Read screen says. */
export const readText = {
  timePoints,
  sides,
  reasons,
  sideLetter: { left: 'L', right: 'R' } satisfies Record<Side, string>,
  noSubject: {
    title: 'No subject is open',
    text: 'Choose one in the work list; Enter opens it.',
    act: 'Open the work list',
  },
  noScan: (timePoint: TimePoint) => ({
    title: `No ${timePoints[timePoint].toLowerCase()} scan`,
    text: 'No imaging study with a T2 axial series was found for it. Add the folder in the work list, or choose a scan there.',
  }),
  unreachable: {
    title: 'The image files are not on this page',
    text: 'Everything you outlined is saved. Drop the folder here, or choose it again, and the images are found by their identity.',
    act: 'Choose the folder',
    files: 'Choose files',
    reopen: (folders: number) =>
      folders === 1 ? 'Open the remembered folder' : 'Open the remembered folders',
  },
  failed: (message: string) => ({ title: 'This slice cannot be shown', text: message }),
  loading: 'Loading the slice',
  noWebgl: {
    title: 'This browser cannot draw images',
    text: 'It offers no WebGL 2. The work list, results and files still work; to read, use a current Chrome, Edge or Firefox with graphics acceleration.',
  },
  /** Not the series' own name: it may tell the patient, the day, or what was looked for. */
  sliceOf: (number: number, total: number) => `T2 axial · slice ${number} of ${total}`,
  windowOf: (width: number, center: number) => `W ${windowNumber(width)} L ${windowNumber(center)}`,
  scale: (mm: number) => `${mm} mm`,
  noScale: 'no scale',
  days: (days: number) => `+${days} days`,
  drawing: (letter: string) => `drawing ${letter}`,
  linked: 'zoom and pan linked',
  notLinked: 'zoom and pan apart',
  given: (done: number, total: number) => `${done} of ${total}`,
  slice: 'Slice',
  chosen: 'chosen',
  proposed: 'proposed',
  notChosen: 'not chosen',
  accept: 'Accept slice',
  ofSlices: (total: number) => `of ${total}`,
  rule: 'Centre rule',
  ruleAndSpacing: ({ columnMm, rowMm }: { readonly columnMm: number; readonly rowMm: number }) =>
    `Centre rule · ${Number(columnMm.toFixed(4))} × ${Number(rowMm.toFixed(4))} mm`,
  soFar: (side: string) => `${side}: so far, closed by a straight line`,
  inHand: (side: string) => `${side}: as it is now, not saved yet`,
  crossing: (side: string) => `${side}: crosses itself, no numbers`,
  noSpacing: 'No area in mm²: the file has no usable PixelSpacing. SI can be measured; CSA cannot.',
  noPixels: 'no pixel inside',
  noSpacingShort: 'no PixelSpacing, no mm²',
  otherSpacing: (now: string, before: string) => `${now}, pre-op ${before}`,
  scaling: (ratio: string) => `SI scale ×${ratio} of pre-op`,
  lossy: 'lossy compression',
  lossyMark: 'lossy',
  lossyMeaning:
    'The image went through lossy compression, which changed its values. The mark stays in tables and files.',
  threeValues: 'Show the stored, displayed and floating-point values (I)',
  backToNumbers: 'Back to CSA and SI (I)',
  threeValuesFoot: 'Means in a.u.; bold: SI by the protocol',
  meanOfSides: 'Mean of sides',
  mean: 'Mean',
  noMean: 'one side is not measured',
  whenBoth: 'when both are closed',
  whenClosed: (side: Side) => `when ${sides[side].toLowerCase()} is closed`,
  isDrawing: 'drawing',
  isEditing: 'editing',
  heads: { csa: 'CSA mm²', ratio: 'CSA/SI', pixels: 'n px', sd: 'SD' },
  cannotMeasure: (side: Side) => `${sides[side]}: cannot be measured…`,
  cannotTitle: (timePoint: TimePoint, side: Side) =>
    `${sides[side]}, ${timePoints[timePoint].toLowerCase()}: cannot be measured`,
  cannotText: 'The reason counts as given: the reading can be signed, the subject is listed as incomplete.',
  reason: 'Reason',
  note: 'Note',
  record: 'Record',
  cancel: 'Cancel',
  sign: 'Sign reading',
  signTitle: (code: string) => `Sign the reading of ${code}?`,
  signText:
    'It is locked, and saved to the backup folder where one was chosen. Opening it again is recorded and takes it out of the agreement.',
  signed: 'signed',
  reopen: 'Re-open…',
  reopenTitle: (code: string) => `Re-open the reading of ${code}?`,
  reopenText: 'The act and its reason stay in the reading. Agreement uses first readings only.',
  reopenAct: 'Re-open',
  reasonRequired: 'Reason, required',
  keysTitle: 'Keys in Read',
  sidesMatch: 'Sides match',
  wrongSide: 'Sides against the patient',
  allKeys: 'all keys',
  at: (column: number, row: number, value: string | undefined) =>
    `x ${column.toFixed(1)} y ${row.toFixed(1)}${value === undefined ? '' : ` ${value}`}`,
  zoom: (factor: number) => `zoom ×${factor.toFixed(1)}`,
  outline: (letter: string) => `Outline ${letter}`,
  allGiven: 'All given',
  editing: 'Edit vertices',
  lockedTitle: 'Signed, locked',
  loupe: (factor: number) => `×${factor}`,
  progress: (index: number, total: number) => `${index} of ${total}`,
} as const;

/** Whole numbers where windows are wide; three digits where values are small. */
function windowNumber(value: number): string {
  const text = Math.abs(value) >= 20 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
  return text.replace('-', '\u2212');
}

/** The keyboard map of Read, in the order in which it is shown. */
export const readKeys: readonly {
  readonly title: string;
  readonly keys: readonly (readonly [readonly string[], string])[];
}[] = [
  {
    title: 'Draw',
    keys: [
      [['D'], 'outline'],
      [['V'], 'edit vertices'],
      [['S'], 'sign reading'],
      [['A'], 'accept slice'],
    ],
  },
  {
    title: 'While drawing',
    keys: [
      [['↵'], 'close'],
      [['⌫'], 'last vertex'],
      [['Esc'], 'cancel'],
      [['Z'], 'undo'],
      [['⇧', 'Z'], 'redo'],
      [['↑', '↓', '←', '→'], '1 px, ⇧ 0.1'],
      [['Del'], 'vertex or ROI'],
    ],
  },
  {
    title: 'Look',
    keys: [
      [['Space'], 'hold: pan'],
      [['W'], 'hold: window'],
      [['1–4'], 'window presets'],
      [['F'], 'fit muscles, whole'],
      [['K'], 'link scans'],
      [['H'], 'hold: hide outlines'],
      [['Q'], 'hold: loupe off'],
      [['I'], 'three values of SI'],
      [['wheel'], 'slice'],
      [['Ctrl', 'wheel'], 'zoom'],
    ],
  },
  {
    title: 'Move',
    keys: [
      [['Tab'], 'next ROI'],
      [['L', 'R'], 'left, right'],
      [[',', '.'], 'slice'],
      [['N', 'P'], 'next, previous'],
      [['Ctrl', '→', '←'], 'the same'],
      [['F6'], 'to the bars, Esc back'],
      [['?'], 'this map'],
    ],
  },
];
