import type { ObserverId } from '../../domain/ids';
import type { Project } from '../../domain/study/project';
import { type AppContext, keep, openProjectOf, updateOpen } from '../context';

/** The project's secret text; made and kept now where an older version made none. */
export async function kitSecret(context: AppContext): Promise<string> {
  const { project } = openProjectOf(context);
  if (project.secretText !== undefined) return project.secretText;
  const secretText = newSecretText(context);
  const next = { ...project, secretText };
  updateOpen(context, { project: next });
  await keep(context, { project: next, event: { act: 'other', detail: 'text for stand-ins of UIDs made' } });
  return secretText;
}

/** A project whose protocol masks scans never goes without the text that their names are made from. */
export function withMaskingSecret(context: AppContext, project: Project): Project {
  const isLacking = project.protocol.blinding.timePoint && project.secretText === undefined && !project.kit;
  return isLacking ? { ...project, secretText: newSecretText(context) } : project;
}

function newSecretText({ ports: { clock } }: AppContext): string {
  return `${clock.newId()}-${clock.newId()}`;
}

/** The kits that were made for an observer, as the log knows of them. */
export interface EarlierKits {
  /** Of the newest; 0 where there is none. */
  readonly issue: number;
  readonly manner?: 'with-images' | 'without-images';
}

/** How the making of a kit stands in the log. */
export function kitLogText(
  observer: ObserverId,
  issue: number,
  subjects: number,
  withImages: boolean,
): string {
  return `observer ${observer}, issue ${issue}, ${subjects} to read, ${withImages ? 'with' : 'without'} images`;
}

export async function earlierKits(context: AppContext, observer: ObserverId): Promise<EarlierKits> {
  const log = await context.ports.storage.loadLog(openProjectOf(context).project.id, 'all');
  if (!log.ok) throw new Error(log.error.message);
  const start = `observer ${observer}, issue `;
  let newest: EarlierKits = { issue: 0 };
  for (const { act, detail } of log.value) {
    if (act !== 'kit-made' || !detail.startsWith(start)) continue;
    const issue = Number.parseInt(detail.slice(start.length), 10);
    if (!(issue > newest.issue)) continue;
    newest = { issue, manner: detail.endsWith(', with images') ? 'with-images' : 'without-images' };
  }
  return newest;
}
