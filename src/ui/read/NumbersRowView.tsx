import { IconCircleMinus } from '@tabler/icons-react';
import { memo, useEffect, useRef } from 'react';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import type { ObserverStyle } from '../../editor/overlay';
import { useApp } from '../AppContext';
import { exclusionWords } from './exclusionWords';
import { NumberCells } from './NumberCells';
import { meanDecimals } from './numbers';
import { numbersRow } from './numbersRow';
import { RowHead } from './RowHead';
import { readText } from './readText';
import { useScan, useSession } from './useSession';
import { ValueCells } from './ValueCells';

interface NumbersRowViewProps {
  readonly target: RoiTarget;
  readonly protocol: Protocol;
  readonly style: ObserverStyle;
  readonly name: string | undefined;
  readonly testId: string;
  readonly areValuesShown: boolean;
  readonly isLocked: boolean;
  /** Decimals of the column, from what is committed in it. */
  readonly decimals: number;
}

/** The numbers of one ROI. It alone is drawn anew while its outline is drawn or dragged. */
export const NumbersRowView = memo(function NumbersRowView(props: NumbersRowViewProps) {
  const { target, protocol, style, areValuesShown } = props;
  const app = useApp();
  const key = targetKey(target);
  const entry = useSession(({ reading }) => reading.entries[key]);
  const live = useScan(target.timePoint, (scan) => (scan.live?.key === key ? scan.live : undefined));
  const isArmed = useSession(({ armed }) => armed !== undefined && targetKey(armed) === key) === true;
  const isDraft = useScan(target.timePoint, ({ editor }) => editor.draft !== undefined) === true;
  const { measurement, exclusions, note, isLive } = numbersRow(target, entry, live);
  const line = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (isArmed) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isArmed]);
  const decimals = Math.max(props.decimals, meanDecimals([{ measurement }], protocol));
  return (
    <>
      <tr
        ref={line}
        className={isArmed ? `armed ${style}` : ''}
        data-testid={props.testId}
        onClick={() => void app.arm(target)}
      >
        <RowHead
          target={target}
          style={style}
          name={props.name}
          state={isLive ? (isDraft ? 'drawing' : 'editing') : undefined}
          exclusionCount={exclusions.length}
          isLossy={measurement?.isLossy === true}
        />
        {note !== undefined ? (
          <td className="muted reason" colSpan={5} title={readText.notMeasured(note)}>
            <span className="reason-line">
              <IconCircleMinus size={14} className="muted" aria-hidden />
              <span className="check-text">{note}</span>
              {props.isLocked ? null : (
                <button
                  type="button"
                  className="link-button quiet"
                  onClick={(event) => {
                    event.stopPropagation();
                    void app.takeReasonBack(target);
                  }}
                >
                  {readText.takeBack}
                </button>
              )}
            </span>
          </td>
        ) : areValuesShown ? (
          <ValueCells measurement={measurement} valueKind={protocol.valueKind} />
        ) : (
          <NumberCells measurement={measurement} protocol={protocol} decimals={decimals} />
        )}
      </tr>
      {measurement && exclusions.length > 0 && !areValuesShown ? (
        <tr className="exclusion-row" data-testid={`${props.testId}-excluded`}>
          <td colSpan={6} title={exclusionWords(measurement, exclusions, protocol)}>
            {exclusionWords(measurement, exclusions, protocol)}
          </td>
        </tr>
      ) : null}
    </>
  );
});
