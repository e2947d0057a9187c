import type { OpenQuestion, RowState, RowWarning } from '../../app/roiFiles/importPlan';
import type { ObjectKind } from '../../domain/dicomObjects/scanObjects';
import type { ComparedValue, DifferenceReason } from '../../domain/roiFiles/foreignComparison';
import type {
  ForeignNote,
  RoiFileRefusal,
  RoiFileRefusalKind,
  RoiProgram,
} from '../../domain/roiFiles/foreignRoi';
import type { MatchedBy } from '../../domain/roiFiles/matchSlice';
import type { PlaceProblem } from '../../domain/roiFiles/placeOnSlice';
import type { RoiSide } from '../../domain/side';
import type { TimePoint } from '../../domain/timePoint';

const programs: Readonly<Record<RoiProgram, string>> = { imagej: 'ImageJ', horos: 'Horos or OsiriX' };
const objects: Readonly<Record<ObjectKind, string>> = { sr: 'SR', seg: 'SEG', rtstruct: 'RTSTRUCT' };
const timePointNames: Readonly<Record<TimePoint, string>> = { preop: 'Pre-op', followUp: 'Follow-up' };
const sideNames: Readonly<Record<RoiSide, string>> = { right: 'Right', left: 'Left', none: 'No side' };

/** Words of everything about other programs' files. */
export const roiFilesText = {
  menu: 'Outlines from and for other programs',
  bringIn: 'Bring in outlines…',
  bringInHint: 'ImageJ (.roi, RoiSet.zip), Horos and OsiriX (.xml, .csv), DICOM (SR, SEG, RTSTRUCT)',
  saveHead: 'Save my outlines of this subject',
  save: (program: RoiProgram, scan: string): string => `${scan} for ${programs[program]}`,
  thisScan: 'This scan',
  allSubjects: 'All subjects',
  saveOwnHead: 'Save my outlines of all subjects',
  saveStudy: (program: RoiProgram): string => `All for ${programs[program]}`,
  dicom: 'As DICOM objects',
  dicomHint: '3D Slicer, OHIF, planning systems',
  objects,
  objectsHint:
    'SR: outlines with their values. SEG: as pixels, for 3D Slicer and OHIF. RTSTRUCT: as contours, for planning systems. They name the images and the subject’s code.',
  saveStudyObjects: (kind: ObjectKind): string => `All as ${objects[kind]}`,
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
  isOfThisRound: 'Take it all the same',
  observer: (name: string): string => `Observer: ${name}`,
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
    case 'stranger':
      return `It says that ${state.name} drew it`;
    case 'other-round':
      return `It is of round ${state.round}: what was drawn there is not to be seen in this one`;
    case 'other-images':
      return 'Drawn on an image that is not in this subject’s scans. If one of the slices is the same, choose it';
    case 'not-placed':
      return `${placeProblemText(state.problem)}. Not taken.`;
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

/** Why an outline cannot be laid onto a slice, in words. */
function placeProblemText(problem: PlaceProblem): string {
  switch (problem.kind) {
    case 'off-plane':
      return `It lies ${problem.distanceMm.toFixed(1)} mm off this slice`;
    case 'other-frame':
      return 'Its places are of another examination (frame of reference)';
    case 'no-geometry':
      return 'It cannot be laid onto this slice: one of them does not say where it lies in the patient';
    default:
      return refusalText(problem).replace(/\.$/, '');
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
    case 'other-image':
      return 'It names another image than this slice';
    case 'other-patient':
      return 'It names another patient (Patient ID)';
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
    case 'pixel-outline':
      return 'A mask: the outline runs along the borders of its pixels';
    case 'other-grid':
      return 'A mask of other pixels than this slice’s: laid onto it through the patient';
    case 'in-the-patient':
      return 'In mm of the patient; laid onto the slice';
    case 'holes':
      return 'Its holes are exclusions; it says no reason, so they have “other”';
    case 'values-of-several':
      return 'Its values are of several outlines together, and not shown';
  }
}

const refusalWords: Readonly<Record<RoiFileRefusalKind, string>> = {
  'not-an-roi-file': 'No file of outlines that is known here',
  damaged: 'Damaged',
  'too-large': 'Too large for a file of outlines',
  'native-archive': 'Horos’ own archive, which only Horos opens: export to XML there',
  'not-an-area': 'Encloses no area',
  curved:
    'An oval or a curve: in ImageJ first Edit › Selection › Interpolate; in other programs draw a polygon',
  painted: 'Painted with a brush: it has no outline',
  'several-parts': 'Several separate parts: an outline has one',
  'island-in-hole': 'An island inside an exclusion',
  'parts-cross': 'Its parts cross each other',
  'nothing-inside': 'Encloses nothing',
  fractional: 'A mask of parts of pixels, which has no outline: save it as a binary one',
  'no-outlines': 'A DICOM file without outlines',
  compressed: 'Its pixels are compressed: save it uncompressed',
};

/** A refusal in words, with what the file says. */
export function refusalText({ kind, detail }: Pick<RoiFileRefusal, 'kind' | 'detail'>): string {
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
  pixelCount: 'Pixels',
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
    case 'rounded':
      return 'as far as the digits of its coordinates go';
    case 'counted-pixels':
      return 'its area is the number of pixels times the area of one';
    case 'our-rule':
      return 'its area is the polygon’s; here the protocol counts pixels';
    case 'sd-of-population':
      return 'its SD divides by n, ours by n − 1';
    case 'other-pixels':
      return 'likely another rule for pixels on the border';
    case 'other-grid':
      return 'a mask of other pixels than this slice’s';
    case 'unexplained':
      return 'not explained: look at slice and outline';
  }
}
