import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { App } from '../app/createApp';
import type { PaneMaker } from '../app/panePort';
import { present } from '../base/assert';
import type { AppState } from '../state/appState';
import type { AppStore } from '../state/createAppStore';

/** What every screen may use: the state, the verbs, and the maker of image panes. */
export interface Workstation {
  readonly store: AppStore;
  readonly app: App;
  /** Loads the viewer the first time it is asked. */
  readonly loadPanes: () => Promise<PaneMaker>;
}

/** Set once by the composition root. */
export const WorkstationContext = createContext<Workstation | undefined>(undefined);

/** The workstation around this component. */
export function useWorkstation(): Workstation {
  return present(useContext(WorkstationContext), 'the workstation around a screen');
}

/** The verbs. */
export function useApp(): App {
  return useWorkstation().app;
}

/** A part of the state; the component draws again when it changes. */
export function useAppState<T>(select: (state: AppState) => T): T {
  return useStore(useWorkstation().store, select);
}
