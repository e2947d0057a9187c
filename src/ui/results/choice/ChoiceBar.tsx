import { Button } from '@mantine/core';
import { studyChoiceOf } from '../../../analysis/panelChoice';
import { choiceNotes } from '../../../report/choiceText';
import { useApp, useAppState } from '../../AppContext';
import { StateIcon } from '../../parts/StateIcon';
import { choiceControlsText } from './choiceControlsText';
import './choice.css';

/** Says when the numbers are not the study's own, and leads back. */
export function ChoiceBar() {
  const app = useApp();
  const results = useAppState((state) => state.results);
  if (results.kind !== 'ready') return null;
  const [note] = choiceNotes(results.results);
  if (note === undefined) return null;
  return (
    <section className="choice-bar" aria-label={choiceControlsText.bar} data-testid="choice-bar">
      <StateIcon state="attention" />
      <span>{note}</span>
      <Button onClick={() => void app.chooseResults(studyChoiceOf(results.results.project.protocol))}>
        {choiceControlsText.back}
      </Button>
    </section>
  );
}
