import { Button } from '@mantine/core';
import { IconChevronRight, IconDownload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { ImportFinding } from '../../domain/import/importFindings';
import { fileEndWords } from '../../report/fileEndWords';
import { importFindingText } from '../../report/importFindingText';
import { useApp, useAppState } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { cohortText } from './cohortText';
import { SidePanel } from './SidePanel';
import { type UnusedGroup, unusedGroups } from './unusedGroups';

/** Shown before the rest is asked for. */
const shownFirst = 3;

/**
 * How the files of the last import ended: what to look at first, then the refused ones, then those set aside, by reason,
 * each with what to do.
 */
export function UnusedPanel({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const last = useAppState((state) => state.import);
  const unused = last.kind === 'done' ? last.unused : undefined;
  const groups = useMemo(() => unusedGroups(unused ?? []), [unused]);
  if (last.kind !== 'done') return null;
  const text = cohortText.unused;
  const { ledger, findings } = last;
  return (
    <SidePanel
      label={text.title}
      title={text.title}
      subtitle={cohortText.account(ledger)}
      onClose={onClose}
      foot={
        <>
          <Button
            leftSection={<IconDownload size={15} aria-hidden />}
            disabled={ledger.given === 0}
            onClick={() => app.saveUnusedList()}
          >
            {text.save}
          </Button>
          <span className="faint">{text.where}</span>
        </>
      }
    >
      {findings.length > 0 ? <h3 className="unused-state">{text.lookAt}</h3> : null}
      {findings.map((finding) => (
        <FindingView key={findingKey(finding)} finding={finding} />
      ))}
      {(['refused', 'set-aside'] as const).map((state) => {
        const some = groups.filter((group) => group.state === state);
        return some.length === 0 ? null : (
          <div key={state}>
            <h3 className="unused-state">{text.states[state]}</h3>
            {some.map((group) => (
              <UnusedGroupView key={group.kind} group={group} />
            ))}
          </div>
        );
      })}
    </SidePanel>
  );
}

/** Its files stand open where somebody has to look, or where they are few. */
function UnusedGroupView({ group }: { readonly group: UnusedGroup }) {
  const { kind, files, needsPerson } = group;
  const { title, text } = fileEndWords(kind);
  return (
    <section className="unused-section" data-testid={`unused-${kind}`}>
      <details open={needsPerson || files.length <= shownFirst}>
        <summary className="unused-group">
          <span>{needsPerson ? <StateIcon state="attention" /> : null}</span>
          <span>
            <span className="unused-head">
              <strong>{title}</strong>
              <span className="icon-text faint">
                {files.length.toLocaleString('en-US')}
                <IconChevronRight size={14} className="chevron" aria-hidden />
              </span>
            </span>
            <span className="unused-text hint">{text}</span>
          </span>
        </summary>
        <Places places={files} />
      </details>
    </section>
  );
}

function findingKey(finding: ImportFinding): string {
  switch (finding.kind) {
    case 'mixed-series':
      return `${finding.kind} ${finding.seriesInstanceUid}`;
    case 'study-of-several-patients':
      return `${finding.kind} ${finding.studyInstanceUid}`;
    case 'missing-files':
      return `${finding.kind} ${finding.directory}`;
  }
}

function FindingView({ finding }: { readonly finding: ImportFinding }) {
  const { title, text, tag, places } = importFindingText(finding);
  return (
    <section className="unused-section" data-testid={`finding-${finding.kind}`}>
      <div className="unused-group">
        <StateIcon state="attention" />
        <div>
          <strong>
            <bdi>{title}</bdi>
          </strong>
          <p className="hint">{text}</p>
          <p className="unused-tag faint">{tag}</p>
        </div>
      </div>
      <Places places={places} />
    </section>
  );
}

interface PlacesProps {
  readonly places: readonly { readonly path: string; readonly detail: string; readonly tag?: string }[];
}

/** Files, a few at first. Names and texts of files may be of any script: each keeps to itself. */
function Places({ places }: PlacesProps) {
  const [isAll, setAll] = useState(false);
  const shown = (isAll ? places : places.slice(0, shownFirst)).map((one, at) => ({ ...one, number: at + 1 }));
  return (
    <div className="unused-places">
      <ul className="unused-files">
        {shown.map(({ number, path, detail, tag }) => (
          // A path may come twice, as a file and inside a zip of the same name.
          <li key={number}>
            <bdi className="unused-path" title={path}>
              {path}
            </bdi>
            {detail ? <bdi className="faint">{detail}</bdi> : null}
            {tag ? <span className="unused-tag faint">{tag}</span> : null}
          </li>
        ))}
      </ul>
      {places.length > shown.length ? (
        <button type="button" className="link-button hint" onClick={() => setAll(true)}>
          {cohortText.unused.more(places.length - shown.length)}
        </button>
      ) : null}
    </div>
  );
}
