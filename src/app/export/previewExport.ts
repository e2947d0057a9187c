import { err, ok, type Result } from '../../base/result';
import type { ExportFormat, ExportPreview } from '../../report/export/exportItem';
import type { AppContext } from '../context';
import { decisionsOf } from './decisionsOf';
import { courseOf, messageOf } from './exportCourse';
import type { ExportEngine, ExportRefused } from './exportPort';
import { softwareText } from './softwareText';

/** An item as it will leave, for looking at; a reason in words where that cannot be. */
export function previewExport(context: AppContext, id: string): Promise<Result<ExportPreview, string>> {
  return asked(context, (engine, settings) => engine.preview(settings, id));
}

/** The beginning of an item's text in a format. */
export function exportText(
  context: AppContext,
  id: string,
  format: ExportFormat,
): Promise<Result<string, string>> {
  return asked(context, (engine, settings) => engine.textOf(settings, id, format));
}

/** A figure as a picture of 300 dpi, to look at: nothing of it leaves but by the clipboard. */
export function exportPicture(
  context: AppContext,
  id: string,
): Promise<Result<Uint8Array<ArrayBuffer>, string>> {
  return asked(context, async (engine, settings) => {
    const printed = { atUtc: context.ports.clock.nowUtc(), software: softwareText, logHead: '' };
    const decisions = decisionsOf(courseOf(context)?.choices ?? { decisions: {} });
    const small = { ...settings, figures: { ...settings.figures, dpi: 300 as const } };
    const outcome = await engine.write(small, id, ['png'], decisions, printed, () => undefined).outcome;
    const picture =
      outcome.kind === 'done' ? outcome.value.find(({ mediaType }) => mediaType === 'image/png') : undefined;
    if (picture) return ok(picture.bytes);
    const message = outcome.kind === 'failed' ? outcome.message : 'There is no picture of it.';
    return err({ kind: 'failed', message });
  });
}

const over = 'Somebody else sits here now.';

async function asked<T>(
  context: AppContext,
  ask: (
    engine: ExportEngine,
    settings: Parameters<ExportEngine['items']>[0],
  ) => Promise<Result<T, ExportRefused>>,
): Promise<Result<T, string>> {
  const course = courseOf(context);
  if (!course?.engine) return err(over);
  try {
    const engine = await course.engine;
    if (courseOf(context) !== course) return err(over);
    const answer = await ask(engine, course.choices.settings);
    if (courseOf(context) !== course) return err(over);
    if (answer.ok) return answer;
    return err(
      answer.error.kind === 'failed' ? answer.error.message : 'This person may not see results now.',
    );
  } catch (cause) {
    return err(messageOf(cause));
  }
}
