import type { ExclusionReason } from '../../domain/reading/roi';
import type { ReadingOrder, SliceRule } from '../../domain/study/conduct';
import type { Protocol } from '../../domain/study/protocol';
import type { TestPreset } from '../../domain/study/testPreset';

/** What the Protocol screen says of observers, rounds, blinding, order, slices, reasons, averages and tests. */
export const conductText = {
  question: 'Question',
  questionHint: 'In a sentence; it stands in the methods text. May be empty.',
  site: 'Site',
  siteHint: 'One axial slice per scan; everything of a scan is outlined on it.',
  levels: {
    name: 'Levels',
    hint: 'A subject at any other level is listed as not eligible. A level that nobody typed yet is not held against it. T13 and L6: few people have them.',
  },
  observers: {
    heads: {
      name: 'Name',
      role: 'Role',
      training: 'Training',
      rounds: 'Rounds',
      outline: 'Outlines',
      remove: '',
    },
    name: (letter: string) => `Name of observer ${letter}`,
    role: (letter: string) => `Role of observer ${letter}`,
    training: (letter: string) => `Training of observer ${letter}`,
    trainingExample: 'e.g. 9 years, 10 practice subjects',
    isResearcherOf: (letter: string) => `Observer ${letter} is also the researcher`,
    researcherHint:
      'Somebody with both roles sees no results, agreement or group while a reading of theirs is open, and the methods text says that one person had both.',
    remove: (letter: string) => `Remove observer ${letter}`,
    fewest: 'Two observers at least.',
    add: 'Add observer',
    hint: 'Observers sign in by name. The first one’s values are analysed where the others read a part.',
    noName: 'no name yet',
    researcherToo: 'also the researcher',
  },
  assignment: {
    name: 'Who reads what',
    all: 'Every observer reads all subjects',
    allHint: 'Values are averages of the observers.',
    subset: 'The first observer reads all, the others a random part',
    subsetHint:
      'The first observer’s values are analysed; the others serve agreement only. Averages and single readings are never mixed.',
    count: 'Subjects of the random part',
    countSuffix: 'subjects, drawn from the seed',
    text: (count: number) => `The first observer reads all; the others ${count} subjects drawn at random`,
  },
  rounds: {
    name: 'Rounds',
    suffix: '1 = no re-reads',
    hint: 'From round 2 on the same observer reads again, without seeing the round before, in another order.',
    text: (rounds: number) => (rounds === 1 ? 'One: nothing is read again' : `${rounds}`),
    washOut: (rounds: number) =>
      rounds === 2 ? 'Wash-out before round 2' : 'Wash-out before a further round',
    washOutSuffix: 'days after signing',
    washOutHint: 'A round that is opened earlier asks for a reason, which is recorded with the reading.',
    washOutText: (days: number) => `${days} days`,
    by: 'Who re-reads',
    byAll: 'All observers',
    bySome: 'Only these',
    byText: (letters: string) => `Observer ${letters}`,
    subjects: 'Subjects re-read',
    subjectsAll: 'All that the observer has',
    subjectsSome: 'A random part',
    subjectsCount: 'Subjects of the part re-read',
    subjectsText: (count: number) => `${count} drawn at random`,
  },
  order: {
    name: 'Order of subjects',
    choices: {
      shuffled: 'Shuffled, for each observer and round',
      'by-code': 'By code',
    } satisfies Record<ReadingOrder, string>,
    hints: {
      shuffled: 'Codes often follow the date of surgery: shuffling keeps practice and fatigue off it.',
      'by-code': 'The same order for everybody.',
    } satisfies Record<ReadingOrder, string>,
    seed: 'Seed',
    seedHint:
      'Orders, random parts and masked scans’ order are drawn from it, so that they can be drawn again.',
    draw: 'Draw another',
    drawHint: 'Until the first outline.',
  },
  blinding: {
    group: 'Of the group',
    groupOn: 'Observers never see refractures or groups',
    groupOff: 'Not blinded',
    timePoint: 'Of the time point',
    timePointOn: 'Scans are read one by one, in random order over the cohort',
    timePointOnHint:
      'Each scan has a name of its own, such as “Scan K7Q2M”. No dates, no series texts, no second scan beside it.',
    timePointOff: 'Both scans of a subject side by side',
    timePointOffHint: 'Pre-op on the left, follow-up on the right.',
    crop: 'Crop',
    cropOn: 'The axial image is shown from the front of the spinal canal backwards only',
    cropOff: 'The whole axial image is shown',
    cropHint: 'Cement and fracture lie in front of it.',
    limits: 'What blinding cannot hide',
    limitsHint: 'With these settings. The same sentences stand in the methods text.',
  },
  slice: {
    name: 'Who chooses',
    choices: {
      'by-observer': 'Each observer',
      'chosen-beforehand': 'Somebody unblinded, once for all, before anybody reads',
    } satisfies Record<SliceRule, string>,
    hints: {
      'by-observer':
        'Agreement is then of the whole method, slice included. Observers see the sagittal image.',
      'chosen-beforehand':
        'The researcher chooses. Agreement is then of the outlines alone. Observers see the axial slice only: no sagittal image, no dates, no series texts.',
    } satisfies Record<SliceRule, string>,
  },
  csaUndecided: 'Not chosen yet. Nothing can be signed, and no kit be made, before it is.',
  csaRecommended: 'recommended',
  reasons: {
    roi: 'Parts of a muscle',
    roiHint: 'What an observer may give as the reason for leaving out a part of an outline.',
    roiTexts: {
      oedema: 'Oedema',
      haemorrhage: 'Haemorrhage',
      inflammation: 'Inflammation',
      vessel: 'Vessel',
      artefact: 'Artefact',
      other: 'Other',
    } satisfies Record<ExclusionReason, string>,
    enrolment: 'Subjects',
    enrolmentHint: 'Offered when a subject is excluded; the flow diagram counts them.',
    reasonOf: (index: number) => `Reason ${index + 1} for excluding a subject`,
    remove: (reason: string) => `Remove “${reason}”`,
    last: 'The last reason stays.',
    newReason: 'A further reason',
    add: 'Add reason',
    cannot: 'Cannot be measured',
    cannotText: 'An observer gives an outline or a reason',
    cannotHint: 'Cut by the field of view, motion, artefact, oedema too wide, no slice at the level.',
  },
  missing: {
    name: 'Missing values',
    choices: {
      'complete-case': 'Complete case',
      matched: 'Matched cells',
    } satisfies Record<Protocol['missingRule'], string>,
    hints: {
      'complete-case':
        'A subject lacking any side, observer or time point is listed as incomplete and stands in no table.',
      matched:
        'A subject is made of the observer-side cells that are there at both time points; how many lack is said under each table. Normalised SI is not made of a part.',
    } satisfies Record<Protocol['missingRule'], string>,
    always: 'The same values lie behind pre-op and follow-up, always.',
  },
  sides: 'Sides',
  sidesBoth: 'Unweighted mean of left and right; CSA/SI is the ratio of the means',
  sidesOne: 'One side: nothing is averaged over sides',
  tests: {
    name: 'Tests',
    choices: {
      'as-the-study': 'Chosen line by line, as in the reference study',
      'fixed-in-advance': 'Fixed in advance: Welch, and ANCOVA with pre-op for follow-up',
    } satisfies Record<TestPreset, string>,
    hints: {
      'as-the-study':
        'Shapiro-Wilk in each group, then Student’s or Welch’s t test or Mann-Whitney U. Testing before testing is criticised.',
      'fixed-in-advance': 'The same test for every line, named before the data were seen.',
    } satisfies Record<TestPreset, string>,
    hint: 'The results begin with it; another choice there is marked as not the study’s own.',
  },
  methods: {
    name: 'Text',
    hint: 'Made of the settings above as they are now; for the methods section, to be edited there.',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'Could not be copied. Select the text and copy it.',
  },
  lock: {
    lockedBy: (when: string, letter: string, code: string) =>
      `Locked since ${when}, when observer ${letter} signed ${code || 'a subject that was erased since'}.`,
    locked: 'Locked since the first reading was signed.',
    uses: (version: number) =>
      `Results use version ${version}. A change from here is an amendment: it needs a reason, and results name the version they use.`,
    amend: 'Amend…',
    amending: 'Amending: nothing is in force yet',
    amendingText:
      'Change what is to change, then review. Readings go on under the version in use until you put the amendment in force.',
    review: (changes: number) => (changes === 1 ? 'Review 1 change…' : `Review ${changes} changes…`),
    noChange: 'Nothing changed yet',
    drop: 'Drop the amendment',
    kit: {
      title: 'This is an observer’s kit',
      text: 'The study’s protocol is with the researcher. The values below are those that this kit was made with.',
    },
    csa: {
      title: 'Gross or net CSA is still to be chosen',
      text: 'Everything else has the reference study’s defaults. Until it is chosen nothing can be signed.',
      go: 'Choose',
    },
  },
  amendDialog: {
    title: (version: number) => `Put version ${version} in force?`,
    changes: 'What changes',
    consequences: 'What it does to readings',
    none: 'Readings signed until now stay as they are.',
    signed: (count: number, version: number) =>
      count === 1
        ? `1 reading was signed under version ${version} or earlier; it keeps naming that version.`
        : `${count} readings were signed under version ${version} or earlier; they keep naming that version.`,
    remeasured:
      'Outlines that are there, signed ones too, are measured again when their slice is next shown. Until then they stand in no table.',
    rePaired: 'Scans are chosen again; scans with outlines on them stay, or the change is refused.',
    reason: 'Reason',
    reasonHint: 'Recorded and shown with the version.',
    cancel: 'Go on changing',
    verb: (version: number) => `Put version ${version} in force`,
  },
  versions: {
    title: 'Versions',
    inUse: 'In use',
    locked: 'locked',
    draft: 'Draft',
    lockedBy: (letter: string, code: string) =>
      `Locked by the first signed reading: observer ${letter}, ${code || 'a subject that was erased since'}`,
    lockedUnknown: 'Locked by the first signed reading.',
    made: 'From the reference study’s defaults: paired scans, two observers',
    researcher: 'Researcher',
    signed: (count: number) =>
      count === 0
        ? 'No reading was signed under the version before.'
        : count === 1
          ? '1 reading was signed before.'
          : `${count} readings were signed before.`,
    free: 'Can change without amendment',
    freeItems: [
      'Title and question',
      'Name and training of an observer or third reader who had none',
      'Captions in the contouring guide',
      'Names of covariates; adding subjects',
    ],
    amendment: (version: number) => `amendment ${version}`,
    was: (value: string, day: string) => `Was ${value} until ${day}`,
  },
} as const;
