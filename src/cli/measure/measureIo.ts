import type { Codecs } from '../../io/dicom/codecs';
import type { CommandIo } from '../commandIo';

/** What measuring on files needs from outside. Reading throws with a message where it cannot be done. */
export interface MeasureIo extends CommandIo {
  readonly readFile: (path: string) => Promise<Uint8Array>;
  /** Every file below a folder, or the file itself. */
  readonly listFiles: (path: string) => Promise<readonly string[]>;
  readonly codecs: Codecs;
}
