import type { Account } from '../../analysis/account';
import { statisticsReasonText } from '../reasonText';

/** Why an analysis has no numbers. Of nobody there is one reason before all others. */
export function whyNot(
  error: Parameters<typeof statisticsReasonText>[0],
  { nUsed }: Pick<Account, 'nUsed'>,
): string {
  return nUsed === 0 ? 'No subject has all that it needs.' : statisticsReasonText(error);
}
