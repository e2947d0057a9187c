import type { OpenProject } from '../../state/openProject';
import { type AppContext, isStillHere } from '../context';
import type { KitProgress, KitRefusal, KitRequest } from './kitOutcome';

/** Thrown through the making of a kit where it has to stop; caught where it began. */
export class KitStopped extends Error {
  constructor(readonly why: KitRefusal | 'cancelled') {
    super('A kit is not made.');
  }
}

/** A kit that is being made. */
export interface Making {
  readonly context: AppContext;
  readonly open: OpenProject;
  readonly secretText: string;
  readonly request: KitRequest;
  readonly onProgress: (progress: KitProgress) => void;
  readonly signal: AbortSignal;
}

/** Stops where somebody asked for it, or somebody else sits here now. */
export function stopIfCancelled({ context, open, signal }: Making): void {
  if (signal.aborted || !isStillHere(context, open)) throw new KitStopped('cancelled');
}
