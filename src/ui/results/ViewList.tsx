import { DataFiles } from './DataFiles';
import { resultsText } from './resultsText';
import { type ResultsView, viewGroups } from './viewsOf';

/** The views that there are, in their groups, and the data files behind them. */
export function ViewList({
  views,
  shown,
  onShow,
}: {
  readonly views: readonly ResultsView[];
  readonly shown: ResultsView | undefined;
  readonly onShow: (view: ResultsView) => void;
}) {
  return (
    <div className="results-list">
      {viewGroups.map((group) => {
        const own = views.filter((view) => view.group === group);
        return own.length === 0 ? null : (
          <nav key={group} aria-label={resultsText.viewGroups[group]}>
            <p className="list-head">{resultsText.viewGroups[group]}</p>
            {own.map((view) => (
              <button
                key={view.id}
                type="button"
                className="list-item"
                aria-current={view === shown ? 'page' : undefined}
                onClick={() => onShow(view)}
              >
                <span>{view.name}</span>
              </button>
            ))}
          </nav>
        );
      })}
      <span className="gap" />
      <DataFiles />
    </div>
  );
}
