import { Button, Select, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import type { ProjectLog } from '../../app/log/readLog';
import { unitName, unitsOf } from '../../domain/conduct/readingUnits';
import type { AuditAct } from '../../domain/keeping/auditEntry';
import type { OpenProject } from '../../state/openProject';
import { useApp, useAppState } from '../AppContext';
import { StateIcon } from '../parts/StateIcon';
import { ChainList } from './ChainList';
import { HeadCheck } from './HeadCheck';
import { LogList } from './LogList';
import './log.css';
import { detailText, filteredLog, type LogFilter, noFilter, personText } from './logFilter';
import { logText } from './logText';

type Read =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'read'; readonly log: ProjectLog };

/** The log of the open project, as far as the person who sits here may see it. Draws anew for another person. */
export function LogView({ open }: { readonly open: OpenProject }) {
  const app = useApp();
  const [read, setRead] = useState<Read>({ kind: 'reading' });
  // What is written while the log is open belongs into it.
  const saved = useAppState(({ save }) => (save.kind === 'saved' ? save.atUtc : ''));
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again after every save
  useEffect(() => {
    let isGone = false;
    void app.readLog().then((log) => {
      if (isGone) return;
      setRead(log.ok ? { kind: 'read', log: log.value } : { kind: 'failed', message: log.error.message });
    });
    return () => {
      isGone = true;
    };
  }, [app, saved]);
  if (read.kind === 'reading') return <p className="log-line muted">{logText.reading}</p>;
  if (read.kind === 'failed') return <p className="log-line">{logText.failed(read.message)}</p>;
  return <LogTable log={read.log} open={open} />;
}

/** The log itself, read and checked. */
export function LogTable({ log, open }: { readonly log: ProjectLog; readonly open: OpenProject }) {
  const app = useApp();
  const [filter, setFilter] = useState<LogFilter>(noFilter);
  const { project, subjects } = open;
  const codes = useMemo(
    () =>
      new Map<string, string>([
        ...subjects.map(({ id, code }) => [id, code] as const),
        // Masked scans are read under names of their own; the researcher knows whose they are.
        ...subjects.flatMap(({ id, code }) =>
          unitsOf(project, { id }).flatMap((unit) =>
            unit.timePoint ? [[unit.id, logText.scanOf(unitName(unit.id), code)] as const] : [],
          ),
        ),
      ]),
    [project, subjects],
  );
  const erased = useMemo(
    () => new Set<string>(project.erased?.flatMap(({ subjectId }) => [subjectId])),
    [project.erased],
  );
  const shown = useMemo(
    () => filteredLog(log.entries, filter, (id) => codes.get(id)),
    [log.entries, filter, codes],
  );
  const people = useMemo(() => [...new Set(log.entries.map(({ person }) => person))], [log.entries]);
  const acts = useMemo(() => [...new Set(log.entries.map(({ act }) => act))], [log.entries]);
  const nameOf = (person: string): string => personText(person, project.protocol);
  const subjectText = (id: string): string =>
    codes.get(id) ?? (erased.has(id) ? logText.erasedSubject : logText.goneSubject);
  const isObserver = open.person.kind === 'observer';
  const faulty = log.chains.filter(({ fault }) => fault).length;
  const set = (part: Partial<LogFilter>): void => setFilter({ ...filter, ...part });
  return (
    <div className="log-view">
      <div className="log-main">
        <div className="exchange-title">
          <h1>{logText.title}</h1>
          <span className="muted">{logText.caption(log.entries.length, log.chains.length)}</span>
          <span className="gap" />
          <Button
            leftSection={<IconDownload size={15} aria-hidden />}
            onClick={() => void app.saveLog('csv')}
          >
            {logText.saveCsv}
          </Button>
          <Button
            leftSection={<IconDownload size={15} aria-hidden />}
            onClick={() => void app.saveLog('jsonl')}
          >
            {logText.saveLines}
          </Button>
        </div>
        <p className="hint log-hint">{isObserver ? logText.own : logText.all}</p>
        <fieldset className="log-filters" aria-label={logText.filters.label}>
          {isObserver ? null : (
            <Select
              aria-label={logText.columns.person}
              data={[
                { value: '', label: logText.filters.anybody },
                ...people.map((person) => ({ value: person, label: nameOf(person) })),
              ]}
              value={filter.person}
              onChange={(person) => set({ person: person ?? '' })}
            />
          )}
          <Select
            aria-label={logText.columns.act}
            data={[
              { value: '', label: logText.filters.anyAct },
              ...acts.map((act) => ({ value: act, label: logText.acts[act] ?? act })),
            ]}
            value={filter.act}
            // Only the acts above are offered.
            onChange={(act) => set({ act: (act ?? '') as AuditAct | '' })}
          />
          <TextInput
            aria-label={logText.filters.subject}
            placeholder={logText.filters.subject}
            value={filter.subject}
            onChange={(event) => set({ subject: event.currentTarget.value })}
          />
          <span className="muted">{logText.filters.count(shown.length, log.entries.length)}</span>
        </fieldset>
        {shown.length === 0 ? (
          <p className="log-line muted">{log.entries.length === 0 ? logText.none : logText.noneFits}</p>
        ) : (
          <LogList
            entries={shown}
            nameOf={nameOf}
            detailOf={(entry) => detailText(entry, project.protocol)}
            subjectText={subjectText}
          />
        )}
      </div>
      <aside className="log-side">
        <section className="log-section" data-testid="log-verdict">
          <p className="icon-text top">
            <StateIcon state={faulty > 0 ? 'wrong' : 'done'} />
            <strong>{faulty > 0 ? logText.verdict.faulty(faulty) : logText.verdict.whole}</strong>
          </p>
          <p className="hint">{faulty > 0 ? logText.verdict.faultyText : logText.verdict.wholeText}</p>
        </section>
        <HeadCheck log={log} nameOf={nameOf} />
        <ChainList chains={log.chains} nameOf={nameOf} />
      </aside>
    </div>
  );
}
