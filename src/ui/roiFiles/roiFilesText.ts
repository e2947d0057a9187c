import type { OpenQuestion, RowState, RowWarning } from '../../app/roiFiles/importPlan';
import type { ComparedValue, DifferenceReason } from '../../domain/roiFiles/compareForeignValues';
import type {
  ForeignNote,
  RoiFileRefusal,
  RoiFileRefusalKind,
  RoiProgram,
} from '../../domain/roiFiles/foreignRoi';
import type { MatchedBy } from '../../domain/roiFiles/matchSlice';
import type { RoiSide } from '../../domain/side';
import type { TimePoint } from '../../domain/timePoint';

const programs: Readonly<Record<RoiProgram, string>> = { imagej: 'ImageJ', horos: 'Horos or OsiriX' };
const timePointNames: Readonly<Record<TimePoint, string>> = { preop: 'Pre-op', followUp: 'Follow-up' };
const sideNames: Readonly<Record<RoiSide, string>> = { right: 'Right', left: 'Left', none: 'No side' };

/** Words of everything about other programs' files. */
export const roiFilesText = {
  menu: 'Outlines from and for other programs',
  bringIn: 'Bring in outlines…',
  bringInHint: 'ImageJ (.roi, RoiSet.zip), Horos and OsiriX (.xml, .csv)',
  saveHead: 'Save my outlines of this subject',
  save: (program: RoiProgram, timePoint: TimePoint): string =>
    `${timePointNames[timePoint]} for ${programs[program]}`,
  saveOwnHead: 'Save my outlines of all subjects',
  saveStudy: (program: RoiProgram): string => `All for ${programs[program]}`,
  saveAllHead: 'Outlines of all observers',
  horosHint: 'Horos draws a smooth curve through the points unless its splines are turned off.',
  dialogTitle: (code: string, letter: string): string => `Bring outlines into ${code}, observer ${letter}`,
  choose: 'Choose files…',
  reading: 'Reading the files…',
  intro:
    'They go into your own open reading, and are marked there as imported. Nothing is taken in before you say so.',
  nothing: 'There is no outline in these files that can be taken in.',
  takeIn: (count: number): string => (count === 1 ? 'Take in 1 outline' : `Take in ${count} outlines`),
  taken: (count: number): string =>
    `${count === 1 ? '1 outline was' : `${count} outlines were`} taken in. Z takes all of them back.`,
  close: 'Close',
  signed: 'The reading is signed. Re-open it to bring outlines in.',
  busy: 'An outline is being drawn. Finish it first.',
  fileHead: 'In the file',
  targetHead: 'Is',
  valuesHead: 'Values',
  stateHead: 'State',
  fileColumn: 'File',
  hereColumn: 'Here',
  timePoint: 'Scan',
  structure: 'Muscle and side',
  slice: 'Slice',
  timePoints: timePointNames,
  sides: sideNames,
  noName: 'without a name',
  replace: 'Replace',
  isMine: 'It is mine',
  leaveOut: 'Leave out',
  takeBack: 'Take up again',
  otherSubjects: 'Of other subjects',
  openSubject: (code: string, count: number): string => `Open ${code} (${count})`,
  refusedHead: 'Not taken',
  matchedBy: {
    hand: 'by hand',
    uid: 'by the image’s number (UID)',
    place: 'by its place in the patient',
    number: 'by the number in the file',
    chosen: 'the slice you chose',
  } satisfies Readonly<Record<MatchedBy, string>>,
} as const;

const questions: Readonly<Record<OpenQuestion, string>> = {
  timePoint: 'which scan',
  muscle: 'which muscle',
  side: 'which side',
  slice: 'which slice',
};

const problems: Readonly<Record<string, string>> = {
  'proper-crossing': 'The outline crosses itself',
  'overlapping-edges': 'The outline runs back over itself',
  'vertex-touch': 'The outline touches itself',
  'too-few-vertices': 'Fewer than three places',
  'zero-area': 'The outline encloses nothing',
  'not-finite': 'A vertex is no place',
  'outside-image': 'The outline reaches beyond the image: another image or another scale',
};

