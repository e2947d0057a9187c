import { useState } from 'react';
import { largestBundleBytes } from '../../domain/archive/bundleObject';
import type { OpenProject } from '../../state/openProject';
import { useAppState } from '../AppContext';
import { bytesText } from '../parts/bytesText';
import { StateIcon } from '../parts/StateIcon';
import { ArchiveConnection } from './ArchiveConnection';
import { ArchiveHoldings } from './ArchiveHoldings';
import { ArchiveReadings } from './ArchiveReadings';
import { ArchiveSync } from './ArchiveSync';
import './archive.css';
import { archiveText as text } from './archiveText';
import { useArchiveWork } from './useArchiveWork';

/** The project and its readings in an archive: what goes there, what lies there, what comes from there. */
export function ArchiveView({ open }: { readonly open: OpenProject }) {
  const archive = useAppState((state) => state.archive);
  const work = useArchiveWork();
  const [changes, setChanges] = useState(0);
  const isConnected = archive.kind === 'connected';
  const isObserver = open.person.kind === 'observer';
  return (
    <div className="exchange-split">
      <div className="exchange-page">
        <div className="exchange-title">
          <h1>{text.title}</h1>
          <span className="muted">{text.caption}</span>
        </div>
        <ArchiveConnection archive={archive} />
        {work.notLoaded === undefined ? null : (
          <p className="icon-text top" role="alert">
            <StateIcon state="wrong" />
            {work.notLoaded}
          </p>
        )}
        {isConnected ? (
          // Another archive holds other things.
          <div key={archive.address}>
            <ArchiveSync
              open={open}
              address={archive.address}
              work={work}
              onDone={() => setChanges((count) => count + 1)}
            />
            <ArchiveHoldings open={open} address={archive.address} work={work} changes={changes} />
            <ArchiveReadings open={open} address={archive.address} work={work} />
          </div>
        ) : null}
      </div>
      <aside className="exchange-side">
        <h2>{text.blinding.title}</h2>
        <ul>
          {(isObserver ? text.blinding.observerLines : text.blinding.lines).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="hint">{text.blinding.sizes(bytesText(largestBundleBytes))}</p>
      </aside>
    </div>
  );
}
