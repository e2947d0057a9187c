import type { StudyResults } from '../../analysis/studyResults';
import { choiceParts } from '../choiceText';
import { groupingName } from '../groupNames';

/** A caption with everything in which the analysis is not the study's own: "Follow-up by group, adjusted; left side alone". */
export function captionWith(
  what: string,
  results: Pick<StudyResults, 'choice' | 'flow' | 'project'>,
  grouping: 'follows-grouping' | 'of-refracture' = 'follows-grouping',
): string {
  const { choice, flow } = results;
  const isOwn = choice.grouping.kind === 'refracture' || grouping === 'of-refracture';
  const by = isOwn ? [] : [`groups by ${groupingName(choice.grouping, flow.customCovariates)}`];
  return [what, ...by, ...choiceParts(results)].join('; ');
}
