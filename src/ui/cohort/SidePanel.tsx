import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { KeyCap } from '../parts/KeyCap';
import { cohortText } from './cohortText';
import './sidePanel.css';

interface SidePanelProps {
  readonly label: string;
  readonly title: ReactNode;
  readonly subtitle?: string;
  readonly foot?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The panel right of the list; over it where the window is narrow. */
export function SidePanel({ label, title, subtitle, foot, onClose, children }: SidePanelProps) {
  return (
    <aside className="side-panel" aria-label={label}>
      <header className="side-panel-head">
        <div>
          <h2>{title}</h2>
          {subtitle ? <p className="hint">{subtitle}</p> : null}
        </div>
        <button
          type="button"
          className="bare-button icon-text"
          aria-label={cohortText.closePanel}
          onClick={onClose}
        >
          <KeyCap name="Esc" />
          <IconX size={16} aria-hidden />
        </button>
      </header>
      <div className="side-panel-body">{children}</div>
      {foot ? <footer className="side-panel-foot">{foot}</footer> : null}
    </aside>
  );
}