/** Where a row stands, in words. `letterOf` names an observer. */
export function rowStateText(state: RowState, letterOf: (id: string) => string): string {
  switch (state.kind) {
    case 'ready':
      return 'Ready';
    case 'left-out':
      return 'Left out';
    case 'open':
      return `Say ${state.questions.map((one) => questions[one]).join(', ')}`;
    case 'occupied':
      return 'You have this one already';
    case 'twice':
      return 'Another outline here is for the same muscle and scan';
    case 'other-observer':
      return `Its name says observer ${letterOf(state.observerId)}`;
    case 'other-subject':
      return `Of subject ${state.code}`;
    case 'other-slice':
      return 'All outlines of a scan lie on one slice, and others lie on another';
    case 'contradiction':
      return 'Its name says the other scan than its image';
    case 'refused': {
      const place = state.atPx
        ? ` at column ${state.atPx[0].toFixed(1)}, row ${state.atPx[1].toFixed(1)}`
        : '';
      return `${problems[state.why] ?? state.why}${place}. Not taken.`;
    }
    case 'no-pixels':
      return `The image is not here: ${state.message}`;
  }
}

/** A warning in words. */
export function rowWarningText(warning: RowWarning): string {
  switch (warning) {
    case 'not-the-chosen-slice':
      return 'Not on the slice you chose for this scan';
    case 'other-side':
      return 'Lies on the other side of the patient';
    case 'mm-differ':
      return 'The file’s places in mm are elsewhere than on this slice';
    case 'no-pixels-inside':
      return 'No pixel’s centre lies inside';
  }
}

/** What an ROI's file says of how it was made, in words. */
export function foreignNoteText(note: ForeignNote): string {
  switch (note) {
    case 'integer-vertices':
      return 'Drawn on whole pixels, not between them';
    case 'spline':
      return 'ImageJ smoothed it; its corners are taken, straight between them';
    case 'sub-pixel-rectangle':
      return 'ImageJ measures this rectangle rounded out to whole pixels';
    case 'empty-part-left-out':
      return 'A part that enclosed nothing was left out';
    case 'edited-elsewhere':
      return 'Changed elsewhere since it was saved here; reasons of exclusions are lost';
    case 'type-not-said':
      return 'The file does not say whether it was closed; taken as closed';
  }
}

const refusalWords: Readonly<Record<RoiFileRefusalKind, string>> = {
  'not-an-roi-file': 'No file of outlines that is known here',
  damaged: 'Damaged',
  'too-large': 'Too large for a file of outlines',
  'native-archive': 'Horos’ own archive, which only Horos opens: export to XML there',
  'not-an-area': 'Encloses no area',
  curved: 'An oval or a curve: in ImageJ first Edit › Selection › Interpolate; in Horos draw a polygon',
  painted: 'Painted with a brush: it has no outline',
  'several-parts': 'Several separate parts: an outline has one',
  'island-in-hole': 'An island inside an exclusion',
  'parts-cross': 'Its parts cross each other',
  'nothing-inside': 'Encloses nothing',
};

/** A refusal in words, with what the file says. */
export function refusalText({ kind, detail }: RoiFileRefusal): string {
  return detail === '' ? `${refusalWords[kind]}.` : `${refusalWords[kind]} (${detail}).`;
}

/** Heads of compared values. */
export const valueNames: Readonly<Record<ComparedValue, string>> = {
  areaMm2: 'Area, mm²',
  areaPx2: 'Area, px²',
  mean: 'Mean',
  sd: 'SD',
  min: 'Min',
  max: 'Max',
  total: 'Sum',
};

/** Why a value of another program differs, in words. */
export function differenceText(why: DifferenceReason): string {
  switch (why) {
    case 'smoothed':
      return 'likely smoothed: Horos states the area of a curve through the points';
    case 'more-pixels':
      return 'likely more pixels: Horos cuts points to whole pixels and counts those on the border';
    case 'no-spacing':
      return 'likely pixels², not mm²';
    case 'one-mm':
      return 'likely measured with pixels of 1 mm';
    case 'other-values':
      return 'likely other values of the image (stored, or Philips floating-point)';
    case 'exclusions':
      return 'likely without the exclusions';
    case 'unexplained':
      return 'not explained: look at slice and outline';
  }
}
