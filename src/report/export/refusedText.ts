import type { ExportRefused } from './exportEngine';

/** Why there is nothing to export, and what to do. */
export function refusedText(refused: ExportRefused): string {
  switch (refused.kind) {
    case 'failed':
      return refused.message;
    case 'observer-session':
      return 'Results are exported by the researcher, not in an observer’s session.';
    case 'not-unblinded':
      return 'The study is blinded: nobody sees results before it is unblinded.';
    case 'own-reading-open': {
      const { openReadings } = refused;
      const what = openReadings === 1 ? 'a reading' : `${openReadings} readings`;
      return `Whoever exports still has ${what} open. Sign ${openReadings === 1 ? 'it' : 'them'} first.`;
    }
  }
}
