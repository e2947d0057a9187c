import type { ComponentType } from 'react';
import type { StudyResults } from '../../analysis/studyResults';
import type { ReadyResults } from '../../state/resultsState';
import { ChangeAndMdcView } from './checks/ChangeAndMdcView';
import { FromSummariesView } from './checks/FromSummariesView';
import { SensitivityView } from './checks/SensitivityView';
import { AncovaView } from './models/AncovaView';
import { LogisticView } from './models/LogisticView';
import { RocView } from './models/RocView';
import { resultsText } from './resultsText';
import { AgreementView } from './views/AgreementView';
import { CorrelationView } from './views/CorrelationView';
import { FatView } from './views/FatView';
import { NormalisedView } from './views/NormalisedView';
import { PairedView } from './views/PairedView';
import { StrataView } from './views/StrataView';
import { TableOneView } from './views/TableOneView';
import { TableTwoView } from './views/TableTwoView';

/** The groups of the list on the left, in its order. */
export const viewGroups = ['tables', 'models', 'checks'] as const;

/** One view of the Results screen. */
export interface ResultsView {
  readonly id: keyof typeof resultsText.viewNames;
  readonly group: (typeof viewGroups)[number];
  readonly name: string;
  /** How many things it shows, where that is worth knowing before opening it. */
  readonly count?: number;
  readonly View: ComponentType<{ readonly ready: ReadyResults }>;
}

/** The views that a study has, in the order of the list and of the keys [ and ]. */
export function viewsOf({
  normalised,
  fat,
}: Pick<StudyResults, 'normalised' | 'fat'>): readonly ResultsView[] {
  const view = (
    group: ResultsView['group'],
    id: ResultsView['id'],
    View: ResultsView['View'],
  ): ResultsView => ({ id, group, name: resultsText.viewNames[id], View });
  return [
    view('tables', 'table-one', TableOneView),
    view('tables', 'table-two', TableTwoView),
    view('tables', 'paired', PairedView),
    ...(normalised.length > 0 ? [view('tables', 'normalised', NormalisedView)] : []),
    ...(fat.length > 0 ? [view('tables', 'fat', FatView)] : []),
    view('tables', 'correlation', CorrelationView),
    view('tables', 'agreement', AgreementView),
    view('models', 'ancova', AncovaView),
    view('models', 'logistic', LogisticView),
    view('models', 'roc', RocView),
    view('checks', 'strata', StrataView),
    view('checks', 'sensitivity', SensitivityView),
    view('checks', 'change-and-mdc', ChangeAndMdcView),
    view('checks', 'from-summaries', FromSummariesView),
  ];
}
