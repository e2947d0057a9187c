import { Button } from '@mantine/core';
import { sliceChooser } from '../../domain/conduct/sliceChooser';
import { isReadable } from '../../domain/study/isReadable';
import { useApp, useAppState } from '../AppContext';
import { chooseSlicesText } from './chooseSlicesText';

/** For the researcher of a study whose slices are chosen beforehand: how many are, and the way to the next. */
export function ChooseSlicesButton() {
  const app = useApp();
  const open = useAppState((state) => state.open);
  if (open?.person.kind !== 'researcher') return null;
  if (open.project.protocol.sliceRule !== 'chosen-beforehand') return null;
  const readable = open.subjects.filter(isReadable);
  const first = readable[0];
  const ids = new Set(readable.map(({ id }) => id));
  const chosen = open.progress.filter(
    (one) => one.observerId === sliceChooser && one.state === 'signed' && ids.has(one.subjectId),
  ).length;
  return (
    <Button
      disabled={!first}
      onClick={() => {
        // With all of them chosen it shows the first again.
        void app.openNextSliceChoice().then((isOneLeft) => {
          if (!isOneLeft && first) void app.openSliceChoice(first.id);
        });
      }}
    >
      {chooseSlicesText.act}{' '}
      <span className="muted sign-count">{chooseSlicesText.count(chosen, readable.length)}</span>
    </Button>
  );
}
