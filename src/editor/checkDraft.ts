import { ok, type Result } from '../base/result';
import type { PointPx } from '../domain/image/point';
import { checkRing } from './checkRing';
import type { Draft, DrawnForm } from './draft';
import type { EditorOutline } from './editorState';
import type { OverlayTrim } from './overlay';
import type { Refusal } from './refusal';
import { trimEnds } from './trimEnds';

/** What closing a draft commits. */
export interface Closing {
  readonly verticesPx: readonly PointPx[];
  /** The form closed, without what was cut off. */
  readonly form: DrawnForm;
  readonly trims: readonly OverlayTrim[];
}

/**
 * What closing would commit, or why nothing: the ring encloses no one well-defined area, or, of an exclusion, takes nothing
 * from its outline. The overlap of the two ends of a freehand line does not count against it: it is cut off.
 */
export function checkDraft(
  { history, reachPx, shape }: Draft,
  outline: EditorOutline | undefined,
  lastPx: PointPx,
): Result<Closing, Refusal> {
  const form = history.present;
  const insidePx = shape === 'exclusion' ? outline?.outlinePx : undefined;
  const trimmed = trimEnds(form, reachPx);
  const cut = trimmed && checkRing(trimmed.form.verticesPx, lastPx, insidePx);
  if (trimmed !== undefined && cut?.ok) {
    return ok({ verticesPx: cut.value, form: trimmed.form, trims: trimmed.trims });
  }
  const whole = checkRing(form.verticesPx, lastPx, insidePx);
  if (whole.ok) return ok({ verticesPx: whole.value, form, trims: [] });
  // Where the ends can be cut, what is wrong is what would be left then.
  return cut?.ok === false ? cut : whole;
}
