import { Button } from '@mantine/core';
import { studyChoiceOf } from '../../../analysis/panelChoice';
import type { DocumentModel } from '../../../report/document/documentModel';
import type { ReadyResults } from '../../../state/resultsState';
import { useApp } from '../../AppContext';
import { Bar } from '../../parts/Bar';
import { PixelRulePart } from '../checks/PixelRulePart';
import { sectionId } from './DocumentView';
import { reviewerText as text } from './reviewerText';
import type { Conclusions } from './useConclusions';

/** Beside the page: its contents, how far its computation is, and what makes it more complete. */
export function ReviewerAside({
  page,
  ready,
  conclusions,
}: {
  readonly page: DocumentModel;
  readonly ready: ReadyResults;
  readonly conclusions: Conclusions;
}) {
  const app = useApp();
  const isOwn = !page.sections.some(({ id }) => id === 'choice');
  const { protocol } = ready.results.project;
  return (
    <>
      <nav className="path-part reviewer-contents" aria-label={text.contents}>
        <h3>{text.contents}</h3>
        <ol>
          {page.sections.map(({ id, heading }) => (
            <li key={id}>
              <button type="button" onClick={() => show(id)}>
                {heading}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {isOwn ? null : (
        <section className="path-part" role="alert">
          <p className="path-row">{text.notOwn}</p>
          <Button onClick={() => void app.chooseResults(studyChoiceOf(protocol))}>{text.showOwn}</Button>
        </section>
      )}
      <ConclusionsPart conclusions={conclusions} />
      <PixelRulePart ready={ready} />
    </>
  );
}

function ConclusionsPart({ conclusions }: { readonly conclusions: Conclusions }) {
  const { outcomes, progress, standing, stop, goOn } = conclusions;
  const done = outcomes.filter(({ answer }) => answer.kind !== 'waiting').length;
  return (
    <section className="path-part pixel-rule" data-testid="reviewer-conclusions">
      <h3>{text.conclusions}</h3>
      {standing === 'computing' ? (
        <div className="pixel-rule-running">
          <Bar part={done} whole={Math.max(1, outcomes.length)} label={text.conclusions} />
          <span className="faint">
            {text.outcome(done, outcomes.length)}
            {text.choices(progress?.done ?? 0, progress?.total ?? 0)}
          </span>
          <Button onClick={stop}>{text.stop}</Button>
        </div>
      ) : standing === 'stopped' ? (
        <>
          <p role="status">{text.stopped(done, outcomes.length)}</p>
          <Button onClick={goOn}>{text.goOn}</Button>
        </>
      ) : (
        <p role="status">{text.done}</p>
      )}
    </section>
  );
}

function show(id: string): void {
  const section = document.getElementById(sectionId(id));
  section?.scrollIntoView({ block: 'start' });
  section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
}
