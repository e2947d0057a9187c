import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { softwareText } from '../../app/export/softwareText';
import type { ReadyExport } from '../../state/exportState';
import type { OpenProject } from '../../state/openProject';
import { useApp, useAppState } from '../AppContext';
import { Bar } from '../parts/Bar';
import { KeyCap } from '../parts/KeyCap';
import { StateIcon } from '../parts/StateIcon';
import { checkText as text } from './checkText';
import { whyNotSaved } from './whyNotSaved';

/** Versions, and saving everything that is chosen; while it may not leave, why. */
export function SaveBar({ ready, open }: { readonly ready: ReadyExport; readonly open: OpenProject }) {
  const app = useApp();
  const results = useAppState((state) => state.results);
  const rules = results.kind === 'ready' ? results.results.pixelRules.join(', ') : '';
  const why = whyNotSaved(ready);
  const { saving, failure, items } = ready;
  return (
    <footer className="export-save">
      <p className="muted">{text.versions(softwareText, rules, open.project.protocol.version)}</p>
      {saving ? (
        <div className="export-progress" data-testid="export-saving">
          <span>
            {text.saving(
              saving.what === 'package'
                ? text.savingPackage
                : (items.find(({ id }) => id === saving.what)?.name ?? ''),
            )}
          </span>
          <Bar part={saving.progress.done} whole={Math.max(1, saving.progress.total)} label={text.package} />
          <span className="faint">{text.of(saving.progress.done, saving.progress.total)}</span>
          <Button size="compact-xs" onClick={() => app.cancelExportSaving()}>
            {text.stop}
          </Button>
        </div>
      ) : (
        <Button
          fullWidth
          variant={why === undefined ? 'filled' : 'default'}
          disabled={why !== undefined}
          aria-describedby="export-why-not"
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={
            <span className="export-save-keys">
              <KeyCap name="Ctrl" />
              <KeyCap name="S" />
            </span>
          }
          onClick={() => void app.savePackage()}
        >
          {text.package}
        </Button>
      )}
      <p id="export-why-not" className="icon-text export-why" role="status">
        {failure !== undefined ? (
          <>
            <StateIcon state="wrong" />
            {failure}
          </>
        ) : why !== undefined && !saving ? (
          <>
            <StateIcon state="attention" />
            {why}
          </>
        ) : null}
      </p>
    </footer>
  );
}
