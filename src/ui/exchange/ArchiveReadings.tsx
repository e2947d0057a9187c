import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { LookOutcome, SendingOutlook, SendOutcome } from '../../app/archive/sendingOutcome';
import { readersOf } from '../../domain/study/thirdReader';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { ArchiveProgress } from './ArchiveProgress';
import { archiveText, stopWords } from './archiveText';
import type { ArchiveWork } from './useArchiveWork';

const text = archiveText.readings;
/** Longer lists of scans are cut: there may be thousands. */
const shownScans = 6;
/** Of more signed readings the archive is asked only where somebody wants it: each takes some questions. */
const asksByItselfUpTo = 200;

/** Signed readings as DICOM objects: how many are there, and sending the others. */
export function ArchiveReadings({
  open,
  address,
  work,
}: {
  readonly open: OpenProject;
  readonly address: string;
  readonly work: ArchiveWork;
}) {
  const app = useApp();
  const [found, setFound] = useState<LookOutcome | SendOutcome>();
  const look = async (): Promise<void> => {
    setFound(undefined);
    setFound(await work.run('look-readings', (asked) => app.lookAtSending(asked)));
  };
  const send = async (): Promise<void> => {
    const sent = await work.run('send', (asked) => app.sendReadings(asked));
    if (sent) setFound(sent);
  };
  const signed = open.progress.filter(({ state }) => state === 'signed').length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    if (signed <= asksByItselfUpTo) void look();
  }, []);
  const outlook = outlookOf(found);
  const isBusy = work.task !== undefined;
  return (
    <section className="exchange-card" data-testid="archive-readings">
      <div className="archive-line">
        <IconSend size={18} className="muted" aria-hidden />
        <div>
          <h2>{text.title}</h2>
          <p className="muted">{text.text}</p>
        </div>
        {found?.kind === 'barred' ? null : (
          <>
            <Button disabled={isBusy} onClick={() => void look()}>
              {text.look}
            </Button>
            <Button disabled={isBusy || outlook?.lacking === 0 || !outlook} onClick={() => void send()}>
              {text.send(outlook?.lacking ?? 0)}
            </Button>
          </>
        )}
      </div>
      <ArchiveProgress work={work} task="look-readings" />
      <ArchiveProgress work={work} task="send" />
      {found?.kind === 'barred' ? (
        <p className="icon-text top">
          <StateIcon state="attention" />
          {text.bar[found.why]}
        </p>
      ) : null}
      {found?.kind === 'stopped' ? (
        <p className="icon-text top" role="alert">
          <StateIcon state="wrong" />
          {stopWords(found.why, address)}
        </p>
      ) : null}
      {outlook ? <Outlook outlook={outlook} /> : null}
      {found?.kind === 'sent' ? (
        <p className="icon-text top" role="status">
          <StateIcon state={found.report.stopped ? 'wrong' : 'done'} />
          <span>
            {text.sent(found.report.sent)}
            {found.report.stopped ? ` ${stopWords(found.report.stopped, address)} ${text.goesOn}` : ''}
          </span>
        </p>
      ) : null}
      {outlook && outlook.problems.length > 0 ? <Problems open={open} problems={outlook.problems} /> : null}
    </section>
  );
}

function outlookOf(found: LookOutcome | SendOutcome | undefined): SendingOutlook | undefined {
  if (found?.kind === 'looked') return found.outlook;
  return found?.kind === 'sent' ? found.report : undefined;
}

function Outlook({
  outlook: { readings, there, withoutOutline, training },
}: {
  readonly outlook: SendingOutlook;
}) {
  return (
    <>
      <p data-testid="archive-there" className="icon-text">
        {readings > 0 ? <StateIcon state={there === readings ? 'done' : 'attention'} /> : null}
        {readings === 0 ? text.none : text.there(there, readings)}
      </p>
      {withoutOutline > 0 ? <p className="muted">{text.noOutline(withoutOutline)}</p> : null}
      {training > 0 ? <p className="muted">{text.training(training)}</p> : null}
    </>
  );
}

/** By reason: of thousands of scans it is the same few. */
function Problems({
  open,
  problems,
}: {
  readonly open: OpenProject;
  readonly problems: SendingOutlook['problems'];
}) {
  const readers = readersOf(open.project.protocol);
  const letterOf = (id: string) => readers.find((one) => one.id === id)?.letter ?? '?';
  const byReason = new Map<string, string[]>();
  for (const { scan, why } of problems) {
    const reason = text.why(why);
    const scans = byReason.get(reason) ?? [];
    scans.push(text.scan(scan, letterOf(scan.observerId)));
    byReason.set(reason, scans);
  }
  return (
    <ul className="archive-report" data-testid="archive-problems">
      {[...byReason].map(([reason, scans]) => (
        <li key={reason} className="icon-text top">
          <StateIcon state="attention" />
          <span>
            {text.problems(new Set(scans).size)}. {reason}:
            <span className="muted"> {text.scans([...new Set(scans)], shownScans)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
