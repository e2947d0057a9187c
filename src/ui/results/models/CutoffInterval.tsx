import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { CutoffBootstrap } from '../../../analysis/live/calculation';
import type { LongWork, WorkProgress } from '../../../analysis/live/longWork';
import type { RefractureRoc } from '../../../analysis/refractureRoc';
import type { StudyResults } from '../../../analysis/studyResults';
import type { PrintSettings } from '../../../report/printSettings';
import { useApp } from '../../AppContext';
import { Bar } from '../../parts/Bar';
import { CutoffIntervalResult } from './CutoffIntervalResult';
import { modelsText } from './modelsText';

const texts = modelsText.roc;
const usualSeed = '20261123';
const usualReplicates = '2000';

type State =
  | { readonly kind: 'asked-not' }
  | { readonly kind: 'running'; readonly progress: WorkProgress | undefined }
  | { readonly kind: 'done'; readonly outcome: CutoffBootstrap }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

function wholeNumber(text: string, from: number, to: number): number | undefined {
  const number = /^\d+$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
  return number >= from && number <= to ? number : undefined;
}

/** The bootstrap of a cut-off, asked for because it takes a while: with its seed, its progress, and a way to stop it. */
export function CutoffInterval({
  roc,
  results,
  settings,
}: {
  readonly roc: RefractureRoc;
  readonly results: StudyResults;
  readonly settings: PrintSettings;
}) {
  const app = useApp();
  const [seedText, setSeedText] = useState(usualSeed);
  const [replicatesText, setReplicatesText] = useState(usualReplicates);
  const [state, setState] = useState<State>({ kind: 'asked-not' });
  const work = useRef<LongWork<CutoffBootstrap>>(undefined);
  useEffect(() => () => work.current?.cancel(), []);

  const seed = wholeNumber(seedText, 0, 2 ** 32 - 1);
  const replicates = wholeNumber(replicatesText, 100, 100_000);
  const compute = async (): Promise<void> => {
    if (seed === undefined || replicates === undefined) return;
    setState({ kind: 'running', progress: undefined });
    const started = app.bootstrapCutoff(roc, { seed, replicates }, (progress) =>
      setState((before) => (before.kind === 'running' ? { kind: 'running', progress } : before)),
    );
    work.current = started;
    const outcome = await started.outcome;
    if (work.current !== started) return;
    setState(outcome.kind === 'done' ? { kind: 'done', outcome: outcome.value } : outcome);
  };
  return (
    <section className="path-part" data-testid="cutoff-interval">
      <h3>{texts.interval}</h3>
      {state.kind === 'running' ? (
        <div className="cutoff-running">
          <Bar
            part={state.progress?.done ?? 0}
            whole={state.progress?.total ?? replicates ?? 1}
            label={texts.running}
          />
          <span className="faint">
            {texts.progress(state.progress?.done ?? 0, state.progress?.total ?? replicates ?? 0)}
          </span>
          <Button onClick={() => work.current?.cancel()}>{texts.cancel}</Button>
        </div>
      ) : (
        <>
          <div className="cutoff-form">
            <TextInput
              label={texts.seed}
              inputMode="numeric"
              value={seedText}
              onChange={(event) => setSeedText(event.currentTarget.value)}
              error={seed === undefined ? texts.notSeed : null}
            />
            <TextInput
              label={texts.replicates}
              inputMode="numeric"
              value={replicatesText}
              onChange={(event) => setReplicatesText(event.currentTarget.value)}
              error={replicates === undefined ? texts.notReplicates : null}
            />
          </div>
          <div className="cutoff-acts">
            <Button disabled={seed === undefined || replicates === undefined} onClick={() => void compute()}>
              {state.kind === 'done' ? texts.again : texts.compute}
            </Button>
            <span className="hint" role="status">
              {state.kind === 'cancelled'
                ? texts.cancelled
                : state.kind === 'failed'
                  ? texts.failed(state.message)
                  : texts.seedHint}
            </span>
          </div>
        </>
      )}
      {state.kind === 'done' ? (
        <CutoffIntervalResult roc={roc} results={results} outcome={state.outcome} settings={settings} />
      ) : null}
    </section>
  );
}
