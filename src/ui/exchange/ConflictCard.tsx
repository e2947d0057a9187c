import { Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { type SettleReason, settleReasons } from '../../app/exchange/conflicts';
import type { MergeConflict } from '../../domain/keeping/merge/conflictsOf';
import { readersOf } from '../../domain/study/thirdReader';
import { maySeeGroup } from '../../state/maySeeGroup';
import type { OpenProject } from '../../state/openProject';
import { StateIcon } from '../parts/StateIcon';
import { dayText } from '../parts/times';
import { differenceWords, versionWords } from './conflictWords';
import { exchangeText } from './exchangeText';

const text = exchangeText.conflicts;

interface ConflictCardProps {
  readonly conflict: MergeConflict;
  readonly open: OpenProject;
  readonly onSettle: (chosen: number, reason: SettleReason) => void;
}

/** One conflict: its versions side by side, where they differ, and the choice of one. */
export function ConflictCard({ conflict, open, onSettle }: ConflictCardProps) {
  const [choosing, setChoosing] = useState<number>();
  const [reason, setReason] = useState<SettleReason>();
  const showsGroup = maySeeGroup(open);
  const differences = differenceWords(conflict, open.project.protocol, showsGroup);
  return (
    <section className="exchange-card" data-testid="conflict">
      <h2 className="icon-text">
        <StateIcon state="attention" />
        {titleOf(conflict, open)}
      </h2>
      <ul className="conflict-differences">
        {differences.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="conflict-versions">
        {conflict.versions.map((version, at) => {
          const { when, devices, facts } = versionWords(conflict, at, showsGroup);
          return (
            <div
              key={JSON.stringify([version.clock, at])}
              className="conflict-version"
              data-shown={at === 0 || undefined}
            >
              <strong>
                {text.version(at + 1)} {at === 0 ? <span className="chip outlined">{text.shown}</span> : null}
              </strong>
              <ul>
                {facts.map((fact) => (
                  <li key={fact}>{fact}</li>
                ))}
              </ul>
              <p className="hint">
                {when ? `${text.last(dayText(when, Date.now()))} · ` : ''}
                {text.on(devices)}
              </p>
              <span className="gap" />
              <div>
                <Button onClick={() => setChoosing(at)}>{text.choose}</Button>
              </div>
            </div>
          );
        })}
      </div>
      {choosing === undefined ? null : (
        <Modal opened onClose={() => setChoosing(undefined)} title={text.chosenTitle(choosing + 1)}>
          <div className="dialog-body">
            <p className="muted">{text.chosenText}</p>
            <Select
              label={text.reason}
              data={settleReasons.map((one) => ({ value: one, label: text.reasons[one] }))}
              value={reason ?? null}
              onChange={(value) => setReason(settleReasons.find((one) => one === value))}
              data-autofocus
            />
            <div className="dialog-acts">
              <Button onClick={() => setChoosing(undefined)}>{text.cancel}</Button>
              <Button
                variant="filled"
                disabled={reason === undefined}
                onClick={() => {
                  if (reason === undefined) return;
                  setChoosing(undefined);
                  onSettle(choosing, reason);
                }}
              >
                {text.settle}
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </section>
  );
}

function titleOf(conflict: MergeConflict, { subjects, project }: OpenProject): string {
  if (conflict.kind === 'project') return text.ofProject;
  const code = subjects.find(({ id }) => id === conflict.subjectId)?.code ?? text.goneSubject;
  if (conflict.kind === 'subject') return text.ofSubject(code);
  const letter = readersOf(project.protocol).find(({ id }) => id === conflict.observerId)?.letter;
  return letter === undefined ? text.ofSlices(code) : text.ofReading(code, letter, conflict.round);
}
