import { Button } from '@mantine/core';
import { IconFileTypeHtml, IconMarkdown, IconPrinter } from '@tabler/icons-react';
import { useMemo } from 'react';
import { documentHtml } from '../../../report/document/documentHtml';
import { documentMarkdown } from '../../../report/document/documentMarkdown';
import { reviewerDocument } from '../../../report/reviewer/reviewerDocument';
import type { ReviewerFacts } from '../../../report/reviewer/reviewerFacts';
import type { OpenProject } from '../../../state/openProject';
import type { ReadyResults } from '../../../state/resultsState';
import { useApp, useAppState } from '../../AppContext';
import { ViewFrame } from '../ViewFrame';
import { DocumentView } from './DocumentView';
import { ReviewerAside } from './ReviewerAside';
import './reviewer.css';
import { reviewerText as text } from './reviewerText';
import { useConclusions } from './useConclusions';
import { useReviewerReadings } from './useReviewerReadings';

/** One page that answers what referees ask. It is of all structures and quantities, whichever the tables show. */
export function ReviewerView({ ready: shown }: { readonly ready: ReadyResults }) {
  const open = useAppState((state) => state.open);
  const all = useAppState(({ results }) => (results.kind === 'ready' ? results : undefined));
  return open ? <Page ready={all ?? shown} open={open} /> : null;
}

function Page({ ready, open }: { readonly ready: ReadyResults; readonly open: OpenProject }) {
  const app = useApp();
  const { results, choice, computedAtUtc } = ready;
  const { subjects, progress } = open;
  const conclusions = useConclusions(results, choice);
  const { readings, logHead, failure } = useReviewerReadings(results);
  const facts: ReviewerFacts = {
    results,
    subjects,
    progress,
    readings,
    conclusions: conclusions.outcomes,
    printed: { atUtc: computedAtUtc, software: `Multifidus ${__APP_VERSION__}`, logHead },
  };
  // Not while a line of a comparison follows the other: the page is long.
  const answered = conclusions.outcomes.filter(({ answer }) => answer.kind !== 'waiting').length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `answered` stands for what of `facts` follows the computation
  const page = useMemo(
    () => reviewerDocument(facts),
    [results, subjects, progress, readings, logHead, computedAtUtc, answered],
  );
  const save = (format: 'html' | 'markdown'): void => {
    void app.saveReviewerPage(format, (printed) => {
      const saved = reviewerDocument({ ...facts, printed: { ...facts.printed, ...printed } });
      return format === 'html' ? documentHtml(saved) : documentMarkdown(saved);
    });
  };
  const isWhole = readings !== undefined && conclusions.standing !== 'computing';
  return (
    <ViewFrame
      title={text.title}
      caption={text.caption}
      hasChoices={false}
      aside={<ReviewerAside page={page} ready={ready} conclusions={conclusions} />}
      asideLabel={text.aside}
      actions={
        <>
          <Button
            disabled={!isWhole}
            leftSection={<IconFileTypeHtml size={15} aria-hidden />}
            onClick={() => save('html')}
          >
            {text.saveHtml}
          </Button>
          <Button
            disabled={!isWhole}
            leftSection={<IconMarkdown size={15} aria-hidden />}
            onClick={() => save('markdown')}
          >
            {text.saveMarkdown}
          </Button>
          <Button
            disabled={!isWhole}
            leftSection={<IconPrinter size={15} aria-hidden />}
            onClick={() => window.print()}
          >
            {text.print}
          </Button>
        </>
      }
    >
      {failure !== undefined ? <p role="alert">{text.notLoaded(failure)}</p> : null}
      <div className="reviewer-page" data-testid="reviewer-page" data-whole={isWhole || undefined}>
        <DocumentView document={page} />
      </div>
    </ViewFrame>
  );
}
