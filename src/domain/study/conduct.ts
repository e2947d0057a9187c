import type { ObserverId } from '../ids';
import type { LevelRegion } from '../level';

/** Which subjects a part of the readings takes: all of them, or as many drawn at random from the protocol's seed. */
export type SubjectPart = { readonly kind: 'all' } | { readonly kind: 'subset'; readonly count: number };

/**
 * Readings that are done again by the same observer (rounds after the first), to learn how far an observer agrees with
 * themself. Without effect where the protocol has one round.
 */
export interface ReReads {
  /** Who reads again. */
  readonly by: 'all' | readonly ObserverId[];
  readonly subjects: SubjectPart;
  /** Whole days that must lie between signing a subject's earlier round and opening the next one. */
  readonly washOutDays: number;
}

/** What observers do not know. Other observers' readings are never known, which is no setting. */
export interface BlindingRules {
  /** Group, refractures and whatever tells of them. */
  readonly group: boolean;
  /**
   * Time point and pairing: each scan is read by itself, under a name of its own, in random order over the cohort,
   * without dates and series texts.
   */
  readonly timePoint: boolean;
  /** The axial image is shown from the front of the spinal canal backwards only: cement and fracture lie before it. */
  readonly cropsToPosterior: boolean;
}

/** In which order an observer's work list stands: shuffled for each observer and round from the seed, or by code. */
export type ReadingOrder = 'shuffled' | 'by-code';

/** Who chooses the slices: each observer, or somebody who is not blinded, once for all and before anybody reads. */
export type SliceRule = 'by-observer' | 'chosen-beforehand';

/** How to outline in one region of the spine: the team's own words and pictures. */
export interface GuideRegion {
  readonly region: LevelRegion | 'general';
  readonly text: string;
  readonly pictures: readonly GuidePicture[];
}

/** A picture of the contouring guide. Its bytes are kept beside the project, under the SHA-256 of them. */
export interface GuidePicture {
  readonly sha256: string;
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly caption: string;
}

/** Who reads what the observers disagree about. */
export interface ThirdReader {
  readonly role: string;
  readonly name: string;
  readonly training: string;
  /** This person is the study's researcher too, who sees both outlines when a third reading is asked for; said in the methods. */
  readonly isResearcher?: true;
}

/** When two outlines count as a disagreement that somebody has to settle, and how a third reading counts. */
export interface AdjudicationRules {
  /** A Dice coefficient below it; null: Dice is no reason. */
  readonly diceBelow: number | null;
  /** A difference outside of the 95 % limits of agreement of its muscle, side and time point. */
  readonly outsideLimitsOf: readonly ('csaMm2' | 'si')[];
  /** Outlines on two slices. */
  readonly otherSlice: boolean;
  /** A third reading in the place of the mean, or the mean of the two of three whose areas lie nearest. */
  readonly thirdRule: 'replaces-mean' | 'two-nearest';
  /** Absent until somebody is named: then no third reading can be asked for. */
  readonly thirdReader?: ThirdReader;
}

/** What of a protocol says how readings are done: who reads what, when, knowing what. */
export interface Conduct {
  /** The study's question in a sentence; may be empty. */
  readonly question: string;
  /** The first observer reads every subject; the others all, or a random part. */
  readonly assignment: SubjectPart;
  readonly reReads: ReReads;
  readonly blinding: BlindingRules;
  readonly order: ReadingOrder;
  /** Whole number from which orders, subsets and masked names are drawn; recorded, so that they can be drawn again. */
  readonly seed: number;
  readonly sliceRule: SliceRule;
  /** False until somebody has chosen between gross and net CSA: there is no silent default, and nothing is signed before. */
  readonly isCsaDecided: boolean;
  /** Reasons offered when a subject is excluded. */
  readonly enrolmentReasons: readonly string[];
  readonly guide: readonly GuideRegion[];
  readonly adjudication: AdjudicationRules;
}

/** The presets of the reference study. */
export const defaultEnrolmentReasons: readonly string[] = [
  'Kümmell disease',
  'Other spinal surgery',
  'Neurogenic disease',
  'Incomplete data',
  'Other scanner or parameters',
  'Follow-up under 90 days',
];

/** How the reference study was conducted. Two observers read everything once; each chose the slice. */
export const defaultConduct: Conduct = {
  question: '',
  assignment: { kind: 'all' },
  reReads: { by: 'all', subjects: { kind: 'all' }, washOutDays: 14 },
  blinding: { group: true, timePoint: false, cropsToPosterior: false },
  order: 'by-code',
  seed: 1,
  sliceRule: 'by-observer',
  isCsaDecided: true,
  enrolmentReasons: defaultEnrolmentReasons,
  guide: [],
  adjudication: {
    diceBelow: 0.85,
    outsideLimitsOf: ['csaMm2', 'si'],
    otherSlice: true,
    thirdRule: 'replaces-mean',
  },
};
