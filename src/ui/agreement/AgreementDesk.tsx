import { useMemo, useRef, useState } from 'react';
import type { DisagreementOrder } from '../../analysis/disagreementOrder';
import type { Disagreement } from '../../analysis/disagreements';
import type { SubjectId } from '../../domain/ids';
import { targetKey } from '../../domain/reading/roi';
import type { TimePoint } from '../../domain/timePoint';
import type { AgreementState } from '../../state/agreementState';
import type { ReadyResults } from '../../state/resultsState';
import { useApp } from '../AppContext';
import { useKeys } from '../parts/useKeys';
import { useKept } from '../results/resultsKept';
import { agreementText } from './agreementText';
import { CasePanel } from './CasePanel';
import { CaseTable } from './CaseTable';
import { caseTableLines } from './caseTable';
import { EffectPanel } from './EffectPanel';
import { MdcLine } from './MdcLine';
import { QueuePanel } from './QueuePanel';
import { caseKey, type QueueLine, queueLines } from './queueLines';
import { SettleBar, type SettleBarHandle, settleActs } from './SettleBar';
import { StatisticsColumn } from './statistics/StatisticsColumn';
import { useCaseScan } from './useCaseScan';
import { useCases } from './useCases';
import { useHeldKeys } from './useHeldKeys';
import { useOpenProject } from './useOpenProject';

interface AgreementDeskProps {
  readonly agreement: Extract<AgreementState, { kind: 'computing' | 'ready' }>;
  readonly ready: ReadyResults | undefined;
}

