import type { ObserverId, ProjectId } from '../../ids';
import type { AuditHead } from '../auditEntry';

/**
 * What a bundle is for. `project`: all that the researcher has; `backup`: the same, or what one observer has; `kit`: what an
 * observer needs to read elsewhere; `return`: what that observer made of it.
 */
export type BundleKind = 'project' | 'backup' | 'kit' | 'return';

/** What a bundle says of itself. */
export interface BundleFacts {
  readonly kind: BundleKind;
  /** Of which version its format is; 1 knew neither clocks nor logs. */
  readonly version: 1 | 2;
  readonly projectId: ProjectId;
  readonly protocolVersion: number;
  readonly writtenAtUtc: string;
  /** Which copy of the project wrote it; empty in bundles of version 1. */
  readonly device: string;
  /** Whose it is: such a bundle holds what that observer may know, and nobody else's readings. */
  readonly observerId?: ObserverId;
  /** Of version 1: the observer whose readings it holds beside the whole project. */
  readonly readingsOf?: ObserverId;
  /** Which program wrote it. */
  readonly software: string;
  readonly logHeads: readonly AuditHead[];
}
