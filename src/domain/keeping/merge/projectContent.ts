import type { ProjectId } from '../../ids';
import type { Reading } from '../../reading/reading';
import type { CustomCovariate } from '../../study/customCovariate';
import type { Project, Tombstone } from '../../study/project';
import type { Subject } from '../../study/subject';
import type { AuditEntry } from '../auditEntry';
import type { StoredImage } from '../storedProject';
import type { SignedRecord } from './signedRecord';

/**
 * All that is known of a project, as two copies of it are merged: of every record those versions that no other one knows
 * of. One version is the rule; several were made apart from each other, and the first of them is shown (`showFirst`).
 */
export interface ProjectContent {
  readonly projectId: ProjectId;
  /** Without what lies beside it here (`erased`, `covariates`) and what only one browser knows (`sharedProject`). */
  readonly project: readonly Project[];
  /** Of all subjects, also of those that were linked to another one as the same person. */
  readonly subjects: readonly Subject[];
  readonly images: readonly StoredImage[];
  readonly readings: readonly Reading[];
  readonly signed: readonly SignedRecord[];
  readonly erased: readonly Tombstone[];
  /** Definitions of covariates that the user added. */
  readonly covariates: readonly CustomCovariate[];
  readonly audit: readonly AuditEntry[];
  /** SHA-256 of the guide's pictures. */
  readonly pictures: readonly string[];
}

/** A project of which nothing is known yet. */
export function emptyContent(projectId: ProjectId): ProjectContent {
  return {
    projectId,
    project: [],
    subjects: [],
    images: [],
    readings: [],
    signed: [],
    erased: [],
    covariates: [],
    audit: [],
    pictures: [],
  };
}
