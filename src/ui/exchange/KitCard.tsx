import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { KitOffer } from '../../app/exchange/kitOffers';
import type { KitOutcome, KitProgress } from '../../app/kits/kitOutcome';
import { areScansMasked } from '../../domain/conduct/readingUnits';
import type { Project } from '../../domain/study/project';
import { readersOf, thirdReaderId } from '../../domain/study/thirdReader';
import { useApp } from '../AppContext';
import { observerName } from '../frame/observerName';
import { Bar } from '../parts/Bar';
import { bytesText } from '../parts/bytesText';
import { ObserverTag } from '../parts/ObserverTag';
import { Segments } from '../parts/Segments';
import { StateIcon } from '../parts/StateIcon';
import { exchangeText } from './exchangeText';
import { MadeKit } from './MadeKit';

const text = exchangeText.kits;

type Making =
  | { readonly kind: 'idle' }
  | { readonly kind: 'making'; readonly progress: KitProgress }
  | { readonly kind: 'ended'; readonly outcome: Exclude<KitOutcome, { kind: 'cancelled' }> };

/** The kit of one observer. */
export function KitCard({
  offer,
  project,
  onMade,
}: {
  readonly offer: KitOffer;
  readonly project: Project;
  readonly onMade: () => void;
}) {
  const app = useApp();
  const [making, setMaking] = useState<Making>({ kind: 'idle' });
  // Later issues are made as the first was.
  const [images, setImages] = useState<'with' | 'without'>(
    offer.manner === 'without-images' ? 'without' : 'with',
  );
  const stop = useRef<AbortController>(undefined);
  // Who leaves gives the kit up: nothing of it is left behind.
  useEffect(() => () => stop.current?.abort(), []);
  const { protocol } = project;
  const observer = readersOf(protocol).find(({ id }) => id === offer.observerId);
  const make = (): void => {
    const controller = new AbortController();
    stop.current = controller;
    setMaking({ kind: 'making', progress: { done: 0, total: 0 } });
    const onProgress = (progress: KitProgress): void => {
      if (!controller.signal.aborted) setMaking({ kind: 'making', progress });
    };
    void app
      .makeKit({ observerId: offer.observerId, withImages: images === 'with' }, onProgress, controller.signal)
      .then((outcome) => {
        setMaking(outcome.kind === 'cancelled' ? { kind: 'idle' } : { kind: 'ended', outcome });
        if (outcome.kind === 'made') onMade();
      });
  };
  const isMaking = making.kind === 'making';
  const letter = observer?.letter ?? '';
  return (
    <section className="exchange-card" data-testid={`kit-${offer.observerId}`}>
      <h2 className="kit-head">
        <ObserverTag protocol={protocol} id={offer.observerId} />
        {observer ? observerName(observer) : text.observer(letter)}
        <span className="muted">{observer?.role}</span>
      </h2>
      <ul className="kit-facts">
        <li>
          {text.units(offer.units, areScansMasked(project))} ·{' '}
          {offer.observerId === thirdReaderId ? text.toSettle : text.rounds(protocol.rounds)}
        </li>
        <li className="muted">{text.issueNext(offer.issue)}</li>
        {offer.signedReadings > 0 ? <li className="muted">{text.own(offer.signedReadings)}</li> : null}
        {offer.waitsForSlices > 0 ? (
          <li className="icon-text">
            <StateIcon state="attention" />
            {text.waits(offer.waitsForSlices)}
          </li>
        ) : null}
        {offer.missingFiles > 0 && images === 'with' ? (
          <li className="icon-text">
            <StateIcon state="attention" />
            {text.missing(offer.missingFiles)}
          </li>
        ) : null}
      </ul>
      <div className="kit-acts">
        <Segments
          label={text.imagesLabel(letter)}
          choices={['with', 'without']}
          chosen={images}
          texts={text.images}
          onChoose={setImages}
        />
        <Button
          // A kit that is ready to be saved is the main act then.
          variant={making.kind === 'ended' && making.outcome.kind === 'made' ? 'default' : 'filled'}
          disabled={isMaking || offer.units === 0 || !protocol.isCsaDecided}
          onClick={make}
        >
          {offer.issue === 1 ? text.make : text.makeNext(offer.issue)}
        </Button>
      </div>
      <p className="hint">
        {images === 'with' ? text.withHint(offer.images, bytesText(offer.imageBytes)) : text.withoutHint}
      </p>
      {isMaking ? (
        <div className="kit-progress" role="status">
          <Bar part={making.progress.done} whole={making.progress.total} label={text.makingBare} />
          <span className="muted">
            {making.progress.total > 0
              ? text.making(making.progress.done, making.progress.total)
              : text.makingBare}
          </span>
          <Button onClick={() => stop.current?.abort()}>{text.cancel}</Button>
        </div>
      ) : null}
      {making.kind === 'ended' ? (
        <MadeKit outcome={making.outcome} onPutAway={() => setMaking({ kind: 'idle' })} />
      ) : null}
    </section>
  );
}
