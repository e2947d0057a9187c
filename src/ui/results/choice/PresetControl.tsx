import type { ControlProps } from './ChoiceControls';
import { ChoiceMenu } from './ChoiceMenu';
import { choiceControlsText } from './choiceControlsText';

const presets = ['as-the-study', 'fixed-in-advance'] as const;

/** How tests are chosen: by the study's path, or the same for all lines. */
export function PresetControl({ choice: { preset }, onChoose }: ControlProps) {
  return (
    <ChoiceMenu
      label={choiceControlsText.preset}
      value={choiceControlsText.presets[preset]}
      isOwn={preset === 'as-the-study'}
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
