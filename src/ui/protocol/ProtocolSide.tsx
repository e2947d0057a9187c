import { IconLock } from '@tabler/icons-react';
import { observerProgress } from '../../domain/study/blinding';
import type { OpenProject } from '../../state/openProject';
import { Bar } from '../parts/Bar';
import { ObserverTag } from '../parts/ObserverTag';
import { dayAndTime } from '../results/dayAndTime';
import { protocolText } from './protocolText';
import { SourcesPart } from './SourcesPart';

const { side } = protocolText;

/** Beside the rules: which version holds, what locked it, and how far the readings are. */
export function ProtocolSide({
  open,
  signed,
  isLocked,
}: {
  readonly open: OpenProject;
  readonly signed: number;
  readonly isLocked: boolean;
}) {
  const { project } = open;
  const { protocol } = project;
  const progress = observerProgress({ project, subjects: open.subjects, readings: open.progress });
  return (
    <aside className="protocol-side" aria-label={side.version}>
      <section className="side-part">
        <h2>{side.version}</h2>
        <p className="side-line">
          <strong>{protocol.version}</strong>
          {isLocked ? (
            <span className="chip outlined">
              <IconLock size={12} aria-hidden /> {side.locked}
            </span>
          ) : (
            <span className="chip">{side.draft}</span>
          )}
        </p>
        <p className="muted">
          {signed > 0 ? side.lockedBy(signed) : isLocked ? side.lockedDemo : side.draftText}
        </p>
        <p className="hint">{side.made(dayAndTime(project.createdAtUtc))}</p>
      </section>
      <section className="side-part">
        <h2>{side.readings}</h2>
        {progress.map((one) => (
          <div key={one.observerId} className="side-progress">
            <span className="icon-text">
              <ObserverTag protocol={protocol} id={one.observerId} />
              {side.signedOf(one.signed, one.toRead)}
            </span>
            <Bar
              part={one.signed}
              whole={one.toRead}
              label={`${one.observerId}: ${side.signedOf(one.signed, one.toRead)}`}
            />
          </div>
        ))}
      </section>
      <SourcesPart open={open} />
    </aside>
  );
}
