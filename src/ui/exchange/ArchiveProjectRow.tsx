import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { PutOutcome } from '../../app/archive/syncOutcome';
import type { ArchiveEntry } from '../../domain/archive/archiveProject';
import { useApp } from '../AppContext';
import { bytesText } from '../parts/bytesText';
import { StateIcon } from '../parts/StateIcon';
import { dayText } from '../parts/times';
import { ArchiveProgress } from './ArchiveProgress';
import { archiveText, stopWords } from './archiveText';
import type { ArchiveWork } from './useArchiveWork';

const text = archiveText.holdings;

/** Copies of the whole project: put there after a question only, and taken in from another computer of the researcher. */
export function ArchiveProjectRow({
  entries,
  address,
  work,
  onPut,
  onTake,
}: {
  /** Undefined before anybody looked. */
  readonly entries: readonly ArchiveEntry[] | undefined;
  readonly address: string;
  readonly work: ArchiveWork;
  readonly onPut: () => void;
  readonly onTake: (wanted: readonly ArchiveEntry[]) => void;
}) {
  const app = useApp();
  const [isAsking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState<PutOutcome>();
  const isBusy = work.task !== undefined;
  const put = async (): Promise<void> => {
    setAsking(false);
    const done = await work.run('project', (asked) => app.putProject(asked));
    setOutcome(done);
    if (done?.kind === 'put') onPut();
  };
  const newest = entries?.at(-1);
  const when = newest?.writtenAtUtc === undefined ? '' : dayText(newest.writtenAtUtc, Date.now());
  return (
    <tr data-testid="archive-project">
      <th scope="row">{text.project}</th>
      <td colSpan={2}>
        <div className="archive-cell">
          <span className={newest ? undefined : 'muted'}>
            {entries && newest ? text.projects(entries.length, when) : entries ? text.none : text.unknown}
          </span>
          {newest && !newest.isHere ? (
            <Button size="compact-sm" disabled={isBusy} onClick={() => onTake([newest])}>
              {text.take}
            </Button>
          ) : null}
          <Button size="compact-sm" disabled={isBusy} onClick={() => setAsking(true)}>
            {text.putProject}
          </Button>
        </div>
        <ArchiveProgress work={work} task="project" />
        {outcome?.kind === 'put' ? (
          <p className="icon-text" role="status">
            <StateIcon state="done" />
            {text.put('The project', bytesText(outcome.bytes))}
          </p>
        ) : null}
        {outcome?.kind === 'stopped' ? (
          <p className="icon-text top" role="alert">
            <StateIcon state="wrong" />
            {stopWords(outcome.why, address)}
          </p>
        ) : null}
        {isAsking ? (
          <Modal opened onClose={() => setAsking(false)} title={text.sure}>
            <div className="dialog-body">
              <p>{text.sureText}</p>
              <div className="dialog-acts">
                <Button onClick={() => setAsking(false)}>{text.keep}</Button>
                <Button variant="filled" onClick={() => void put()}>
                  {text.putProject}
                </Button>
              </div>
            </div>
          </Modal>
        ) : null}
      </td>
    </tr>
  );
}
