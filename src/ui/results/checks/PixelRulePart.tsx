import { Button } from '@mantine/core';
import type { ReadyResults } from '../../../state/resultsState';
import { useApp, useAppState } from '../../AppContext';
import { Bar } from '../../parts/Bar';
import '../path.css';
import { checksText } from './checksText';

const text = checksText.rule;

/** Measures every ROI by the other pixel rule, because the stored measurements know one rule only. */
export function PixelRulePart({ ready }: { readonly ready: ReadyResults }) {
  const app = useApp();
  const kept = useAppState((state) => state.pixelRuleCheck);
  const { id, protocol } = ready.results.project;
  const rule = protocol.pixelRule === 'centre' ? 'imagej' : 'centre';
  const isOurs = kept.kind !== 'none' && kept.projectId === id && kept.ruleId === rule;
  const check = isOurs ? kept : ({ kind: 'none' } as const);
  const start = (label: string) => <Button onClick={() => void app.measureByOtherRule()}>{label}</Button>;
  return (
    <section className="path-part pixel-rule" data-testid="pixel-rule">
      <h3>{text.title}</h3>
      <p className="path-row">{text.explain(rule)}</p>
      {check.kind === 'none' ? start(text.start) : null}
      {check.kind === 'measuring' ? (
        <div className="pixel-rule-running">
          <Bar part={check.done} whole={Math.max(1, check.total)} label={text.start} />
          <span className="faint">{text.progress(check.done, check.total)}</span>
          <Button onClick={() => app.cancelOtherRule()}>{text.cancel}</Button>
        </div>
      ) : null}
      {check.kind === 'cancelled' ? (
        <>
          <p role="status">{text.cancelled(check.done, check.total)}</p>
          {start(text.goOn)}
        </>
      ) : null}
      {check.kind === 'failed' ? (
        <>
          <p role="alert">{text.failed(check.message)}</p>
          {start(text.again)}
        </>
      ) : null}
      {check.kind === 'measured' ? (
        <>
          <p role="status">{text.measured(check.rois, rule)}</p>
          {check.not.length > 0 ? (
            <>
              <p>{text.not(check.not.reduce((sum, { rois }) => sum + rois, 0))}</p>
              <ul className="pixel-rule-not">
                {check.not.map(({ code, rois, why }) => (
                  <li key={`${code}|${why}`}>{text.notOf(code, rois, why)}</li>
                ))}
              </ul>
              <p className="hint">{text.notHint}</p>
              {start(text.again)}
            </>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
