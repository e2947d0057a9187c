import { Button } from '@mantine/core';
import type { StudyResults } from '../../../analysis/studyResults';
import { useApp } from '../../AppContext';
import { useKept } from '../../results/resultsKept';
import type { ResultsView } from '../../results/viewsOf';
import { GrrasButton } from './GrrasButton';
import { statisticsText as text } from './statisticsText';

/** Where more of agreement stands: its views of the Results screen. */
export function StatisticsFoot({
  results,
  hasPlots,
}: {
  readonly results: StudyResults;
  readonly hasPlots: boolean;
}) {
  const app = useApp();
  const [, keepView] = useKept('view');
  const open = (view: ResultsView['id'] | 'reviewer'): void => {
    keepView(view);
    app.showTab('results');
  };
  return (
    <div className="statistics-foot">
      <GrrasButton results={results} onOpen={() => open('reviewer')} />
      <Button size="compact-sm" onClick={() => open('agreement')}>
        {text.whole}
      </Button>
      {results.trainingAgreement ? (
        <Button size="compact-sm" onClick={() => open('agreement')}>
          {text.training}
        </Button>
      ) : null}
      <span className="gap" />
      {hasPlots ? <span className="hint">{text.pick}</span> : null}
    </div>
  );
}
