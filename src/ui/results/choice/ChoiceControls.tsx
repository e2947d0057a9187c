import { useRef } from 'react';
import type { PanelChoice } from '../../../analysis/panelChoice';
import { useApp, useAppState } from '../../AppContext';
import { AdjudicationControl } from './AdjudicationControl';
import { FilterControl } from './FilterControl';
import { GroupingControl } from './GroupingControl';
import { ObserverControl } from './ObserverControl';
import { PresetControl } from './PresetControl';
import { ShownControls } from './ShownControls';
import { SideControl } from './SideControl';

/** What a control needs: the choice in force, and the verb that computes another. */
export interface ControlProps {
  readonly choice: PanelChoice;
  readonly onChoose: (part: Partial<PanelChoice>) => void;
}

/** What the tables are made of: observers, sides, groups, subjects, tests; and which of their lines are shown. */
export function ChoiceControls({ hasObserverChoice }: { readonly hasObserverChoice: boolean }) {
  const app = useApp();
  const ready = useAppState(({ results }) => (results.kind === 'ready' ? results : undefined));
  // What was asked for last: a second choice adds to it also while the first is still being computed.
  const asked = useRef<PanelChoice>(undefined);
  if (!ready) return null;
  const { choice, results, isUpdating } = ready;
  if (!isUpdating || !asked.current) asked.current = choice;
  const onChoose = (part: Partial<PanelChoice>): void => {
    const next = { ...(asked.current ?? choice), ...part };
    asked.current = next;
    void app.chooseResults(next);
  };
  const { protocol } = results.project;
  const props = { choice, onChoose };
  return (
    <>
      {hasObserverChoice ? <ShownControls results={results} /> : null}
      {hasObserverChoice &&
      results.project.protocol.assignment.kind === 'all' &&
      protocol.observers.length > 1 ? (
        <ObserverControl protocol={protocol} {...props} />
      ) : null}
      <AdjudicationControl results={results} {...props} />
      {protocol.sides.length > 1 ? <SideControl {...props} /> : null}
      <GroupingControl results={results} {...props} />
      <FilterControl results={results} {...props} />
      <PresetControl own={protocol.testPreset} {...props} />
    </>
  );
}
