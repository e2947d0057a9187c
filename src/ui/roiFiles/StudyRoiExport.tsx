import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useApp } from '../AppContext';
import { roiFilesText } from './roiFilesText';

const programs = ['imagej', 'horos'] as const;
const objects = ['sr', 'seg', 'rtstruct'] as const;

/** Beside the other files of the results: everybody's outlines, one set for every subject, scan and observer. */
export function StudyRoiExport() {
  const app = useApp();
  return (
    <div className="roi-export" title={roiFilesText.horosHint}>
      <p className="list-head">{roiFilesText.saveAllHead}</p>
      {programs.map((program) => (
        <Button
          key={program}
          fullWidth
          justify="flex-start"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => void app.saveStudyRois(program, 'all')}
        >
          {roiFilesText.saveStudy(program)}
        </Button>
      ))}
      {objects.map((kind) => (
        <Button
          key={kind}
          fullWidth
          justify="flex-start"
          leftSection={<IconDownload size={15} aria-hidden />}
          title={`${roiFilesText.dicom}: ${roiFilesText.dicomHint}`}
          onClick={() => void app.saveStudyObjects(kind, 'all')}
        >
          {roiFilesText.saveStudyObjects(kind)}
        </Button>
      ))}
    </div>
  );
}
