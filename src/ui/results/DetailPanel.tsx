import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ModelDetail } from '../../report/models/modelDetail';
import { Asked } from './how/Asked';
import { InWords } from './InWords';
import './path.css';
import { modelsText } from './models/modelsText';
import { unbrokenRanges } from './unbrokenRanges';

/** What stands beside the chosen line of a model: its parts, and the R call that gives the same numbers. */
export function DetailPanel({
  detail,
  inWords,
  rCall,
  children,
}: {
  readonly detail: ModelDetail;
  /** What the line says, in a sentence. */
  readonly inWords?: string | undefined;
  /** The R code of the line; each number can be asked for its own. */
  readonly rCall: string | undefined;
  /** Further parts below the numbers. */
  readonly children?: ReactNode;
}) {
  return (
    <>
      <section className="path-part" data-testid="model-detail">
        <h2>{modelsText.detail}</h2>
        <p className="path-row">{detail.title}</p>
        <InWords text={inWords} />
      </section>
      {detail.parts.map(({ title, lines, notes = [] }) => (
        <section key={title} className="path-part">
          <h3>{title}</h3>
          {lines.length > 0 ? (
            <table className="path-table wrapping" aria-label={title}>
              <tbody>
                {lines.map(({ name, text, how }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td className="number">
                      <Asked how={how}>{unbrokenRanges(text)}</Asked>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
          {notes.map((note) => (
            <p key={note} className="hint">
              {note}
            </p>
          ))}
        </section>
      ))}
      {children}
      {rCall === undefined ? null : <RCall code={rCall} />}
    </>
  );
}

/** An R call, to be read and taken along. */
export function RCall({ code }: { readonly code: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <section className="path-part">
      <h3>{modelsText.inR}</h3>
      <pre className="r-call">{code}</pre>
      <div className="r-acts">
        <Button leftSection={<IconCopy size={15} aria-hidden />} onClick={() => void copy()}>
          {modelsText.copyR}
        </Button>
        <span className="hint" role="status">
          {isCopied ? modelsText.copiedR : ''}
        </span>
      </div>
    </section>
  );
}
