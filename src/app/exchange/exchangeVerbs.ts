import { laterPart } from '../../base/laterPart';
import type { Result } from '../../base/result';
import { err } from '../../base/result';
import type { HeadVerdict } from '../../domain/keeping/auditHeadCheck';
import type { MergeConflict } from '../../domain/keeping/merge/conflictsOf';
import type { StorageFailure } from '../../domain/keeping/storedProject';
import { type AppContext, isStillHere, openProjectOf } from '../context';
import type { ProjectLog } from '../log/readLog';
import { printedHead } from '../printedHead';
import { sayNotLoaded } from '../sayNotLoaded';
import type { SettleReason } from './conflicts';
import type { KitOffer } from './kitOffers';
import type { OwnReadings } from './ownReadings';
import type { GivenBundle } from './ports';

const part = laterPart(() => import('./exchangeActs'));

const notAsked: StorageFailure = { kind: 'unavailable', message: 'Somebody else sits here now.' };

/** The verbs of the log and of what goes to other computers and comes from them. Most load with the first that is asked for. */
export function exchangeVerbs(context: AppContext) {
  /** What one person asked for is never given to another. */
  async function forWhoAsks<T>(
    read: (acts: Awaited<ReturnType<typeof part.load>>) => Promise<Result<T, StorageFailure>>,
  ): Promise<Result<T, StorageFailure>> {
    const asked = openProjectOf(context);
    const acts = await part.load();
    if (!isStillHere(context, asked)) return err(notAsked);
    const answer = await read(acts);
    return isStillHere(context, asked) ? answer : err(notAsked);
  }
  return {
    readLog: (): Promise<Result<ProjectLog, StorageFailure>> => forWhoAsks((acts) => acts.readLog(context)),
    checkPrinted: async (log: ProjectLog, text: string): Promise<HeadVerdict | undefined> => {
      const { checkPrinted } = await part.load();
      return checkPrinted(context, log, text);
    },
    saveLog: (format: 'csv' | 'jsonl') =>
      sayNotLoaded(context, async () => {
        const { saveLog } = await part.load();
        await saveLog(context, format);
      }),
    /** The head of the log of who sits here, as it is printed. */
    ownHead: () => printedHead(context, openProjectOf(context)),
    /** What a return of who sits here holds. */
    ownReadings: (): Promise<Result<OwnReadings, StorageFailure>> =>
      forWhoAsks((acts) => acts.ownReadings(context)),
    kitOffers: (): Promise<Result<readonly KitOffer[], StorageFailure>> =>
      forWhoAsks((acts) => acts.kitOffers(context)),
    /** Hands a kit that was made to the browser's download. */
    saveKit: (fileName: string, file: Blob) => context.ports.backup.saveFile(fileName, file),
    saveReturn: () =>
      sayNotLoaded(context, async () => {
        const { saveReturn } = await part.load();
        await saveReturn(context);
      }),
    saveProjectBundle: () =>
      sayNotLoaded(context, async () => {
        const { saveProjectBundle } = await part.load();
        await saveProjectBundle(context);
      }),
    offerBundles: (files: readonly GivenBundle[]) =>
      sayNotLoaded(context, async () => {
        const { open } = context.store.getState();
        const { offerBundles } = await part.load();
        const isSame = open ? isStillHere(context, open) : context.store.getState().open === undefined;
        if (isSame) await offerBundles(context, files);
      }),
    takeInBundles: () =>
      sayNotLoaded(context, async () => {
        const { takeInBundles } = await part.load();
        await takeInBundles(context);
      }),
    /** There is nothing to put away before the part is here. */
    dismissIncoming: () => part.loaded()?.dismissIncoming(context),
    readConflicts: (): Promise<Result<readonly MergeConflict[], StorageFailure>> =>
      forWhoAsks((acts) => acts.readConflicts(context)),
    settleConflict: async (conflict: MergeConflict, chosen: number, reason: SettleReason) => {
      const { settleConflict } = await part.load();
      return settleConflict(context, conflict, chosen, reason);
    },
  };
}