/** Queue, case, statistics: what differs on the left, deciding in the middle, its weight on the right. */
export function AgreementDesk({ agreement, ready }: AgreementDeskProps) {
  const app = useApp();
  const { protocol } = useOpenProject().project;
  const { raters } = agreement;
  const [kept, keep] = useKept('agreement case');
  const [shown, setShown] = useState<'queue' | 'all'>('queue');
  const [order, setOrder] = useState<DisagreementOrder>('worst-first');
  /** At once, while the results are still being computed under it. */
  const [wantsWithout, setWantsWithout] = useState<boolean>();
  const held = useHeldKeys();
  const bar = useRef<SettleBarHandle>(null);
  const lists = useCases(agreement, ready, order);
  const lines = useMemo(() => queueLines(lists, shown, protocol, raters), [lists, shown, protocol, raters]);
  const byKey = useMemo(() => {
    const { open, waiting, settled, agreed, training } = lists;
    return new Map(
      [...open, ...waiting, ...settled, ...agreed, ...training].map((one) => [caseKey(one.facts), one]),
    );
  }, [lists]);
  const caseLines = lines.filter((line): line is QueueLine => line.kind === 'case');
  const first = caseLines[0]?.case ?? byKey.values().next().value;
  const one = (kept === undefined ? undefined : byKey.get(kept)) ?? first;
  const choose = ({ facts }: Disagreement): void => keep(caseKey(facts));

  const toTimePoint = (timePoint: TimePoint): void => {
    if (!one) return;
    const { subjectId, target } = one.facts;
    const other = byKey.get(caseKey({ subjectId, targetKey: targetKey({ ...target, timePoint }) }));
    if (other) choose(other);
  };
  const toSubject = (subjectId: SubjectId): void => {
    const same = one && byKey.get(caseKey({ subjectId, targetKey: one.facts.targetKey }));
    const any = same ?? [...byKey.values()].find(({ facts }) => facts.subjectId === subjectId);
    if (any) choose(any);
  };
  const step = (by: 1 | -1): void => {
    const at = caseLines.findIndex(({ key }) => one && key === caseKey(one.facts));
    const next = caseLines[at < 0 ? 0 : Math.min(caseLines.length - 1, Math.max(0, at + by))];
    if (next) choose(next.case);
  };
  /** The next one that somebody has to decide about, after the one that was; from the top after the last. */
  const toNextOpen = (): void => {
    if (!one) return;
    const open = lists.open;
    const at = open.indexOf(one);
    const next = at < 0 ? undefined : (open[at + 1] ?? open[0]);
    if (next && next !== one) choose(next);
    else choose(one);
  };
  useKeys((key) => {
    const act = settleActs[Number(key) - 1];
    if (act) {
      bar.current?.choose(act);
      return true;
    }
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        step(key === 'ArrowDown' ? 1 : -1);
        return true;
      case '[':
      case ']':
        toTimePoint(key === '[' ? 'preop' : 'followUp');
        return true;
      case 'Enter':
        bar.current?.settle();
        return true;
      default:
        return false;
    }
  });

  const target = one?.facts.target;
  const { outcome, inForce } = useCaseScan(
    one && { subjectId: one.facts.subjectId, timePoint: one.facts.target.timePoint },
  );
  const isWithout = wantsWithout ?? ready?.choice.adjudication === 'without';
  const isOneObserver = ready?.choice.observers.kind === 'one';
  const firstStructure = { siteId: protocol.sites[0]?.id ?? '', muscleId: protocol.muscles[0]?.id ?? '' };
  const isOfMuscle = target !== undefined && target.side !== 'none';
  const structure = isOfMuscle ? { siteId: target.siteId, muscleId: target.muscleId } : firstStructure;
  const tableLines = one
    ? caseTableLines([...byKey.values()], one.facts.subjectId, protocol, raters, inForce)
    : [];
  const inHand = one && tableLines.find((line) => line.targetKey === one.facts.targetKey);
  return (
    <div className="agreement-screen">
      <QueuePanel
        agreement={agreement}
        lists={lists}
        lines={lines}
        shown={shown}
        order={order}
        chosen={one && caseKey(one.facts)}
        isWithout={isWithout && !isOneObserver}
        canSwitch={ready !== undefined && !isOneObserver}
        onShow={setShown}
        onOrder={setOrder}
        onChoose={(line) => choose(line.case)}
        onWithout={(wanted) => {
          if (!ready) return;
          setWantsWithout(wanted);
          void app.chooseResults({ ...ready.choice, adjudication: wanted ? 'without' : 'with' });
        }}
      />
      <section className="case-panel" aria-label={one?.facts.code} data-testid="case">
        {one ? (
          <>
            <CasePanel case={one} outcome={outcome} raters={raters} held={held} onTimePoint={toTimePoint} />
            <div className="case-facts">
              <CaseTable
                code={one.facts.code}
                lines={tableLines}
                chosen={one.facts.targetKey}
                protocol={protocol}
                raters={raters}
                isWithout={isWithout && !isOneObserver}
                onChoose={(key) => {
                  const chosen = byKey.get(caseKey({ subjectId: one.facts.subjectId, targetKey: key }));
                  if (chosen) choose(chosen);
                }}
              />
              {inHand ? (
                <p className="case-why" data-testid="case-why">
                  {inHand.why}
                </p>
              ) : null}
              {ready && isOfMuscle && !one.facts.isTraining ? (
                <MdcLine ready={ready} subjectId={one.facts.subjectId} target={structure} />
              ) : null}
            </div>
            <SettleBar key={caseKey(one.facts)} ref={bar} case={one} onSettled={toNextOpen} />
          </>
        ) : (
          <p className="case-none muted">
            {agreement.kind === 'computing' ? agreementText.loading : agreementText.noCases}
          </p>
        )}
      </section>
      <aside className="statistics-place">
        {ready && isWithout && !isOneObserver ? (
          <EffectPanel ready={ready} structure={structure} waiting={lists.waiting.length} />
        ) : null}
        {ready ? (
          <StatisticsColumn
            ready={ready}
            shown={
              one && target && (target.side === 'left' || target.side === 'right')
                ? {
                    subjectId: one.facts.subjectId,
                    timePoint: target.timePoint,
                    side: target.side,
                    muscleId: target.muscleId,
                    siteId: target.siteId,
                  }
                : undefined
            }
            onPick={toSubject}
          />
        ) : null}
      </aside>
    </div>
  );
}
