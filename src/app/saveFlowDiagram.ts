import { safeName } from '../base/safeName';
import { type AppContext, isStillHere, notify, openProjectOf } from './context';
import { logExport } from './printedHead';

/** Saves the flow diagram of enrolment as an SVG file. */
export async function saveFlowDiagram(context: AppContext, svg: string): Promise<void> {
  const asked = openProjectOf(context);
  const { project } = asked;
  const log = await logExport(context, 'flow diagram');
  if (!isStillHere(context, asked)) return;
  const name = `${safeName(project.protocol.title)}-flow${log}.svg`;
  context.ports.backup.download(name, svg, 'image/svg+xml');
  notify(context, { kind: 'exported', severity: 'done', facts: { name } });
}
