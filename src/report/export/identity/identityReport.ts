import type { IdentityKind } from '../../../domain/identity/identityTerm';
import type { TypedPlace } from './typedTexts';

/** What can be done about a finding; `keep` needs a reason. */
export type FindingOffer = 'write-day' | 'leave-out' | 'keep';

/** Something in the files that leave that names a person or leads to one. */
export interface Finding {
  /** The same at every search: decisions are kept by it. */
  readonly key: string;
  readonly kind: IdentityKind;
  /** As the project holds it: "HONG^GIL DONG", "2018-03-12". */
  readonly term: string;
  /** As it stands in the file: "12 Mar 2018". */
  readonly written: string;
  /** Names of the files, and of entries in them after "/"; each once. */
  readonly files: readonly string[];
  /** Of the line or the record that it stands in; of what stands in none, whose it is. Absent for the project's own texts. */
  readonly subjectCode?: string;
  /** Of a data file. */
  readonly column?: string;
  readonly excerpt: { readonly before: string; readonly match: string; readonly after: string };
  /** Where a person typed it; absent for what the program wrote. */
  readonly place?: TypedPlace;
  readonly offers: readonly FindingOffer[];
  /** What `write-day` puts there: "day 214". */
  readonly dayText?: string;
  /** Worth knowing and no obstacle: an observer's name is the researcher's own choice. */
  readonly isInformative: boolean;
}

/** What a person decided about a finding. */
export interface Decision {
  readonly key: string;
  readonly action:
    | { readonly kind: 'write-day' }
    | { readonly kind: 'leave-out' }
    | { readonly kind: 'keep'; readonly reason: string };
}

/** All that was decided. */
export type IdentityDecisions = readonly Decision[];

/** How far a search is. */
export interface ScanProgress {
  readonly searchedBytes: number;
  readonly allBytes: number;
  readonly file: string;
}

/** What was searched for in which bytes, and what was found. */
export interface IdentityReport {
  readonly isRemoved: boolean;
  readonly kinds: readonly {
    readonly kind: IdentityKind;
    readonly terms: number;
    readonly spellings: number;
    readonly found: number;
  }[];
  readonly findings: readonly Finding[];
  readonly fileCount: number;
  /** As they leave, compressed. */
  readonly searchedBytes: number;
  readonly pictures: {
    readonly count: number;
    /** Pictures with text, private or other data beside the pixels. What is drawn in pixels is not read. */
    readonly withData: readonly string[];
  };
  /** Scans that are given as days from surgery, of all scans of subjects. */
  readonly days: { readonly known: number; readonly all: number };
  /** Files or parts that could not be searched, and why; nothing is passed over without a word. */
  readonly notSearched: readonly { readonly file: string; readonly why: string }[];
  readonly codesThatTell: readonly string[];
}

/** Findings that somebody has to decide before the files leave. */
export function openFindings(report: IdentityReport, decisions: IdentityDecisions): readonly Finding[] {
  const kept = new Set(
    decisions.flatMap(({ key, action }) =>
      action.kind === 'keep' && action.reason.trim() !== '' ? [key] : [],
    ),
  );
  return report.findings.filter(({ key, isInformative }) => !isInformative && !kept.has(key));
}
