import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { emptyQuestion } from '../../app/archive/searchQuestion';
import type { ArchiveStudy } from '../../domain/archive/archiveStudy';
import type { OpenProject } from '../../state/openProject';
import { useApp, useAppState } from '../AppContext';
import { KeyCap } from '../parts/KeyCap';
import { KeyHint } from '../parts/KeyHint';
import { Segments } from '../parts/Segments';
import { useKeys } from '../parts/useKeys';
import '../cohort/cohort.css';
import '../cohort/filterBar.css';
import '../cohort/subjectTable.css';
import './archive.css';
import { ArchiveDesk } from './ArchiveDesk';
import { ArchiveFrame } from './ArchiveFrame';
import { studyLines } from './archiveLines';
import { archiveText as text } from './archiveText';
import { ProjectsView } from './ProjectsView';
import { useChosenStudies } from './useChosenStudies';

export interface ArchiveScreenProps {
  readonly onBack: () => void;
  /** What becomes of the studies that are ticked. */
  readonly onTake: (studies: readonly ArchiveStudy[]) => void;
  /** The open project's frame around it. */
  readonly frame?: (main: ReactNode, keys: ReactNode) => ReactNode;
}

type View = 'studies' | 'projects';
const views: readonly View[] = ['studies', 'projects'];

/** An archive's work list, and the projects that lie in it: in place of the start screen, or of a project's cohort. */
export function ArchiveScreen(props: ArchiveScreenProps) {
  const { onBack } = props;
  const open = useAppState((state) => state.open);
  const archive = useAppState((state) => state.archive);
  const isGone = archive.kind === 'none';
  // Whoever disconnects has nothing to look at here.
  useEffect(() => {
    if (isGone) onBack();
  }, [isGone, onBack]);
  if (archive.kind === 'none' || open?.person.kind === 'observer') return null;
  // Another archive is another list.
  return <ConnectedScreen key={archive.address} {...props} open={open} address={archive.address} />;
}

interface ConnectedScreenProps extends ArchiveScreenProps {
  readonly open: OpenProject | undefined;
  readonly address: string;
}

function ConnectedScreen({ open, address, onBack, onTake, frame }: ConnectedScreenProps) {
  const app = useApp();
  const search = useAppState((state) => state.archiveSearch);
  const isConnected = useAppState((state) => state.archive.kind === 'connected');
  const isImporting = useAppState((state) => state.import.kind === 'running');
  const [wanted, setView] = useState<View>('studies');
  const view = open ? 'studies' : wanted;
  const came = search.kind === 'none' ? undefined : search;
  const isAsked = came !== undefined;
  // The work list shows what is there before anybody asks for less.
  useEffect(() => {
    if (isConnected && !isAsked) void app.searchArchive(emptyQuestion);
  }, [app, isConnected, isAsked]);
  const studies = came?.studies;
  const { selection, onSelection, ...chosen } = useChosenStudies(studies ?? none);
  const catalogue = open?.catalogue;
  const project = open?.project;
  const lines = useMemo(() => {
    const here = new Set(
      catalogue?.patients.flatMap((patient) =>
        patient.studies.map(({ studyInstanceUid }) => studyInstanceUid),
      ),
    );
    return studyLines(
      studies ?? none,
      (uid) => project !== undefined && here.has(app.archiveStudyIn(project, uid)),
    );
  }, [app, studies, catalogue, project]);
  const count = chosen.studies.length;
  const take = (): void => {
    if (count > 0 && !isImporting) onTake(chosen.studies);
  };
  useKeys((key) => {
    const step = key === ']' ? 1 : key === '[' ? -1 : 0;
    const next = step === 0 || open ? undefined : views[views.indexOf(view) + step];
    if (next) setView(next);
    if (view === 'projects' && key === 'Escape') onBack();
    return next !== undefined || (view === 'projects' && key === 'Escape');
  });
  const main = (
    <div className="archive-screen" data-testid="archive">
      <header className="archive-head">
        <Button leftSection={<IconArrowLeft size={15} aria-hidden />} onClick={onBack}>
          {open ? text.back.cohort : text.back.start}
        </Button>
        <h1>{text.title}</h1>
        {open ? null : (
          <Segments
            label={text.viewsLabel}
            choices={views}
            chosen={view}
            texts={text.views}
            onChoose={setView}
          />
        )}
        {view === 'studies' && came && (came.kind === 'found' || lines.length > 0) ? (
          <span className="muted">{text.counts(lines.length, came.kind === 'found' && came.hasMore)}</span>
        ) : null}
        <span className="gap" />
        {view === 'studies' ? (
          <>
            {count === 0 && lines.length > 0 ? <span className="hint">{text.chooseFirst}</span> : null}
            <Button
              variant="filled"
              rightSection={<KeyCap name="A" />}
              aria-label={open ? text.add(count) : text.make(count)}
              disabled={count === 0 || isImporting}
              onClick={take}
            >
              {open ? text.add(count) : text.make(count)}
            </Button>
          </>
        ) : null}
      </header>
      {view === 'studies' ? (
        <ArchiveDesk
          search={came}
          address={address}
          lines={lines}
          hasProject={open !== undefined}
          selection={selection}
          chosenPatients={chosen.patients}
          onSelection={onSelection}
          onAdd={take}
          onBack={onBack}
        />
      ) : (
        <ProjectsView isConnected={isConnected} />
      )}
    </div>
  );
  const keys = <Keys view={view} hasProjects={!open} />;
  return frame ? (
    frame(main, keys)
  ) : (
    <ArchiveFrame status={keys} onBack={onBack}>
      {main}
    </ArchiveFrame>
  );
}

const none: readonly ArchiveStudy[] = [];

function Keys({ view, hasProjects }: { readonly view: View; readonly hasProjects: boolean }): ReactNode {
  return (
    <span className="status-keys">
      {view === 'studies' ? (
        <>
          <KeyHint keys={['↑', '↓']} does={text.keys.study} />
          <KeyHint keys={['Space']} does={text.keys.select} />
          <KeyHint keys={['⇧']} does={text.keys.range} />
          <KeyHint keys={['P']} does={text.keys.patient} />
          <KeyHint keys={['/']} does={text.keys.search} />
        </>
      ) : null}
      {hasProjects ? <KeyHint keys={['[', ']']} does={text.keys.view} /> : null}
      <KeyHint keys={['Esc']} does={text.keys.close} />
    </span>
  );
}
