import { Button } from '@mantine/core';
import { useState } from 'react';
import { unreadCount } from '../../app/results';
import type { ResultsDenied as Denied } from '../../domain/study/blinding';
import { readersOf } from '../../domain/study/thirdReader';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { observerName } from '../frame/observerName';
import { ObserverTag } from '../parts/ObserverTag';
import { ReasonDialog } from '../parts/ReasonDialog';
import { StateIcon } from '../parts/StateIcon';
import { lettersText, resultsText } from './resultsText';

const text = resultsText.denied;

/** Why there are no results now, what is missing, and the one way on. */
export function ResultsDenied({ why, open }: { readonly why: Denied; readonly open: OpenProject }) {
  if (why.kind === 'not-unblinded') return <NotUnblinded progress={why.progress} open={open} />;
  const letter =
    readersOf(open.project.protocol).find((one) => one.id === why.observerId)?.letter ?? why.observerId;
  return (
    <section className="results-message" data-testid="results-denied">
      <h1>{text.ownTitle(letter)}</h1>
      <p className="muted">{text.own(letter, why.openReadings)}</p>
    </section>
  );
}

function NotUnblinded({
  progress,
  open,
}: {
  readonly progress: Extract<Denied, { kind: 'not-unblinded' }>['progress'];
  readonly open: OpenProject;
}) {
  const app = useApp();
  const [isAsking, setAsking] = useState(false);
  const { protocol } = open.project;
  const total = progress.reduce((sum, one) => sum + one.toRead, 0);
  const unsigned = total - progress.reduce((sum, one) => sum + one.signed, 0);
  const isResearcher = open.person.kind === 'researcher';
  const letters = lettersText(protocol.observers.map((one) => one.letter));
  const state = unsigned > 0 ? text.unsigned(unsigned, total) : text.allSigned(total);
  return (
    <section className="results-message" data-testid="results-denied">
      <h1>{text.title}</h1>
      <p className="muted">{total === 0 ? text.nobodyReads : text.blinded}</p>
      {total > 0 ? (
        <table
          className="plain-table progress-table"
          aria-label={text.progress}
          data-testid="observer-progress"
        >
          <thead>
            <tr>
              <th scope="col">{text.heads.observer}</th>
              <th scope="col" className="number">
                {text.heads.signed}
              </th>
              <th scope="col" className="number">
                {text.heads.open}
              </th>
              <th scope="col" className="number">
                {text.heads.notBegun}
              </th>
            </tr>
          </thead>
          <tbody>
            {progress.map((one) => {
              const observer = protocol.observers.find(({ id }) => id === one.observerId);
              return (
                <tr key={one.observerId}>
                  <th scope="row">
                    <span className="icon-text">
                      <ObserverTag protocol={protocol} id={one.observerId} />
                      {observer ? observerName(observer) : one.observerId}
                      <span className="muted">{observer?.role}</span>
                    </span>
                  </th>
                  <td className="number">{text.of(one.signed, one.toRead)}</td>
                  <td className="number">{one.open}</td>
                  <td className="number">{one.notBegun}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : null}
      {total > 0 ? (
        <p className="icon-text">
          <StateIcon state={unsigned > 0 ? 'attention' : 'done'} />
          {state}
        </p>
      ) : null}
      <div className="results-acts">
        {total === 0 ? (
          <Button onClick={() => app.showTab('cohort')}>{text.toCohort}</Button>
        ) : isResearcher ? (
          <Button variant={unsigned > 0 ? 'default' : 'filled'} onClick={() => setAsking(true)}>
            {text.unblind}
          </Button>
        ) : (
          <span className="faint">{text.onlyResearcher}</span>
        )}
      </div>
      {isAsking ? (
        <ReasonDialog
          title={resultsText.unblind.title}
          text={`${resultsText.unblind.text(letters)} ${resultsText.unblind.unread(unreadCount(open))}`}
          reasonLabel={resultsText.unblind.reason}
          verb={resultsText.unblind.verb}
          cancel={resultsText.unblind.cancel}
          onClose={() => setAsking(false)}
          onDo={(reason) => void app.unblind(reason)}
        />
      ) : null}
    </section>
  );
}
