import { Menu } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { isUnitId } from '../../domain/conduct/isUnitId';
import { askedRois } from '../../domain/reading/askedRois';
import { timePoints } from '../../domain/timePoint';
import { useApp, useAppState } from '../AppContext';
import { lazyPart } from '../parts/lazyPart';
import { DicomObjectsMenu, type ScanEntry } from './DicomObjectsMenu';
import { roiFilesText } from './roiFilesText';

/** Its code loads when somebody first brings outlines in. */
const RoiImportPart = lazyPart(async () => (await import('./RoiImportDialog')).RoiImportDialog);

const programs = ['imagej', 'horos'] as const;

/** On the Read screen: outlines from other programs into the open reading, and the reading's outlines for them. */
export function RoiFilesMenu() {
  const app = useApp();
  // Not the session around it: that changes with every move of the pointer.
  const reading = useAppState((state) => state.reading?.reading);
  const protocol = useAppState((state) => state.open?.project.protocol);
  const [isImporting, setImporting] = useState(false);
  if (!reading) return null;
  const { state, subjectId } = reading;
  // A masked scan is alone, and nothing says which one it is.
  const isMasked = isUnitId(subjectId);
  const scans = (isMasked ? timePoints.slice(0, 1) : timePoints).map(
    (timePoint): ScanEntry => ({
      timePoint,
      name: isMasked ? roiFilesText.thisScan : roiFilesText.timePoints[timePoint],
      isDrawn: protocol !== undefined && askedRois(reading, protocol, timePoint).length > 0,
    }),
  );
  return (
    <>
      <Menu width={320} position="right-end">
        <Menu.Target>
          <button type="button" className="tool" title={roiFilesText.menu} aria-label={roiFilesText.menu}>
            <IconFileImport size={18} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={state === 'signed'} onClick={() => setImporting(true)}>
            {roiFilesText.bringIn}
            <div className="hint">{state === 'signed' ? roiFilesText.signed : roiFilesText.bringInHint}</div>
          </Menu.Item>
          <Menu.Label>{roiFilesText.saveHead}</Menu.Label>
          {programs.flatMap((program) =>
            scans.map(({ timePoint, name, isDrawn }) => (
              <Menu.Item
                key={`${program}-${timePoint}`}
                disabled={!isDrawn}
                onClick={() => void app.saveReadingRois(program, timePoint)}
              >
                {roiFilesText.save(program, name)}
              </Menu.Item>
            )),
          )}
          <Menu.Label>{roiFilesText.saveOwnHead}</Menu.Label>
          {programs.map((program) => (
            <Menu.Item key={program} onClick={() => void app.saveStudyRois(program, 'own')}>
              {roiFilesText.saveStudy(program)}
            </Menu.Item>
          ))}
          <Menu.Label className="menu-hint">{roiFilesText.horosHint}</Menu.Label>
          <DicomObjectsMenu scans={scans} />
        </Menu.Dropdown>
      </Menu>
      {isImporting ? <RoiImportPart onClose={() => setImporting(false)} /> : null}
    </>
  );
}
