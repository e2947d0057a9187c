import { memo } from 'react';
import type { RoiTarget } from '../../domain/reading/roi';
import type { ObserverStyle } from '../../editor/overlay';
import { LossyMark } from './LossyMark';
import { readText } from './readText';

interface RowHeadProps {
  readonly target: RoiTarget;
  readonly style: ObserverStyle;
  /** Said where the scan has more than one muscle or tissue. */
  readonly name: string | undefined;
  readonly state: 'drawing' | 'editing' | undefined;
  readonly exclusionCount: number;
  readonly isLossy: boolean;
}

/** First cell of a row of numbers: whose they are, whether they are still moving, and whether they may be trusted. */
export const RowHead = memo(function RowHead(props: RowHeadProps) {
  const { target, style, name, state, exclusionCount, isLossy } = props;
  return (
    <td className="row-head">
      {target.side === 'none' ? null : (
        <span className={`side-tag ${style}`}>{readText.sideLetter[target.side]}</span>
      )}
      {name === undefined ? null : <span className="row-name">{name}</span>}
      {exclusionCount > 0 ? (
        <span className="chip outlined exclusion-chip">{readText.exclusionCount(exclusionCount)}</span>
      ) : null}
      {state === undefined ? null : (
        <span className="row-state muted">
          {state === 'drawing' ? readText.isDrawing : readText.isEditing}
        </span>
      )}
      {isLossy ? <LossyMark /> : null}
    </td>
  );
});
