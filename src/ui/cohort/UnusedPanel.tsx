import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useApp, useAppState } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { cohortText } from './cohortText';
import { SidePanel } from './SidePanel';
import { type UnusedGroup, unusedGroups } from './unusedGroups';
import { unusedWords } from './unusedText';

/** Shown before the rest is asked for. */
const shownFirst = 3;

/** Files of the last import that are not used, by reason: those that need a person first, each with what to do. */
export function UnusedPanel({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const last = useAppState((state) => state.import);
  const unused = last.kind === 'done' ? last.unused : undefined;
  const groups = useMemo(() => unusedGroups(unused ?? []), [unused]);
  if (!unused) return null;
  const text = cohortText.unused;
  const needing = groups.filter(({ needsPerson }) => needsPerson).length;
  return (
    <SidePanel
      label={text.title}
      title={text.title}
      subtitle={text.summary(unused.length, groups.length, needing)}
      onClose={onClose}
      foot={
        <>
          <Button
            leftSection={<IconDownload size={15} aria-hidden />}
            disabled={unused.length === 0}
            onClick={() => app.saveUnusedList()}
          >
            {text.save}
          </Button>
          <span className="faint">{text.where}</span>
        </>
      }
    >
      {groups.map((group) => (
        <UnusedGroupView key={group.kind} group={group} />
      ))}
    </SidePanel>
  );
}

function UnusedGroupView({ group }: { readonly group: UnusedGroup }) {
  const [isAll, setAll] = useState(false);
  const { kind, files, needsPerson } = group;
  const { title, text } = unusedWords(kind);
  const shown = (isAll ? files : files.slice(0, shownFirst)).map((file, at) => ({ ...file, number: at + 1 }));
  return (
    <section className="unused-group" data-testid={`unused-${kind}`}>
      <span>{needsPerson ? <StateIcon state="attention" /> : null}</span>
      <div>
        <div className="unused-head">
          <strong>{title}</strong>
          <span className="faint">{files.length.toLocaleString('en-US')}</span>
        </div>
        <p className="hint">{text}</p>
        <ul className="unused-files">
          {shown.map(({ number, path, detail }) => (
            // A path may come twice, as a file and inside a zip of the same name.
            <li key={number}>
              <span className="unused-path" title={path}>
                {path}
              </span>
              {detail ? <span className="faint">{detail}</span> : null}
            </li>
          ))}
        </ul>
        {files.length > shown.length ? (
          <button type="button" className="link-button hint" onClick={() => setAll(true)}>
            {cohortText.unused.more(files.length - shown.length)}
          </button>
        ) : null}
      </div>
    </section>
  );
}
