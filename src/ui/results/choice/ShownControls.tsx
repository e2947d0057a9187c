import { measuredQuantities, quantityKey } from '../../../analysis/measuredQuantities';
import { structureKey, structuresOf } from '../../../analysis/structure';
import type { MeasuredQuantity } from '../../../analysis/studyMeasure';
import type { StudyResults } from '../../../analysis/studyResults';
import { structureName, tissueNames } from '../../../report/structureNames';
import { ChoiceMenu, type MenuChoice } from './ChoiceMenu';
import { choiceControlsText } from './choiceControlsText';
import { useShownParts } from './useShownParts';

/** Which muscles, sites and quantities the tables show: less to look at, and nothing else changes. */
export function ShownControls({ results: { protocol } }: { readonly results: StudyResults }) {
  const shown = useShownParts(protocol);
  const structures = structuresOf(protocol).map((one) => ({
    key: structureKey(one),
    label: structureName(protocol, one, 'short'),
  }));
  const named = measuredQuantities(protocol).map((quantity) => ({
    key: quantityKey(quantity),
    label: quantityLabel(quantity),
  }));
  return (
    <>
      {structures.length > 1 ? (
        <ChoiceMenu
          label={choiceControlsText.structures}
          {...menuOf(structures, shown.parts.structures, shown.showStructures)}
          isOwn
          staysOpen
        />
      ) : null}
      <ChoiceMenu
        label={choiceControlsText.quantities}
        {...menuOf(named, shown.parts.quantities, shown.showQuantities)}
        isOwn
        staysOpen
      />
    </>
  );
}

function quantityLabel(quantity: MeasuredQuantity): string {
  return typeof quantity === 'object'
    ? choiceControlsText.normalisedBy(tissueNames[quantity.normalisedBy])
    : choiceControlsText.quantityNames[quantity];
}

/** All, or some: the last one that is shown cannot be taken away. */
function menuOf(
  all: readonly { readonly key: string; readonly label: string }[],
  shown: readonly string[],
  show: (keys: readonly string[]) => void,
): { readonly value: string; readonly choices: readonly MenuChoice[] } {
  const isAll = shown.length === all.length;
  const chosen = all.filter(({ key }) => shown.includes(key));
  return {
    value: isAll ? choiceControlsText.all : chosen.map(({ label }) => label).join(', '),
    choices: [
      { key: 'all', label: choiceControlsText.all, isChosen: isAll, choose: () => show([]) },
      ...all.map(({ key, label }) => ({
        key,
        label,
        isChosen: shown.includes(key),
        choose: () => show(toggled(key, shown, isAll)),
      })),
    ],
  };
}

function toggled(key: string, shown: readonly string[], isAll: boolean): readonly string[] {
  if (isAll) return [key];
  return shown.includes(key) ? shown.filter((one) => one !== key) : [...shown, key];
}
