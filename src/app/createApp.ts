import { laterPart } from '../base/laterPart';
import type { ProjectId } from '../domain/ids';
import { imageKey } from '../domain/image/imageRef';
import type { SliceHeader } from '../domain/image/sliceHeader';
import type { AppStore } from '../state/createAppStore';
import { archiveSyncVerbs } from './archive/archiveSyncVerbs';
import { archiveVerbs } from './archive/archiveVerbs';
import { askToKeep } from './askToKeep';
import { type AppContext, type Ports, update } from './context';
import { covariateTableVerbs } from './covariateTable/covariateTableVerbs';
import { exchangeVerbs } from './exchange/exchangeVerbs';
import { exportVerbs } from './export/exportVerbs';
import { createImageRegistry } from './imageRegistry';
import { kitVerbs } from './kits/kitVerbs';
import { closeProject, deleteProject, refreshStart } from './projectList';
import { projectVerbs } from './projectVerbs';
import { mayLeaveReading } from './readingPart';
import { readingVerbs } from './readingVerbs';
import { roiFileVerbs } from './roiFiles/roiFileVerbs';
import { createSaveQueue } from './saveQueue';
import { removeCopiesOf } from './sources/copyUse';

/** The verbs of the product over a store and the outside. The screens call these and nothing else. */
export function createApp(store: AppStore, ports: Ports) {
  const context: AppContext = {
    ports,
    store,
    registry: createImageRegistry(ports.images),
    saves: createSaveQueue(ports.storage.save),
    project: laterPart(() => import('./projectActs')),
    reading: laterPart(() => import('./reading/readingActs')),
    keepListeners: new Set(),
  };
  return {
    refreshStart: () => refreshStart(context),
    askToKeep: () => askToKeep(context),
    deleteProject: (id: ProjectId) => deleteProject(context, id),
    closeProject: async () => {
      if (mayLeaveReading(context)) await closeProject(context);
    },
    removeCopiesOf: (id: ProjectId) => removeCopiesOf(context, id),
    /** Asks who sits here, or stops asking: then it is the researcher, as the project was opened. */
    askWho: (isAsked: boolean) => update(context, { isWhoAsked: isAsked }),
    dismissNotice: (id: number) =>
      update(context, { notices: store.getState().notices.filter((notice) => notice.id !== id) }),
    /** The browser's own folder picker; called inside a click. */
    pickFolder: (isBundle: (name: string) => boolean) => ports.sources.pickFolder(isBundle),
    ...projectVerbs(context),
    ...readingVerbs(context),
    ...roiFileVerbs(context),
    ...kitVerbs(context),
    ...covariateTableVerbs(context),
    ...exchangeVerbs(context),
    ...exportVerbs(context),
    ...archiveVerbs(context),
    ...archiveSyncVerbs(context),
    /** The small picture of the import's first axial slice, if it is here. */
    firstSlicePicture: () => context.registry.preview(),
    /** Pixels of a slice as they may be seen now, if they are here: for showing, never for keeping or measuring. */
    pixelsOf: (header: SliceHeader) => {
      const reading = context.reading.loaded();
      return reading ? reading.shownPixels(context, header) : context.registry.decoded(imageKey(header));
    },
  };
}

/** The product's verbs. */
export type App = ReturnType<typeof createApp>;
