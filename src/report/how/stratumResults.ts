import { regionOfSubject } from '../../analysis/baseline';
import { ofGroup } from '../../analysis/grouping';
import type { RegionStratum } from '../../analysis/strataByRegion';
import type { StudyResults } from '../../analysis/studyResults';

/** Results as a region of the level has them: what "how" needs of a table of its subjects only. */
export function stratumResults(results: StudyResults, { region, n, rows }: RegionStratum): StudyResults {
  const { flow, choice } = results;
  return {
    ...results,
    tableTwo: rows,
    choice: { ...choice, filters: [...choice.filters, { kind: 'region', regions: [region] }] },
    flow: {
      ...flow,
      analysed: flow.analysed.filter(({ subject }) => regionOfSubject(subject) === region),
      analysedByGroup: Object.fromEntries(flow.groups.map((group) => [group, ofGroup(n, group)])),
    },
  };
}
