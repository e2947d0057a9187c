import type { SensitivityQuestion } from '../../analysis/sensitivity';
import type { AppContext } from '../context';
import type { OnProgress } from '../resultsWork';
import { cancelOtherRule, measureByOtherRule } from './measureByOtherRule';
import { sensitivityOf } from './sensitivityOf';

/** The verbs of the checks on the Results screen. */
export function checkVerbs(context: AppContext) {
  return {
    /** A comparison repeated under every other choice; see `sensitivity`. */
    sensitivityOf: (question: SensitivityQuestion, onProgress: OnProgress) =>
      sensitivityOf(context, question, onProgress),
    measureByOtherRule: () => measureByOtherRule(context),
    cancelOtherRule: () => cancelOtherRule(context),
  };
}
