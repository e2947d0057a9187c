import type { Result } from '../../base/result';
import { type IccName, iccFromSummary, type PublishedIcc } from '../../statistics/iccFromSummary';
import type { IccForm } from '../../statistics/intraclassCorrelation';
import type { StatisticsError } from '../../statistics/statisticsError';

export type { IccName, PublishedIcc } from '../../statistics/iccFromSummary';
export type { IccForm } from '../../statistics/intraclassCorrelation';

/** The forms in the order in which they are offered: the study's first. */
export const iccNames: readonly IccName[] = ['2,k', '2,1', '3,k', '3,1', '1,k', '1,1'];

/** Whether the form counts an offset between the raters as disagreement, so that the offset changes its interval. */
export function isAgreementForm(form: IccName): boolean {
  return form === '2,1' || form === '2,k';
}

/** The interval and F test that a published coefficient implies. */
export function iccOfSummary(published: PublishedIcc): Result<IccForm, StatisticsError> {
  return iccFromSummary(published);
}
