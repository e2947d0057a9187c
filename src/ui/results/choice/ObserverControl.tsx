import { studyChoice } from '../../../analysis/panelChoice';
import type { Protocol } from '../../../domain/study/protocol';
import { ObserverTag } from '../../parts/ObserverTag';
import type { ControlProps } from './ChoiceControls';
import { ChoiceMenu } from './ChoiceMenu';
import { choiceControlsText } from './choiceControlsText';

/** Whose readings are analysed: the mean of all, or one alone. */
export function ObserverControl({
  protocol,
  choice: { observers },
  onChoose,
}: ControlProps & { readonly protocol: Protocol }) {
  const one =
    observers.kind === 'one' ? protocol.observers.find(({ id }) => id === observers.observerId) : undefined;
  return (
    <ChoiceMenu
      label={choiceControlsText.observers}
      value={one ? choiceControlsText.observer(one.letter) : choiceControlsText.average}
      isOwn={!one}
      choices={[
        {
          key: 'average',
          label: choiceControlsText.average,
          isChosen: !one,
          // One observer's values are originals; the average is the study's again, with what was settled.
          choose: () =>
            onChoose({
              observers: { kind: 'average' },
              ...(one && { adjudication: studyChoice.adjudication }),
            }),
        },
        ...protocol.observers.map(({ id, letter }) => ({
          key: id,
          label: choiceControlsText.observer(letter),
          icon: <ObserverTag protocol={protocol} id={id} />,
          isChosen: one?.id === id,
          choose: () => onChoose({ observers: { kind: 'one', observerId: id } }),
        })),
      ]}
    />
  );
}
