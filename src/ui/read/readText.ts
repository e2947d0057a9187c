import type { PaneView } from '../../app/panePort';
import type { PixelRule } from '../../domain/measurement/roiMeasurement';
import type { Endplate } from '../../domain/reading/endplates';
import type { CannotMeasureReason } from '../../domain/reading/reading';
import type { ReferenceTissue } from '../../domain/reading/referenceTissue';
import type { Side } from '../../domain/side';
import type { Protocol } from '../../domain/study/protocol';
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

const tissues: Readonly<Record<ReferenceTissue, string>> = {
  csf: 'CSF',
  'subcutaneous-fat': 'Subcut. fat',
  psoas: 'Psoas, ref.',
  'vertebral-body': 'Vertebral body',
  'lean-muscle': 'Lean sample',
};

const endplateNames: Readonly<Record<Endplate, string>> = { upper: 'upper', lower: 'lower' };

/** What the Read screen says. */
export const readText = {
  timePoints,
  /** Of a masked scan, and of two whose order is hidden. */
  onlyScan: { preop: 'Scan', followUp: 'Scan' } satisfies Record<TimePoint, string>,
  scansByPlace: {
    preopFirst: { preop: 'Scan 1', followUp: 'Scan 2' },
    followUpFirst: { followUp: 'Scan 1', preop: 'Scan 2' },
  } satisfies Record<string, Record<TimePoint, string>>,
  sides,
  reasons,
  tissues,
  sideLetter: { left: 'L', right: 'R' } satisfies Record<Side, string>,
  /** Where only some targets are read, to settle a disagreement. */
  settling: {
    again: 'Read again to settle',
    third: 'Third reading',
    hint: 'Only these are asked for. Nobody’s earlier outline is shown, neither yours nor another’s.',
    notAsked: 'nothing to read here',
  },
  noSubject: {
    title: 'No subject is open',
    text: 'Choose one in the work list; Enter opens it.',
    act: 'Open the work list',
  },
  noScan: (name: string) => ({
    title: `${name}: no scan`,
    text: 'No imaging study with a T2 axial series was found for it. Add the folder in the work list, or choose a scan there.',
  }),
  sliceGone: (name: string) => ({
    title: `${name}: the chosen slice is not here`,
    text: 'The slice that was chosen beforehand is not among the images of this project. Ask whoever runs the study for its images; nothing that you read is lost.',
  }),
  unreachable: {
    title: 'The image files are not on this page',
    text: 'Everything you outlined is saved. Drop the folder here, or choose it again, and the images are found by their identity.',
    inArchive: (address: string) =>
      `Everything you outlined is saved. The images come from the archive at ${address}; connect to it, and they are there again.`,
    archive: 'Connect to the archive',
    act: 'Choose the folder',
    files: 'Choose files',
    reopen: (folders: number) =>
      folders === 1 ? 'Open the remembered folder' : 'Open the remembered folders',
  },
  failed: { title: 'This slice cannot be shown', again: 'Try again' },
  loading: 'Loading the slice',
  noWebgl: {
    title: 'This browser cannot draw images',
    text: 'It offers no WebGL 2. The work list, results and files still work; to read, use a current Chrome, Edge or Firefox with graphics acceleration.',
  },
  /** Not the series' own name: it may tell the patient, the day, or what was looked for. */
  sliceOf: (number: number, total: number) => `T2 axial · slice ${number} of ${total}`,
  givenSlice: 'T2 axial',
  windowOf: (width: number, center: number) => `W ${windowNumber(width)} L ${windowNumber(center)}`,
  scale: (mm: number) => `${mm} mm`,
  noScale: 'no scale',
  days: (days: number) => `+${days} days`,
  drawing: (tag: string) => `drawing ${tag}`,
  excluding: (tag: string) => `exclusion in ${tag}`,
  linked: 'zoom and pan linked',
  notLinked: 'zoom and pan apart',
  linkedOffset: (length: string) => `linked, offset ${length}`,
  apartOffset: (length: string) => `apart by ${length}`,
  offsetLength: (length: number, unit: PaneView['unit']) => `${length.toFixed(1)} ${unit}`,
  resetOffset: 'reset',
  given: (done: number, total: number) => `${done} of ${total}`,
  slice: 'Slice',
  chosen: 'chosen',
  proposed: 'proposed',
  notChosen: 'not chosen',
  /** To settle, other targets are asked for. */
  notAsked: 'nothing to read',
  accept: 'Accept slice',
  acceptShort: 'Accept',
  ofSlices: (total: number) => `of ${total}`,
  rules: { centre: 'Centre rule', imagej: 'ImageJ rule' } satisfies Record<PixelRule['id'], string>,
  spacing: ({ columnMm, rowMm }: { readonly columnMm: number; readonly rowMm: number }) =>
    `${Number(columnMm.toFixed(4))} × ${Number(rowMm.toFixed(4))} mm`,
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
  nextView: 'Numbers, values, facts (I)',
  dockViews: { numbers: 'numbers', values: 'values', facts: 'facts', fat: 'fat' },
  threeValuesFoot: 'Means in a.u.; bold: SI by the protocol',
  meanOfSides: 'Mean of sides',
  meanOf: (name: string) => `Mean, ${name}`,
  roi: 'ROI',
  mean: 'Mean',
  noMean: 'one side is not measured',
  whenBoth: 'when both are closed',
  whenLet: 'when it is let go',
  notMeasured: (reason: string) => `cannot be measured: ${reason.toLowerCase()}`,
  takeBack: 'take back',
  whenClosed: (side: Side) => `when ${sides[side].toLowerCase()} is closed`,
  exclusionCount: (count: number) => `${count} excl.`,
  leftOut: (areaMm2: string) => `left out ${areaMm2} mm²`,
  shareOfOutline: (share: string) => `${share} of the outline`,
  csaKinds: { gross: 'outline', net: 'net' } satisfies Record<Protocol['csaKind'], string>,
  csaMeaning: {
    gross: 'CSA is the area of the outline.',
    net: 'CSA is the area of the outline minus its exclusions.',
  } satisfies Record<Protocol['csaKind'], string>,
  facts: {
    title: 'Measurement',
    none: 'Nothing is measured on this scan yet.',
    gross: 'Outline',
    net: 'Net',
    pixelArea: 'By pixels',
    difference: 'Differs by',
    perimeter: 'Perimeter',
    padding: 'Padding out',
    range: 'Min – max',
    median: 'Median',
    rule: 'Pixel rule',
    spacing: 'Spacing',
    noSpacing: 'not stated',
    olderRecord: 'not in this record',
  },
  endplates: {
    mark: 'mark',
    marking: 'marking endplates',
    sliceChosen: 'slice chosen',
    sliceProposed: 'slice proposed',
    next: (which: Endplate, isOtherEnd: boolean) =>
      `Mark the ${endplateNames[which]} endplate${isOtherEnd ? ', other end' : ''}`,
    slice: (number: number, state: 'chosen' | 'proposed' | 'notChosen' | 'notAsked') =>
      state === 'notChosen' || state === 'notAsked' ? `Slice ${number}` : `Slice ${number} ${state}`,
    points: (count: number) => (count === 4 ? '4 points' : `${count} of 4 points`),
    afterLast: 'after the last point',
    atBody: 'Mid-height',
    atMuscle: 'At muscle',
    atBodyLong: 'To mid-height, at the body',
    atMuscleLong: 'To mid-height, at the muscle',
    tilt: 'Tilt to body',
    heights: 'Body height, front / back',
    /** Where rounding would hide that a limit is passed, with more decimals. */
    signedMm: (mm: number | undefined, limitMm?: number) =>
      mm === undefined ? '–' : `${signed(mm, decimalsBeside(mm, limitMm))} mm`,
    accept: (number: number) => `Accept slice ${number}`,
    accepted: (number: number) => `Slice ${number} accepted`,
    otherSlice: 'other slice',
    lastPoint: 'last point',
    evidence: 'Picture kept as evidence',
    evidenceLater: 'Accepting keeps a picture',
    far: (toleranceMm: number) => `Farther than ${toleranceMm} mm: choose another slice, or accept it.`,
    /** Beside the key that opens the view. */
    offered: (areOffered: boolean) =>
      areOffered
        ? 'opens by itself; left unused, no more'
        : 'left unused: opens with T only, until you mark one',
    noPlace: 'No distance: the sagittal and axial images share no frame of reference.',
  },
  isDrawing: 'drawing',
  isEditing: 'editing',
  heads: { csa: 'CSA mm²', ratio: 'CSA/SI', pixels: 'n px', sd: 'SD' },
  cannotMeasure: (name: string) => `${name}: cannot be measured…`,
  cannotTitle: (place: string) => `${place}: cannot be measured`,
  cannotText:
    'The reason counts as given: the reading can be signed, the subject is listed as incomplete. Del takes the reason back.',
  reason: 'Reason',
  note: 'Note',
  record: 'Record',
  cancel: 'Cancel',
  sign: 'Sign reading',
  lackingTitle: (code: string) => `${code} cannot be signed yet`,
  lackingText: 'Each needs an outline, or a reason why it cannot be measured.',
  lackingSlicesText: 'Each scan needs its slice. A accepts the one that is shown.',
  lackingSlice: (name: string) => `${name}: slice`,
  goThere: (what: string) => `Go to ${what}`,
  close: 'Back to the reading',
  summary: {
    outlines: (count: number) => (count === 1 ? '1 outline' : `${count} outlines`),
    exclusions: (count: number) => (count === 1 ? '1 exclusion' : `${count} exclusions`),
    reasons: (count: number) => (count === 1 ? '1 cannot be measured' : `${count} cannot be measured`),
    slices: (count: number) => (count === 1 ? '1 slice chosen' : `${count} slices chosen`),
    noEndplates: 'No endplates marked: how far the slice is from mid-height is not known',
    unsure: 'Look again',
    logHead: 'Head of the log',
    logHeadMeaning: 'Write it down, or keep a print: with it the log can be checked later.',
  },
  farSlice: (toleranceMm: number) => `Slice farther than ${toleranceMm} mm from mid-height`,
  signSlices: 'Sign slices',
  signSlicesTitle: (code: string) => `Sign the slices of ${code}?`,
  signSlicesText:
    'They are then fixed for every observer. Opening them again is recorded; outlines that are drawn stay on their slice.',
  reopenSlicesTitle: (code: string) => `Re-open the slices of ${code}?`,
  reopenSlicesText:
    'Until they are signed again nobody can begin to read this subject. Outlines that are drawn stay on their slice.',
  choosing: 'Choosing slices',
  chosenBeforehand: 'chosen beforehand',
  forEverybody: 'The same for every observer; it stays as it is.',
  shownBehindCanal: 'Shown from the spinal canal backwards.',
  canalFront: 'front of the canal',
  canalName: 'Front of the canal',
  canalFrom: {
    'from-endplates': 'from the endplates',
    'by-hand': 'put by hand',
    middle: 'middle of the image',
  },
  canalHint: 'Observers see the image from the line backwards. Drag on the axial image to move it.',
  signTitle: (code: string) => `Sign the reading of ${code}?`,
  signText:
    'It is locked, and saved to the backup folder where one was chosen. Opening it again is recorded and takes it out of the agreement.',
  signSettlingText:
    'It is locked, and saved to the backup folder where one was chosen. It settles what was asked for; agreement stays of the first readings.',
  signed: 'signed',
  reopen: 'Re-open…',
  reopenTitle: (code: string) => `Re-open the reading of ${code}?`,
  reopenText: 'The act and its reason stay in the reading. Agreement uses first readings only.',
  reopenAct: 'Re-open',
  reasonRequired: 'Reason, required',
  keysTitle: 'Keys in Read',
  keysOneHand:
    'The right hand keeps the mouse. For keys on the right half: Tab and ⇧ Tab reach every ROI in place of L and R, Ctrl → and Ctrl ← every subject in place of N and P.',
  sidesMatch: 'Sides match',
  wrongSide: 'Sides against the patient',
  allKeys: 'all keys',
  at: (column: number, row: number, value: string | undefined) =>
    `x ${column.toFixed(1)} y ${row.toFixed(1)}${value === undefined ? '' : ` ${value}`}`,
  zoom: (factor: number) => `zoom ×${factor.toFixed(1)}`,
  outline: (tag: string) => `Outline ${tag}`,
  smartEdge: (tag: string) => `Smart edge ${tag}`,
  exclusionOf: (reason: string) => `Exclusion: ${reason}`,
  endplatesTitle: 'Endplates',
  allGiven: 'All given',
  isOutlined: (tag: string) => `${tag} is outlined`,
  editing: 'Edit vertices',
  lockedTitle: 'Signed, locked',
  loupe: (factor: number) => `×${factor}`,
  progress: (index: number, total: number) => `${index} of ${total}`,
} as const;

/** "+5.0" would not tell that 5.04 is beyond 5, nor "+5.00" that 5.003 is. */
function decimalsBeside(mm: number, limitMm: number | undefined): number {
  if (limitMm === undefined || Math.abs(mm) <= limitMm) return 1;
  const enough = [1, 2, 3].find((decimals) => Number(Math.abs(mm).toFixed(decimals)) > limitMm);
  return enough ?? 3;
}

function signed(mm: number, decimals = 1): string {
  const text = Math.abs(mm).toFixed(decimals);
  // What rounds to nothing lies on neither side.
  if (Number(text) === 0) return text;
  return `${mm < 0 ? '\u2212' : '+'}${text}`;
}

/** Whole numbers where windows are wide; three digits where values are small. */
function windowNumber(value: number): string {
  const text = Math.abs(value) >= 20 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
  return text.replace('-', '\u2212');
}
