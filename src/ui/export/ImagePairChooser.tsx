import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { suggestedPairs } from '../../app/export/suggestedPairs';
import { observerId, type SubjectId } from '../../domain/ids';
import { readersOf } from '../../domain/study/thirdReader';
import type { ExportItem } from '../../report/export/exportItem';
import type { ReadyExport } from '../../state/exportState';
import type { OpenProject } from '../../state/openProject';
import { useApp, useAppState } from '../AppContext';
import { observerName } from '../frame/observerName';
import { exportText } from './exportText';
import './imagePairs.css';

const text = exportText.pairs;

/** Whether an item is the annotated pairs of slices, which are of chosen subjects. */
export function isImagePairs({ id }: ExportItem): boolean {
  return id.startsWith('image-pair');
}

/** Of whom image pairs are made, and whose outlines they show. */
export function ImagePairChooser({
  ready,
  open,
}: {
  readonly ready: ReadyExport;
  readonly open: OpenProject;
}) {
  const app = useApp();
  const results = useAppState((state) => state.results);
  const listId = useId();
  const [search, setSearch] = useState('');
  const [isUnknown, setUnknown] = useState(false);
  const { choices, missingPairs } = ready;
  const chosen = choices.settings.imagePairs;
  const candidates = open.subjects.filter(
    ({ scans, exclusion }) => scans.preop && scans.followUp && !exclusion,
  );
  const codeOf = (id: SubjectId): string => open.subjects.find((one) => one.id === id)?.code ?? id;
  const choose = (imagePairs: readonly SubjectId[]): void =>
    void app.chooseExport({ settings: { ...choices.settings, imagePairs } });
  const add = (): void => {
    const code = search.trim().toLowerCase();
    const found = candidates.find((one) => one.code.toLowerCase() === code);
    setUnknown(found === undefined);
    if (!found) return;
    if (!chosen.includes(found.id)) choose([...chosen, found.id]);
    setSearch('');
  };
  const readers = readersOf(open.project.protocol);
  return (
    <div className="export-pairs" data-testid="image-pairs">
      <ul aria-label={text.title}>
        {chosen.length === 0 ? <li className="muted">{text.none}</li> : null}
        {chosen.map((id) => (
          <li key={id} className="chip">
            {codeOf(id)}
            <button
              type="button"
              className="bare-button"
              aria-label={text.remove(codeOf(id))}
              onClick={() => choose(chosen.filter((one) => one !== id))}
            >
              <IconX size={12} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <input
          type="text"
          list={listId}
          value={search}
          placeholder={text.search}
          aria-label={text.search}
          aria-invalid={isUnknown || undefined}
          onChange={(event) => {
            setSearch(event.target.value);
            setUnknown(false);
          }}
        />
        <datalist id={listId}>
          {candidates.slice(0, 500).map(({ id, code }) => (
            <option key={id} value={code} />
          ))}
        </datalist>
        <Button type="submit" disabled={search.trim() === ''}>
          {text.add}
        </Button>
      </form>
      <Button
        disabled={results.kind !== 'ready'}
        title={text.suggestHint}
        onClick={() => {
          if (results.kind !== 'ready') return;
          choose([...new Set([...chosen, ...suggestedPairs(results.results)])]);
        }}
      >
        {text.suggest}
      </Button>
      {readers.length > 1 ? (
        <label className="export-observer">
          <span className="muted">{text.observer}</span>
          <select
            value={choices.pairObserver ?? readers[0]?.id ?? ''}
            onChange={(event) => void app.chooseExport({ pairObserver: observerId(event.target.value) })}
          >
            {readers.map((reader) => (
              <option key={reader.id} value={reader.id}>
                {observerName(reader)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {isUnknown ? (
        <p className="hint" role="alert">
          {text.notFound}
        </p>
      ) : null}
      {missingPairs.map(({ subjectId, why }) => (
        <p key={subjectId} className="hint" role="status">
          {text.missing(codeOf(subjectId), why)}
        </p>
      ))}
    </div>
  );
}
