import { Button, TextInput } from '@mantine/core';
import { IconFolder, IconSearch, IconShieldCheck } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import type { GivenBundle } from '../../app/exchange/ports';
import type { ProjectId } from '../../domain/ids';
import { useApp, useAppState } from '../AppContext';
import { ArchiveMarkPart, ArchiveStripPart } from '../archive/archiveParts';
import { bundlesOf, givenBundles } from '../exchange/givenBundles';
import { frameText } from '../frame/frameText';
import { NoticeList } from '../frame/NoticeList';
import { FilePicker, type PickedFolder } from '../parts/FilePicker';
import { KeyCap } from '../parts/KeyCap';
import { KeyHint } from '../parts/KeyHint';
import { lazyPart } from '../parts/lazyPart';
import { type Dropped, type GivenName, isBundleName } from '../parts/takeDrop';
import { useDropAnywhere } from '../parts/useDropAnywhere';
import { useKeys } from '../parts/useKeys';
import { ProjectTable } from './ProjectTable';
import { titleFrom } from './projectState';
import { StorageCard } from './StorageCard';
import './start.css';
import { startText } from './startText';
import { WayIn } from './WayIn';

/** The dialogs load when the screen has come to rest, or when one is asked for. */
export const StartDialogPart = lazyPart(async () => (await import('./StartDialog')).StartDialog);

type Dialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'remove'; readonly id: ProjectId };

function namesOf(files: readonly File[]): readonly GivenName[] {
  return files.map(({ name, webkitRelativePath }) => {
    const [folder, ...rest] = webkitRelativePath.split('/');
    return folder && rest.length > 0 ? { name: folder, isFolder: true } : { name, isFolder: false };
  });
}

