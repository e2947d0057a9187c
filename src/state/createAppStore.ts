import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppState } from './appState';
import { noSources } from './sourcesState';

/** The one store of the application. */
export type AppStore = StoreApi<AppState>;

/** The state before anything happened. */
export const initialState: AppState = {
  screen: { kind: 'start' },
  projects: undefined,
  storage: undefined,
  support: { hasWebgl2: true, isSecureContext: true, hasPrivateStorage: true, hasFolderAccess: true },
  save: { kind: 'nothing-yet' },
  open: undefined,
  isWhoAsked: false,
  import: { kind: 'none' },
  incoming: { kind: 'none' },
  reading: undefined,
  results: { kind: 'none' },
  agreement: { kind: 'none' },
  export: { kind: 'none' },
  pixelRuleCheck: { kind: 'none' },
  backup: { canRemember: false, folder: undefined, signedSinceBackup: 0, lastPlace: undefined },
  sources: noSources,
  archive: { kind: 'none' },
  archiveAsked: undefined,
  archiveSearch: { kind: 'none' },
  copyUse: [],
  notices: [],
  busy: undefined,
};

/** Makes a store; tests give the state that they start from. */
export function createAppStore(start: Partial<AppState> = {}): AppStore {
  return createStore<AppState>(() => ({ ...initialState, ...start }));
}
