import type { CsaSiCorrelation } from '../../analysis/correlations';
import type { StudyResults } from '../../analysis/studyResults';
import { groupsPrinted } from '../groupNames';
import { spearmanHow } from './correlationHow';
import type { How } from './how';
import { rMeasure } from './rColumn';
import { rGroup, rGrouped, rRows } from './rRows';

/** How a correlation of ROI-CSA with ROI-SI came about; undefined where there is none. */
export function csaSiHow(
  correlation: CsaSiCorrelation,
  results: StudyResults,
  name: string,
): How | undefined {
  const { spearman, phase, points } = correlation;
  if (!spearman.ok) return undefined;
  const { flow, choice } = results;
  const when = phase === 'preop' ? 'preop' : 'change';
  const rows = rRows(results, correlation);
  const group = rGroup(choice.grouping);
  const labels = new Map(groupsPrinted(results).map((one) => [one.group, one.label]));
  const unit = phase === 'preop' ? [', mm²', ', a.u.'] : [', change, %', ', change, %'];
  return spearmanHow(
    {
      name,
      columns: [`ROI-CSA${unit[0]}`, `ROI-SI${unit[1]}`],
      n: points.length,
      dropped: flow.analysed.length - points.length,
      file:
        rows === undefined || group === undefined
          ? undefined
          : {
              rows: rGrouped(rows, group, flow.groups),
              x: rMeasure({ quantity: 'csaMm2', side: 'mean' }, when),
              y: rMeasure({ quantity: 'si', side: 'mean' }, when),
            },
      list: () =>
        points.map((point) => ({
          code: point.code,
          group: labels.get(point.group) ?? point.group,
          x: point.csa,
          y: point.si,
        })),
    },
    spearman.value,
  );
}
