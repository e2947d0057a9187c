import { laterPart } from '../../base/laterPart';
import type { ProjectContent } from '../../domain/keeping/merge/projectContent';
import { type AppContext, isResearcherHere } from '../context';
import type { GivenImages } from '../ports';
import { sayNotLoaded } from '../sayNotLoaded';
import type { KitOutcome, KitProgress, KitRequest } from './kitOutcome';

const part = laterPart(() => import('./kitActs'));

/** The verbs of kits. What does them loads with the first that is asked for; a part that does not load is thrown. */
export function kitVerbs(context: AppContext) {
  return {
    /** Makes a kit; hands nothing out: the file is in the outcome, with what has to be said before. */
    makeKit: async (
      request: KitRequest,
      onProgress: (progress: KitProgress) => void,
      signal: AbortSignal,
    ): Promise<KitOutcome> => (await part.load()).makeKit(context, request, onProgress, signal),
    /** After a kit's bundle was merged and its project is open: its file becomes a source of images. */
    attachKitImages: async (given: GivenImages): Promise<void> =>
      (await part.load()).attachKitImages(context, given),
    saveKeyFile: () => sayNotLoaded(context, async () => (await part.load()).saveKeyFile(context)),
    /** Before returned readings are merged: their images named as they are here. */
    translateReturn: async (content: ProjectContent): Promise<ProjectContent> => {
      // What a kit's UIDs stand for, and which scans are one subject's, is the researcher's alone.
      if (!isResearcherHere(context)) return content;
      return (await part.load()).translateWith(context.ports, content);
    },
  };
}
