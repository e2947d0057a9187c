import { Button } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { KitOffer } from '../../app/exchange/kitOffers';
import type { ArchiveEntry } from '../../domain/archive/archiveProject';
import type { ObserverId } from '../../domain/ids';
import { readersOf } from '../../domain/study/thirdReader';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { observerName } from '../frame/observerName';
import { ObserverTag } from '../parts/ObserverTag';
import { StateIcon } from '../parts/StateIcon';
import { dayText } from '../parts/times';
import { ArchiveProgress } from './ArchiveProgress';
import { ArchiveProjectRow } from './ArchiveProjectRow';
import { ArchivePutKit } from './ArchivePutKit';
import { archiveText, stopWords } from './archiveText';
import type { ArchiveWork } from './useArchiveWork';

const text = archiveText.holdings;

/** What of the project lies in the archive: kits and returns by reader, and for a researcher putting kits and the project there. */
export function ArchiveHoldings({
  open,
  address,
  work,
  changes,
}: {
  readonly open: OpenProject;
  readonly address: string;
  readonly work: ArchiveWork;
  /** Counts what was done besides: then it is looked again. */
  readonly changes: number;
}) {
  const app = useApp();
  const { person, project } = open;
  const [entries, setEntries] = useState<readonly ArchiveEntry[]>();
  const [why, setWhy] = useState('');
  const [offers, setOffers] = useState<readonly KitOffer[]>([]);
  const makesKits = person.kind === 'researcher' && !project.kit;
  const isBusy = work.task !== undefined;

  const look = async (): Promise<void> => {
    const found = await work.run('look-there', (asked) => app.lookIntoArchive(asked));
    if (!found) return;
    setWhy(found.ok ? '' : stopWords(found.error, address));
    if (found.ok) setEntries(found.value);
    if (!makesKits) return;
    const known = await app.kitOffers();
    if (known.ok) setOffers(known.value);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the page opens, and after what changed there
  useEffect(() => void look(), [changes]);

  const take = async (wanted: readonly ArchiveEntry[]): Promise<void> => {
    const failed = await work.run('take', (asked) => app.takeFromArchive(wanted, asked));
    const [first] = failed ?? [];
    setWhy(first ? stopWords(first.why, address) : '');
  };
  const readers = readersOf(project.protocol).filter(({ id }) =>
    makesKits ? offers.some((offer) => offer.observerId === id) || has(entries, id) : id === ownId(open),
  );
  return (
    <section className="exchange-card" data-testid="archive-holdings">
      <div className="archive-line">
        <IconStack2 size={18} className="muted" aria-hidden />
        <h2>{text.title}</h2>
        <Button disabled={isBusy} onClick={() => void look()}>
          {text.look}
        </Button>
      </div>
      <ArchiveProgress work={work} task="look-there" />
      <ArchiveProgress work={work} task="take" />
      {why === '' ? null : (
        <p className="icon-text top" role="alert">
          <StateIcon state="wrong" />
          {why}
        </p>
      )}
      <table className="plain-table archive-table">
        <thead>
          <tr>
            <th scope="col">{text.reader}</th>
            <th scope="col">{text.kit}</th>
            <th scope="col">{text.returns}</th>
          </tr>
        </thead>
        <tbody>
          {readers.map((reader) => {
            const kits = ofReader(entries, 'kit', reader.id);
            const returns = ofReader(entries, 'return', reader.id);
            const offer = offers.find(({ observerId }) => observerId === reader.id);
            return (
              <tr key={reader.id} data-testid={`archive-${reader.id}`}>
                <th scope="row">
                  <span className="icon-text">
                    <ObserverTag protocol={project.protocol} id={reader.id} />
                    {observerName(reader)}
                  </span>
                </th>
                <td>
                  <KitStanding kits={kits} isKnown={entries !== undefined} />
                  {makesKits && offer ? (
                    <ArchivePutKit
                      open={open}
                      offer={offer}
                      letter={reader.letter}
                      address={address}
                      work={work}
                      onPut={() => void look()}
                    />
                  ) : null}
                </td>
                <td>
                  <Returns
                    returns={returns}
                    isKnown={entries !== undefined}
                    onTake={makesKits && !isBusy ? (wanted) => void take(wanted) : undefined}
                  />
                </td>
              </tr>
            );
          })}
          {makesKits ? (
            <ArchiveProjectRow
              entries={entries?.filter(({ kind }) => kind === 'project')}
              address={address}
              work={work}
              onPut={() => void look()}
              onTake={(wanted) => void take(wanted)}
            />
          ) : null}
        </tbody>
      </table>
      {makesKits ? <p className="hint">{text.imagesHint}</p> : null}
    </section>
  );
}

function ownId({ person, project }: OpenProject): ObserverId | undefined {
  return person.observerId ?? project.kit?.observerId;
}

function has(entries: readonly ArchiveEntry[] | undefined, id: ObserverId): boolean {
  return entries?.some(({ observerId }) => observerId === id) ?? false;
}

function ofReader(
  entries: readonly ArchiveEntry[] | undefined,
  kind: ArchiveEntry['kind'],
  id: ObserverId,
): readonly ArchiveEntry[] {
  return entries?.filter((one) => one.kind === kind && one.observerId === id) ?? [];
}

/** When the newest was written, as people say it; '' where the archive does not tell. */
export function newestDay(entries: readonly ArchiveEntry[]): string {
  const at = entries.at(-1)?.writtenAtUtc;
  return at === undefined ? '' : dayText(at, Date.now());
}

function KitStanding({
  kits,
  isKnown,
}: {
  readonly kits: readonly ArchiveEntry[];
  readonly isKnown: boolean;
}) {
  const newest = kits.at(-1);
  if (!newest) return <div className="muted">{isKnown ? text.none : text.unknown}</div>;
  return <div>{text.issue(newest.issue, newestDay(kits))}</div>;
}

function Returns({
  returns,
  isKnown,
  onTake,
}: {
  readonly returns: readonly ArchiveEntry[];
  readonly isKnown: boolean;
  readonly onTake: ((wanted: readonly ArchiveEntry[]) => void) | undefined;
}) {
  if (returns.length === 0) return <span className="muted">{isKnown ? text.none : text.unknown}</span>;
  const lacking = returns.filter(({ isHere }) => !isHere);
  return (
    <div className="archive-cell">
      <span>{text.count(returns.length, newestDay(returns))}</span>
      {onTake && lacking.length > 0 ? (
        <>
          <span className="icon-text">
            <StateIcon state="attention" />
            {text.isNew(lacking.length)}
          </span>
          <Button size="compact-sm" onClick={() => onTake(lacking)}>
            {text.take}
          </Button>
        </>
      ) : null}
    </div>
  );
}
