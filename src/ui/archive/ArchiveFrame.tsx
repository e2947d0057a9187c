import type { ReactNode } from 'react';
import { frameText } from '../frame/frameText';
import { NoticeList } from '../frame/NoticeList';
import { ArchiveMark } from './ArchiveMark';
import { ArchiveStrip } from './ArchiveStrip';
import { archiveText as text } from './archiveText';

interface ArchiveFrameProps {
  readonly status: ReactNode;
  readonly onBack: () => void;
  readonly children: ReactNode;
}

/** Top bar and status bar of the archive while no project is open. */
export function ArchiveFrame({ status, onBack, children }: ArchiveFrameProps) {
  return (
    <div className="frame">
      <header className="top-bar">
        <button type="button" className="mark" aria-label={text.toStart} onClick={onBack}>
          <img src="./mark.svg" alt="" />
          <span className="product-name">{frameText.product}</span>
        </button>
        <span className="gap" />
        <ArchiveMark />
      </header>
      <main className="screen with-strip">
        <ArchiveStrip />
        {children}
      </main>
      <footer className="status-bar">
        {status}
        <span className="gap" />
        <span className="faint">{frameText.researchOnly}</span>
      </footer>
      <NoticeList />
    </div>
  );
}
