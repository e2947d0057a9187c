import { Button } from '@mantine/core';
import type { CheckedFiles, ReadyExport } from '../../state/exportState';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { Bar } from '../parts/Bar';
import { StateIcon } from '../parts/StateIcon';
import './check.css';
import { CheckLines } from './CheckLines';
import { checkText as text } from './checkText';
import { LeaveOptions } from './LeaveOptions';
import { SaveBar } from './SaveBar';

/** Whether it may leave: what was searched for and found, what stays, what else a person lets go, and saving. */
export function CheckPanel({ ready, open }: { readonly ready: ReadyExport; readonly open: OpenProject }) {
  const { check } = ready;
  const checked: CheckedFiles | undefined =
    check.kind === 'checked' ? check : check.kind === 'checking' ? check.before : undefined;
  return (
    <aside className="export-check" aria-label={text.title}>
      <div className="export-check-scroll">
        <h2>{text.title}</h2>
        <p className="muted export-check-lead">{checked ? text.lead(checked.fileCount) : text.leadWaiting}</p>
        <CheckState ready={ready} />
        {checked ? <CheckLines checked={checked} ready={ready} /> : null}
        <section className="export-stays">
          <h3>{text.stays}</h3>
          <p className="muted">{text.staysWhat}</p>
        </section>
        <LeaveOptions settings={ready.choices.settings} />
      </div>
      <SaveBar ready={ready} open={open} />
    </aside>
  );
}

function CheckState({ ready: { check } }: { readonly ready: ReadyExport }) {
  const app = useApp();
  if (check.kind === 'checking') {
    const { done, total } = check.progress;
    return (
      <div className="export-progress" data-testid="export-checking">
        <span>{text.checking}</span>
        <Bar part={done} whole={Math.max(1, total)} label={text.checking} />
        <span className="faint">{text.of(done, total)}</span>
        <Button size="compact-xs" onClick={() => app.cancelExportCheck()}>
          {text.cancel}
        </Button>
      </div>
    );
  }
  if (check.kind !== 'cancelled' && check.kind !== 'failed') return null;
  return (
    <div className="export-check-ended" role={check.kind === 'failed' ? 'alert' : 'status'}>
      <p className="icon-text top">
        <StateIcon state={check.kind === 'failed' ? 'wrong' : 'attention'} />
        {check.kind === 'failed' ? text.failed(check.message) : text.cancelled}
      </p>
      <Button onClick={() => void app.checkExportAgain()}>{text.again}</Button>
    </div>
  );
}
