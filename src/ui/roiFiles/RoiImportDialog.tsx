import { Button, Modal } from '@mantine/core';
import { useMemo, useState } from 'react';
import { slicesOf } from '../../app/roiFiles/draftRow';
import type { SubjectId } from '../../domain/ids';
import { referenceTissueOf } from '../../domain/reading/referenceTissue';
import type { RoiFilesRead } from '../../domain/roiFiles/foreignRoi';
import type { Protocol } from '../../domain/study/protocol';
import { targetsOf } from '../../domain/study/targets';
import { useApp, useAppState } from '../AppContext';
import { FilePicker } from '../parts/FilePicker';
import { RoiImportRow, type Structure } from './RoiImportRow';
import './roiFiles.css';
import { readersOf } from '../../domain/study/thirdReader';
import { refusalText, roiFilesText } from './roiFilesText';
import { useImportPlan } from './useImportPlan';

/** What can be outlined at one time point, in the order of the protocol. */
function structuresOf(protocol: Protocol): readonly Structure[] {
  return targetsOf(protocol)
    .filter(({ timePoint }) => timePoint === 'preop')
    .map(({ siteId, muscleId, side }) => {
      const muscle = protocol.muscles.find(({ id }) => id === muscleId)?.shortName;
      const site =
        protocol.sites.length > 1 ? protocol.sites.find(({ id }) => id === siteId)?.name : undefined;
      const what = muscle ?? referenceTissueOf(muscleId) ?? muscleId;
      const parts = [side === 'none' ? undefined : roiFilesText.sides[side], what, site];
      return {
        key: [siteId, muscleId, side].join('|'),
        label: parts.filter((part) => part !== undefined).join(' · '),
        of: { siteId, muscleId, side },
      };
    });
}

/** Brings outlines of other programs into the reading that is open: every ROI of the files with what becomes of it. */
export function RoiImportDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const session = useAppState((state) => state.reading);
  const open = useAppState((state) => state.open);
  const [read, setRead] = useState<RoiFilesRead>();
  const [isReading, setReading] = useState(false);
  const [taken, setTaken] = useState(0);
  const { plan, decisions, decide, forget } = useImportPlan(read);
  const protocol = open?.project.protocol;
  const structures = useMemo(() => (protocol ? structuresOf(protocol) : []), [protocol]);
  const slices = useMemo(() => (session ? slicesOf(session) : []), [session]);
  if (!session || !open) return null;
  const codeOf = (id: SubjectId): string => open.subjects.find((one) => one.id === id)?.code ?? '';
  const letterOf = (id: string): string =>
    (protocol && readersOf(protocol).find((one) => one.id === id)?.letter) ?? id;
  const choose = async (files: readonly File[]): Promise<void> => {
    setReading(true);
    setTaken(0);
    forget();
    setRead(await app.readRoiFiles(files).finally(() => setReading(false)));
  };
  const own = plan?.rows.filter(({ state }) => state.kind !== 'other-subject') ?? [];
  const others = new Map<string, number>();
  for (const { state } of plan?.rows ?? []) {
    if (state.kind === 'other-subject') others.set(state.code, (others.get(state.code) ?? 0) + 1);
  }
  const ready = own.filter(({ state }) => state.kind === 'ready').length;
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(1180px, 94vw)"
      title={roiFilesText.dialogTitle(codeOf(session.subjectId), letterOf(session.observerId))}
    >
      <div className="dialog-body roi-import" data-testid="roi-import">
        <div className="roi-choose">
          <FilePicker label="Outline files" onChoose={(files) => void choose(files)}>
            {(pick) => <Button onClick={pick}>{roiFilesText.choose}</Button>}
          </FilePicker>
          <p className="muted">{isReading ? roiFilesText.reading : roiFilesText.intro}</p>
        </div>
        {own.length > 0 ? (
          <table className="roi-import-table">
            <thead>
              <tr>
                <th>{roiFilesText.fileHead}</th>
                <th>{roiFilesText.targetHead}</th>
                <th>{roiFilesText.valuesHead}</th>
                <th>{roiFilesText.stateHead}</th>
              </tr>
            </thead>
            <tbody>
              {own.map((row) => (
                <RoiImportRow
                  key={row.id}
                  row={row}
                  structures={structures}
                  slices={slices}
                  letterOf={letterOf}
                  decide={(decision) => decide(row.id, decision)}
                />
              ))}
            </tbody>
          </table>
        ) : null}
        {plan && plan.rows.length === 0 ? <p>{roiFilesText.nothing}</p> : null}
        {others.size > 0 ? (
          <section>
            <h3>{roiFilesText.otherSubjects}</h3>
            <div className="roi-acts">
              {[...others].map(([code, count]) => (
                <Button key={code} size="compact-sm" onClick={() => void openByCode(code)}>
                  {roiFilesText.openSubject(code, count)}
                </Button>
              ))}
            </div>
          </section>
        ) : null}
        {plan && plan.refused.length > 0 ? (
          <section data-testid="roi-refused">
            <h3>{roiFilesText.refusedHead}</h3>
            <ul>
              {plan.refused.map((one, index) => (
                // The list never changes its order.
                // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be refused twice
                <li key={index}>
                  <span className="roi-file">
                    {[one.file, one.roiName].filter((text) => text !== '').join(' · ')}
                  </span>
                  : {refusalText(one)}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <div className="dialog-acts">
          {taken > 0 ? <p data-testid="roi-taken">{roiFilesText.taken(taken)}</p> : null}
          <Button onClick={onClose}>{roiFilesText.close}</Button>
          <Button variant="filled" disabled={ready === 0} onClick={() => void takeIn()}>
            {roiFilesText.takeIn(ready)}
          </Button>
        </div>
      </div>
    </Modal>
  );

  async function takeIn(): Promise<void> {
    if (!read) return;
    const count = await app.importRois(read, decisions);
    setTaken(count);
    // "Replace" was meant once.
    if (count > 0) forget();
  }

  async function openByCode(code: string): Promise<void> {
    const subject = open?.subjects.find((one) => one.code === code);
    setTaken(0);
    if (subject) await app.openReading(subject.id);
  }
}
