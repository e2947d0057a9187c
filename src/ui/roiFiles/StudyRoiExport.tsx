import { Button } from '@mantine/core';
import { useApp } from '../AppContext';
import { roiFilesText } from './roiFilesText';

/** Beside the other files of the results: everybody's outlines, one set for every subject, scan and observer. */
export function StudyRoiExport() {
  const app = useApp();
  return (
    <div className="roi-export" title={roiFilesText.horosHint}>
      <span className="muted">{roiFilesText.saveAllHead}</span>
      <Button onClick={() => void app.saveStudyRois('imagej', 'all')}>
        {roiFilesText.saveStudy('imagej')}
      </Button>
      <Button onClick={() => void app.saveStudyRois('horos', 'all')}>
        {roiFilesText.saveStudy('horos')}
      </Button>
    </div>
  );
}
