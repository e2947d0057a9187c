import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ArchiveStop } from '../../app/archive/syncOutcome';
import { isolatedText } from '../../base/isolatedText';
import type { Result } from '../../base/result';
import type { ArchiveFailure } from '../../domain/archive/archiveFailure';
import type { ArchiveBundle, ArchiveProject } from '../../domain/archive/archiveProject';
import { useApp, useAppState } from '../AppContext';
import { Bar } from '../parts/Bar';
import { StateIcon } from '../parts/StateIcon';
import { dayText } from '../parts/times';
import { archiveText, failureText, stopText } from './archiveText';

const text = archiveText.projects;

/** A bundle that is being fetched, and how far it is, in bytes. */
interface Opening {
  readonly bundle: ArchiveBundle;
  readonly received: number;
  readonly total: number | undefined;
}

/** Projects that lie in the archive: kits that their observers open here, and whole projects. */
export function ProjectsView({ isConnected }: { readonly isConnected: boolean }) {
  const app = useApp();
  const archive = useAppState((state) => state.archive);
  const address = archive.kind === 'none' ? '' : archive.address;
  const [listed, setListed] = useState<Result<readonly ArchiveProject[], ArchiveFailure>>();
  const [askedAt, setAskedAt] = useState(0);
  const [opening, setOpening] = useState<Opening>();
  const [stopped, setStopped] = useState<ArchiveStop>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when somebody wants it, or is connected again
  useEffect(() => {
    const looking = new AbortController();
    setListed(undefined);
    void app.archiveProjects(looking.signal).then((came) => looking.signal.aborted || setListed(came));
    return () => looking.abort();
  }, [app, askedAt, isConnected]);
  // What is being fetched was asked for here.
  const fetching = useRef<AbortController>(undefined);
  useEffect(() => () => fetching.current?.abort(), []);
  const open = async (bundle: ArchiveBundle): Promise<void> => {
    const controller = new AbortController();
    fetching.current = controller;
    setStopped(undefined);
    setOpening({ bundle, received: 0, total: undefined });
    const onBytes = (received: number, total: number | undefined) => setOpening({ bundle, received, total });
    const end = await app.openArchiveBundle(bundle, onBytes, controller.signal);
    setOpening(undefined);
    if (end !== 'offered' && end.kind !== 'cancelled') setStopped(end);
  };
  const failed = listed && !listed.ok ? failureText(listed.error, address, true) : undefined;
  const projects = listed?.ok ? listed.value : [];
  return (
    <div className="archive-projects" data-testid="archive-projects">
      <div className="archive-projects-page">
        <div className="archive-projects-head">
          <h2>{text.title}</h2>
          <span className="gap" />
          <Button size="compact-sm" disabled={!listed} onClick={() => setAskedAt((at) => at + 1)}>
            {text.again}
          </Button>
        </div>
        <p className="icon-text top hint">
          <StateIcon state="attention" />
          {text.honest}
        </p>
        {listed ? null : (
          <p className="muted" role="status">
            {text.reading}
          </p>
        )}
        {failed ? (
          <div role="alert">
            <strong>{failed.title}</strong>
            <p className="muted">{failed.text}</p>
          </div>
        ) : null}
        {stopped ? (
          <p className="icon-text top" role="alert">
            <StateIcon state="wrong" />
            {stopText(stopped, address)}
          </p>
        ) : null}
        {listed?.ok && projects.length === 0 ? (
          <div>
            <strong>{text.none}</strong>
            <p className="muted">{text.noneText}</p>
          </div>
        ) : null}
        {projects.map((project) => (
          <section key={project.studyInstanceUid} className="archive-project" aria-label={project.title}>
            <h3>{isolatedText(project.title)}</h3>
            <table className="plain-table archive-bundles">
              <tbody>
                {project.bundles.map((bundle) => (
                  <tr key={bundle.seriesInstanceUid}>
                    <td>{text.bundle(bundle)}</td>
                    <td className="muted">
                      {bundle.newestAtUtc === undefined ? '' : dayText(bundle.newestAtUtc, Date.now())}
                    </td>
                    <td>
                      {bundle.isHere ? (
                        <span className="icon-text faint">
                          <IconCheck size={15} aria-hidden />
                          {text.isHere}
                        </span>
                      ) : null}
                    </td>
                    <td className="archive-bundle-act">
                      {opening?.bundle.seriesInstanceUid === bundle.seriesInstanceUid ? (
                        <span className="archive-fetching" role="status">
                          {opening.total === undefined ? null : (
                            <Bar part={opening.received} whole={opening.total} label={text.opening} />
                          )}
                          <span className="muted">{text.fetching(opening.received, opening.total)}</span>
                          <Button size="compact-sm" onClick={() => fetching.current?.abort()}>
                            {text.cancel}
                          </Button>
                        </span>
                      ) : (
                        <Button
                          size="compact-sm"
                          variant={bundle.kind === 'kit' && !bundle.isHere ? 'filled' : 'default'}
                          disabled={opening !== undefined}
                          aria-label={text.openLabel(text.bundle(bundle), project.title)}
                          onClick={() => void open(bundle)}
                        >
                          {bundle.kind === 'kit' ? text.openKit : text.take}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        ))}
      </div>
    </div>
  );
}
