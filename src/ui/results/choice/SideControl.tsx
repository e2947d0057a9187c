import type { ControlProps } from './ChoiceControls';
import { ChoiceMenu } from './ChoiceMenu';
import { choiceControlsText } from './choiceControlsText';

const sideChoices = ['mean', 'left', 'right'] as const;

/** Which sides are analysed: the mean of both, or one. */
export function SideControl({ choice: { side }, onChoose }: ControlProps) {
  return (
    <ChoiceMenu
      label={choiceControlsText.sides}
      value={choiceControlsText.side[side]}
      isOwn={side === 'mean'}
      choices={sideChoices.map((one) => ({
        key: one,
        label: choiceControlsText.side[one],
        isChosen: one === side,
        choose: () => onChoose({ side: one }),
      }))}
    />
  );
}
