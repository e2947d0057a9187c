import type { AnalysisPreset } from '../../../analysis/primaryTest';
import type { ControlProps } from './ChoiceControls';
import { ChoiceMenu } from './ChoiceMenu';
import { choiceControlsText } from './choiceControlsText';

const presets = ['as-the-study', 'fixed-in-advance'] as const;

/** How tests are chosen: by the study's path, or the same for all lines. `own`: as the protocol says. */
export function PresetControl({
  own,
  choice: { preset },
  onChoose,
}: ControlProps & { readonly own: AnalysisPreset }) {
  return (
    <ChoiceMenu
      label={choiceControlsText.preset}
      value={choiceControlsText.presets[preset]}
      isOwn={preset === own}
      choices={presets.map((one) => ({
        key: one,
        label: choiceControlsText.presets[one],
        hint: choiceControlsText.presetHints[one],
        isChosen: one === preset,
        choose: () => onChoose({ preset: one }),
      }))}
    />
  );
}
