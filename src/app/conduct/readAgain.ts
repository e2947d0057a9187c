import { type AppContext, isStillHere, notify, openProjectOf, update } from '../context';
import { imagesHere, libraryOf } from '../imagesComing';
import { inSlices } from '../inSlices';
import { countAtRisk } from '../projects';
import { loadOwnDrafts } from '../reading/ownDrafts';
import { openForObserver, openForResearcher } from './openFor';
import { reachableFor } from './reachableFor';
import { personAt, readForOpening } from './signIn';
import { viewedLibrary } from './viewedLibrary';

/**
 * Shows the open project as it is stored now, after records came in from outside. Whoever sits there goes on sitting there and
 * looks on at what they looked at; nothing of the project is shown to them meanwhile that is not theirs, and files that were
 * found stay found. A reading that was open is closed: it may be another one now. False where nothing was shown anew.
 */
export async function readAgain(context: AppContext): Promise<boolean> {
  const asked = openProjectOf(context);
  const { id } = asked.project;
  // Images that were still coming would be put into what is shown anew.
  await imagesHere(context);
  const read = await readForOpening(context, id);
  if (!isStillHere(context, asked)) return false;
  const person = 'failed' in read ? undefined : personAt(read.stored.project, asked.person);
  if ('failed' in read || !person) {
    const message = 'failed' in read ? read.failed : 'Who sits here has no part in it any more.';
    context.registry.clear();
    update(context, {
      screen: { kind: 'start' },
      open: undefined,
      reading: undefined,
      results: { kind: 'none' },
      agreement: { kind: 'none' },
      export: { kind: 'none' },
    });
    notify(context, { kind: 'project-not-opened', severity: 'wrong', facts: { message } });
    return false;
  }
  const shown =
    person.kind === 'observer'
      ? openForObserver(read, person, asked.round, context.ports.clock.nowUtc())
      : openForResearcher(read, person);
  const library = await libraryOf(context, id);
  const viewed = new Set(shown.subjects.map((subject) => subject.id));
  const images =
    person.kind === 'observer'
      ? await inSlices(viewedLibrary(read.stored, viewed, library, shown.givenSlices))
      : library;
  if (!isStillHere(context, asked)) return false;
  const { screen } = context.store.getState();
  update(context, {
    ...(screen.kind === 'project' && screen.tab === 'read' && { screen: { kind: 'project', tab: 'cohort' } }),
    open: {
      ...shown,
      images,
      catalogue: images.catalogue,
      reachable: reachableFor(context.registry, { person, images }),
      ownDrafts: new Set(),
    },
    reading: undefined,
    results: { kind: 'none' },
    agreement: { kind: 'none' },
    export: { kind: 'none' },
  });
  await loadOwnDrafts(context);
  await countAtRisk(context);
  return true;
}
