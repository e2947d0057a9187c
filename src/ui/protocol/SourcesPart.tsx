import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import type { CopySetting } from '../../domain/keeping/keptSources';
import type { OpenProject } from '../../state/openProject';
import { useApp, useAppState } from '../AppContext';
import { bytesText } from '../parts/bytesText';
import { sourcesText } from '../parts/sourcesText';

const text = sourcesText.part;
const settings: readonly CopySetting[] = ['default', 'yes', 'no'];

/** Where the images come from after a reload: remembered folders, and copies with the space they take. */
export function SourcesPart({ open: { project, person } }: { readonly open: OpenProject }) {
  const isResearcher = person.kind === 'researcher';
  return (
    <section className="side-part" data-testid="sources-part">
      <h2>{text.title}</h2>
      {project.kind.kind === 'demo' ? (
        <p className="muted">{text.demo}</p>
      ) : project.identity === 'removed' ? (
        <p className="muted">{sourcesText.identityRemoved}</p>
      ) : (
        <>
          <Folders isResearcher={isResearcher} />
          <Copies isResearcher={isResearcher} />
        </>
      )}
    </section>
  );
}

function Folders({ isResearcher }: { readonly isResearcher: boolean }) {
  const app = useApp();
  const folders = useAppState((state) => state.sources.folders);
  if (folders.length === 0) return <p className="muted">{text.noFolder}</p>;
  return (
    <>
      <p className="side-folders">
        {isResearcher ? text.remembered(folders) : text.rememberedCount(folders.length)}
      </p>
      {isResearcher ? (
        <div>
          <Button size="compact-sm" onClick={() => void app.forgetFolders()}>
            {folders.length === 1 ? text.forgetOne : text.forget}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function Copies({ isResearcher }: { readonly isResearcher: boolean }) {
  const app = useApp();
  const { canCopy, copies, copySetting, run } = useAppState((state) => state.sources);
  const [isAsked, setAsked] = useState(false);
  if (!canCopy) return <p className="muted">{text.cannotCopy}</p>;
  const choose = (setting: CopySetting): void => {
    // Copies that are here are not thrown away by moving a switch.
    if (setting === 'no' && copies.images > 0) setAsked(true);
    else void app.chooseCopies(setting);
  };
  return (
    <>
      <p className="side-line" data-testid="copies-kept">
        <span>{text.copies}</span>
        <span className="gap" />
        <span>{copies.images > 0 ? text.kept(copies.images, copies.bytes) : text.none}</span>
      </p>
      {run.kind === 'running' || run.kind === 'paused' ? (
        <p className="hint">{sourcesText.copy.done(run.doneImages, run.images)}</p>
      ) : null}
      {isResearcher ? (
        <Radio.Group
          size="xs"
          label={text.settingLabel}
          value={isAsked ? 'no' : copySetting}
          onChange={(value) => {
            const setting = settings.find((one) => one === value);
            if (setting) choose(setting);
          }}
        >
          <div className="side-options">
            {settings.map((setting) => (
              <Radio key={setting} size="xs" value={setting} label={text.settings[setting]} />
            ))}
          </div>
        </Radio.Group>
      ) : null}
      {isAsked ? (
        <div className="side-question">
          <p className="muted">
            {bytesText(copies.bytes)}. {text.removeQuestion}
          </p>
          <div className="side-acts">
            <Button size="compact-sm" onClick={() => setAsked(false)}>
              {text.cancel}
            </Button>
            <Button
              size="compact-sm"
              className="danger"
              onClick={() => {
                setAsked(false);
                void app.chooseCopies('no');
              }}
            >
              {text.removeConfirm}
            </Button>
          </div>
        </div>
      ) : null}
      <p className="hint">{text.hint}</p>
    </>
  );
}
