import { useState } from 'react';
import { useApp, useAppState } from '../AppContext';
import { Frame } from '../frame/Frame';
import { LogView } from '../log/LogView';
import { KeyHint } from '../parts/KeyHint';
import { lazyPart } from '../parts/lazyPart';
import { useDropAnywhere } from '../parts/useDropAnywhere';
import { useKeys } from '../parts/useKeys';
import { ConflictsView } from './ConflictsView';
import './exchange.css';
import { type ExchangeSection, exchangeText } from './exchangeText';
import { FilesView } from './FilesView';
import { givenBundles } from './givenBundles';
import { KitsView } from './KitsView';
import { ReturnView } from './ReturnView';
import { TakeInView } from './TakeInView';

const researcherSections: readonly ExchangeSection[] = ['kits', 'in', 'archive', 'conflicts', 'files', 'log'];
const observerSections: readonly ExchangeSection[] = ['return', 'archive', 'log'];
/** Loads when somebody first turns to the archive. */
const ArchiveViewPart = lazyPart(async () => (await import('./ArchiveView')).ArchiveView);

/** In their own kit observers settle what they did on two computers themselves. */
const kitSections: readonly ExchangeSection[] = ['return', 'archive', 'conflicts', 'log'];

/** What goes to other computers and comes from them, and the log: for a researcher all of it, for an observer their own. */
export function ExchangeScreen() {
  const app = useApp();
  const open = useAppState((state) => state.open);
  const [wanted, setWanted] = useState<ExchangeSection>('kits');
  const isOver = useDropAnywhere((dropped) => void app.offerBundles(givenBundles(dropped)));
  const isObserver = open?.person.kind === 'observer';
  // A researcher's copy that is itself a kit makes none.
  const sections = isObserver ? (open?.project.kit ? kitSections : observerSections) : researcherSections;
  const section = sections.includes(wanted) ? wanted : (sections[0] ?? 'log');
  useKeys((key) => {
    const step = key === ']' ? 1 : key === '[' ? -1 : 0;
    const next = step === 0 ? undefined : sections[sections.indexOf(section) + step];
    if (next) setWanted(next);
    return next !== undefined;
  });
  if (!open) return null;
  const who = `${open.project.id} ${open.person.kind} ${open.person.observerId ?? ''}`;
  return (
    <Frame
      tab="exchange"
      statusLeft={<KeyHint keys={['[', ']']} does={exchangeText.list.toLowerCase()} />}
      statusRight={<span>{exchangeText.dropHint}</span>}
    >
      <div className={isOver ? 'exchange-screen over' : 'exchange-screen'} data-testid="exchange">
        <nav className="exchange-list" aria-label={exchangeText.list}>
          {sections.map((one) => (
            <button
              key={one}
              type="button"
              className="exchange-item"
              aria-current={one === section ? 'page' : undefined}
              onClick={() => setWanted(one)}
            >
              {exchangeText.sections[one]}
            </button>
          ))}
        </nav>
        {/* Nothing that was read for one person stays before another. */}
        <div className="exchange-main" key={who}>
          {section === 'kits' ? <KitsView open={open} /> : null}
          {section === 'in' ? <TakeInView isOver={isOver} /> : null}
          {section === 'archive' ? <ArchiveViewPart open={open} /> : null}
          {section === 'conflicts' ? <ConflictsView open={open} /> : null}
          {section === 'files' ? <FilesView open={open} /> : null}
          {section === 'return' ? <ReturnView open={open} /> : null}
          {section === 'log' ? <LogView open={open} /> : null}
        </div>
      </div>
    </Frame>
  );
}
