import type { StudyResults } from '../../analysis/studyResults';
import { resultsParts } from './resultsParts';
import { resultsText } from './resultsText';
import { type ViewPart, viewPart } from './viewPart';

/** The groups of the list on the left, in its order. */
export const viewGroups = ['tables', 'models', 'checks', 'referee'] as const;

/** One view of the Results screen. */
export interface ResultsView {
  readonly id: keyof typeof resultsText.viewNames;
  readonly group: (typeof viewGroups)[number];
  readonly name: string;
  readonly View: ViewPart;
}

const { tables, models, checks, referee } = resultsParts;

/** The views, each loaded with its group. Made once: a view that was made anew would forget what was typed into it. */
const parts = {
  'table-one': viewPart(tables, ({ TableOneView }) => TableOneView),
  'table-two': viewPart(tables, ({ TableTwoView }) => TableTwoView),
  paired: viewPart(tables, ({ PairedView }) => PairedView),
  normalised: viewPart(tables, ({ NormalisedView }) => NormalisedView),
  fat: viewPart(tables, ({ FatView }) => FatView),
  correlation: viewPart(tables, ({ CorrelationView }) => CorrelationView),
  agreement: viewPart(tables, ({ AgreementView }) => AgreementView),
  ancova: viewPart(models, ({ AncovaView }) => AncovaView),
  logistic: viewPart(models, ({ LogisticView }) => LogisticView),
  roc: viewPart(models, ({ RocView }) => RocView),
  strata: viewPart(checks, ({ StrataView }) => StrataView),
  sensitivity: viewPart(checks, ({ SensitivityView }) => SensitivityView),
  'change-and-mdc': viewPart(checks, ({ ChangeAndMdcView }) => ChangeAndMdcView),
  'from-summaries': viewPart(checks, ({ FromSummariesView }) => FromSummariesView),
  reviewer: viewPart(referee, ({ ReviewerView }) => ReviewerView),
} satisfies Record<ResultsView['id'], ViewPart>;

const ofAnalyses: ReadonlySet<ResultsView['id']> = new Set<ResultsView['id']>([
  'paired',
  'correlation',
  'ancova',
  'logistic',
  'roc',
  'strata',
]);

/** Whether a view shows analyses, which are computed after the tables. */
export function showsAnalyses({ id }: ResultsView): boolean {
  return ofAnalyses.has(id);
}

/** The views that a study has, in the order of the list and of the keys [ and ]. */
export function viewsOf({
  normalised,
  fat,
}: Pick<StudyResults, 'normalised' | 'fat'>): readonly ResultsView[] {
  const view = (group: ResultsView['group'], id: ResultsView['id']): ResultsView => ({
    id,
    group,
    name: resultsText.viewNames[id],
    View: parts[id],
  });
  return [
    view('tables', 'table-one'),
    view('tables', 'table-two'),
    view('tables', 'paired'),
    ...(normalised.length > 0 ? [view('tables', 'normalised')] : []),
    ...(fat.length > 0 ? [view('tables', 'fat')] : []),
    view('tables', 'correlation'),
    view('tables', 'agreement'),
    view('models', 'ancova'),
    view('models', 'logistic'),
    view('models', 'roc'),
    view('checks', 'strata'),
    view('checks', 'sensitivity'),
    view('checks', 'change-and-mdc'),
    view('checks', 'from-summaries'),
    view('referee', 'reviewer'),
  ];
}
