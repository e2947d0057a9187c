import type { DayNumber } from './datesInWords';
import type { Spelling } from './spelling';

/** What of a person, or of where they were, is looked for. */
export type IdentityKind =
  | 'patient-name'
  | 'patient-number'
  | 'institution'
  | 'accession-number'
  | 'date'
  | 'image-uid'
  | 'file-name'
  | 'further-word'
  | 'observer-name';

/** All kinds, in the order of the screen. */
export const identityKinds: readonly IdentityKind[] = [
  'patient-name',
  'patient-number',
  'institution',
  'accession-number',
  'date',
  'image-uid',
  'file-name',
  'further-word',
  'observer-name',
];

/** Something that names a person or leads to one, as the project holds it. */
export interface IdentityTerm {
  readonly kind: IdentityKind;
  readonly text: string;
  /** Of the subject whose it is, where it is one's. */
  readonly subjectCode?: string;
}

/** A way to write a term. */
export interface TermSpelling extends Spelling {
  /** Position in `IdentityTerms.terms`. */
  readonly term: number;
}

/** Everything in a project that names a person, made ready for searching. */
export interface IdentityTerms {
  /** Identity was removed when the images came in: names, numbers and dates are not known here. */
  readonly isRemoved: boolean;
  readonly terms: readonly IdentityTerm[];
  readonly anywhere: readonly TermSpelling[];
  readonly typedOnly: readonly TermSpelling[];
  /** Positions of dates in `terms`. */
  readonly dates: ReadonlyMap<DayNumber, number>;
  /** How many people, numbers and so on; of dates how many a subject has, summed. */
  readonly counts: Readonly<Record<IdentityKind, { readonly terms: number; readonly spellings: number }>>;
  /** Subject codes that are the patient's name or number in the archive: they stand in every table. */
  readonly codesThatTell: readonly string[];
}
