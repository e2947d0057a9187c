import { loadPart } from '../../base/partNotLoaded';
import { safeName } from '../../base/safeName';
import { settlementsOf } from '../../domain/agreement/settlementsOf';
import { imageKey } from '../../domain/image/imageRef';
import { type AppContext, isStillHere, notify, openProjectOf } from '../context';
import { optionsFor } from '../exports';
import { imagesHere } from '../imagesComing';
import { logExport } from '../printedHead';
import { computeResults } from '../results';
import { compareCases } from './compareCases';

/**
 * Saves a CSV of every case of agreement: both values, how far the outlines lie apart, why it is a disagreement, what was
 * decided. Refused exactly where agreement may not be seen.
 */
export async function saveCasesCsv(context: AppContext): Promise<void> {
  const asked = openProjectOf(context);
  await imagesHere(context);
  if (!isStillHere(context, asked)) return;
  const hasLimits = context.store.getState().results.kind === 'ready';
  await Promise.all([compareCases(context), hasLimits ? undefined : computeResults(context)]);
  if (!isStillHere(context, asked)) return;
  const { agreement, results } = context.store.getState();
  if (agreement.kind !== 'ready' || results.kind !== 'ready') {
    const message =
      agreement.kind === 'one-observer'
        ? 'There is one observer only.'
        : 'Agreement cannot be shown now. The Agreement screen says why.';
    notify(context, { kind: 'export-refused', severity: 'wrong', facts: { message } });
    return;
  }
  const { project, subjects, progress, images } = openProjectOf(context);
  const { protocol } = project;
  const [{ disagreements }, { agreementCasesCsv }] = await loadPart(() =>
    Promise.all([import('../../analysis/disagreements'), import('../../report/agreementCasesCsv')]),
  );
  const table = results.results.agreement;
  const text = agreementCasesCsv(
    {
      disagreements: disagreements({
        cases: agreement.cases,
        rows: table.ok ? table.value.rows : [],
        rules: protocol.adjudication,
        standings: new Map(subjects.map((one) => [one.id, settlementsOf(one, progress, protocol)])),
      }),
      raters: agreement.raters,
      protocol,
      headers: new Map([...images.values()].map(({ header }) => [imageKey(header), header])),
    },
    optionsFor(project),
  );
  if (!isStillHere(context, asked)) return;
  const log = await logExport(context, 'table of cases');
  if (!isStillHere(context, asked)) return;
  const name = `${safeName(protocol.title)}-cases${log}.csv`;
  context.ports.backup.download(name, text, 'text/csv;charset=utf-8');
  notify(context, { kind: 'exported', severity: 'done', facts: { name } });
}
