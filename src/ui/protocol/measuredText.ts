import type { ProtocolRefusal, TargetName } from '../../app/protocol/protocolChange';
import { unreachable } from '../../base/assert';
import type { PixelRule } from '../../domain/measurement/roiMeasurement';
import type { ReferenceTissue } from '../../domain/reading/referenceTissue';
import type { Side } from '../../domain/side';
import type { MuscleProblem, MuscleSet } from '../../domain/study/muscleSet';
import type { DrawingAids, FatMethod, Protocol } from '../../domain/study/protocol';
import { muscleName } from '../../report/structureNames';

/** The fat methods as they are chosen from a list. */
export type FatChoice =
  | 'none'
  | 'fixed-threshold'
  | 'otsu'
  | 'gaussian-mixture-2'
  | 'gaussian-mixture-3'
  | 'lean-sample';

/** What must be known of a fat method before it is chosen. */
export const fatHints: Readonly<Partial<Record<FatChoice, string>>> = {
  'fixed-threshold': 'A pixel above one number is fat. Comparable only between scans that are scaled alike.',
  otsu: 'Each outline finds its own threshold.',
  'gaussian-mixture-3': 'Mixed pixels count as neither lean nor fat.',
  'lean-sample':
    'A pixel above mean + k × SD of a lean muscle is fat. The sample is one more outline on each scan.',
};

/** What the Protocol screen says of muscles, reference tissues, fat, the pixel rule and drawing aids. */
export const measuredText = {
  muscles: {
    name: 'Muscles',
    hint: 'One outline for each muscle and side, at each time point. Fat between them belongs to the outline that encloses it.',
    set: 'Usual choices',
    sets: {
      together: 'Multifidus and erector spinae together',
      separately: 'Multifidus, erector spinae separately',
      'together-psoas': 'Multifidus and erector spinae together, psoas',
      'separately-psoas': 'Multifidus, erector spinae, psoas separately',
    } satisfies Record<MuscleSet, string>,
    ownSet: 'A list of one’s own, as below',
    heads: { name: 'Name', shortName: 'Short', remove: '' },
    nameOf: (name: string) => `Name of ${name}`,
    shortNameOf: (name: string) => `Short name of ${name}`,
    remove: (name: string) => `Remove ${name}`,
    last: 'The last muscle stays.',
    newName: 'Name of a further muscle',
    newShortName: 'Its short name',
    add: 'Add muscle',
    shortHint: 'The short name stands on outlines and beside numbers.',
  },
  combined: {
    name: 'All muscles as one',
    yes: 'Also analysed as one: areas added, SI weighted by area',
    no: 'Each muscle for itself',
    label: 'Further lines for all muscles as one: areas added, SI weighted by area',
  },
  sides: {
    name: 'Sides',
    hint: 'The patient’s, checked against the patient coordinates of the image. With both, the tables show their mean, data files each side and the asymmetry.',
    choices: { both: 'Left and right', left: 'Left only', right: 'Right only' },
  },
  references: {
    name: 'Reference tissues',
    hint: 'Each is outlined once per time point, on the slice of the muscles. Results gain a table: muscle SI divided by the tissue’s SI, and the change of this ratio. It takes out how the scanner scaled the image, and adds the spread of the tissue.',
    none: 'None: SI as it is',
    tissues: {
      csf: 'CSF',
      'subcutaneous-fat': 'Subcutaneous fat',
      psoas: 'Psoas',
      'vertebral-body': 'Vertebral body',
    } satisfies Record<Exclude<ReferenceTissue, 'lean-muscle'>, string>,
  },
  fat: {
    name: 'Fat inside the muscles',
    hint: 'One method for the whole project: methods are never mixed in one table. T2 signal is not fat fraction; oedema is bright too.',
    choices: {
      none: 'Not measured',
      'fixed-threshold': 'Fixed threshold',
      otsu: 'Otsu’s threshold',
      'gaussian-mixture-2': 'Gaussian mixture, two components: muscle and fat',
      'gaussian-mixture-3': 'Gaussian mixture, three components: muscle, mixed and fat',
      'lean-sample': 'Lean-muscle sample',
    } satisfies Record<FatChoice, string>,
    threshold: 'Threshold',
    thresholdHint: 'In the values of SI. It is kept as the method when a number is typed.',
    thresholdSuffix: 'a.u.',
    sdCount: 'SD above the sample’s mean (k)',
  },
  pixelRule: {
    name: 'Pixel rule',
    choices: {
      centre: 'Centre rule: a pixel counts if its centre lies inside; the area is the polygon’s',
      imagej: 'ImageJ rule: pixels and area as ImageJ counts them',
    } satisfies Record<PixelRule['id'], string>,
    hints: {
      centre: 'A centre exactly on a left or top edge is in, on a right or bottom edge out.',
      imagej: 'To repeat a study that was measured with ImageJ. The area is the number of pixels.',
    } satisfies Record<PixelRule['id'], string>,
    version: (version: string) => `, version ${version}`,
  },
  remeasured:
    'Outlines that are there are measured again when their slice is next shown, and before a reading is signed. The outlines themselves stay.',
  aids: {
    names: {
      smartEdge: 'Smart edge',
      mirror: 'Mirror to the other side',
      copy: 'Copy from the other time point',
    } satisfies Record<keyof DrawingAids, string>,
    allow: {
      smartEdge: 'Allow the line to follow edges of the image',
      mirror: 'Allow an outline to be mirrored',
      copy: 'Allow an outline to be copied from pre-op to follow-up or back, in the same reading',
    } satisfies Record<keyof DrawingAids, string>,
    hints: {
      smartEdge:
        'The program takes part in finding the border, for all observers alike, so agreement looks better.',
      mirror: 'The sides are no longer drawn independently: asymmetry looks smaller.',
      copy: 'The time points are no longer drawn independently: change looks smaller.',
    } satisfies Record<keyof DrawingAids, string>,
    changes: 'It changes the method, and is recorded with every outline it had a part in.',
    on: 'Allowed',
    off: 'Not allowed',
  },
  question: {
    title: (readings: number) =>
      `Change the protocol? ${readings === 1 ? '1 reading is' : `${readings} readings are`} begun.`,
    removed: (names: string) =>
      `No longer asked for: ${names}. What was outlined of it stays stored and in the ROI file, stands in no table, and counts again when it is asked for again.`,
    added: (names: string) =>
      `New: ${names}. To be outlined in the begun readings too before they can be signed.`,
    cancel: 'Cancel',
    change: 'Change the protocol',
    waiting: 'Not kept yet: see the question.',
  },
} as const;

