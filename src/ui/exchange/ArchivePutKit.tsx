import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MadeKit as Made, PutKitOutcome } from '../../app/archive/syncOutcome';
import type { KitOffer } from '../../app/exchange/kitOffers';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { bytesText } from '../parts/bytesText';
import { Segments } from '../parts/Segments';
import { StateIcon } from '../parts/StateIcon';
import { ArchiveProgress } from './ArchiveProgress';
import { archiveText, stopWords } from './archiveText';
import { exchangeText } from './exchangeText';
import { KitWarnings } from './KitWarnings';
import type { ArchiveWork } from './useArchiveWork';

const text = archiveText.holdings;

/** Makes the kit of one reader and puts it into the archive, in one click where nothing has to be looked at before. */
export function ArchivePutKit({
  open,
  offer,
  letter,
  address,
  work,
  onPut,
}: {
  readonly open: OpenProject;
  readonly offer: KitOffer;
  readonly letter: string;
  readonly address: string;
  readonly work: ArchiveWork;
  readonly onPut: () => void;
}) {
  const app = useApp();
  const { observerId, issue, units, manner } = offer;
  // The archive has the images already; later issues are made as the first was.
  const [images, setImages] = useState<'with' | 'without'>(manner === 'with-images' ? 'with' : 'without');
  const [outcome, setOutcome] = useState<PutKitOutcome>();
  const task = `kit ${observerId}` as const;
  const withImages = images === 'with';
  const isBusy = work.task !== undefined;
  const end = (done: PutKitOutcome | undefined): void => {
    setOutcome(done);
    if (done?.kind === 'put') onPut();
  };
  const put = async (): Promise<void> => {
    setOutcome(undefined);
    end(await work.run(task, (asked) => app.putKit(observerId, withImages, asked)));
  };
  const putMade = async (made: Made): Promise<void> =>
    end(await work.run(task, (asked) => app.putMadeKit(observerId, withImages, made, asked)));
  return (
    <>
      <div className="archive-cell">
        {manner === undefined && units > 0 ? (
          <Segments
            label={text.imagesLabel(letter)}
            choices={['without', 'with']}
            chosen={images}
            texts={text.images}
            onChoose={setImages}
          />
        ) : null}
        <Button
          size="compact-sm"
          disabled={isBusy || units === 0 || !open.project.protocol.isCsaDecided}
          onClick={() => void put()}
        >
          {issue === 1 ? text.putFirst : text.putKit(issue)}
        </Button>
        <span className="muted">{units === 0 ? text.nobodyReads : text.toRead(units)}</span>
      </div>
      {open.project.protocol.isCsaDecided ? null : (
        <p className="hint">{exchangeText.kits.refusalText({ kind: 'csa-undecided' })}</p>
      )}
      <ArchiveProgress work={work} task={task} />
      {outcome ? (
        <Outcome outcome={outcome} address={address} isBusy={isBusy} onAgain={(made) => void putMade(made)} />
      ) : null}
    </>
  );
}

function Outcome({
  outcome,
  address,
  isBusy,
  onAgain,
}: {
  readonly outcome: PutKitOutcome;
  readonly address: string;
  readonly isBusy: boolean;
  readonly onAgain: (made: Made) => void;
}) {
  switch (outcome.kind) {
    case 'put':
      return (
        <p className="icon-text" role="status">
          <StateIcon state="done" />
          {text.put(`Issue ${outcome.issue}`, bytesText(outcome.bytes))}
        </p>
      );
    case 'look-first':
      return (
        <div className="kit-warnings" role="alert" data-testid="archive-kit-warnings">
          <KitWarnings title={text.warnings} warnings={outcome.made.warnings} />
          <div>
            <Button disabled={isBusy} onClick={() => onAgain(outcome.made)}>
              {text.looked}
            </Button>
          </div>
        </div>
      );
    case 'not-put':
      return (
        <div className="archive-cell" role="alert">
          <span className="icon-text top">
            <StateIcon state="wrong" />
            <span>
              {text.notPut} {stopWords(outcome.why, address)}
            </span>
          </span>
          <Button size="compact-sm" disabled={isBusy} onClick={() => onAgain(outcome.made)}>
            {text.again}
          </Button>
        </div>
      );
    case 'refused':
      return (
        <p className="icon-text top" role="alert">
          <StateIcon state="wrong" />
          <span>
            {text.refused} {exchangeText.kits.refusalText(outcome.why)}
          </span>
        </p>
      );
    case 'stopped':
      return (
        <p className="icon-text top" role="alert">
          <StateIcon state="wrong" />
          {stopWords(outcome.why, address)}
        </p>
      );
    case 'cancelled':
      return null;
  }
}
