import { useMemo } from 'react';
import type { PairedRow } from '../../../analysis/pairedWithinGroups';
import { measureValue } from '../../../analysis/studyMeasure';
import { pairedInWords } from '../../../report/inWords/pairedInWords';
import { measureDecimals } from '../../../report/models/measureText';
import { pairedPathModel } from '../../../report/models/pairedPathModel';
import { printSettingsOf } from '../../../report/printSettingsOf';
import type { ReadyResults } from '../../../state/resultsState';
import { DistributionPart, type NamedValues } from '../DistributionPart';
import { PathView } from '../PathView';
import { resultsText } from '../resultsText';

/** How the P of follow-up against pre-op came about; the distribution is that of the differences. */
export function PairedPath({
  ready: { results },
  row,
}: {
  readonly ready: ReadyResults;
  readonly row: PairedRow;
}) {
  const settings = printSettingsOf(results);
  const decimals = measureDecimals(row.measure, 'preop', settings);
  const lists = useMemo((): readonly NamedValues[] => {
    const differences = results.flow.analysed.flatMap((entry) => {
      const preop = measureValue(entry, row.measure, 'preop');
      const followUp = measureValue(entry, row.measure, 'followUp');
      const isIn = entry.group === row.group && preop !== undefined && followUp !== undefined;
      return isIn ? [followUp - preop] : [];
    });
    return [{ name: resultsText.distribution.differences, values: differences }];
  }, [results, row]);
  return (
    <PathView
      model={pairedPathModel(row, results, settings)}
      inWords={pairedInWords(row.comparison, decimals, settings)}
      sizeHint={resultsText.sizeHint.paired}
    >
      <DistributionPart lists={lists} decimals={decimals} />
    </PathView>
  );
}
