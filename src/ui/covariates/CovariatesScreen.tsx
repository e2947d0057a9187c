import { useAppState } from '../AppContext';
import { GridScreen } from './GridScreen';
import { ImportScreen } from './ImportScreen';

/** Which of the two screens of covariates is open. */
export type CovariatesView = 'grid' | 'import';

interface CovariatesScreenProps {
  readonly view: CovariatesView;
  readonly onView: (view: CovariatesView) => void;
  readonly onBack: () => void;
}

/** The grid and the import of covariates; the researcher's alone. */
export function CovariatesScreen({ view, onView, onBack }: CovariatesScreenProps) {
  const open = useAppState((state) => state.open);
  if (open?.person.kind !== 'researcher') return null;
  return view === 'grid' ? (
    <GridScreen open={open} onImport={() => onView('import')} onBack={onBack} />
  ) : (
    <ImportScreen open={open} onGrid={() => onView('grid')} onBack={onBack} />
  );
}
