import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { CameEntry, SyncReport } from '../../app/archive/syncOutcome';
import type { ArchiveEntry } from '../../domain/archive/archiveProject';
import { readersOf } from '../../domain/study/thirdReader';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { observerName } from '../frame/observerName';
import { StateIcon } from '../parts/StateIcon';
import { dayText } from '../parts/times';
import { ArchiveProgress } from './ArchiveProgress';
import { archiveText, stopWords } from './archiveText';
import { exchangeText } from './exchangeText';
import type { ArchiveWork } from './useArchiveWork';

const text = archiveText.sync;

/** Both ways in one click, and what came and went. */
export function ArchiveSync({
  open,
  address,
  work,
  onDone,
}: {
  readonly open: OpenProject;
  readonly address: string;
  readonly work: ArchiveWork;
  readonly onDone: () => void;
}) {
  const app = useApp();
  const [report, setReport] = useState<SyncReport>();
  const synchronise = async (): Promise<void> => {
    setReport(undefined);
    const done = await work.run('sync', (asked) => app.synchronise(asked));
    if (!done) return;
    setReport(done);
    onDone();
  };
  return (
    <section className="exchange-card" data-testid="archive-sync">
      <div className="archive-line">
        <IconRefresh size={18} className="muted" aria-hidden />
        <div>
          <h2>{text.title}</h2>
          <p className="muted">{open.person.kind === 'observer' ? text.observerText : text.researcherText}</p>
        </div>
        <Button variant="filled" disabled={work.task !== undefined} onClick={() => void synchronise()}>
          {text.verb}
        </Button>
      </div>
      <ArchiveProgress work={work} task="sync" />
      {report ? <Report open={open} address={address} report={report} /> : null}
    </section>
  );
}

function Report({
  open,
  address,
  report,
}: {
  readonly open: OpenProject;
  readonly address: string;
  readonly report: SyncReport;
}) {
  const { put, came, known, kitsBehind, stopped } = report;
  const readers = readersOf(open.project.protocol);
  const nameOf = (id: string | undefined): string => {
    const observer = readers.find((one) => one.id === id);
    return observer ? observerName(observer) : exchangeText.kits.observer(id ?? '');
  };
  return (
    <ul className="archive-report" role="status" data-testid="archive-report">
      {put ? (
        <li className="icon-text top">
          <StateIcon state={put.kind === 'stopped' ? 'wrong' : 'done'} />
          {text.put(put)}
        </li>
      ) : null}
      {came.map((one) => (
        <Came key={one.entry.sopInstanceUid} came={one} nameOf={nameOf} address={address} />
      ))}
      {came.length === 0 && !stopped ? (
        <li className="icon-text top">
          <StateIcon state="done" />
          {text.nothing(known)}
        </li>
      ) : null}
      {kitsBehind.map(({ observerId, more }) => (
        <li key={observerId} className="icon-text top">
          <StateIcon state="attention" />
          {text.behind(nameOf(observerId), more)}
        </li>
      ))}
      {stopped ? (
        <li className="icon-text top">
          <StateIcon state="wrong" />
          <span>
            {stopWords(stopped, address)} {text.goesOn}
          </span>
        </li>
      ) : null}
    </ul>
  );
}

function Came({
  came: { entry, end },
  nameOf,
  address,
}: {
  readonly came: CameEntry;
  readonly nameOf: (id: string | undefined) => string;
  readonly address: string;
}) {
  const what = entryName(entry, nameOf);
  const state = end.kind === 'taken' ? 'done' : end.kind === 'asked' ? 'attention' : 'wrong';
  return (
    <li className="icon-text top">
      <StateIcon state={state} />
      <span>
        {end.kind === 'taken' ? text.taken(what) : null}
        {end.kind === 'asked' ? text.asked(what) : null}
        {end.kind === 'refused' ? text.refused(what, end.message) : null}
        {end.kind === 'not-fetched' ? text.refused(what, stopWords(end.why, address)) : null}
      </span>
    </li>
  );
}

function entryName(entry: ArchiveEntry, nameOf: (id: string | undefined) => string): string {
  const when = entry.writtenAtUtc === undefined ? '' : dayText(entry.writtenAtUtc, Date.now());
  if (entry.kind === 'kit') return archiveText.holdings.issue(entry.issue, when);
  return `${nameOf(entry.observerId)}${when === '' ? '' : `, ${when}`}`;
}
