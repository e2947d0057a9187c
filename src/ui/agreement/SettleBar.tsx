import { Button, TextInput } from '@mantine/core';
import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { Disagreement } from '../../analysis/disagreements';
import type { Settlement } from '../../domain/agreement/settlement';
import { thirdReaderOf } from '../../domain/study/thirdReader';
import { timePointText } from '../../report/words';
import { useApp } from '../AppContext';
import { KeyCap } from '../parts/KeyCap';
import { agreementText } from './agreementText';
import { sideTag } from './queueLines';
import { SettledFacts } from './SettledFacts';
import { useOpenProject } from './useOpenProject';
import './settle.css';

const text = agreementText.settle;

/** The acts in the order of their keys. */
export const settleActs = ['average', 're-read', 'third-reading'] as const;
type SettleAct = (typeof settleActs)[number];

/** What the screen's keys do with the bar. */
export interface SettleBarHandle {
  readonly choose: (act: SettleAct) => void;
  readonly settle: () => void;
}

interface SettleBarProps {
  readonly case: Disagreement;
  readonly onSettled: () => void;
  readonly ref: Ref<SettleBarHandle>;
}

/** What is done about the case in hand, with a reason. Mounted anew for each case, so that no reason moves to another one. */
export function SettleBar({ case: one, onSettled, ref }: SettleBarProps) {
  const app = useApp();
  const { project } = useOpenProject();
  const { protocol } = project;
  const { facts, standing, reasons } = one;
  const [isAnew, setAnew] = useState(false);
  const [act, setAct] = useState<SettleAct | 'open'>();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const hasThird = thirdReaderOf(protocol) !== undefined;
  const isDeciding = !facts.isTraining && (isAnew || standing === undefined || standing.kind === 'lapsed');
  const isReady = act !== undefined && reason.trim() !== '' && !isBusy;
  const choose = (wanted: SettleAct): void => {
    if (facts.isTraining || (wanted === 'third-reading' && !hasThird)) return;
    setAnew(true);
    setAct(wanted);
    setRefusal(undefined);
    // Once the field is drawn: the reason is what is missing now.
    requestAnimationFrame(() => field.current?.focus());
  };
  const settle = (): void => {
    if (!isReady) return;
    setBusy(true);
    void app
      .settleCase(facts.subjectId, facts.targetKey, act as Settlement['decision'], reason)
      .then((outcome) => {
        setBusy(false);
        if (outcome !== 'settled') {
          setRefusal(agreementText.refusals[outcome]);
          return;
        }
        setAnew(false);
        setAct(undefined);
        setReason('');
        field.current?.blur();
        onSettled();
      });
  };
  useImperativeHandle(ref, () => ({ choose, settle }));
  const title = text.title(sideTag(facts.target, protocol), timePointText(facts.target.timePoint));
  return (
    <section className="settle-bar" aria-label={title} data-testid="settle-bar">
      <div className="settle-head">
        <h3>{title}</h3>
        <span className="muted">
          {act === undefined || act === 'open' ? text.kept : `${text.means[act]} ${text.kept}`}
        </span>
      </div>
      {facts.isTraining ? <p className="muted">{text.training}</p> : null}
      {standing ? <SettledFacts case={one} /> : null}
      {!facts.isTraining && !standing && reasons.length === 0 && act === undefined ? (
        <p className="hint">{facts.pair.kind === 'neither' ? text.neither : text.agreed}</p>
      ) : null}
      {isDeciding ? (
        <form
          className="settle-form"
          onSubmit={(event) => {
            event.preventDefault();
            settle();
          }}
        >
          {act === 'open' ? (
            <Button aria-pressed>{text.takeBack}</Button>
          ) : (
            settleActs.map((wanted, at) => (
              <Button
                key={wanted}
                className="settle-act"
                aria-pressed={act === wanted}
                disabled={wanted === 'third-reading' && !hasThird}
                onClick={() => choose(wanted)}
              >
                {text.acts[wanted]} <KeyCap name={String(at + 1)} />
              </Button>
            ))
          )}
          <TextInput
            ref={field}
            className="settle-reason"
            aria-label={text.reason}
            placeholder={text.reasonPlaceholder}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur();
            }}
          />
          <Button type="submit" variant={isReady ? 'filled' : 'default'} disabled={!isReady}>
            {act === 'open' ? text.takeBack : text.verb}
          </Button>
          {isAnew && standing ? (
            <Button
              variant="subtle"
              onClick={() => {
                setAnew(false);
                setAct(undefined);
              }}
            >
              {text.cancel}
            </Button>
          ) : null}
        </form>
      ) : facts.isTraining ? null : (
        <div className="settle-form">
          <Button onClick={() => setAnew(true)}>{text.anew}</Button>
          <Button
            variant="subtle"
            onClick={() => {
              setAnew(true);
              setAct('open');
              requestAnimationFrame(() => field.current?.focus());
            }}
          >
            {text.takeBack}
          </Button>
        </div>
      )}
      {isDeciding && !hasThird && act !== 'open' ? (
        <p className="hint settle-third">
          {text.noThird}{' '}
          <button type="button" className="link" onClick={() => app.showTab('protocol')}>
            {text.toProtocol}
          </button>
        </p>
      ) : null}
      {refusal === undefined ? null : (
        <p role="alert" className="settle-refusal">
          {refusal}
        </p>
      )}
    </section>
  );
}
