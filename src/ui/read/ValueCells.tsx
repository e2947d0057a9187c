import type { ValueKind } from '../../domain/study/protocol';
import { fixed, meanDecimals, signalOf } from './numbers';
import type { NumbersRow } from './numbersRow';
import { noSiText, valueKindsInOrder } from './valueText';

/** Mean and SD of one ROI in stored, displayed and floating-point values; the protocol's own is set stronger. */
export function ValueCells({
  row,
  rows,
  valueKind,
}: {
  readonly row: NumbersRow;
  /** All rows of the scan: a column has the same decimals in each. */
  readonly rows: readonly NumbersRow[];
  readonly valueKind: ValueKind;
}) {
  const { measurement } = row;
  const count = measurement?.signal.kind === 'known' ? measurement.signal.pixelCount : undefined;
  return (
    <>
      {valueKindsInOrder.map((kind) => {
        const signal = measurement && signalOf(measurement, { valueKind: kind });
        const decimals = meanDecimals(rows, { valueKind: kind });
        if (signal && !signal.ok) {
          const { short, text } = noSiText(signal.error);
          return (
            <td key={kind} className="number no-si" title={text}>
              {short}
            </td>
          );
        }
        const values = signal?.value;
        return (
          <td
            key={kind}
            className={`number live-number${kind === valueKind ? ' own-value' : ' muted'}`}
            data-kind={kind}
          >
            {fixed(values?.mean, decimals)}
            {values?.sd === undefined ? null : (
              <span className="value-sd sd-part"> ± {fixed(values.sd, decimals)}</span>
            )}
          </td>
        );
      })}
      <td className="number live-number">{count ?? '–'}</td>
    </>
  );
}
