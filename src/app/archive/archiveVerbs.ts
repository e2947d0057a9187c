import { laterPart } from '../../base/laterPart';
import type { ArchiveSignIn } from '../../domain/archive/archiveClient';
import type { ArchiveStudy } from '../../domain/archive/archiveStudy';
import type { StudyInstanceUid } from '../../domain/ids';
import type { Project } from '../../domain/study/project';
import type { ArchiveQuestion } from '../../state/archiveSearchState';
import { type AppContext, update } from '../context';
import { sayNotLoaded } from '../sayNotLoaded';
import { searchedStudyUid } from './searchedStudyUid';

const part = laterPart(() => import('./archiveActs'));

/** The verbs of the archive. What does them loads with the first that is asked for. */
export function archiveVerbs(context: AppContext) {
  return {
    /**
     * Connects to a DICOMweb server; `state.archive` tells how far it is and what came of it. The same address again signs in
     * anew, and work that waits for a sign-in goes on.
     */
    connectArchive: (address: string, signIn: ArchiveSignIn) =>
      sayNotLoaded(context, async () => (await part.load()).connectArchive(context, address, signIn)),
    /** Stops connecting, or puts a failed attempt away; a connection that stands goes on. */
    stopConnecting: () => part.loaded()?.stopConnecting(context),
    /** Forgets the connection and the sign-in, also one that is being made. There is none before the part is here. */
    disconnectArchive: () => part.loaded()?.disconnectArchive(context),
    /** Asks somebody to connect: to this archive, or to the usual one. */
    askForArchive: (address = '') => update(context, { archiveAsked: address }),
    stopAskingForArchive: () => update(context, { archiveAsked: undefined }),
    /** Takes studies of the archive into the open project; doing it again goes on where it stopped. */
    addFromArchive: (studies: readonly ArchiveStudy[]) =>
      sayNotLoaded(context, async () => (await part.load()).addFromArchive(context, studies)),
    /** Goes on with the studies that were added last, where something of them did not come. */
    goOnFromArchive: () => sayNotLoaded(context, async () => (await part.load()).goOnFromArchive(context)),
    /** Asks the archive for studies: `state.archiveSearch` tells what came. Nothing is asked while an observer sits here. */
    searchArchive: (question: ArchiveQuestion) =>
      sayNotLoaded(context, async () => (await part.load()).searchArchive(context, question)),
    moreOfArchive: () => sayNotLoaded(context, async () => (await part.load()).moreOfArchive(context)),
    cancelArchiveSearch: () => part.loaded()?.cancelArchiveSearch(context),
    forgetArchiveSearch: () => part.loaded()?.forgetArchiveSearch(context),
    /** The UID by which a project knows a study of the archive. */
    archiveStudyIn: (project: Pick<Project, 'identity' | 'pseudonymText'>, uid: StudyInstanceUid) =>
      searchedStudyUid(context.ports, project, uid),
  };
}
