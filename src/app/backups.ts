import { safeName } from '../base/safeName';
import { type AppContext, isResearcherHere, keep, notify, openProjectOf, update } from './context';
import { refreshStart } from './projectList';
import { bundleOwner, countAtRisk, openProject } from './projects';
import { savedElsewhere, showSavedElsewhere } from './savedElsewhere';

/**
 * Saves a bundle of what this person may hold. Quiet: into the remembered folder if it may be written now, else
 * nothing, and the reminder counts. Loud: a download where there is no folder.
 */
export async function backUp(context: AppContext, manner: 'quiet' | 'loud'): Promise<void> {
  const { backup, clock, storage } = context.ports;
  const { project, person } = openProjectOf(context);
  /** The project as it is now; undefined once another one, or none, is open: nothing of this one is written there. */
  const stillOpen = () => {
    const { open } = context.store.getState();
    return open?.project.id === project.id ? open : undefined;
  };
  const folder = await backup.folder();
  if (manner === 'quiet' && !folder?.isWritable) return;
  const owner = bundleOwner(person);
  // Before it is written: what is signed meanwhile may not be in it.
  const saved = await savedElsewhere(context, project, owner);
  const bundle = await storage.writeBundle(project.id, owner);
  if (!bundle.ok) {
    notify(context, { kind: 'backup-failed', severity: 'wrong', facts: { message: bundle.error.message } });
    return;
  }
  const fileName = `${safeName(project.protocol.title)}-${owner === 'all' ? 'project' : `observer-${owner}`}.multifidus.zip`;
  let place = 'downloads';
  if (folder?.isWritable) {
    const written = await backup.write(fileName, bundle.value);
    if (!written.ok) {
      notify(context, {
        kind: 'backup-failed',
        severity: 'wrong',
        facts: { message: written.error.message },
      });
      return;
    }
    place = written.value.place;
  } else {
    backup.download(fileName, bundle.value, 'application/zip');
  }
  const atUtc = clock.nowUtc();
  if (!stillOpen()) return;
  const backups = saved(atUtc);
  showSavedElsewhere(context, backups);
  update(context, { backup: { ...context.store.getState().backup, lastPlace: place } });
  await keep(context, {
    backups,
    event: { act: 'bundle-written', detail: `backup, ${owner === 'all' ? 'project' : 'own readings'}` },
  });
  if (stillOpen()) await countAtRisk(context);
  if (manner === 'loud' && stillOpen())
    notify(context, { kind: 'backup-saved', severity: 'done', facts: { place } });
}

/** Asks for the folder into which every signed reading is backed up, then saves there. */
export async function chooseBackupFolder(context: AppContext): Promise<void> {
  const chosen = await context.ports.backup.choose();
  const folder = await context.ports.backup.folder();
  update(context, { backup: { ...context.store.getState().backup, folder } });
  if (chosen && context.store.getState().open) await backUp(context, 'loud');
}

/** Opens a bundle: makes its project, or adds to the one that is here; then shows it. An observer takes in what is theirs. */
export async function openBundle(context: AppContext, bytes: Uint8Array): Promise<void> {
  if (!isResearcherHere(context)) return;
  const taken = await context.ports.storage.readBundle(bytes);
  if (!taken.ok) {
    notify(context, {
      kind: 'bundle-not-opened',
      severity: 'wrong',
      facts: { message: taken.error.message },
    });
    return;
  }
  await refreshStart(context);
  await openProject(context, taken.value.projectId);
  const { subjectsAdded, readingsAdded, readingsReplaced, readingsKept } = taken.value;
  const facts = { subjectsAdded, readingsAdded, readingsReplaced, readingsKept };
  notify(context, { kind: 'bundle-opened', severity: 'done', facts });
}
