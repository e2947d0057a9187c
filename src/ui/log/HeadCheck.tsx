import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ProjectLog } from '../../app/log/readLog';
import type { HeadVerdict } from '../../domain/keeping/auditHeadCheck';
import { personOfChain } from '../../domain/keeping/auditNext';
import { useApp } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { logText } from './logText';

const { check } = logText;

/** Takes a head from paper and says whether the log is what it was then. */
export function HeadCheck({
  log,
  nameOf,
}: {
  readonly log: ProjectLog;
  readonly nameOf: (person: string) => string;
}) {
  const app = useApp();
  const [typed, setTyped] = useState('');
  const [answer, setAnswer] = useState<HeadAnswer>();
  return (
    <section className="log-section">
      <h2>{check.title}</h2>
      <p className="hint">{check.hint}</p>
      <form
        className="log-check"
        onSubmit={(event) => {
          event.preventDefault();
          void app.checkPrinted(log, typed).then((verdict) => setAnswer(headAnswer(verdict, nameOf)));
        }}
      >
        <TextInput
          aria-label={check.label}
          placeholder={check.placeholder}
          value={typed}
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setAnswer(undefined);
          }}
        />
        <Button type="submit" disabled={typed.trim() === ''}>
          {check.verb}
        </Button>
      </form>
      <div role="status" data-testid="head-verdict">
        {answer ? (
          <p className="icon-text top">
            <StateIcon state={answer.state} />
            <span>{answer.text}</span>
          </p>
        ) : null}
      </div>
    </section>
  );
}

/** What is said of a typed head. */
export interface HeadAnswer {
  readonly state: 'done' | 'attention' | 'wrong';
  readonly text: string;
}

/** A verdict in words; undefined is what was no head. */
export function headAnswer(verdict: HeadVerdict | undefined, nameOf: (person: string) => string): HeadAnswer {
  switch (verdict?.kind) {
    case undefined:
      return { state: 'attention', text: check.notAHead };
    case 'not-here':
      return { state: 'wrong', text: check.notHere };
    case 'as-printed':
      return { state: 'done', text: check.asPrinted(nameOf(personOfChain(verdict.chain))) };
    case 'faulty':
      return {
        state: 'wrong',
        text: check.faulty(nameOf(personOfChain(verdict.chain)), logText.fault(verdict.fault)),
      };
  }
}
