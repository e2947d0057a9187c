import { Button } from '@mantine/core';
import { IconCheck, IconClock, IconStack2 } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { DisagreementOrder } from '../../analysis/disagreementOrder';
import type { Disagreements } from '../../analysis/disagreements';
import type { Rater } from '../../domain/agreement/outlinePair';
import type { AgreementState } from '../../state/agreementState';
import { useApp } from '../AppContext';
import { Bar } from '../parts/Bar';
import { Segments } from '../parts/Segments';
import { useLineWindow } from '../parts/useLineWindow';
import { useKept } from '../results/resultsKept';
import { agreementText } from './agreementText';
import { caseSliceNumbers } from './caseSliceNumbers';
import { lettersOf, limitsText, type QueueHeading, type QueueLine } from './queueLines';
import { useOpenProject } from './useOpenProject';
import './queue.css';

/** From so many lines on only those in sight are in the page; then all are equally high. */
const manyLines = 200;
const heights = { linePx: 52, headPx: 0 };
const orders: readonly DisagreementOrder[] = ['worst-first', 'csa-difference', 'si-difference', 'subject'];
const text = agreementText;

interface QueuePanelProps {
  readonly agreement: Extract<AgreementState, { kind: 'computing' | 'ready' }>;
  readonly lists: Disagreements;
  readonly lines: readonly (QueueLine | QueueHeading)[];
  readonly shown: 'queue' | 'all';
  readonly order: DisagreementOrder;
  readonly chosen: string | undefined;
  readonly isWithout: boolean;
  readonly canSwitch: boolean;
  readonly onShow: (shown: 'queue' | 'all') => void;
  readonly onOrder: (order: DisagreementOrder) => void;
  readonly onChoose: (line: QueueLine) => void;
  readonly onWithout: (isWithout: boolean) => void;
}

/** What is to be settled, what waits, what is settled; and what it changes in the results. */
export function QueuePanel(props: QueuePanelProps) {
  const { agreement, lists, lines, shown, order, chosen, isWithout, canSwitch } = props;
  const app = useApp();
  const [, showView] = useKept('view');
  const { protocol } = useOpenProject().project;
  const [first, second] = agreement.raters.map(({ observerId }) => lettersOf(protocol, [observerId]));
  return (
    <section className="queue-panel" aria-label={text.title}>
      <header className="queue-head">
        <div className="queue-title">
          <h2>{text.title}</h2>
          <span className="muted" data-testid="queue-counts">
            {text.counts(lists.open.length + lists.waiting.length, lists.settled.length)}
          </span>
        </div>
        <p className="hint">
          {limitsText(protocol.adjudication)} {text.limitsFrom(protocol.version)}
        </p>
        <div className="queue-choices">
          <Segments
            label={text.show}
            choices={['queue', 'all']}
            chosen={shown}
            texts={text.shows}
            onChoose={props.onShow}
          />
          <select
            aria-label={text.order}
            className="queue-order"
            value={order}
            onChange={(event) => {
              const wanted = orders.find((one) => one === event.currentTarget.value);
              if (wanted) props.onOrder(wanted);
            }}
          >
            {orders.map((one) => (
              <option key={one} value={one}>
                {text.orders[one]}
              </option>
            ))}
          </select>
        </div>
        <div className="queue-columns" aria-hidden>
          <span>{text.heads.subject}</span>
          <span className="number">{text.heads.dice}</span>
          <span className="number">{text.heads.csa(second ?? '', first ?? '')}</span>
        </div>
      </header>
      <QueueList lines={lines} chosen={chosen} raters={agreement.raters} onChoose={props.onChoose}>
        {lines.length === 0 ? <EmptyQueue agreement={agreement} shown={shown} /> : null}
      </QueueList>
      <footer className="queue-foot">
        {agreement.kind === 'computing' ? (
          <div role="status" className="queue-computing">
            <Bar
              part={agreement.done}
              whole={agreement.total}
              label={text.comparing(agreement.done, agreement.total)}
            />
            <span className="hint">{text.comparing(agreement.done, agreement.total)}</span>
          </div>
        ) : null}
        <div className="queue-acts">
          <button
            type="button"
            role="switch"
            aria-checked={isWithout}
            className="switch"
            disabled={!canSwitch}
            onClick={() => props.onWithout(!isWithout)}
          >
            <span className="switch-track" aria-hidden />
            {text.effect.switch}
          </button>
          <Button variant="subtle" size="compact-xs" onClick={() => void app.saveCasesCsv()}>
            {text.saveCases}
          </Button>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => {
              showView('reviewer');
              app.showTab('results');
            }}
          >
            {text.reviewer}
          </Button>
        </div>
        {canSwitch ? null : <p className="hint">{text.effect.observer}</p>}
      </footer>
    </section>
  );
}

