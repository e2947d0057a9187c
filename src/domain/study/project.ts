import type { ProjectId } from '../ids';
import type { CustomCovariate } from './customCovariate';
import type { Protocol } from './protocol';

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
  /** Covariates that the user added, in the order of the form; adding one is no amendment of the protocol. */
  readonly customCovariates?: readonly CustomCovariate[];
  readonly createdAtUtc: string;
  readonly openedAtUtc: string;
  /** The recorded act after which observers' readings may be compared. */
  readonly unblinding?: { readonly atUtc: string; readonly reason: string };
  /** The newest backup of each person's readings: when, and how many signed readings it holds. By observer id. */
  readonly backups?: Readonly<Record<string, { readonly atUtc: string; readonly signedReadings: number }>>;
}
