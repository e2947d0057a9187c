import { useKeys } from '../parts/useKeys';

/** What the keys of the list do. Where an act does not apply it says `false`, and the key is left to the browser. */
export interface CohortKeyActs {
  /** Moves the cursor by lines; with Shift a range reaches there. */
  readonly step: (by: number, isRange: boolean) => void;
  readonly first: (isRange: boolean) => void;
  readonly last: (isRange: boolean) => void;
  /** Lines on the screen. */
  readonly pageRows: () => number;
  readonly openCurrent: () => boolean;
  readonly tick: () => boolean;
  readonly backOut: () => boolean;
  readonly search: () => void;
  readonly add: () => boolean;
  readonly exclude: () => boolean;
  readonly include: () => boolean;
  readonly training: () => boolean;
  readonly note: () => boolean;
  readonly finalScan: () => boolean;
  readonly erase: () => boolean;
  readonly flow: () => boolean;
  /** Sorts by the next column; the other way round where `isTurned`. */
  readonly sort: (isTurned: boolean) => void;
}

/** The keyboard of the list of subjects. */
export function useCohortKeys(acts: CohortKeyActs): void {
  useKeys((key, { shiftKey }) => {
    switch (key) {
      case 'ArrowDown':
        acts.step(1, shiftKey);
        return true;
      case 'ArrowUp':
        acts.step(-1, shiftKey);
        return true;
      case 'PageDown':
        acts.step(acts.pageRows(), shiftKey);
        return true;
      case 'PageUp':
        acts.step(-acts.pageRows(), shiftKey);
        return true;
      case 'Home':
        acts.first(shiftKey);
        return true;
      case 'End':
        acts.last(shiftKey);
        return true;
      case 'Enter':
        return acts.openCurrent();
      case ' ':
        return acts.tick();
      case 'Escape':
        return acts.backOut();
      case '/':
        acts.search();
        return true;
      case 'a':
        return acts.add();
      case 'e':
        return acts.exclude();
      case 'i':
        return acts.include();
      case 't':
        return acts.training();
      case 'm':
        return acts.note();
      case 'w':
        return acts.finalScan();
      case 'Delete':
        return acts.erase();
      case 'f':
        return acts.flow();
      case 's':
        acts.sort(shiftKey);
        return true;
      default:
        return false;
    }
  });
}
