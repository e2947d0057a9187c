import { useEffect, useState } from 'react';
import type { KitOffer } from '../../app/exchange/kitOffers';
import { areScansMasked } from '../../domain/conduct/readingUnits';
import type { OpenProject } from '../../state/openProject';
import { useApp } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { exchangeText } from './exchangeText';
import { KitCard } from './KitCard';

const text = exchangeText.kits;

type Offers =
  | { readonly kind: 'computing' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'ready'; readonly offers: readonly KitOffer[] };

/** A kit for each observer: what it would hold, and making it. */
export function KitsView({ open }: { readonly open: OpenProject }) {
  const app = useApp();
  const [offers, setOffers] = useState<Offers>({ kind: 'computing' });
  const [madeCount, setMadeCount] = useState(0);
  const { subjects, progress, reachable, project } = open;
  const { protocol } = project;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a kit holds follows these
  useEffect(() => {
    let isGone = false;
    void app.kitOffers().then((found) => {
      if (isGone) return;
      setOffers(
        found.ok ? { kind: 'ready', offers: found.value } : { kind: 'failed', message: found.error.message },
      );
    });
    return () => {
      isGone = true;
    };
  }, [app, subjects, progress, reachable, protocol, madeCount]);
  return (
    <div className="exchange-split">
      <div className="exchange-page">
        <div className="exchange-title">
          <h1>{text.title}</h1>
          <span className="muted">{text.caption}</span>
        </div>
        {protocol.isCsaDecided ? null : (
          <p className="icon-text top" role="note">
            <StateIcon state="attention" />
            {text.refusalText({ kind: 'csa-undecided' })}
          </p>
        )}
        {offers.kind === 'computing' ? <p className="muted">{text.computing}</p> : null}
        {offers.kind === 'failed' ? <p>{text.failed(offers.message)}</p> : null}
        {offers.kind === 'ready'
          ? offers.offers.map((offer) => (
              <KitCard
                key={offer.observerId}
                offer={offer}
                project={project}
                onMade={() => setMadeCount((count) => count + 1)}
              />
            ))
          : null}
      </div>
      <aside className="exchange-side">
        <h2>{text.holds}</h2>
        <ul>
          {text.holdsLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
          {areScansMasked(project) ? <li>{text.holdsMasked}</li> : null}
        </ul>
        <h2>{text.never}</h2>
        <ul>
          {text.neverLines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="hint">{text.reissue}</p>
      </aside>
    </div>
  );
}
