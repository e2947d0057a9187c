import { memo } from 'react';
import type { RoiMeasurement } from '../../domain/measurement/roiMeasurement';
import type { ValueKind } from '../../domain/study/protocol';
import { fixed, meanDecimals, signalOf } from './numbers';
import { noSiText, valueKindsInOrder } from './valueText';

interface ValueCellsProps {
  readonly measurement: RoiMeasurement | undefined;
  readonly valueKind: ValueKind;
}

/** Mean and SD of one ROI in stored, displayed and floating-point values; the protocol's own is set stronger. */
export const ValueCells = memo(function ValueCells({ measurement, valueKind }: ValueCellsProps) {
  const count = measurement?.signal.kind === 'known' ? measurement.signal.pixelCount : 0;
  return (
    <>
      {valueKindsInOrder.map((kind) => {
        const signal = measurement && signalOf(measurement, { valueKind: kind });
        const decimals = meanDecimals([{ measurement }], { valueKind: kind });
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
      <td className="number live-number">{measurement ? count : '–'}</td>
    </>
  );
});
