import type { How } from '../how/how';

/** One number beside its name. */
export interface DetailLine {
  readonly name: string;
  readonly text: string;
  readonly how?: How;
}

/** What stands beside the chosen line of a model: everything that the table has no column for. */
export interface ModelDetail {
  readonly title: string;
  readonly parts: readonly {
    readonly title: string;
    readonly lines: readonly DetailLine[];
    readonly notes?: readonly string[];
  }[];
}
