import { loadPart } from '../../base/partNotLoaded';
import { safeName } from '../../base/safeName';
import { maySeeGroup } from '../../state/maySeeGroup';
import { type AppContext, notify, openProjectOf } from '../context';
import { logExport } from '../printedHead';

/** Saves the table of covariates as CSV, or one without values to be filled in. The import reads both back. */
export async function saveCovariates(context: AppContext, what: 'values' | 'template'): Promise<void> {
  const open = openProjectOf(context);
  if (open.person.kind !== 'researcher') return;
  const { covariatesCsv } = await loadPart(() => import('../../report/covariatesCsv'));
  const { project, subjects } = open;
  const text = covariatesCsv(
    subjects,
    project.customCovariates ?? [],
    {
      seesTelling: maySeeGroup(open),
      dates: project.identity === 'removed' ? 'days' : 'dates',
      isTemplate: what === 'template',
    },
    { hasByteOrderMark: true },
  );
  const log = await logExport(context, what === 'values' ? 'covariates' : 'template of covariates');
  const kind = what === 'template' ? '-template' : '';
  const name = `${safeName(project.protocol.title)}-covariates${kind}${log}.csv`;
  context.ports.backup.download(name, text, 'text/csv;charset=utf-8');
  notify(context, { kind: 'exported', severity: 'done', facts: { name } });
}
