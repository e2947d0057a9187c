import { memo, useMemo, useRef } from 'react';
import { type RoiTarget, targetKey } from '../../domain/reading/roi';
import type { Protocol } from '../../domain/study/protocol';
import type { TimePoint } from '../../domain/timePoint';
import type { ObserverStyle } from '../../editor/overlay';
import { MeanRow } from './MeanRow';
import { NumbersRowView } from './NumbersRowView';
import { meanDecimals } from './numbers';
import { targetName } from './numbersRow';
import { readText } from './readText';
import { useMoreRows } from './useMoreRows';
import { useSession } from './useSession';
import { siHeads, valueKindShort, valueKindsInOrder } from './valueText';
import './numbersTable.css';
import { useAskedTargets } from './useAskedTargets';

interface NumbersTableProps {
  readonly timePoint: TimePoint;
  readonly protocol: Protocol;
  readonly style: ObserverStyle;
  /** The three kinds of value stand in the place of the numbers. */
  readonly areValuesShown: boolean;
  readonly isLocked: boolean;
  readonly onNextView: () => void;
}

/** Targets of one scan, each muscle's sides together. */
function groupsOf(asked: readonly RoiTarget[], timePoint: TimePoint): readonly (readonly RoiTarget[])[] {
  const groups = new Map<string, RoiTarget[]>();
  for (const target of asked) {
    if (target.timePoint !== timePoint) continue;
    const key = `${target.siteId}|${target.muscleId}`;
    groups.set(key, [...(groups.get(key) ?? []), target]);
  }
  return [...groups.values()];
}

/** Tests and people find a row by scan and side; where there are several muscles, by muscle too. */
function testIdOf(target: RoiTarget, { muscles }: Protocol): string {
  const isFirst = target.muscleId === muscles[0]?.id;
  const middle = isFirst ? '' : `${target.muscleId}-`;
  return `row-${target.timePoint}-${middle}${target.side}`;
}

/**
 * The numbers of one scan under its own image, live while an outline is drawn: CSA and SI, or SI in the three kinds of
 * value, for every muscle, side and tissue. No change and no other observer: a number one expects is a bias.
 */
export const NumbersTable = memo(function NumbersTable(props: NumbersTableProps) {
  const { timePoint, protocol, style, areValuesShown } = props;
  const asked = useAskedTargets(protocol);
  const groups = useMemo(() => groupsOf(asked, timePoint), [asked, timePoint]);
  const entries = useSession(({ reading }) => reading.entries);
  const decimals = useMemo(() => {
    const rows = groups.flat().map((target) => {
      const entry = entries?.[targetKey(target)];
      return { measurement: entry?.kind === 'roi' ? entry.measurement : undefined };
    });
    return meanDecimals(rows, protocol);
  }, [groups, entries, protocol]);
  const hasNames = groups.length > 1;
  const scroll = useRef<HTMLDivElement>(null);
  useMoreRows(scroll);
  return (
    <div ref={scroll} className="numbers-scroll">
      <table
        className={['numbers-table', hasNames ? 'named' : '', areValuesShown ? 'values' : ''].join(' ')}
        data-testid={`numbers-${timePoint}`}
      >
        <thead>
          <tr>
            <th>{hasNames ? readText.roi : protocol.muscles.map(({ shortName }) => shortName).join(', ')}</th>
            {areValuesShown ? <ValueHeads {...props} /> : <NumberHeads {...props} />}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => {
            const [first] = group;
            const name = first && hasNames ? targetName(first, protocol) : undefined;
            const isPair = group.length === 2;
            return [
              ...group.map((target) => (
                <NumbersRowView
                  key={targetKey(target)}
                  target={target}
                  protocol={protocol}
                  style={style}
                  name={name}
                  testId={testIdOf(target, protocol)}
                  areValuesShown={areValuesShown}
                  isLocked={props.isLocked}
                  decimals={decimals}
                />
              )),
              isPair && !areValuesShown ? (
                <MeanRow
                  key={`mean-${first?.muscleId}`}
                  pair={group}
                  protocol={protocol}
                  decimals={decimals}
                  name={name}
                />
              ) : null,
            ];
          })}
        </tbody>
      </table>
    </div>
  );
});

function NumberHeads({ protocol, onNextView }: NumbersTableProps) {
  const { heads } = readText;
  const { head, meaning } = siHeads[protocol.valueKind];
  return (
    <>
      <th className="number" title={readText.csaMeaning[protocol.csaKind]}>
        {heads.csa}
      </th>
      <th className="number">
        <button
          type="button"
          className="head-button"
          title={`${meaning} ${readText.threeValues}`}
          onClick={onNextView}
        >
          {head}
        </button>
      </th>
      <th className="number">{heads.ratio}</th>
      <th className="number">{heads.pixels}</th>
      <th className="number sd-column">{heads.sd}</th>
    </>
  );
}

function ValueHeads({ protocol, onNextView }: NumbersTableProps) {
  return (
    <>
      {valueKindsInOrder.map((kind) => (
        <th key={kind} className="number">
          <button
            type="button"
            className={`head-button${kind === protocol.valueKind ? ' own-value' : ''}`}
            title={readText.nextView}
            onClick={onNextView}
          >
            {valueKindShort[kind].head}
            <span className="sd-part"> ± {readText.heads.sd}</span>
          </button>
        </th>
      ))}
      <th className="number">{readText.heads.pixels}</th>
    </>
  );
}
