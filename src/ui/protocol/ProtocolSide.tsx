import { observerProgress } from '../../domain/study/blinding';
import type { OpenProject } from '../../state/openProject';
import { Bar } from '../parts/Bar';
import { ObserverTag } from '../parts/ObserverTag';
import { conductText } from './conductText';
import { protocolText } from './protocolText';
import { SourcesPart } from './SourcesPart';
import { VersionsPart } from './VersionsPart';

const { side } = protocolText;
const { versions } = conductText;

/** Beside the rules: their versions, how far the readings are, and what changes without an amendment. */
export function ProtocolSide({ open }: { readonly open: OpenProject }) {
  const { project } = open;
  const { protocol } = project;
  // How far the others are is none of an observer's business.
  const progress =
    open.person.kind === 'researcher'
      ? observerProgress({ project, subjects: open.subjects, readings: open.progress })
      : [];
  return (
    <aside className="protocol-side" aria-label={versions.title}>
      <VersionsPart open={open} />
      {progress.length > 0 ? (
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
      ) : null}
      <SourcesPart open={open} />
      <span className="gap" />
      <section className="side-part free-part">
        <h2>{versions.free}</h2>
        <ul className="plain-list muted">
          {versions.freeItems.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