/** Projects on this computer, the ways in, and what this browser keeps. */
export function StartScreen({ onArchive }: { readonly onArchive: () => void }) {
  const app = useApp();
  const archive = useAppState((state) => state.archive);
  const hasArchive = archive.kind !== 'none';
  const projects = useAppState((state) => state.projects);
  const isOpening = useAppState((state) => state.busy !== undefined);
  const [typed, setTyped] = useState('');
  const [selected, setSelected] = useState<ProjectId>();
  const [dialog, setDialog] = useState<Dialog>({ kind: 'none' });
  const [isWorking, setWorking] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const openBackup = useRef<() => void>(undefined);
  const main = useRef<HTMLElement>(null);

  const shown = useMemo(() => {
    const wanted = typed.trim().toLowerCase();
    const all = projects ?? [];
    return wanted === ''
      ? all
      : all.filter(({ project }) => project.protocol.title.toLowerCase().includes(wanted));
  }, [projects, typed]);
  const current = shown.find(({ project }) => project.id === selected) ?? shown[0];
  const isFirstVisit = projects?.length === 0;
  const isBusy = isOpening || isWorking;

  /** One act at a time: a second key press must not make a second project. */
  const run = (act: () => Promise<void>): void => {
    if (isBusy) return;
    setWorking(true);
    void act().finally(() => setWorking(false));
  };
  const openProject = (id: ProjectId): void => run(() => app.openProject(id));
  const openDemo = (): void => run(() => app.openDemo());
  const openBundles = (bundles: readonly GivenBundle[]): void => run(() => app.offerBundles(bundles));
  const take = (
    names: readonly GivenName[],
    given: Dropped['given'] | PickedFolder['given'] | { kind: 'files'; files: readonly File[] },
  ) => run(() => app.importIntoNewProject(titleFrom(names, startText.untitled), given));
  const takeFiles = (files: readonly File[]): void => {
    const bundles = bundlesOf(files.filter(({ name }) => isBundleName(name)));
    if (bundles.length > 0) openBundles(bundles);
    else take(namesOf(files), { kind: 'files', files });
  };
  const takeFolder = ({ name, given, bundle }: PickedFolder): void => {
    if (bundle) openBundles([{ name, size: 0, source: bundle, given }]);
    else take([{ name, isFolder: true }], given);
  };
  const isOver = useDropAnywhere((dropped) => {
    const bundles = givenBundles(dropped);
    if (bundles.length > 0) openBundles(bundles);
    else take(dropped.names, dropped.given);
  });

  const step = (by: 1 | -1): void => {
    const index = current ? shown.indexOf(current) : -1;
    const next = shown[Math.min(shown.length - 1, Math.max(0, index + by))];
    if (!next) return;
    setSelected(next.project.id);
    const title = main.current?.querySelector(`[data-project="${CSS.escape(next.project.id)}"] button`);
    if (title instanceof HTMLElement) title.focus({ preventScroll: true });
  };
  useKeys((key) => {
    // While a dialog is on its way, keys are meant for it.
    if (dialog.kind !== 'none') return false;
    switch (key) {
      case 'ArrowDown':
        step(1);
        return true;
      case 'ArrowUp':
        step(-1);
        return true;
      case 'Enter':
        if (current) openProject(current.project.id);
        return current !== undefined;
      case 'Delete':
        if (current) setDialog({ kind: 'remove', id: current.project.id });
        return true;
      case '/':
        search.current?.focus();
        return true;
      case 'n':
        setDialog({ kind: 'new' });
        return true;
      case 'd':
        openDemo();
        return true;
      case 'o':
        openBackup.current?.();
        return true;
      case 'c':
        onArchive();
        return true;
      default:
        return false;
    }
  });

  const close = (): void => setDialog({ kind: 'none' });
  const removing =
    dialog.kind === 'remove' ? projects?.find(({ project }) => project.id === dialog.id) : undefined;
  return (
    <div className="frame">
      <header className="top-bar">
        <span className="mark">
          <img src="./mark.svg" alt="" />
          {frameText.product}
        </span>
        <span className="faint">{__APP_VERSION__}</span>
        <span className="gap" />
        {hasArchive ? (
          <ArchiveMarkPart />
        ) : (
          <span className="icon-text muted">
            <IconShieldCheck size={15} aria-hidden />
            {frameText.nothingLeaves}
          </span>
        )}
      </header>
      <main className="screen start-screen" ref={main}>
        {hasArchive ? <ArchiveStripPart /> : null}
        <div className="start-columns">
          <div className="start-head">
            <h1>{startText.title}</h1>
            {isBusy ? (
              <span className="muted" role="status">
                {startText.opening}
              </span>
            ) : null}
          </div>
          <div className="start-filter">
            {projects && projects.length > 0 ? (
              <TextInput
                ref={search}
                aria-label={startText.filter}
                placeholder={startText.filter}
                leftSection={<IconSearch size={14} aria-hidden />}
                rightSection={<KeyCap name="/" />}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key !== 'Escape') return;
                  setTyped('');
                  event.currentTarget.blur();
                }}
              />
            ) : null}
          </div>
          <div className="start-main">
            {projects === undefined ? <p className="muted start-line">{startText.reading}</p> : null}
            {isFirstVisit ? <p className="start-line">{startText.firstVisit}</p> : null}
            {projects && projects.length > 0 && shown.length === 0 ? (
              <p className="muted start-line">{startText.noneMatches(typed)}</p>
            ) : null}
            {shown.length > 0 ? (
              <ProjectTable
                projects={shown}
                selected={current?.project.id}
                onSelect={setSelected}
                onOpen={openProject}
              />
            ) : null}
            <div className={isOver ? 'drop-zone over' : 'drop-zone'} data-testid="drop-zone">
              <IconFolder size={20} className="muted" aria-hidden />
              <div>
                <strong>{isOver ? startText.drop.over : startText.drop.title}</strong>
                <div className="hint">{startText.drop.text}</div>
              </div>
              <FilePicker isFolder label={startText.pickFolder} onChoose={takeFiles} onFolder={takeFolder}>
                {(open) => (
                  <Button onClick={open} disabled={isBusy}>
                    {startText.drop.folder}
                  </Button>
                )}
              </FilePicker>
              <FilePicker label={startText.pickFiles} onChoose={takeFiles}>
                {(open) => (
                  <Button onClick={open} disabled={isBusy}>
                    {startText.drop.files}
                  </Button>
                )}
              </FilePicker>
            </div>
          </div>
          <div className="start-side">
            <WayIn
              {...startText.newProject}
              keyName="N"
              isPrimary={!isFirstVisit}
              isDisabled={isBusy}
              onTake={() => setDialog({ kind: 'new' })}
            />
            <WayIn
              {...startText.demo}
              keyName="D"
              isPrimary={isFirstVisit}
              isDisabled={isBusy}
              onTake={openDemo}
            />
            <FilePicker
              accept=".zip"
              label={startText.pickBackup}
              onChoose={(files) => openBundles(bundlesOf(files))}
            >
              {(open) => {
                openBackup.current = open;
                return <WayIn {...startText.backup} keyName="O" isDisabled={isBusy} onTake={open} />;
              }}
            </FilePicker>
            <WayIn
              {...(archive.kind === 'connected' ? startText.openArchive(archive.address) : startText.archive)}
              keyName="C"
              isDisabled={isBusy}
              onTake={onArchive}
            />
            <StorageCard />
          </div>
        </div>
      </main>
      <footer className="status-bar">
        {current ? (
          <>
            <KeyHint keys={['↑', '↓']} does={startText.keys.project} />
            <KeyHint keys={['↵']} does={startText.keys.open} />
            <KeyHint keys={['Del']} does={startText.keys.remove} />
          </>
        ) : null}
        <span className="gap" />
        <span className="faint">{frameText.researchOnly}</span>
      </footer>
      <NoticeList />
      {dialog.kind === 'new' ? (
        <StartDialogPart
          kind="new"
          onClose={close}
          onMake={(title, identity, csaKind) => run(() => app.newProject(title, identity, csaKind))}
        />
      ) : null}
      {removing ? (
        <StartDialogPart
          kind="remove"
          summary={removing}
          onClose={close}
          onRemove={() => run(() => app.deleteProject(removing.project.id))}
        />
      ) : null}
    </div>
  );
}
