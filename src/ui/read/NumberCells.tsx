import type { Protocol } from '../../domain/study/protocol';
import { csaOf, fixed, ratioDecimals, ratioOf, signalOf } from './numbers';
import type { NumbersRow } from './numbersRow';
import { noSiText } from './valueText';

/** CSA, SI, their ratio, pixels and SD of one ROI. */
export function NumberCells({
  row,
  protocol,
  decimals,
}: {
  readonly row: NumbersRow;
  readonly protocol: Protocol;
  readonly decimals: number;
}) {
  const { measurement } = row;
  const csa = measurement && csaOf(measurement, protocol);
  const signal = measurement && signalOf(measurement, protocol);
  const values = signal?.ok ? signal.value : undefined;
  const why = signal && !signal.ok ? noSiText(signal.error) : undefined;
  const ratio = ratioOf(csa, values?.mean);
  const count = measurement?.signal.kind === 'known' ? measurement.signal.pixelCount : undefined;
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
      <td className="number live-number" data-n={count}>
        {count ?? '–'}
      </td>
      <td className="number live-number sd-column">{fixed(values?.sd, decimals)}</td>
    </>
  );
}
