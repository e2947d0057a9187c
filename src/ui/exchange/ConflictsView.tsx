import { useEffect, useState } from 'react';
import type { MergeConflict } from '../../domain/keeping/merge/conflictsOf';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { ConflictCard } from './ConflictCard';
import { exchangeText } from './exchangeText';

const text = exchangeText.conflicts;

type Found =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'found'; readonly conflicts: readonly MergeConflict[] };

/** Records that were changed on two computers apart from each other: both versions, and settling on one. */
export function ConflictsView({ open }: { readonly open: OpenProject }) {
  const app = useApp();
  const [found, setFound] = useState<Found>({ kind: 'reading' });
  const [said, setSaid] = useState('');
  const { project } = open;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when the project was loaded anew
  useEffect(() => {
    let isGone = false;
    void app.readConflicts().then((read) => {
      if (isGone) return;
      setFound(
        read.ok ? { kind: 'found', conflicts: read.value } : { kind: 'failed', message: read.error.message },
      );
    });
    return () => {
      isGone = true;
    };
  }, [app, project.openedAtUtc, said]);
  return (
    <div className="exchange-page">
      <div className="exchange-title">
        <h1>{text.title}</h1>
        <span className="muted">{text.caption}</span>
      </div>
      <p role="status" className="muted">
        {said}
      </p>
      {found.kind === 'reading' ? <p className="muted">{text.reading}</p> : null}
      {found.kind === 'failed' ? <p>{text.failed(found.message)}</p> : null}
      {found.kind === 'found' && found.conflicts.length === 0 ? (
        <p className="icon-text" data-testid="no-conflicts">
          <StateIcon state="done" />
          {text.none}
        </p>
      ) : null}
      {found.kind === 'found' && found.conflicts.length > 0 ? <p className="hint">{text.blinded}</p> : null}
      {found.kind === 'found'
        ? found.conflicts.map((conflict) => (
            <ConflictCard
              key={`${conflict.kind} ${conflict.key}`}
              conflict={conflict}
              open={open}
              onSettle={(chosen, reason) => {
                void app
                  .settleConflict(conflict, chosen, reason)
                  .then((settled) =>
                    setSaid(settled.ok ? text.settled : text.notSettled(settled.error.message)),
                  );
              }}
            />
          ))
        : null}
    </div>
  );
}
