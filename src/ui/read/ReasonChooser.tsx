import type { ExclusionReason } from '../../domain/reading/roi';
import { KeyCap } from '../parts/KeyCap';
import { toolText } from './toolText';

interface ReasonChooserProps {
  /** Those of the protocol. */
  readonly offered: readonly ExclusionReason[];
  readonly chosen: ExclusionReason;
  readonly onChoose: (reason: ExclusionReason) => void;
}

/** Why a part is left out: beside the tool, by number, arrows or click. It holds up nothing: drawing may begin at once. */
export function ReasonChooser({ offered, chosen, onChoose }: ReasonChooserProps) {
  return (
    <fieldset className="tool-popover" data-testid="exclusion-reasons">
      <legend className="hint">{toolText.reasonTitle}</legend>
      {offered.map((reason, index) => (
        <button
          key={reason}
          type="button"
          className="popover-row"
          aria-pressed={reason === chosen}
          onClick={() => onChoose(reason)}
        >
          <KeyCap name={String(index + 1)} />
          {toolText.reasons[reason]}
        </button>
      ))}
    </fieldset>
  );
}
