import type { ReactNode } from 'react';
import type { ProjectTab } from '../../state/appState';
import { useApp, useAppState } from '../AppContext';
import { ArchiveMarkPart, ArchiveStripPart } from '../archive/archiveParts';
import { BackupReminder } from './BackupReminder';
import { frameText } from './frameText';
import { NoticeList } from './NoticeList';
import { PersonMenu } from './PersonMenu';
import { SaveStateView } from './SaveStateView';
import { SignInDialog } from './SignInDialog';

const researcherTabs: readonly ProjectTab[] = [
  'protocol',
  'cohort',
  'read',
  'agreement',
  'results',
  'export',
  'exchange',
];
const observerTabs: readonly ProjectTab[] = ['cohort', 'read', 'protocol', 'exchange'];

interface FrameProps {
  readonly tab: ProjectTab;
  /** Between the tabs and who sits here: what belongs to the screen. */
  readonly middle?: ReactNode;
  /** After the save state: the screen's main act. */
  readonly act?: ReactNode;
  readonly statusLeft?: ReactNode;
  readonly statusRight?: ReactNode;
  readonly children: ReactNode;
}

/**
 * Top bar, screen, status bar. An observer's frame has only the work list, Read and the protocol: what is blinded is
 * absent, not greyed. A researcher's has Read only while slices are chosen for all observers.
 */
export function Frame({ tab, middle, act, statusLeft, statusRight, children }: FrameProps) {
  const app = useApp();
  const open = useAppState((state) => state.open);
  const hasReading = useAppState((state) => state.reading !== undefined);
  const archive = useAppState((state) => state.archive.kind);
  if (!open) return null;
  const isObserver = open.person.kind === 'observer';
  const tabs = isObserver
    ? observerTabs.filter((one) => one !== 'read' || hasReading || tab === 'read')
    : researcherTabs.filter((one) => one !== 'read' || hasReading || tab === 'read');
  const names = frameText.tabs[isObserver ? 'observer' : 'researcher'];
  return (
    <div className="frame">
      <header className="top-bar">
        <button
          type="button"
          className="mark"
          aria-label={frameText.toStart}
          onClick={() => void app.closeProject()}
        >
          <img src="./mark.svg" alt="" />
          <span className="product-name">{frameText.product}</span>
        </button>
        <span className="divider" />
        {tab === 'read' ? null : (
          <strong className="project-name" title={open.project.protocol.title}>
            {open.project.protocol.title}
          </strong>
        )}
        <div className="tabs" role="tablist" aria-label={frameText.product}>
          {tabs.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={one === tab}
              className="tab"
              onClick={() => app.showTab(one)}
            >
              {names[one]}
            </button>
          ))}
        </div>
        {middle}
        <span className="gap" />
        {archive === 'none' ? null : (
          <>
            <ArchiveMarkPart isShort={tab === 'read'} />
            <span className="divider" />
          </>
        )}
        <PersonMenu />
        <span className="divider" />
        <SaveStateView />
        {act}
      </header>
      {archive === 'failed' && tab !== 'read' ? (
        <main className="screen with-strip">
          <ArchiveStripPart />
          {children}
        </main>
      ) : (
        <main className="screen">{children}</main>
      )}
      <footer className="status-bar">
        {statusLeft}
        <span className="gap" />
        <BackupReminder />
        {statusRight}
        <span className="faint wide-only">{frameText.researchOnly}</span>
      </footer>
      {tab === 'read' ? null : <NoticeList />}
      <SignInDialog />
    </div>
  );
}
