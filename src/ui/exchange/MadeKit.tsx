import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { KitOutcome } from '../../app/kits/kitOutcome';
import { useApp } from '../AppContext';
import { bytesText } from '../parts/bytesText';
import { StateIcon } from '../parts/StateIcon';
import { exchangeText } from './exchangeText';
import { KitWarnings } from './KitWarnings';

const text = exchangeText.kits;

/** A kit that was made, with what has to be looked at before it is handed out; or why there is none. */
export function MadeKit({
  outcome,
  onPutAway,
}: {
  readonly outcome: Exclude<KitOutcome, { kind: 'cancelled' }>;
  readonly onPutAway: () => void;
}) {
  const app = useApp();
  const [hasLooked, setLooked] = useState(false);
  const [isSaved, setSaved] = useState(false);
  if (outcome.kind === 'refused') {
    return (
      <p className="icon-text top" role="alert" data-testid="kit-refused">
        <StateIcon state="wrong" />
        <span>
          <strong>{text.refused}.</strong> {text.refusalText(outcome.why)}
        </span>
      </p>
    );
  }
  const { warnings, file, fileName, issue, subjects, withoutFingerprint } = outcome;
  const mayBeSaved = warnings.length === 0 || hasLooked;
  return (
    <>
      {warnings.length > 0 ? (
        <div className="kit-warnings" role="alert" data-testid="kit-warnings">
          <KitWarnings title={text.warnings} warnings={warnings} />
          <label className="tick-line">
            <input
              type="checkbox"
              checked={hasLooked}
              onChange={(event) => setLooked(event.target.checked)}
            />
            {text.understood}
          </label>
        </div>
      ) : null}
      {withoutFingerprint > 0 ? (
        <p className="icon-text top">
          <StateIcon state="attention" />
          {text.withoutFingerprint(withoutFingerprint)}
        </p>
      ) : null}
      <div className="kit-acts" data-testid="kit-made">
        <span className="icon-text">
          <StateIcon state="done" />
          {text.made(issue, subjects, bytesText(file.size))}
        </span>
        <Button
          variant={isSaved ? 'default' : 'filled'}
          disabled={!mayBeSaved}
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => {
            app.saveKit(fileName, file);
            setSaved(true);
          }}
        >
          {text.save}
        </Button>
        {isSaved ? null : <Button onClick={onPutAway}>{text.discard}</Button>}
      </div>
      <p className="hint">{isSaved ? `${fileName}. ${text.saved}` : fileName}</p>
    </>
  );
}
