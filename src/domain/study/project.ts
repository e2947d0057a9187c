import type { ObserverId, ProjectId, SubjectId } from '../ids';
import type { VersionVector } from '../keeping/versionVector';
import type { CustomCovariate } from './customCovariate';
import type { Protocol } from './protocol';

/** The signing that locked a protocol. */
export interface ProtocolLock {
  readonly atUtc: string;
  readonly observerId: ObserverId;
  readonly subjectCode: string;
}

/** A change of a locked protocol. */
export interface Amendment {
  /** Of the protocol that it put in force; the locked one is version 1. */
  readonly version: number;
  readonly atUtc: string;
  /** Who made it, as the log names people. */
  readonly by: string;
  readonly reason: string;
  /** Each changed setting in words, with its value before and after. */
  readonly changes: readonly string[];
  readonly before: Protocol;
  /** How many readings were signed under the version before. */
  readonly signedReadings: number;
}

/** What is left of an erased subject. */
export interface Tombstone {
  /** Of the subject, or of one of its masked scans: kits know it by nothing else. */
  readonly subjectId: SubjectId;
  readonly atUtc: string;
}

/** Whose kit a project is, and which issue of it. */
export interface KitFacts {
  readonly observerId: ObserverId;
  readonly issuedAtUtc: string;
  /** Counts the kits made for this observer, from 1. */
  readonly issue: number;
  readonly hasImages: boolean;
  /** Ids of the subjects, or masked scans, to be read in each round. By the round's number. */
  readonly assigned?: Readonly<Record<string, readonly SubjectId[]>>;
}

/** One research study in Multifidus. */
export interface Project {
  readonly id: ProjectId;
  readonly protocol: Protocol;
  /** The demo makes its images from a seed; a study has files. */
  readonly kind: { readonly kind: 'study' } | { readonly kind: 'demo'; readonly seed: number };
  /**
   * `removed`: names, hospital numbers and dates never reach the records. Dates are then counted from the subject's
   * first imaging study.
   */
  readonly identity: 'kept' | 'removed';
  /** Random text that stand-ins of UIDs are made with; present when identity is removed. */
  readonly pseudonymText?: string;
  /**
   * Random text of the researcher's copy, from which names of masked scans and UIDs in kits are made; never in a kit.
   * Absent in projects of versions that made none, until one is needed.
   */
  readonly secretText?: string;
  /** Covariates that the user added, in the order of the form; adding one is no amendment of the protocol. */
  readonly customCovariates?: readonly CustomCovariate[];
  /** When the first reading was signed: from then on the protocol changes by amendment only. */
  readonly locked?: ProtocolLock;
  /** Oldest first. The protocol in force is `protocol`; each amendment keeps the one that it replaced. */
  readonly amendments?: readonly Amendment[];
  /** Subjects whose consent was withdrawn: nothing of them may come back with a bundle. */
  readonly erased?: readonly Tombstone[];
  /** Present in an observer's copy: what this browser has is one observer's kit, not the whole project. */
  readonly kit?: KitFacts;
  readonly clock?: VersionVector;
  readonly createdAtUtc: string;
  readonly openedAtUtc: string;
  /** The recorded act after which observers' readings may be compared. */
  readonly unblinding?: {
    readonly atUtc: string;
    readonly reason: string;
    /** Readings that were to be given and not signed then; absent in projects of versions that did not count them. */
    readonly unread?: number;
  };
  /** The newest backup of each person's readings: when, and how many signed readings it holds. By observer id. */
  readonly backups?: Readonly<Record<string, { readonly atUtc: string; readonly signedReadings: number }>>;
}
