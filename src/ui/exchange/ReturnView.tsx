import { Button } from '@mantine/core';
import { IconDownload, IconPackageImport } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { OwnReadings } from '../../app/exchange/ownReadings';
import { readersOf } from '../../domain/study/thirdReader';
import type { OpenProject } from '../../state/openProject';
import { useApp, useAppState } from '../AppContext';
import { observerName } from '../frame/observerName';
import { FilePicker } from '../parts/FilePicker';
import { exchangeText } from './exchangeText';
import { bundlesOf } from './givenBundles';

const text = exchangeText.return;

/** What an observer gives back: their own readings and log, as one file; and a newer kit, taken in. */
export function ReturnView({ open }: { readonly open: OpenProject }) {
  const app = useApp();
  const { person, project } = open;
  const saved = useAppState(({ save }) => (save.kind === 'saved' ? save.atUtc : ''));
  const [head, setHead] = useState('');
  const [own, setOwn] = useState<OwnReadings>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the head moves with every save
  useEffect(() => {
    let isGone = false;
    void app.ownHead().then((code) => isGone || setHead(code));
    void app.ownReadings().then((counts) => isGone || setOwn(counts.ok ? counts.value : undefined));
    return () => {
      isGone = true;
    };
  }, [app, saved]);
  const hasAny = own !== undefined && own.signed + own.open > 0;
  const observer = readersOf(project.protocol).find(({ id }) => id === person.observerId);
  return (
    <div className="exchange-page">
      <div className="exchange-title">
        <h1>{text.title}</h1>
        <span className="muted">{observer ? text.caption(observerName(observer)) : null}</span>
      </div>
      <section className="exchange-card">
        <p data-testid="return-holds">
          {own === undefined ? text.counting : hasAny ? text.holds(own.signed, own.open) : text.none}
        </p>
        <p className="hint">{text.again}</p>
        {head === '' ? null : (
          <dl className="exchange-head">
            <dt className="muted">{text.head}</dt>
            <dd>
              <span className="log-code" data-testid="own-head">
                {head}
              </span>
              <div className="hint">{text.headHint}</div>
            </dd>
          </dl>
        )}
        <div>
          <Button
            variant="filled"
            leftSection={<IconDownload size={15} aria-hidden />}
            disabled={!hasAny}
            onClick={() => void app.saveReturn()}
          >
            {text.save}
          </Button>
        </div>
      </section>
      <section className="exchange-card">
        <h2>{text.newer}</h2>
        <p className="muted">{text.newerText}</p>
        <div>
          <FilePicker
            accept=".zip"
            label={text.pick}
            onChoose={(files) => void app.offerBundles(bundlesOf(files))}
          >
            {(openPicker) => (
              <Button leftSection={<IconPackageImport size={15} aria-hidden />} onClick={openPicker}>
                {text.pick}
              </Button>
            )}
          </FilePicker>
        </div>
      </section>
    </div>
  );
}
