import type { ExportEngine } from '../../report/export/exportEngine';

export type {
  ChosenExports,
  ExportCheck,
  ExportEngine,
  ExportQuestion,
  ExportRefused,
} from '../../report/export/exportEngine';

/** Where exports are made: in a worker. */
export interface ExportPort {
  readonly start: () => Promise<ExportEngine>;
}