/** Why a list of muscles was not kept. */
export function muscleProblemText(problem: MuscleProblem): string {
  switch (problem.kind) {
    case 'none':
      return 'No muscle is left. Name one.';
    case 'too-many':
      return `More than ${problem.atMost} muscles. Remove one first.`;
    case 'name-missing':
      return 'A muscle has no name. Type one.';
    case 'short-name-missing':
      return 'A muscle has no short name. Type one.';
    case 'too-long':
      return `Longer than ${problem.atMost} letters. Type a shorter one.`;
    case 'same-name':
      return `Two muscles would be called ${problem.name}. Type another name.`;
    case 'id':
      return `${problem.id} cannot stand for a muscle. Type another name.`;
    default:
      return unreachable(problem);
  }
}

/** What other targets mean for readings that are begun. */
export function consequenceTexts(
  { removed, added }: Extract<ProtocolRefusal, { kind: 'outlines-begun' }>,
  before: Protocol,
  after: Pick<Protocol, 'muscles'>,
): readonly string[] {
  const { question } = measuredText;
  return [
    ...(removed.length > 0 ? [question.removed(targetNames(removed, before))] : []),
    ...(added.length > 0 ? [question.added(targetNames(added, after))] : []),
  ];
}

/** The sides as they are chosen. */
export function sidesChoice(sides: readonly Side[]): keyof typeof measuredText.sides.choices {
  if (sides.length > 1) return 'both';
  return sides[0] ?? 'both';
}

/** A fat method as it stands in the list. */
export function fatChoice(method: FatMethod): FatChoice {
  return method.kind === 'gaussian-mixture' ? `gaussian-mixture-${method.components}` : method.kind;
}

function targetNames(targets: readonly TargetName[], protocol: Pick<Protocol, 'muscles'>): string {
  return targets
    .map(({ muscleId, side }) => {
      const name = muscleName(protocol, muscleId);
      return side === 'none' ? name : `${name} ${side}`;
    })
    .join(', ');
}
