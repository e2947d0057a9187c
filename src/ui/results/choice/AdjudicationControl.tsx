import { replacedTargets } from '../../../analysis/adjudicationFacts';
import type { StudyResults } from '../../../analysis/studyResults';
import { Segments } from '../../parts/Segments';
import type { ControlProps } from './ChoiceControls';
import { choiceControlsText } from './choiceControlsText';

/** With what was settled of disagreements, or the original readings alone; nothing to choose until something is settled. */
export function AdjudicationControl({
  results,
  choice: { adjudication, observers },
  onChoose,
}: ControlProps & { readonly results: StudyResults }) {
  const isOpen = replacedTargets(results.adjudication) > 0 || adjudication === 'without';
  if (observers.kind === 'one' || !isOpen) return null;
  return (
    <Segments
      label={choiceControlsText.adjudication}
      choices={['with', 'without']}
      chosen={adjudication}
      texts={choiceControlsText.adjudications}
      onChoose={(chosen) => onChoose({ adjudication: chosen })}
    />
  );
}
