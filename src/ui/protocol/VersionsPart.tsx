import { IconLock } from '@tabler/icons-react';
import { isProtocolLocked } from '../../domain/study/protocolLock';
import type { OpenProject } from '../../state/openProject';
import { conductText } from './conductText';
import { dayText } from './dayText';
import { protocolText } from './protocolText';

const { versions: words } = conductText;

/** Every version of the protocol, the newest first: what changed, why, when, and how many readings were signed before. */
export function VersionsPart({ open }: { readonly open: OpenProject }) {
  const { project, progress } = open;
  const { protocol, amendments = [], locked, createdAtUtc, kind } = project;
  const isDemo = kind.kind === 'demo';
  const isLocked = isProtocolLocked(project, progress) || isDemo;
  const lockedBy = protocol.observers.find(({ id }) => id === locked?.observerId)?.letter;
  return (
    <section className="versions" aria-label={words.title} data-testid="protocol-versions">
      <h2>{words.title}</h2>
      {amendments.toReversed().map(({ version, atUtc, changes, reason, signedReadings }) => (
        <article key={version} className="version">
          <p className="side-line">
            <strong>{version}</strong>
            {version === protocol.version ? <span className="chip">{words.inUse}</span> : null}
            <span className="gap" />
            <span className="hint">{dayText(atUtc)}</span>
          </p>
          {changes.map((change) => (
            <p key={change} className="version-change">
              {change}
            </p>
          ))}
          <p className="muted">“{reason}”</p>
          <p className="muted">{words.researcher}</p>
          <p className="hint">{words.signed(signedReadings)}</p>
        </article>
      ))}
      {isLocked ? (
        <article className="version">
          <p className="side-line">
            <strong>{amendments[0]?.before.version ?? protocol.version}</strong>
            {amendments.length === 0 ? <span className="chip">{words.inUse}</span> : null}
            <span className="chip outlined">
              <IconLock size={12} aria-hidden /> {words.locked}
            </span>
            <span className="gap" />
            {locked ? <span className="hint">{dayText(locked.atUtc)}</span> : null}
          </p>
          <p className="muted">
            {isDemo
              ? protocolText.side.lockedDemo
              : locked && lockedBy !== undefined
                ? words.lockedBy(lockedBy, locked.subjectCode)
                : words.lockedUnknown}
          </p>
        </article>
      ) : null}
      <article className="version">
        <p className="side-line">
          <strong>{words.draft}</strong>
          {isLocked ? null : <span className="chip">{words.inUse}</span>}
          <span className="gap" />
          <span className="hint">{dayText(createdAtUtc)}</span>
        </p>
        <p className="muted">{isDemo ? protocolText.side.lockedDemo : words.made}</p>
        {isLocked ? null : <p className="hint">{protocolText.side.draftNow}</p>}
      </article>
    </section>
  );
}
