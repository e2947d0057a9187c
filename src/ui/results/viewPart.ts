import { type ComponentType, createElement, type FunctionComponent } from 'react';
import type { LaterPart } from '../../base/laterPart';
import type { ReadyResults } from '../../state/resultsState';
import { useLaterPart } from '../parts/useLaterPart';

interface ViewProps {
  readonly ready: ReadyResults;
}

/** One view of the Results screen, drawn when its part of the program is here. */
export type ViewPart = FunctionComponent<ViewProps>;

/** Makes a view of a component in a part that loads later. */
export function viewPart<T extends object>(
  part: LaterPart<T>,
  viewIn: (part: T) => ComponentType<ViewProps>,
): ViewPart {
  return function View(props) {
    const here = useLaterPart(part);
    return here ? createElement(viewIn(here), props) : null;
  };
}
