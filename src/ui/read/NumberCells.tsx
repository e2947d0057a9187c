import { memo } from 'react';
import type { RoiMeasurement } from '../../domain/measurement/roiMeasurement';
import type { Protocol } from '../../domain/study/protocol';
import { csaOf, fixed, ratioDecimals, ratioOf, signalOf } from './numbers';
import { noSiText } from './valueText';

interface NumberCellsProps {
  readonly measurement: RoiMeasurement | undefined;
  readonly protocol: Protocol;
  readonly decimals: number;
}

/** CSA, SI, their ratio, pixels and SD of one ROI. */
export const NumberCells = memo(function NumberCells({ measurement, protocol, decimals }: NumberCellsProps) {
  const csa = measurement && csaOf(measurement, protocol);
  const signal = measurement && signalOf(measurement, protocol);
  const values = signal?.ok ? signal.value : undefined;
  const why = signal && !signal.ok ? noSiText(signal.error) : undefined;
  const ratio = ratioOf(csa, values?.mean);
  const count = measurement?.signal.kind === 'known' ? measurement.signal.pixelCount : 0;
  return (
    <>
      <td className="number live-number" data-csa={csa}>
        {fixed(csa, 1)}
      </td>
      {why ? (
        <td className="number no-si" title={why.text}>
          {why.short}
        </td>
      ) : (
        <td className="number live-number" data-si={values?.mean}>
          {fixed(values?.mean, decimals)}
        </td>
      )}
      <td className="number live-number">{fixed(ratio, ratioDecimals(ratio))}</td>
      <td className="number live-number" data-n={measurement && count}>
        {measurement ? count : '–'}
      </td>
      <td className="number live-number sd-column">{fixed(values?.sd, decimals)}</td>
    </>
  );
});
