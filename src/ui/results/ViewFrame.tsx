import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import type { TableModel } from '../../report/tableModel';
import { KeyCap } from '../parts/KeyCap';
import { ComputedLine } from './ComputedLine';
import { ChoiceBar } from './choice/ChoiceBar';
import { ChoiceControls } from './choice/ChoiceControls';
import { EmptyNote } from './EmptyNote';
import { ChoiceNoteOf } from './how/ChoiceNote';
import { resultsText } from './resultsText';
import { copyTable } from './tableClipboard';
import { useResultsKeys } from './useResultsKeys';

interface ViewFrameProps {
  readonly title: string;
  readonly caption?: string;
  /** Controls of this view alone, left of Copy. */
  readonly actions?: ReactNode;
  /** The panel on the right; none where nothing is to be said there. */
  readonly aside?: ReactNode;
  /** What the panel on the right is, for who cannot see it. */
  readonly asideLabel?: string;
  /** What Copy and its key put on the clipboard; without it there is no Copy. */
  readonly table?: TableModel | undefined;
  /** Whether observers, sides and groups can be chosen here. Not where the numbers do not follow the choice. */
  readonly hasChoices?: boolean;
  /** Whether whose readings are averaged, and which quantities are shown, can be chosen too. */
  readonly hasObserverChoice?: boolean;
  /** Whether anything here is of the study: else when that was computed is of no interest. */
  readonly isOfStudy?: boolean;
  readonly children: ReactNode;
}

/** Letters of a title that leaves room for the controls beside it. */
const shortTitle = 12;

/** One view of the Results screen: its title with the controls, its content, and a panel on the right. */
export function ViewFrame(props: ViewFrameProps) {
  const { title, caption, actions, aside, asideLabel, table, children } = props;
  const { hasChoices = true, hasObserverChoice = true, isOfStudy = true } = props;
  const [copyState, setCopyState] = useState<'none' | 'copied' | 'refused'>('none');
  const main = useRef<HTMLDivElement>(null);
  const copy = async (): Promise<void> => {
    if (table) setCopyState((await copyTable(table)) ? 'copied' : 'refused');
  };
  useResultsKeys((key) => {
    if (key === 'c') {
      void copy();
      return true;
    }
    const figures = key === 'g' ? main.current?.querySelector('.figures') : null;
    figures?.scrollIntoView({ block: 'start' });
    return figures !== null && figures !== undefined;
  });
  return (
    <ChoiceNoteOf followsChoice={hasChoices} followsObservers={hasObserverChoice}>
      <div className="results-main" ref={main}>
        {hasChoices ? <ChoiceBar /> : null}
        <div className="results-title">
          <h1 data-long={title.length > shortTitle || undefined}>{title}</h1>
          {caption ? <span className="results-caption muted">{caption}</span> : null}
          <span className="gap" />
          {hasChoices ? (
            <div className="results-controls">
              <ChoiceControls hasObserverChoice={hasObserverChoice} />
            </div>
          ) : null}
          <div className="results-actions">
            {actions}
            {table ? (
              <Button
                leftSection={<IconCopy size={15} aria-hidden />}
                rightSection={<KeyCap name="C" />}
                onClick={() => void copy()}
              >
                {resultsText.copy}
              </Button>
            ) : null}
          </div>
        </div>
        <p className="copy-state hint" role="status">
          {copyState === 'copied' ? resultsText.copied : copyState === 'refused' ? resultsText.notCopied : ''}
        </p>
        {hasChoices ? <EmptyNote /> : null}
        {children}
        {aside || !isOfStudy ? null : <ComputedLine />}
      </div>
      {aside ? (
        <aside className="results-path" aria-label={asideLabel ?? resultsText.path}>
          <div className="path-scroll">{aside}</div>
          <ComputedLine />
        </aside>
      ) : null}
    </ChoiceNoteOf>
  );
}
