import { Button } from '@mantine/core';
import { studyChoiceOf } from '../../analysis/panelChoice';
import { stableText } from '../../base/stableText';
import { useApp, useAppState } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { exportText as text } from './exportText';

/** Says that another choice than the study's own is exported, with the way back. */
export function OtherChoice() {
  const app = useApp();
  const results = useAppState((state) => state.results);
  const protocol = useAppState((state) => state.open?.project.protocol);
  if (results.kind !== 'ready' || !protocol) return null;
  const own = studyChoiceOf(protocol);
  if (stableText(results.choice) === stableText(own)) return null;
  return (
    <div className="export-note" role="status">
      <span className="icon-text">
        <StateIcon state="attention" />
        {text.otherChoice}
      </span>
      <Button onClick={() => void app.chooseResults(own)}>{text.useOwn}</Button>
    </div>
  );
}
