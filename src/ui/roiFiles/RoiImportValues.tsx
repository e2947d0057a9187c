import type { ImportRow } from '../../app/roiFiles/importPlan';
import type { ComparedValue } from '../../domain/roiFiles/foreignComparison';
import { differenceText, roiFilesText, valueNames } from './roiFilesText';
import { shownDifference, shownValue } from './valueCells';

/** What the file states beside what is measured here; where it states nothing, what is measured here alone. */
export function RoiImportValues({ row }: { readonly row: ImportRow }) {
  const { comparisons, measurement } = row;
  if (!measurement) return null;
  if (comparisons.length === 0) {
    const { area, signal } = measurement;
    const own: readonly (readonly [ComparedValue, number | undefined])[] = [
      ['areaMm2', area.kind === 'known' ? area.grossMm2 : undefined],
      ['mean', signal.kind === 'known' ? signal.displayed.mean : undefined],
    ];
    return (
      <table className="roi-values">
        <thead>
          <tr>
            <th />
            <th>{roiFilesText.hereColumn}</th>
          </tr>
        </thead>
        <tbody>
          {own.map(([value, number]) => (
            <tr key={value}>
              <th>{valueNames[value]}</th>
              <td data-here={value}>{shownValue(number)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
  const reasons = [...new Set(comparisons.flatMap(({ why }) => why ?? []))];
  return (
    <>
      <table className="roi-values">
        <thead>
          <tr>
            <th />
            <th>{roiFilesText.fileColumn}</th>
            <th>{roiFilesText.hereColumn}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {comparisons.map((one) => (
            <tr key={one.value}>
              <th>{valueNames[one.value]}</th>
              <td data-stored={one.value}>{shownValue(one.stored)}</td>
              <td data-here={one.value}>{shownValue(one.again)}</td>
              <td className="muted">{shownDifference(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {reasons.map((why) => (
        <div key={why} className="hint">
          {comparisons
            .filter((one) => one.why === why)
            .map(({ value }) => valueNames[value].replace(', mm²', ''))
            .join(', ')}
          : {differenceText(why)}
        </div>
      ))}
    </>
  );
}