function EmptyQueue({
  agreement,
  shown,
}: {
  readonly agreement: QueuePanelProps['agreement'];
  readonly shown: 'queue' | 'all';
}) {
  if (agreement.kind === 'computing') return null;
  const isNone = agreement.cases.length === 0 || shown === 'all';
  return <p className="queue-empty muted">{isNone ? text.noCases : text.none}</p>;
}

function QueueList({
  lines,
  chosen,
  raters,
  onChoose,
  children,
}: {
  readonly lines: readonly (QueueLine | QueueHeading)[];
  readonly chosen: string | undefined;
  readonly raters: readonly [Rater, Rater];
  readonly onChoose: (line: QueueLine) => void;
  readonly children: ReactNode;
}) {
  const list = useRef<HTMLDivElement>(null);
  const isMany = lines.length > manyLines;
  const drawn = useLineWindow(list, lines.length, heights);
  const [first, end] = isMany ? [drawn.first, drawn.end] : [0, lines.length];
  const at = lines.findIndex(({ key }) => key === chosen);
  const { show } = drawn;
  useEffect(() => {
    if (at < 0) return;
    if (isMany) show(at);
    else list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, isMany, show]);
  useEffect(() => {
    // Who goes through the list with keys takes the focus along.
    const focused = document.activeElement;
    const isInList = focused instanceof HTMLElement && focused.dataset['case'] !== undefined;
    if (!isInList || !list.current?.contains(focused) || focused.dataset['case'] === chosen) return;
    const line = list.current.querySelector('[aria-current="true"]');
    if (line instanceof HTMLElement) line.focus({ preventScroll: true });
    else focused.blur();
  }, [chosen]);
  return (
    <div className={`queue-list${isMany ? ' many' : ''}`} ref={list} data-testid="queue">
      {children}
      {isMany ? <div style={{ height: `${first * heights.linePx}px` }} aria-hidden /> : null}
      {lines.slice(first, end).map((line) =>
        line.kind === 'heading' ? (
          <h3 key={line.key} className="queue-heading">
            {line.name} <span className="faint">{line.count}</span>
          </h3>
        ) : (
          <QueueLineView
            key={line.key}
            line={line}
            isChosen={line.key === chosen}
            raters={raters}
            onChoose={onChoose}
          />
        ),
      )}
      {isMany ? <div style={{ height: `${(lines.length - end) * heights.linePx}px` }} aria-hidden /> : null}
    </div>
  );
}

function QueueLineView({
  line,
  isChosen,
  raters,
  onChoose,
}: {
  readonly line: QueueLine;
  readonly isChosen: boolean;
  readonly raters: readonly [Rater, Rater];
  readonly onChoose: (line: QueueLine) => void;
}) {
  const { code } = line.case.facts;
  const isDone = line.state === 'settled' || line.state === 'waiting';
  return (
    <button
      type="button"
      className={`queue-line ${line.state}`}
      aria-current={isChosen}
      data-case={line.key}
      onClick={(event) => {
        onChoose(line);
        // A line that was clicked would get a focus ring with the next key, while the arrows are at another line by then.
        if (event.detail > 0) event.currentTarget.blur();
      }}
    >
      <span className="queue-what">
        <span className="queue-name">
          <strong>{code}</strong> <span className="side-tag">{line.tag}</span> {line.timePoint}
          {line.structure === '' ? null : <span className="muted"> {line.structure}</span>}
        </span>
        {isDone ? null : (
          <span className="queue-reason">
            {line.isOfSlice ? <IconStack2 size={13} aria-hidden /> : null}
            <Reason line={line} raters={raters} />
          </span>
        )}
      </span>
      {isDone ? (
        <span className="queue-standing">
          {line.state === 'waiting' ? (
            <IconClock size={14} aria-hidden />
          ) : (
            <IconCheck size={14} aria-hidden />
          )}
          {line.standing}
        </span>
      ) : (
        <>
          <span className={`number${line.isDiceWhy ? ' why' : ''}`}>{line.dice ?? '–'}</span>
          <span className={`number${line.isCsaWhy ? ' why' : ''}`}>{line.csa ?? '–'}</span>
        </>
      )}
    </button>
  );
}

/** Two slices by their numbers, where the series is known. */
function Reason({ line, raters }: { readonly line: QueueLine; readonly raters: readonly [Rater, Rater] }) {
  const { subjects, catalogue } = useOpenProject();
  if (!line.isOfSlice) return <>{line.reason}</>;
  const numbers = caseSliceNumbers(line.case.facts, subjects, catalogue);
  const named = numbers ? text.reasons.slice(numbers.slice(0, raters.length).join(' / ')) : undefined;
  return <>{named ? line.reason.replace(text.reasons.twoSlices, named) : line.reason}</>;
}
