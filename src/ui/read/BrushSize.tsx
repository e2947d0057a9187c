import { KeyCap } from '../parts/KeyCap';
import { toolText } from './toolText';

interface BrushSizeProps {
  readonly radiusPx: number;
  /** Undefined where the slice states no spacing. */
  readonly pixelMm: number | undefined;
  readonly onStep: (step: 1 | -1) => void;
}

/** The size of the round brush, beside its tool. */
export function BrushSize({ radiusPx, pixelMm, onStep }: BrushSizeProps) {
  return (
    <fieldset className="tool-popover brush-size" data-testid="brush-size">
      <legend className="hint">{toolText.brush}</legend>
      <button type="button" className="popover-step" aria-label={toolText.smaller} onClick={() => onStep(-1)}>
        <KeyCap name="[" />
      </button>
      <span className="number">
        {toolText.brushSize(radiusPx, pixelMm === undefined ? undefined : radiusPx * pixelMm)}
      </span>
      <button type="button" className="popover-step" aria-label={toolText.larger} onClick={() => onStep(1)}>
        <KeyCap name="]" />
      </button>
    </fieldset>
  );
}
