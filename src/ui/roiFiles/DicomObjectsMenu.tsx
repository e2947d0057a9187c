import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import type { ObjectKind } from '../../domain/dicomObjects/scanObjects';
import type { TimePoint } from '../../domain/timePoint';
import { useApp } from '../AppContext';
import { roiFilesText } from './roiFilesText';

const kinds: readonly ObjectKind[] = ['sr', 'seg', 'rtstruct'];

/** In the menu of other programs: the open reading's outlines as DICOM objects, scan by scan, and those of all subjects. */
export function DicomObjectsMenu({ scans }: { readonly scans: readonly ScanEntry[] }) {
  const app = useApp();
  const items = (head: string, isDisabled: boolean, save: (kind: ObjectKind) => Promise<void>) => (
    <Fragment key={head}>
      <Menu.Label>{head}</Menu.Label>
      {kinds.map((kind) => (
        <Menu.Item
          key={kind}
          disabled={isDisabled}
          aria-label={`${head}: ${roiFilesText.objects[kind]}`}
          onClick={() => void save(kind)}
        >
          {roiFilesText.objects[kind]}
        </Menu.Item>
      ))}
    </Fragment>
  );
  return (
    <Menu.Sub position="right-end" width={300}>
      <Menu.Sub.Target>
        <Menu.Sub.Item>
          {roiFilesText.dicom}
          <div className="hint">{roiFilesText.dicomHint}</div>
        </Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {scans.map(({ timePoint, name, isDrawn }) =>
          items(name, !isDrawn, (kind) => app.saveReadingObjects(kind, timePoint)),
        )}
        {items(roiFilesText.allSubjects, false, (kind) => app.saveStudyObjects(kind, 'own'))}
        <Menu.Label className="menu-hint">{roiFilesText.objectsHint}</Menu.Label>
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}

/** A scan of the open reading as the menu names it. */
export interface ScanEntry {
  readonly timePoint: TimePoint;
  readonly name: string;
  /** Whether anything is outlined on it. */
  readonly isDrawn: boolean;
}
